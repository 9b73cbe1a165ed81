"""A schedule as Python calls it."""

import math
import unittest
from fractions import Fraction

import support

import lrsched

WARMUP_COSINE = "chain(warmup(10), cosine(90, min=1e-3))"


class Calls(unittest.TestCase):
    def setUp(self):
        self.rate = lrsched.compile(WARMUP_COSINE, base=0.1)

    def test_a_step_gives_a_float(self):
        self.assertEqual([self.rate(step) for step in (0, 9, 55, 100)], [0.01, 0.1, 0.0505, 0.001])
        self.assertIs(type(self.rate(0)), float)

    def test_steps_may_stand_between_whole_ones(self):
        self.assertEqual(lrsched.compile("linear(10)", base=1)(2.5), 0.75)

    def test_whatever_is_a_number_is_a_step(self):
        for step in (True, Fraction(1), 1.0):
            self.assertEqual(self.rate(step), self.rate(1))

    def test_a_subscript_is_a_call(self):
        self.assertEqual(self.rate[9], 0.1)

    def test_no_step_is_an_error_of_lrsched(self):
        for step in (-1, math.nan, math.inf, -0.5):
            with self.assertRaises(lrsched.ScheduleError) as caught:
                self.rate(step)
            self.assertEqual(caught.exception.code, "bad-step")

    def test_what_is_no_number_is_a_type_error(self):
        for call in (lambda: self.rate("1"), lambda: self.rate(None), lambda: self.rate(), lambda: self.rate(1, 2),
                     lambda: self.rate(step=1), lambda: self.rate(1j)):
            self.assertRaises(TypeError, call)

    def test_a_step_too_big_for_a_double_is_an_overflow(self):
        self.assertRaises(OverflowError, self.rate, 10**400)

    def test_nothing_is_iterated_by_accident(self):
        self.assertRaises(TypeError, iter, self.rate)

    def test_it_comes_from_compile_only(self):
        self.assertRaises(TypeError, lrsched.Schedule)
        self.assertRaises(TypeError, object.__new__, lrsched.Schedule)
        self.assertRaises(TypeError, lrsched.Session)

    def test_a_long_recurrence_has_its_values_in_any_order(self):
        text = "scan(base, prev * 0.999)"
        straight = lrsched.compile(text, base=1)
        values = [straight(step) for step in range(3000)]
        jumping = lrsched.compile(text, base=1)
        for step in (2999, 5, 2998, 0, 1500, 1501, 1499):
            self.assertEqual(jumping(step), values[step])

    def test_a_value_that_is_not_finite_is_an_error(self):
        with self.assertRaises(lrsched.ScheduleError) as caught:
            lrsched.compile("1 / (t - 5)")(5)
        self.assertEqual(caught.exception.code, "not-finite")


class Facts(unittest.TestCase):
    def test_numbers_of_the_host_keep_their_bits(self):
        for value in (0.1, 1 / 3, 5e-324, 1.7976931348623157e308, 1e22, 123456789012345678):
            self.assertEqual(lrsched.compile("base", base=value)(0), float(value))

    def test_facts_may_be_expressions(self):
        rate = lrsched.compile("cosine()", base="3e-4", total="90ep", epoch=10)
        self.assertEqual((rate.total, rate.length, rate(0)), (900, 900, 3e-4))

    def test_facts_of_the_host_win_over_those_of_the_text(self):
        self.assertEqual(lrsched.compile("run base=0.5\n\nbase", base=0.25)(0), 0.25)
        self.assertEqual(lrsched.compile("run base=0.5\n\nbase")(0), 0.5)

    def test_every_fact_is_passed_on(self):
        rate = lrsched.compile("cosine()", total="2ep", dataset=1000, batch=10, accumulate=2, world=5, drop_last=True)
        self.assertEqual(rate.total, 20)
        tokens = lrsched.compile("cosine()", total="64tok", batch=4, tokens_per_example=8)
        self.assertEqual(tokens.total, 2)

    def test_params_constants_modules_and_metrics(self):
        text = "param peak = 1\n\nhouse.double(peak) * factor_of_mine"
        rate = lrsched.compile(text, params={"peak": 3}, constants={"factor_of_mine": 0.1},
                               modules={"house": "fn double(x) = 2 * x"})
        self.assertEqual(rate(0), 6 * 0.1)
        self.assertEqual(lrsched.compile("base * perplexity", metrics=["perplexity"]).metrics, ("perplexity",))
        with self.assertRaises(lrsched.ScheduleError) as caught:
            lrsched.compile("metric('loss')", metrics=["perplexity"])
        self.assertEqual(caught.exception.code, "metric-not-offered")

    def test_an_argument_that_there_is_not_is_a_type_error(self):
        self.assertRaises(TypeError, lrsched.compile, "1", bose=1)
        self.assertRaises(TypeError, lrsched.compile, 1)


