"""Many values at once: slices, arrays of steps, buffers that are filled where they lie."""

import array
import unittest

import support

support.need("numpy")
import numpy as np  # noqa: E402

import lrsched  # noqa: E402


class Arrays(unittest.TestCase):
    def setUp(self):
        self.rate = lrsched.compile("chain(warmup(10), cosine(90, min=1e-3))", base=0.1)

    def scalar(self, steps):
        return [self.rate(step) for step in steps]

    def test_a_slice_is_an_array_with_the_bits_of_the_calls(self):
        values = self.rate[0:120]
        self.assertIsInstance(values, np.ndarray)
        self.assertEqual(values.dtype, np.float64)
        self.assertEqual(values.tolist(), self.scalar(range(120)))

    def test_slices_have_steps_and_ends(self):
        self.assertEqual(self.rate[5:50:7].tolist(), self.scalar(range(5, 50, 7)))
        self.assertEqual(self.rate[:].tolist(), self.scalar(range(100)))
        self.assertEqual(self.rate[0:2:0.5].tolist(), self.scalar([0, 0.5, 1, 1.5]))
        self.assertEqual(self.rate[7:7].tolist(), [])
        self.assertEqual(self.rate[9:3].tolist(), [])
        self.assertEqual(lrsched.compile("t / 1", total=3)[:].tolist(), [0, 1, 2])

    def test_slices_that_are_none(self):
        self.assertRaises(ValueError, lambda: lrsched.compile("sin(t)")[:])
        self.assertRaises(ValueError, lambda: self.rate[0:10:0])
        self.assertRaises(ValueError, lambda: self.rate[10:0:-1])
        self.assertRaises(ValueError, lambda: self.rate[0 : float("inf")])
        self.assertRaises(lrsched.ScheduleError, lambda: self.rate[-3:2])
        self.assertRaises(TypeError, lambda: self.rate["a":"b"])
        self.assertRaises((OverflowError, MemoryError), lambda: self.rate[0:1e18])

    def test_an_array_of_steps_keeps_its_shape(self):
        steps = np.array([[0, 9], [55, 100]])
        self.assertEqual(self.rate(steps).tolist(), [self.scalar([0, 9]), self.scalar([55, 100])])
        self.assertEqual(self.rate([0, 2.5]).tolist(), self.scalar([0, 2.5]))
        self.assertEqual(self.rate(steps[:, 1]).tolist(), self.scalar([9, 100]))
        self.assertEqual(self.rate(np.zeros((0, 3))).shape, (0, 3))
        self.assertEqual(self.rate(np.array([3])).tolist(), self.scalar([3]))

    def test_scalars_of_numpy_are_steps(self):
        for step in (np.float64(3), np.int32(3), np.array(3), np.float32(3)):
            self.assertIs(type(self.rate(step)), float)
            self.assertEqual(self.rate(step), self.rate(3))

    def test_no_step_in_an_array_is_an_error(self):
        with self.assertRaises(lrsched.ScheduleError) as caught:
            self.rate(np.array([1.0, np.nan]))
        self.assertEqual(caught.exception.code, "bad-step")
        self.assertRaises(ValueError, self.rate, np.array(["a"]))

    def test_fill_writes_where_the_numbers_lie(self):
        values = np.full(12, -1.0)
        part = values[2:7]
        self.assertIs(self.rate.fill(part, 10), part)
        self.assertEqual(values.tolist(), [-1, -1, *self.scalar(range(10, 15)), -1, -1, -1, -1, -1])
        self.rate.fill(values, first=1, stride=2.5)
        self.assertEqual(values.tolist(), self.scalar(1 + 2.5 * i for i in range(12)))

    def test_fill_takes_any_buffer_of_doubles(self):
        values = array.array("d", bytes(80))
        self.rate.fill(values)
        self.assertEqual(values.tolist(), self.scalar(range(10)))
        raw = bytearray(80)
        self.rate.fill(memoryview(raw).cast("d"))
        self.assertEqual(bytes(raw), values.tobytes())

    def test_fill_refuses_what_it_would_have_to_copy(self):
        locked = np.zeros(3)
        locked.flags.writeable = False
        for out, problem in ((np.zeros(3, "f"), TypeError), (np.zeros(3, ">f8"), TypeError), (np.zeros(6)[::2], ValueError),
                             (locked, ValueError), (bytes(24), BufferError), ([0.0], TypeError)):
            self.assertRaises(problem, self.rate.fill, out)

    def test_a_long_recurrence_is_walked_once(self):
        walked = lrsched.compile("scan(base, prev * 0.99999)", base=1)
        values = walked[0:200_000]
        self.assertEqual(values[-1], walked(199_999))
        self.assertTrue((np.diff(values) < 0).all())


if __name__ == "__main__":
    support.main()
