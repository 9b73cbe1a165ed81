#!/usr/bin/env python3
"""The C++ trainer of examples/embed goes on from any step as if it had never stopped, and refuses what is not its own."""

import argparse
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path


class Trainer(unittest.TestCase):
    program: Path
    examples: Path

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.schedule = self.folder / "iris.sched"
        self.schedule.write_text((self.examples / "embed/iris.sched").read_text(encoding="utf-8"), encoding="utf-8")

    def train(self, steps: int, *checkpoint: Path) -> subprocess.CompletedProcess:
        words = [self.program, self.schedule, self.examples / "data/iris.csv", str(steps), *checkpoint]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    def test_a_run_that_stops_has_the_end_of_one_that_does_not(self):
        whole = self.train(300)
        self.assertEqual(whole.returncode, 0, whole.stderr)
        self.assertRegex(whole.stdout, r"step 299  lr 0\.1 +loss 0\.11")
        for stop in (1, 19, 20, 137, 299):
            checkpoint = self.folder / f"{stop}"
            self.assertEqual(self.train(stop, checkpoint).returncode, 0)
            self.assertEqual(self.train(300, checkpoint).stdout.splitlines()[-1], whole.stdout.splitlines()[-1])

    def test_a_checkpoint_of_another_schedule_is_refused_with_what_differs(self):
        checkpoint = self.folder / "checkpoint"
        self.train(30, checkpoint)
        before = checkpoint.read_bytes()
        self.schedule.write_text(self.schedule.read_text(encoding="utf-8").replace("0.9", "0.8"), encoding="utf-8")
        refused = self.train(300, checkpoint)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("    - schedule momentum = if t < 20 then 0.5 else 0.9\n"
                      "    + schedule momentum = if t < 20 then 0.5 else 0.8\n", refused.stderr)
        self.assertEqual(checkpoint.read_bytes(), before)

    def test_a_metric_that_is_not_reported_is_found_before_the_run(self):
        self.schedule.write_text(self.schedule.read_text(encoding="utf-8").replace("loss,", "los,"), encoding="utf-8")
        refused = self.train(300)
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("help: did you mean `loss`?", refused.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trainer", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True)
    options = parser.parse_args()
    Trainer.program, Trainer.examples = options.trainer, options.examples
    unittest.main(argv=sys.argv[:1], buffer=True)
