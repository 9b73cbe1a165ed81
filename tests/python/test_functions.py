"""Schedules as the plain functions that other frameworks take."""

import pickle
import unittest
from importlib.util import find_spec

import support

import lrsched
from lrsched.functions import Multiplier, PerEpoch, tabulated


def keras_callback(schedule, epochs):
    """How keras.callbacks.LearningRateScheduler asks: with the rate, and where that is one too many, without."""
    rates = []
    for epoch in range(epochs):
        try:
            rates.append(float(schedule(epoch, 0.5)))
        except TypeError:
            rates.append(float(schedule(epoch)))
    return rates


class Functions(unittest.TestCase):
    def setUp(self):
        self.rate = lrsched.compile("chain(warmup(10), cosine(90))", base=0.1)

    def test_a_schedule_is_one_already(self):
        self.assertEqual(keras_callback(self.rate, 5), [self.rate(step) for step in range(5)])

    def test_epochs(self):
        function = PerEpoch(self.rate, 20)
        self.assertEqual(keras_callback(function, 5), [self.rate(20 * epoch) for epoch in range(5)])
        self.assertRaises(ValueError, PerEpoch, self.rate, 0)

    def test_multipliers(self):
        function = Multiplier(self.rate, 0.1)
        self.assertEqual([function(step) for step in (0, 9, 100)], [0.01 / 0.1, 1, 0])
        self.assertEqual(pickle.loads(pickle.dumps(function))(3), function(3))
        for base in (0, float("nan"), float("inf")):
            self.assertRaises(ValueError, Multiplier, self.rate, base)

    @unittest.skipUnless(find_spec("torch"), "torch is not installed")
    def test_lambda_lr_with_a_multiplier(self):
        import torch

        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
        scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, Multiplier(self.rate, 0.1))
        for step in range(100):
            self.assertAlmostEqual(optimizer.param_groups[0]["lr"], self.rate(step), delta=1e-17)
            optimizer.step()
            scheduler.step()

    @unittest.skipUnless(find_spec("numpy"), "numpy is not installed")
    def test_tables_for_what_is_traced(self):
        import numpy as np

        function = tabulated(self.rate, xp=np)
        for step in (0, 9, 57, 99):
            self.assertEqual(function(np.int32(step)), self.rate(step))
        self.assertEqual(function(10_000), self.rate(100))
        self.assertEqual(function(np.array([0, 99])).tolist(), [self.rate(0), self.rate(99)])
        self.assertEqual(tabulated(self.rate, steps=20, xp=np)(50), self.rate(20))
        self.assertEqual(tabulated(lrsched.compile("sin(t)", total=7), xp=np)(9), lrsched.compile("sin(t)")(7))
        self.assertRaises(ValueError, tabulated, lrsched.compile("sin(t)"), xp=np)


if __name__ == "__main__":
    support.main()
