#!/usr/bin/env python3
"""Opens pages in a real browser and does what people do there: browser_test.py REPORT_SAMPLE.

Exits with 77, which ctest shows as skipped, where no Chromium is installed (tools/setup --browser installs it)."""

import csv
import io
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
import browser  # noqa: E402

SKIPPED = 77
INK = {"blue": (0, 114, 178), "red": (213, 94, 0), "green": (0, 158, 115)}
INFINITY, NAN = float("inf"), float("nan")

# How many pixels of a canvas have about this colour, which antialiased edges have not; with no colour, any but gray.
COUNT = """((canvas, wanted) => {
    const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", {willReadFrequently: true});
    context.drawImage(canvas, 0, 0);
    const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
        const color = [data[i], data[i + 1], data[i + 2]];
        const fits = wanted ? color.every((part, j) => Math.abs(part - wanted[j]) < 12) : Math.max(...color) - Math.min(...color) > 60;
        if (fits && data[i + 3] > 200) ++count;
    }
    return count;
})"""


class Page(unittest.TestCase):
    """A test with a page of its own, as a reader meets it."""

    name = "sample"
    window = (1280, 900)

    @classmethod
    def setUpClass(cls):
        cls.browser = BROWSER
        cls.path = FOLDER / f"{cls.name}.html"
        if not cls.path.exists():
            subprocess.run([SAMPLE, cls.name, cls.path], check=True)

    def setUp(self):
        self.browser.size(*self.window)
        self.browser.dark(False)
        self.browser.open(self.path)

    def tearDown(self):
        self.assertEqual(self.browser.complaints, [])
        self.assertEqual(self.browser.requests, [self.path.resolve().as_uri()])

    def run_script(self, script):
        return self.browser.run(script)

    def show(self, panel: int) -> None:
        self.run_script(f"panels[{panel}].root.scrollIntoView({{block: 'center'}})")
        self.browser.settle()
        self.browser.settle()

    def ink(self, panel: int, color: str | tuple | None) -> int:
        wanted = INK.get(color, color)
        return self.run_script(f"{COUNT}(panels[{panel}].u.ctx.canvas, {json.dumps(wanted)})")

    def view(self, panel: int) -> tuple:
        view = self.run_script(f"panels[{panel}].view")
        return tuple(view["x"] + view["y"])

    def spot(self, panel: int, x: float, y: float) -> tuple:
        """Where shares of a panel's curves, counted from the upper left corner, are in the window."""
        left, top, width, height = self.run_script(
            f"(() => {{ const r = panels[{panel}].u.over.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; }})()")
        return left + x * width, top + y * height

    def press_button(self, selector: str, modifiers: int = 0) -> None:
        self.run_script(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})")
        x, y = self.run_script(
            f"(() => {{ const r = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
            " return [r.left + r.width / 2, r.top + r.height / 2]; })()")
        self.browser.click(x, y, modifiers)

    def column(self, table: int, index: int) -> list:
        return self.run_script(
            f"[...tables[{table}].body.querySelectorAll('tr')].map((row) => row.children[{index}].textContent)")


