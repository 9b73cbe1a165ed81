#!/usr/bin/env python3
"""What `lrsched eval` prints for the golden tables are the bits that other interfaces give.

Each program that is named by --other answers the requests of tests/identity/requests.hpp."""

import argparse
import csv
import json
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/harness"))
import compare_golden  # noqa: E402


def bits(text: str) -> str:
    return struct.pack(">d", float(text)).hex()


class Table:
    """A golden table as a request, and as a command for the shell."""

    def __init__(self, golden: Path, entry: dict, known: dict):
        text = compare_golden.read_table(golden, entry, known)
        rows = list(csv.DictReader(text.splitlines()))
        self.name = entry["id"]
        self.metrics = entry.get("metrics", False)
        steps = [float(row[entry["at_column"]]) for row in rows] if "at_column" in entry else list(range(len(rows)))
        # a table's columns are what a trainer reports; columns that no schedule asks for are left aside
        columns = {name for name in rows[0] if name not in ("step", *entry.get("columns", ["lr"]))} if self.metrics else set()
        self.request = {
            "text": entry["expr"],
            "run": [[name, f"{value}"] for name, value in entry.get("run", {}).items()],
            "steps": steps,
            "metrics": {name: [row[name] or None for row in rows] for name in sorted(columns)},
        }
        self.path = entry.get("file", known.get("file", ""))
        self.entry = entry
        self.text = text

    def shell(self, binary: Path, golden: Path) -> str:
        """The answer of `lrsched eval`, in the form of the other programs."""
        words = compare_golden.command(binary, self.entry, self.text, self.path)
        shown = subprocess.run(words, cwd=golden, capture_output=True, text=True, check=True).stdout
        rows = list(csv.reader(shown.splitlines()))
        columns = list(zip(*rows))[1:]
        return " ".join(" ".join([column[0], *map(bits, column[1:])]) for column in columns)


def first_difference(shell: str, other: str) -> str:
    for place, (one, two) in enumerate(zip(shell.split(), other.split())):
        if one != two:
            return f"word {place}: {one} in the shell, {two} there"
    return f"{len(shell.split())} words in the shell, {len(other.split())} there: {other[:200]}"


def read_tables(golden: Path) -> list[Table]:
    index = compare_golden.read_index(golden)
    entries = map(json.loads, filter(None, compare_golden.read_lines(golden)))
    return [Table(golden, entry, index.get(entry["id"], {})) for entry in entries]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--other", required=True, action="append", type=Path)
    parser.add_argument("--golden", type=Path, default=ROOT / "tests/golden")
    options = parser.parse_args()
    tables = read_tables(options.golden)
    with ThreadPoolExecutor(2) as pool:
        shell = list(pool.map(lambda table: table.shell(options.binary.resolve(), options.golden), tables))
    requests = "".join(json.dumps(table.request) + "\n" for table in tables)
    wrong = 0
    for other in options.other:
        answers = subprocess.run([other], input=requests, capture_output=True, text=True, check=True).stdout.splitlines()
        if len(answers) != len(tables):
            print(f"FAILED {other.name}: {len(answers)} answers to {len(tables)} requests")
            return 1
        for table, one, two in zip(tables, shell, answers):
            if one != two:
                wrong += 1
                print(f"FAILED {table.name} in {other.name}: {first_difference(one, two)}")
    values = sum(len(table.request["steps"]) for table in tables)
    print(f"{len(tables)} tables, {values} steps, {len(options.other)} interfaces beside the shell, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
