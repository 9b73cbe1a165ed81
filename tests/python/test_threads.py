"""A schedule is used by several threads at once, and lets others run while it works."""

import threading
import time
import unittest

import support

support.need("numpy")
import numpy as np  # noqa: E402

import lrsched  # noqa: E402


class Threads(unittest.TestCase):
    def test_eight_threads_share_a_schedule(self):
        rate = lrsched.compile("chain(warmup(100), scan(base, prev * 0.999) for 5000, cosine(500))", base=0.1)
        expected = [rate(step) for step in range(5600)]
        wrong = []

        def work(number):
            try:
                steps = range(number, 5600, 7)
                if [rate(step) for step in steps] != [expected[step] for step in steps]:
                    wrong.append("calls")
                if rate[0:5600].tolist() != expected:
                    wrong.append("slice")
                if rate(np.arange(5600)).tolist() != expected:
                    wrong.append("array")
            except BaseException as problem:
                wrong.append(problem)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def test_others_run_while_much_is_worked_out(self):
        rate = lrsched.compile("cosine(100) + sin(t) ^ 2 * sigmoid(t) * log(t + 2)", base=0.1)
        # with the lock held the buffer would be empty or full whenever another thread looks; a busy machine gets several tries
        for _ in range(10):
            values = np.zeros(2_000_000)
            thread = threading.Thread(target=rate.fill, args=(values,))
            thread.start()
            while values[0] == 0:
                time.sleep(0)
            half_full = values[-1] == 0
            thread.join()
            if half_full:
                return
        self.fail("no other thread ran while the buffer was filled")

    def test_an_importer_is_called_under_the_lock(self):
        def compile_often():
            for _ in range(20):
                rates.append(lrsched.compile('import "x" as x\n\nx.peak', importer=lambda path, asker: ("x", "let peak = 7"))(0))

        rates = []
        threads = [threading.Thread(target=compile_often) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(rates, [7] * 160)


if __name__ == "__main__":
    support.main()