class Curves(Page):
    def test_every_panel_is_drawn(self):
        count = self.run_script("panels.length")
        self.assertEqual(count, 8)
        for panel in range(count):
            self.show(panel)
            self.assertGreater(self.ink(panel, None), 200, f"panel {panel}")

    def test_panels_beside_each_other(self):
        tops = self.run_script("panels.slice(1, 4).map((panel) => panel.root.getBoundingClientRect().top)")
        self.assertEqual(len(set(tops)), 1)

    def test_log_switch(self):
        before = self.ink(0, "blue")
        self.press_button(".log-y")
        self.assertEqual(self.run_script("panels[0].u.axes[1]._values.filter((text) => text)[0]"), "1e-4")
        self.assertIn("1 point at or below zero is not shown", self.run_script("panels[0].note.textContent"))
        self.assertEqual(self.run_script("panels[0].tools.y.getAttribute('aria-pressed')"), "true")
        self.assertNotEqual(self.ink(0, "blue"), before)
        self.press_button(".log-x")
        self.assertEqual(self.run_script("panels[0].scales.x.low"), 1)
        self.press_button(".log-y")
        self.press_button(".log-x")
        self.assertEqual(self.ink(0, "blue"), before)
        self.assertEqual(self.run_script("panels[0].note.textContent"), "")

    def test_legend_shows_and_hides(self):
        entry = '.entry[data-curve="{}"]'
        before = self.ink(0, "red")
        self.press_button(entry.format(1))
        self.assertLess(self.ink(0, "red"), before / 2)  # the guide is red, too
        self.assertEqual(self.run_script("panels[0].curves.map((curve) => curve.shown)"), [True, False, True])
        self.assertEqual(self.run_script(f"document.querySelector('{entry.format(1)}').getAttribute('aria-pressed')"), "false")
        self.press_button(entry.format(1))
        self.press_button(entry.format(2), browser.SHIFT)
        self.assertEqual(self.run_script("panels[0].curves.map((curve) => curve.shown)"), [False, False, True])
        self.assertEqual(self.ink(0, "blue"), 0)
        self.press_button(entry.format(2), browser.SHIFT)
        self.assertEqual(self.run_script("panels[0].curves.every((curve) => curve.shown)"), True)

    def test_drag_zooms_and_double_click_comes_back(self):
        self.browser.drag(self.spot(0, 0.2, 0.25), self.spot(0, 0.6, 0.75))
        for got, wanted in zip(self.view(0), (0.2, 0.6, 0.25, 0.75)):
            self.assertAlmostEqual(got, wanted, delta=0.01)
        self.browser.click(*self.spot(0, 0.5, 0.5), count=2)
        self.assertEqual(self.view(0), (0, 1, 0, 1))

    def test_a_flat_drag_zooms_along_one_axis(self):
        self.browser.drag(self.spot(0, 0.2, 0.5), self.spot(0, 0.6, 0.51))
        x0, x1, y0, y1 = self.view(0)
        self.assertAlmostEqual(x1 - x0, 0.4, delta=0.01)
        self.assertAlmostEqual(y1 - y0, 1, delta=0.01)

    def test_buttons_zoom_and_reset(self):
        self.press_button(".closer")
        self.assertEqual(self.view(0), (0.25, 0.75, 0.25, 0.75))
        self.press_button(".farther")
        self.assertEqual(self.view(0), (0, 1, 0, 1))
        self.press_button(".closer")
        self.press_button(".reset")
        self.assertEqual(self.view(0), (0, 1, 0, 1))

    def test_shift_and_drag_moves(self):
        self.press_button(".closer")
        self.browser.drag(self.spot(0, 0.5, 0.5), self.spot(0, 0.7, 0.6), browser.SHIFT)
        for got, wanted in zip(self.view(0), (0.15, 0.65, 0.3, 0.8)):
            self.assertAlmostEqual(got, wanted, delta=0.01)

    def test_wheel_zooms_only_with_control(self):
        spot = self.spot(0, 0.25, 0.5)
        self.browser.wheel(*spot, -120, browser.CONTROL)
        x0, x1, *_ = self.view(0)
        self.assertAlmostEqual(x1 - x0, 2 ** -0.25, delta=0.01)
        self.assertAlmostEqual(x0 + 0.25 * (x1 - x0), 0.25, delta=0.01)
        before = self.view(0)
        self.browser.wheel(*spot, 120)
        self.assertEqual(self.view(0), before)

    def test_zoom_ends_somewhere(self):
        self.run_script("(() => { for (let i = 0; i < 100; ++i) panels[0].zoom(0.5); })()")
        x0, x1, *_ = self.view(0)
        self.assertGreater(x1 - x0, 0)
        self.run_script("(() => { for (let i = 0; i < 200; ++i) panels[0].zoom(2); })()")
        x0, x1, *_ = self.view(0)
        self.assertLess(x1 - x0, 2000)
        self.browser.settle()

    def test_hover_reads_the_curves(self):
        self.browser.move(*self.spot(0, 0.5, 0.45))
        text = self.run_script("panels[0].readout.box.innerText")
        self.assertIn("step 50", text)
        cosine = self.run_script("shortNumber(panels[0].curves[0].y[50])")
        self.assertIn(f"cosine\n{cosine}", text)
        self.assertIn("wsd\n0.1", text)
        self.assertIn("step(30)\n0.01", text)
        self.browser.move(5, 5)
        self.assertEqual(self.run_script("panels[0].readout.root.hidden"), True)

    def test_keys(self):
        self.run_script("panels[0].plotElement.focus()")
        self.browser.press("ArrowRight")
        self.browser.press("ArrowRight")
        self.assertIn("step 51", self.run_script("panels[0].readout.box.innerText"))
        self.browser.press("ArrowDown")
        self.assertIn("wsd", self.run_script("panels[0].readout.box.innerText"))
        self.browser.press("+")
        self.assertEqual(self.view(0), (0.25, 0.75, 0.25, 0.75))
        self.browser.press("ArrowRight", browser.SHIFT)
        self.assertAlmostEqual(self.view(0)[0], 0.3)
        self.browser.press("0")
        self.assertEqual(self.view(0), (0, 1, 0, 1))
        self.browser.press("y")
        self.assertEqual(self.run_script("panels[0].log.y"), True)
        self.browser.press("?")
        self.assertEqual(self.run_script("document.getElementById('keys').open"), True)

    def test_everything_can_be_reached_with_the_keyboard(self):
        outside = self.run_script("""[...document.querySelectorAll('button, input, a, .plot, summary')]
            .filter((each) => each.offsetParent && each.tabIndex < 0).length""")
        self.assertEqual(outside, 0)
        unnamed = self.run_script("""[...document.querySelectorAll('button, input, .plot')]
            .filter((each) => !each.textContent.trim() && !each.getAttribute('aria-label')).length""")
        self.assertEqual(unnamed, 0)

    def test_points_are_pointed_out(self):
        self.show(5)
        self.assertGreater(self.ink(5, "green"), 30)
        dot, right = self.run_script("""(() => {
            const {u, scales, given} = panels[5];
            const pin = given.pins[1];
            const [x, y] = [u.valToPos(scales.x.place(pin.x), "x", true), u.valToPos(scales.y.place(pin.y), "y", true)];
            const copy = new OffscreenCanvas(200, 21).getContext("2d", {willReadFrequently: true});
            copy.drawImage(u.ctx.canvas, x - 3, y - 10, 200, 21, 0, 0, 200, 21);
            const dark = (left, width) => copy.getImageData(left, 0, width, 21).data.filter((v, i, all) =>
                i % 4 === 0 && v < 150 && all[i + 1] < 150 && all[i + 2] < 150 && all[i + 3] > 200).length;
            return [dark(0, 7), dark(10, 90)];
        })()""")
        self.assertLess(dot, 10)
        self.assertGreater(right, 30)

    def test_limits_hold(self):
        self.show(5)
        self.assertEqual(self.run_script("panels[5].given.title"), "LR range test")
        self.assertEqual(self.run_script("panels[5].scales.y.high"), 4)

    def test_ticks_are_those_of_other_figures(self):
        for low, high, log, count, *labels in json.loads(subprocess.run([SAMPLE, "ticks", "/dev/stdout"], check=True, capture_output=True).stdout):
            made = self.run_script(f"ticksOf(new Scale({low!r}, {high!r}, {json.dumps(log)}), {count}).map((tick) => tick.label).filter((label) => label)")
            self.assertEqual(made, labels, (low, high, log, count))


