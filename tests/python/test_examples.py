"""The examples of Python run: the first one as it stands, the trainer straight through and with stops."""

import subprocess
import sys
import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path

import support

EXAMPLES = support.ROOT / "examples/embed"


def run(*arguments):
    done = subprocess.run([sys.executable, "-B", *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


class First(unittest.TestCase):
    def test_it_prints_what_the_one_in_cpp_prints(self):
        self.assertEqual(run(EXAMPLES / "first.py"), "0 0.01\n9 0.1\n55 0.0505\n100 0.001\n")


@unittest.skipUnless(find_spec("torch") and find_spec("yaml"), "torch or yaml is not installed")
class Digits(unittest.TestCase):
    def test_a_run_with_stops_has_the_lines_of_one_without(self):
        script, config = EXAMPLES / "digits.py", EXAMPLES / "digits.yaml"
        straight = run(script, config, 300)
        self.assertEqual(len(straight.splitlines()), 30)
        with tempfile.TemporaryDirectory() as folder:
            checkpoint = Path(folder) / "checkpoint.pt"
            parts = [run(script, config, stop, checkpoint) for stop in (15, 131, 255, 300)]
        self.assertEqual("".join(parts), straight)
        losses = [float(line.split()[-1]) for line in straight.splitlines()]
        self.assertLess(losses[-1], 0.5 * losses[0])
        rates = [float(line.split()[1]) for line in straight.splitlines()]
        self.assertEqual((rates[2], rates[10]), (0.1, 0.1))
        self.assertLess(rates[-1], 0.1)


if __name__ == "__main__":
    support.main()
