#!/usr/bin/env python3
"""Every .sched file and every config of an experiment in examples/ passes `lrsched check`, those in examples/experiments run, and what they say
of themselves is true.

claims.jsonl (tests/golden) holds one claim per line, of a number that the text of a config states:

    {"config": "experiments/plateau.yaml", "where": {"schedule": "cosine"}, "column": "mean", "says": "0.092"}

The config's text holds what it says, and the only row of setups.csv with those texts has that number in the column, rounded to
as many digits. Further keys: "file" (another table), "best": true (of several rows the one with the least mean), "is": 10 (the
number, where the text says it in words).

A config whose first line is `# Needs python3 with NAME` is run where there is that module of Python, and passed over with a
sentence where there is none.
"""

import argparse
import csv
import json
import re
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import clean_run

ROOT = Path(__file__).resolve().parent.parent.parent
KEYS = {"config", "file", "where", "best", "column", "says", "is"}
TIME_LIMIT = 250  # seconds, for a build without optimisation on a busy machine
TRAINERS = "embed"  # its configs are those of trainers, in a form of their own
NEED = re.compile(r"# Needs python3 with (\w+)")


class Untrue(Exception):
    """Why a claim does not hold."""


def chosen_row(table: str, claim: dict) -> dict[str, str]:
    rows = [row for row in csv.DictReader(table.splitlines())
            if all(row.get(name) == text for name, text in claim["where"].items())]
    if claim.get("best"):
        rows = sorted((row for row in rows if row["mean"]), key=lambda row: float(row["mean"]))[:1]
    if len(rows) != 1:
        raise Untrue(f"{len(rows)} rows where {claim['where']}")
    return rows[0]


def agrees(given: str, claim: dict) -> bool:
    if "is" in claim:
        return float(given) == claim["is"]
    stated = Decimal(claim["says"])
    return abs(Decimal(given) - stated) <= Decimal((0, (5,), stated.as_tuple().exponent - 1))


def check_claim(claim: dict, text: str, results: Path) -> None:
    """Raises Untrue."""
    if unknown := set(claim) - KEYS:
        raise Untrue(f"unknown keys: {', '.join(sorted(unknown))}")
    if claim["says"] not in " ".join(text.split()):
        raise Untrue(f"the text does not say `{claim['says']}`")
    table = (results / claim.get("file", "setups.csv")).read_text(encoding="utf-8")
    given = chosen_row(table, claim).get(claim["column"], "")
    if not given or not agrees(given, claim):
        raise Untrue(f"it says `{claim['says']}`, and `{claim['column']}` where {claim['where']} is {given or 'not there'}")


class Examples:
    def __init__(self, binary: Path, folder: Path, claims: list[dict]) -> None:
        self.binary, self.folder, self.claims = binary, folder, claims
        self.problems: list[str] = []
        self.passed_over: list[str] = []

    def call(self, what: str, *arguments: str) -> bool:
        ran = clean_run.run([str(self.binary), *arguments], self.folder, merged=True, timeout=TIME_LIMIT)
        if ran.code != 0:
            self.problems.append(f"{what}: exit {ran.code} {ran.trouble}\n{ran.stdout.decode(errors='replace')}")
        return ran.code == 0

    def lacks(self, text: str) -> str:
        """The module of Python that a config needs and that is not there."""
        need = NEED.match(text)
        if need and clean_run.run(["/usr/bin/env", "python3", "-c", f"import {need[1]}"], self.folder, timeout=60).code != 0:
            return need[1]
        return ""

    def run(self, file: Path, output: str) -> None:
        name = str(file.relative_to(self.folder))
        text = file.read_text(encoding="utf-8")
        if module := self.lacks(text):
            self.passed_over.append(f"{name} is passed over: python3 has no {module}")
            return
        if not self.call(name, "run", "--quiet", "--figures", "none", "--output", output, name):
            return
        for claim in self.claims:
            try:
                if claim["config"] == name:
                    check_claim(claim, text, Path(output) / file.stem)
            except (Untrue, OSError, KeyError, ArithmeticError, ValueError) as problem:
                self.problems.append(f"{name}: {problem!s}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--examples", type=Path, default=ROOT / "examples")
    parser.add_argument("--claims", type=Path, default=ROOT / "tests/golden/claims.jsonl")
    options = parser.parse_args(arguments)
    folder = options.examples.resolve()
    claims = [json.loads(line) for line in options.claims.read_text(encoding="utf-8").splitlines()]
    checked = [*sorted(folder.glob("*.sched")), *sorted(path for path in folder.rglob("*.yaml") if path.parent.name != TRAINERS)]
    experiments = sorted((folder / "experiments").glob("*.yaml"))
    if not checked:
        print(f"no .sched file and no config in {folder}")
        return 1
    examples = Examples(options.binary.resolve(), folder, claims)
    for file in checked:
        name = str(file.relative_to(folder))
        examples.call(name, "check", name)
    with tempfile.TemporaryDirectory(prefix="lrsched-examples-") as output:
        for file in experiments:
            examples.run(file, output)
    known = {str(file.relative_to(folder)) for file in experiments}
    examples.problems += [f"no config {name}, of which there is a claim"
                          for name in sorted({claim["config"] for claim in claims} - known)]
    for problem in examples.problems:
        print(f"FAILED {problem}")
    for sentence in examples.passed_over:
        print(sentence)
    print(f"{len(checked)} examples checked, {len(experiments)} run, {len(claims)} claims: {len(examples.problems)} problems")
    return 1 if examples.problems else 0


if __name__ == "__main__":
    sys.exit(main())