class Looks(Page):
    def test_dark(self):
        self.assertEqual(self.run_script("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
        self.browser.dark(True)
        self.assertEqual(self.run_script("getComputedStyle(document.body).backgroundColor"), "rgb(20, 23, 26)")
        self.assertEqual(self.ink(0, "blue"), 0)
        self.assertGreater(self.ink(0, (79, 168, 224)), 200)

    def test_theme_button(self):
        self.press_button(".theme")
        self.assertEqual(self.run_script("theme.dark"), True)
        self.press_button(".theme")
        self.assertEqual(self.run_script("theme.dark"), False)
        self.assertGreater(self.ink(0, "blue"), 200)

    def test_both_themes_have_all_colours(self):
        for dark in (False, True):
            self.browser.dark(dark)
            used = self.run_script("""[...new Set(panels.flatMap((panel) => [...panel.curves, ...panel.given.guides, ...panel.given.pins])
                .map((each) => each.color).concat(['pink', 'orange', 'sky', 'gray', 'ink', 'paper', 'muted', 'grid', 'axis', 'accent']))]""")
            for name in used:
                self.assertRegex(self.run_script(f"theme.color('{name}')"), "^#[0-9a-f]{6}$")

    def test_narrow(self):
        self.browser.size(360, 740, 2, True)
        self.browser.open(self.path)
        self.assertEqual(self.run_script("document.documentElement.scrollWidth"), 360)
        tops = self.run_script("panels.slice(1, 4).map((panel) => panel.root.getBoundingClientRect().top)")
        self.assertEqual(len(set(tops)), 3)
        self.assertGreater(self.ink(0, "blue"), 200)

    def test_a_window_that_changes_its_size(self):
        wide = self.run_script("panels[0].u.width")
        self.browser.size(700, 900)
        self.browser.settle()
        self.assertLess(self.run_script("panels[0].u.width"), wide)
        self.assertGreater(self.ink(0, "blue"), 200)

    def test_paper(self):
        self.browser.dark(True)
        self.run_script("dispatchEvent(new Event('beforeprint'))")
        inked = self.run_script(f"[...document.querySelectorAll('canvas.print-only')].map((canvas) => {COUNT}(canvas, null))")
        self.assertEqual(len(inked), 8)
        self.assertGreater(min(inked), 500)
        self.run_script("dispatchEvent(new Event('afterprint'))")
        self.assertEqual(self.run_script("document.querySelectorAll('canvas.print-only').length"), 0)
        self.assertEqual(self.run_script("theme.dark"), True)
        self.assertTrue(self.browser.pdf().startswith(b"%PDF"))


class Tables(Page):
    def test_sorting(self):
        means = self.column(0, 1)
        self.press_button(".table th:nth-child(2) .sort")
        self.assertEqual(self.column(0, 1), ["0.01101", "0.0123457", "0.31", "nan"])
        self.assertEqual(self.run_script("tables[0].heads[1].getAttribute('aria-sort')"), "ascending")
        self.press_button(".table th:nth-child(2) .sort")
        self.assertEqual(self.column(0, 1), ["0.31", "0.0123457", "0.01101", "nan"])
        self.press_button(".table th:nth-child(2) .sort")
        self.assertEqual(self.column(0, 1), means)

    def test_the_best_is_pointed_out(self):
        self.assertEqual(self.run_script("[...tables[0].body.querySelectorAll('.best')].map((cell) => cell.textContent)"), ["0.01101", "0.0079"])

    def test_pages(self):
        self.assertEqual(len(self.column(1, 0)), 25)
        self.run_script("tables[1].turn(1)")
        self.assertEqual(self.column(1, 0)[0], "25")
        self.run_script("tables[1].turn(100)")
        self.assertEqual(self.column(1, 0)[-1], "239")
        self.run_script("tables[1].sort(0); tables[1].sort(0)")
        self.assertEqual(self.column(1, 0)[0], "239")

    def test_search(self):
        self.run_script("""(() => { const field = tables[1].root.querySelector('.find'); field.value = 'COSINE';
            field.dispatchEvent(new Event('input')); })()""")
        self.assertEqual(set(self.column(1, 1)), {"cosine"})
        self.assertEqual(self.run_script("tables[1].counter.textContent"), "1\u201325 of 80 (of 240)")

    def test_csv_keeps_every_bit(self):
        rows = list(csv.reader(io.StringIO(self.run_script("tables[1].csv()"))))
        self.assertEqual(rows[0], ["run", "schedule", "peak", "loss", "steps"])
        for number, row in enumerate(rows[1:]):
            seed = number * 7919 % 1000
            loss = INFINITY if number % 97 == 13 else 0.01 + seed * float(seed) * 1e-6 / 3
            self.assertEqual(float(row[3]), loss)


class Hostile(Page):
    name = "hostile"

    def test_texts_stay_texts(self):
        self.assertIsNone(self.run_script("window.broken"))
        self.assertEqual(self.run_script("document.querySelectorAll('img').length"), 0)
        self.assertEqual(self.run_script("document.querySelectorAll('script').length"), 2)
        evil = "</script><script>window.broken = 1</script><!-- \" ' & \x01 \ufffd \u2028 --><img src=x onerror=\"window.broken=2\">"
        self.assertEqual(self.run_script("panels[0].curves[0].name"), evil)
        self.assertEqual(self.run_script("tables[0].rows[0][0]"), evil)
        self.assertEqual(self.run_script("document.title"), evil.replace("\x01", "\ufffd"))

    def test_numbers_keep_every_bit(self):
        bits = "(values) => values.map((value) => typeof value === 'number' ? new BigUint64Array(new Float64Array([value]).buffer)[0].toString(16) : value)"
        rows = self.run_script(f"({bits})(tables[0].rows.slice(1, 9).map((row) => row[0]))")
        self.assertEqual(rows, ["7fefffffffffffff", "1", "7ff8000000000000", "7ff0000000000000", "fff0000000000000",
                                "8000000000000000", "3fd3333333333334", "nan"])
        curve = self.run_script(f"({bits})(panels[0].curves[0].y)")
        self.assertEqual(curve, ["7fefffffffffffff", "ffefffffffffffff", "1", "7ff8000000000000", "fff0000000000000"])
        self.assertEqual(self.run_script(f"({bits})(panels[3].curves[0].x)"), ["7ff8000000000000"] * 2)

    def test_panels_without_curves_or_points(self):
        for panel in range(4):
            self.show(panel)
            self.assertEqual(self.run_script(f"!!panels[{panel}].u"), True)
        for name in ("x", "y"):
            for panel in range(4):
                self.run_script(f"panels[{panel}].setLog('{name}', true)")
                self.browser.settle()
        self.assertGreater(self.ink(2, "blue"), 5)

    def test_huge_values_can_be_zoomed_and_read(self):
        self.run_script("panels[0].root.scrollIntoView()")
        self.run_script("panels[0].zoom(0.1)")
        self.run_script("panels[0].reset()")
        self.browser.settle()
        self.browser.move(*self.spot(0, 0.34, 0.2))
        self.assertIn("1.79769e308", self.run_script("panels[0].readout.box.innerText"))


class Large(Page):
    name = "large"

    def test_thousands_of_curves_and_rows(self):
        self.assertEqual(self.run_script("panels[0].curves.length"), 3000)
        self.assertLessEqual(self.run_script("document.querySelectorAll('.entry').length"), 60)
        self.assertEqual(len(self.column(0, 0)), 25)
        self.assertLess(self.run_script("document.querySelectorAll('*').length"), 2000)
        self.browser.move(*self.spot(0, 0.5, 0.3))
        self.assertIn("+2992 more", self.run_script("panels[0].readout.box.innerText"))

    def test_finding_curves(self):
        self.run_script("""(() => { const field = panels[0].legend.root.querySelector('.find'); field.value = 'run 299';
            field.dispatchEvent(new Event('input')); })()""")
        self.assertEqual(self.run_script("panels[0].legend.entries.children.length"), 11)
        self.press_button(".none")
        self.assertEqual(self.run_script("panels[0].curves.some((curve) => curve.shown)"), False)
        self.press_button('.entry[data-curve="2999"]')
        self.assertEqual(self.run_script("panels[0].curves.filter((curve) => curve.shown).map((curve) => curve.name)"), ["run 2999"])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    if browser.program() is None:
        print("skipped: no Chromium is installed; tools/setup --browser installs it")
        raise SystemExit(SKIPPED)
    SAMPLE = sys.argv.pop(1)
    with tempfile.TemporaryDirectory(prefix="lrsched-report-") as folder, browser.Browser() as BROWSER:
        FOLDER = Path(folder)
        done = unittest.main(exit=False, argv=[sys.argv[0], *sys.argv[1:]])
    raise SystemExit(0 if done.result.wasSuccessful() else 1)
