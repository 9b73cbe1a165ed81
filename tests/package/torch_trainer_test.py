#!/usr/bin/env python3
"""The libtorch trainer of examples/embed learns, under the rates of `lrsched eval`, and goes on from any step as if it had
never stopped."""

import argparse
import csv
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

LINE = re.compile(r"step +(\d+)  lr (\S+) and (\S+)  loss (\S+)")


class TorchTrainer(unittest.TestCase):
    trainer: Path
    binary: Path
    examples: Path

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def train(self, steps: int, *checkpoint: Path, schedule: Path | None = None) -> subprocess.CompletedProcess:
        words = [self.trainer, schedule or self.examples / "embed/digits.sched", self.examples / "data/digits.csv"]
        return subprocess.run([*words, str(steps), *checkpoint], capture_output=True, text=True, check=False)

    def test_it_learns_under_the_rates_of_the_shell(self):
        shown = LINE.findall(self.train(120).stdout)
        words = [self.binary, "eval", self.examples / "embed/digits.sched", "--steps", "0:120", "--format", "csv"]
        rows = list(csv.DictReader(subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()))
        self.assertEqual([int(step) for step, *_ in shown], [0, 20, 40, 60, 80, 100, 119])
        for step, body, head, _ in shown:
            row = rows[int(step)]
            self.assertEqual((body, head), tuple(f"{float(row[name]):.9g}" for name in ("lr", "lr.head")))
        self.assertLess(float(shown[-1][3]), 0.5)

    def test_a_run_that_stops_has_the_end_of_one_that_does_not(self):
        end = self.train(60).stdout.splitlines()[-1]
        for stop in (1, 10, 33):
            checkpoint = self.folder / f"{stop}"
            self.assertEqual(self.train(stop, checkpoint).returncode, 0)
            self.assertEqual(self.train(60, checkpoint).stdout.splitlines()[-1], end)

    def test_a_checkpoint_of_another_schedule_is_refused(self):
        checkpoint, other = self.folder / "checkpoint", self.folder / "other.sched"
        self.train(5, checkpoint)
        other.write_text((self.examples / "embed/digits.sched").read_text(encoding="utf-8").replace("warmup(10)", "warmup(9)"))
        refused = self.train(60, checkpoint, schedule=other)
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("chain(warmup(9), cosine())\n", refused.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--trainer", "--binary", "--examples"):
        parser.add_argument(name, type=Path, required=True)
    for name, value in vars(parser.parse_args()).items():
        setattr(TorchTrainer, name, value)
    unittest.main(argv=sys.argv[:1], buffer=True)
