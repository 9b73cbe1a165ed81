"""Runs of schedules that react to metrics."""

import math
import pickle
import unittest
import warnings

import support

import lrsched

PLATEAU = "plateau(metric('val_loss'), patience=1)"


class Sessions(unittest.TestCase):
    def setUp(self):
        self.rate = lrsched.compile(PLATEAU, base=0.1)
        self.session = self.rate.session()

    def run_to(self, session, begin, end, loss=lambda step: 1.0):
        values = []
        for step in range(begin, end):
            values.append(session.at(step))
            session.report(step, val_loss=loss(step))
        return values

    def test_metrics_decide(self):
        values = self.run_to(self.session, 0, 7)
        self.assertEqual(values[:3], [0.1, 0.1, 0.1])
        self.assertLess(values[3], 0.1)
        self.assertEqual(self.session.step, 6)
        self.assertIs(self.session.schedule, self.rate)

    def test_a_schedule_alone_has_no_values(self):
        with self.assertRaises(lrsched.ScheduleError) as caught:
            self.rate(0)
        self.assertEqual(caught.exception.code, "metric-needs-session")

    def test_metrics_come_by_dict_or_by_name(self):
        self.session.report(0, {"val_loss": 1.0, "accuracy": 0.5})
        self.session.report(1, val_loss=1.0)
        self.session.report(2, {"accuracy": 1}, val_loss=1)
        self.assertLess(self.session.at(3), 0.1)

    def test_all_schedules_of_the_text_by_name(self):
        session = lrsched.compile("schedule lr = base\nschedule momentum = 0.9 * base", base=1).session()
        self.assertEqual(session.values(3), {"lr": 1, "momentum": 0.9})

    def test_a_saved_session_goes_on_with_the_same_bits(self):
        loss = lambda step: 2.0 / (1 + step // 3)  # noqa: E731
        straight = self.run_to(self.rate.session(), 0, 40, loss)
        for stop in range(40):
            session = self.rate.session()
            self.run_to(session, 0, stop, loss)
            again = self.rate.session(session.save())
            self.assertEqual(self.run_to(again, stop, 40, loss), straight[stop:])
            again = pickle.loads(pickle.dumps(session))
            self.assertEqual(self.run_to(again, stop, 40, loss), straight[stop:])

    def test_the_state_of_another_schedule_is_refused_with_what_differs(self):
        with self.assertRaises(lrsched.ScheduleError) as caught:
            lrsched.compile("plateau(metric('val_loss'), patience=2)", base=0.1).session(self.session.save())
        self.assertEqual(caught.exception.code, "session-of-another")
        self.assertIn("    - plateau(metric('val_loss'), patience=1)\n    + plateau(metric('val_loss'), patience=2)",
                      str(caught.exception))
        self.assertRaises(lrsched.ScheduleError, self.rate.session, "{}")
        self.assertRaises(TypeError, self.rate.session, 3)

    def test_what_cannot_be_taken_is_an_error(self):
        self.session.at(5)
        for report, code in ((lambda: self.session.report(3, val_loss=1), "metric-too-late"),
                             (lambda: self.session.report(0.5, val_loss=1), "bad-report-step"),
                             (lambda: self.session.report(6, loss=1), "metric-unused"),
                             (lambda: self.session.at(4), "session-backwards")):
            with self.assertRaises(lrsched.ScheduleError) as caught:
                report()
            self.assertEqual(caught.exception.code, code)
        self.assertRaises(TypeError, self.session.report, 6, val_loss="low")

    def test_a_metric_that_is_no_number_warns(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            self.session.report(0, val_loss=math.nan)
        self.assertEqual([warning.category for warning in caught], [lrsched.ScheduleWarning])
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.assertRaises(lrsched.ScheduleWarning, self.session.report, 1, val_loss=math.inf)


class Pickles(unittest.TestCase):
    def test_a_schedule_is_pickled_as_its_source(self):
        rate = lrsched.compile("param peak = 1\n\nschedule lr = peak * cosine(100)\nschedule momentum = x",
                               base=0.3, params={"peak": 2}, constants={"x": 0.1})["momentum"]
        data = pickle.dumps(rate)
        again = pickle.loads(data)
        self.assertEqual((again, again.name, again["lr"](50)), (rate, "momentum", rate["lr"](50)))
        self.assertLess(len(data), 800)

    def test_a_text_that_has_another_meaning_now_is_refused(self):
        rate = lrsched.compile("cosine(10)")
        function, (source, name, _) = rate.__reduce__()
        with self.assertRaises(lrsched.ScheduleError) as caught:
            function(source, name, "0123456789abcdef")
        self.assertIn("0123456789abcdef", str(caught.exception))


if __name__ == "__main__":
    support.main()
