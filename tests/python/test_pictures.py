"""Curves: a picture for notebooks, and axes of matplotlib."""

import unittest
import xml.etree.ElementTree as ElementTree
from importlib.util import find_spec

import support

import lrsched
from lrsched import svg

SVG = "{http://www.w3.org/2000/svg}"


def picture_of(text, **facts):
    return ElementTree.fromstring(lrsched.compile(text, **facts)._repr_svg_())


def places(picture):
    return [tuple(map(float, point.split(","))) for point in picture.find(f"{SVG}polyline").get("points").split()]


class Svg(unittest.TestCase):
    def test_the_curve_goes_through_its_values(self):
        curve = places(picture_of("linear(100)", base=0.1))
        self.assertEqual(len(curve), 101)
        self.assertEqual((curve[0], curve[-1]),
                         ((svg.LEFT, svg.TOP), (svg.WIDTH - svg.RIGHT, svg.HEIGHT - svg.BOTTOM)))
        self.assertEqual(curve[50][1], (svg.TOP + svg.HEIGHT - svg.BOTTOM) / 2)

    def test_words_and_numbers_stand_beside_it(self):
        words = [element.text for element in picture_of("chain(warmup(10), cosine(90))", base=0.1).iter(f"{SVG}text")]
        for expected in ("lr: 100 steps", "step", "0", "100", "0.1", "0.05"):
            self.assertIn(expected, words)

    def test_joins_are_marked(self):
        dotted = [line for line in picture_of("chain(warmup(10), hold(50), linear(40))").iter(f"{SVG}line")
                  if line.get("stroke-dasharray")]
        self.assertEqual(len(dotted), 2)

    def test_long_schedules_keep_their_jumps(self):
        curve = places(picture_of("chain(0.1 for 333_333, 1 for 666_667)"))
        self.assertLess(len(curve), 2100)
        jumps = [(a, b) for a, b in zip(curve, curve[1:]) if abs(a[1] - b[1]) > 50]
        self.assertEqual(len(jumps), 1)
        self.assertLess(jumps[0][1][0] - jumps[0][0][0], 0.02)

    def test_a_line_and_a_tiny_and_a_huge_one(self):
        for text in ("0.5", "0", "-2", "1e-300 * cosine(10)", "1e300 * cosine(10)", "cosine(1)"):
            self.assertTrue(places(picture_of(text)))

    def test_where_values_come_with_the_run_there_is_no_curve(self):
        picture = picture_of("plateau(metric('<loss>'))")
        self.assertIsNone(picture.find(f"{SVG}polyline"))
        self.assertIn("reacts to <loss>: values come with the run", [text.text for text in picture.iter(f"{SVG}text")])

    def test_ticks_are_round_and_inside(self):
        self.assertEqual(svg.ticks(0, 100, 6), [0, 20, 40, 60, 80, 100])
        self.assertEqual(svg.ticks(0, 0.3, 4), [0, 0.1, 0.2, 0.30000000000000004])
        self.assertEqual(svg.ticks(3, 3, 4), [3])
        self.assertEqual([svg.label(number) for number in (0, 0.05, 250, 200000, 1e-5, -0.5)],
                         ["0", "0.05", "250", "2e5", "1e-5", "-0.5"])


@unittest.skipUnless(find_spec("matplotlib"), "matplotlib is not installed")
class Axes(unittest.TestCase):
    def setUp(self):
        import matplotlib

        matplotlib.use("Agg")
        self.rate = lrsched.compile("chain(warmup(10), cosine(90))", base=0.1)

    def tearDown(self):
        import matplotlib.pyplot as pyplot

        pyplot.close("all")

    def test_a_schedule(self):
        axes = self.rate.plot()
        x, y = axes.lines[0].get_data()
        self.assertEqual(list(y), [self.rate(step) for step in x])
        self.assertEqual((len(x), axes.get_xlabel(), axes.get_ylabel()), (101, "step", "lr"))
        self.assertEqual(len(axes.lines), 2)  # the curve and a join

    def test_several_on_axes_that_are_there(self):
        import matplotlib.pyplot as pyplot

        axes = pyplot.subplots()[1]
        self.assertIs(self.rate.plot(lrsched.compile("linear(50)", base=0.1), ax=axes, joins=False, linewidth=3), axes)
        self.assertEqual([line.get_linewidth() for line in axes.lines], [3, 3])
        self.assertEqual([text.get_text() for text in axes.get_legend().get_texts()], ["lr 1", "lr 2"])

    def test_the_first_steps(self):
        self.assertEqual(self.rate.plot(steps=20).get_xlim(), (0, 20))


if __name__ == "__main__":
    support.main()
