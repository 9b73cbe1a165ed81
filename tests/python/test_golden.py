"""The bits of Python, of the command line and, where torch is installed, of the scheduler for PyTorch are the same on every
table of tests/golden."""

import csv
import importlib.util
import json
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor

import support

binary = support.need_binary()
sys.path.insert(0, str(support.ROOT / "tests/harness"))
import clean_run  # noqa: E402
import compare_golden  # noqa: E402

import lrsched  # noqa: E402

GOLDEN = support.ROOT / "tests/golden"
INDEX = compare_golden.read_index(GOLDEN)
# Their metric of a step decides on that step's own rate; a scheduler of torch is told after the step.
LOOK_AT_THEIR_OWN_STEP = ("optax/", "thinc/")


class Line:
    """A table's expression with what the command line says to it."""

    def __init__(self, entry):
        self.id = entry["id"]
        self.entry = entry
        known = INDEX.get(entry["id"], {})
        path = entry.get("file", known.get("file", ""))
        self.table = (GOLDEN / path).read_text(encoding="utf-8")
        ran = clean_run.run(compare_golden.command(binary, entry, self.table, path), GOLDEN, timeout=60)
        rows = list(csv.DictReader(ran.stdout.decode().splitlines()))
        self.steps = [float(row["step"]) for row in rows]
        self.values = {name: [float(row[name]) for row in rows] for name in rows[0] if name != "step"} if rows else {}

    def compile(self):
        facts = {name: f"{value}" for name, value in self.entry.get("run", {}).items()}
        return lrsched.compile(self.entry["expr"], **facts)

    def reports(self, step, names):
        """What is measured at a step: the columns of the table, of which the file may hold fewer rows."""
        if not hasattr(self, "rows"):
            self.rows = {float(row["step"]): row for row in csv.DictReader(self.table.splitlines())}
        row = self.rows.get(step, {})
        return {name: float(row[name]) for name in names if row.get(name, "") != ""}


def read_lines():
    entries = [json.loads(line) for line in compare_golden.read_lines(GOLDEN) if line]
    with ThreadPoolExecutor() as pool:
        return list(pool.map(Line, entries))


LINES = read_lines()


class Golden(unittest.TestCase):
    def check(self, line, name, values):
        expected = [support.bits(value) for value in line.values[name]]
        actual = [support.bits(value) for value in values]
        wrong = [step for step, want, got in zip(line.steps, expected, actual) if want != got]
        self.assertEqual((len(actual), wrong), (len(expected), []), f"{line.id} {name}")

    def test_the_whole_corpus_is_there(self):
        self.assertGreater(len(LINES), 400)
        for line in LINES:
            self.assertTrue(line.values, line.id)

    def test_calls_and_arrays(self):
        for line in LINES:
            rate = line.compile()
            if rate.metrics:
                continue
            self.assertEqual(set(rate.outputs), set(line.values), line.id)
            for name in rate.outputs:
                self.check(line, name, [rate[name](step) for step in line.steps])
                if importlib.util.find_spec("numpy"):
                    self.check(line, name, rate[name](line.steps).tolist())

    def test_sessions(self):
        for line in LINES:
            rate = line.compile()
            session = rate.session()
            values = {name: [] for name in rate.outputs}
            for step in line.steps:
                if rate.metrics and (measured := line.reports(step, rate.metrics)):
                    session.report(step, measured)
                for name, value in session.values(step).items():
                    values[name].append(value)
            for name in rate.outputs:
                self.check(line, name, values[name])

    @unittest.skipUnless(importlib.util.find_spec("torch"), "torch is not installed")
    def test_the_scheduler_for_torch(self):
        import torch

        import lrsched.torch

        seen = 0
        for line in LINES:
            rate = line.compile()
            if (rate.metrics and line.id.startswith(LOOK_AT_THEIR_OWN_STEP)) or line.steps != sorted(line.steps):
                continue
            group = {"params": [torch.nn.Parameter(torch.zeros(1))], **{name: 0.0 for name in rate.outputs}}
            optimizer = torch.optim.SGD([group], lr=float(line.entry.get("run", {}).get("base", 1)))
            scheduler = lrsched.torch.LRScheduler(optimizer, rate)
            optimizer.step()
            values = {name: [] for name in rate.outputs}
            for step in line.steps:
                while scheduler.last_epoch < step:
                    measured = line.reports(scheduler.last_epoch, rate.metrics) if rate.metrics else None
                    further = {} if step >= scheduler.last_epoch + 1 else {"epoch": step}
                    scheduler.step(**further, **({"metrics": measured} if measured else {}))
                for name in rate.outputs:
                    values[name].append(optimizer.param_groups[0][name])
            for name in rate.outputs:
                self.check(line, name, values[name])
            seen += 1
        self.assertGreater(seen, 400)


if __name__ == "__main__":
    support.main()