class Outputs(unittest.TestCase):
    TEXT = "schedule lr = cosine(100)\nschedule momentum = 0.95 - 0.1 * lr / base\nschedule lr.head = 10 * lr"

    def setUp(self):
        self.rate = lrsched.compile(self.TEXT, base=0.1)

    def test_the_first_is_given_and_knows_the_others(self):
        self.assertEqual(self.rate.outputs, ("lr", "momentum", "lr.head"))
        self.assertEqual(self.rate.name, "lr")
        self.assertEqual(self.rate["momentum"](0), 0.95 - 0.1)
        self.assertEqual(self.rate["momentum"]["lr"], self.rate)
        self.assertRaises(KeyError, lambda: self.rate["beta"])

    def test_the_schedule_of_a_group_is_its_own_or_that_of_all(self):
        self.assertEqual(self.rate.find("lr", "head").name, "lr.head")
        self.assertEqual(self.rate.find("lr", "body").name, "lr")
        self.assertIsNone(self.rate.find("beta"))

    def test_what_is_known_of_it(self):
        head = self.rate["lr.head"]
        self.assertEqual((head.parameter, head.group, head.length, head.total), ("lr", "head", 100, None))
        self.assertEqual(len(head.fingerprint), 16)
        self.assertEqual(repr(self.rate), "<lrsched.Schedule lr: 100 steps, 3 outputs>")
        self.assertEqual(repr(lrsched.compile("sin(t)")), "<lrsched.Schedule lr: endless>")

    def test_equal_meaning_is_equal_whatever_the_layout(self):
        same = lrsched.compile(self.TEXT.replace(" = ", "   =  "), base=0.1)
        self.assertEqual(self.rate, same)
        self.assertEqual(hash(self.rate), hash(same))
        self.assertNotEqual(self.rate, lrsched.compile(self.TEXT, base=0.2))
        self.assertNotEqual(self.rate, self.rate["momentum"])
        self.assertNotEqual(self.rate, "lr")

    def test_facts_and_explanation(self):
        facts = lrsched.compile(WARMUP_COSINE, base=0.1).facts()[0]
        self.assertEqual((facts.length, facts.first, facts.end, facts.maximum), (100, 0.01, 0.001, (0.1, 9)))
        self.assertEqual([part.text for part in facts.parts], ["warmup(10)", "cosine(90, min=1e-3)"])
        self.assertEqual(
            lrsched.compile(WARMUP_COSINE, base=0.1).explain(),
            "lr: 100 steps\n"
            "  first 0.01, last 0.00103015, then held at 0.001\n"
            "  minimum 0.00103015 at step 99, maximum 0.1 at step 9\n"
            "  from  0  warmup(10)\n"
            "  from 10  cosine(90, min=1e-3)\n")
        self.assertIn("reacts to `loss`", lrsched.compile("plateau(metric('loss'))").explain())


if __name__ == "__main__":
    support.main()
