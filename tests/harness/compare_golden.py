#!/usr/bin/env python3
"""Compares the program's values with the tables that the peers' own code gave (tests/golden).

index.json, and the files of index/ beside it, tell of each table its file, columns, dtype and sha256; the files of
expressions/ hold one JSON object per line:

    {"id": "torch/StepLR_a", "expr": "torch.StepLR(30)", "run": {"base": 0.1, "total": 100, "epoch": 10}}

Further keys: "file" (the table, where not the index's), "columns" (what is compared, default ["lr"]; each against the schedule
of that name), "at_column" (steps are read from this column instead of counted), "metrics": true (the table's own columns
are what a trainer reports), "except": {"243": "floor(log) at 3^5"} (rows, counted from 0, that the peer
gets wrong, each with the reason; they have to differ). Run facts beyond base, total and epoch go by `--run name=value`.
"""

import argparse
import csv
import hashlib
import json
import math
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import clean_run

ROOT = Path(__file__).resolve().parent.parent.parent
KEYS = {"id", "expr", "run", "file", "columns", "at_column", "metrics", "except"}
TOLERANCES = {"float64": (1e-12, 1e-15), "float32": (1e-6, 2e-7)}  # relative, and a floor relative to the largest value
OWN_OPTIONS = ("base", "total", "epoch")


class Mismatch(Exception):
    """Why a table does not agree."""


def read_column(text: str, column: str) -> list[float]:
    rows = list(csv.DictReader(text.splitlines()))
    if not rows or column not in rows[0]:
        raise Mismatch(f"no column `{column}` in: {text[:200]!r}")
    return [float(row[column]) for row in rows]


def read_table(folder: Path, entry: dict, known: dict) -> str:
    data = (folder / entry.get("file", known.get("file", ""))).read_bytes()
    if "sha256" in known and "file" not in entry and hashlib.sha256(data).hexdigest() != known["sha256"]:
        raise Mismatch("the table is not the one that was recorded: its sha256 differs from index.json")
    return data.decode()


def command(binary: Path, entry: dict, table: str, path: str) -> list[str]:
    argv = [str(binary), "eval", entry["expr"]]
    for name, value in entry.get("run", {}).items():
        argv += [f"--{name}", f"{value}"] if name in OWN_OPTIONS else ["--run", f"{name}={value}"]
    if entry.get("metrics"):
        argv += ["--metrics", path]
    if "at_column" in entry:
        argv += ["--at", ",".join(repr(step) for step in read_column(table, entry["at_column"]))]
    else:
        argv += ["--steps", f"0:{len(table.splitlines()) - 1}"]
    return [*argv, "--format", "csv"]


def compare(expected: list[float], actual: list[float], dtype: str, excepted: dict[str, str], floored: bool = True) -> None:
    """Raises Mismatch that tells the worst row. Without the floor each value counts by itself, however small beside others."""
    if len(expected) != len(actual):
        raise Mismatch(f"{len(expected)} rows expected, {len(actual)} given")
    relative, floor = TOLERANCES[dtype]
    largest = max((abs(value) for value in expected if math.isfinite(value)), default=0.0) if floored else 0.0
    wrong = []
    for row, (want, got) in enumerate(zip(expected, actual)):
        deviation = abs(got - want) / max(abs(want) * relative, largest * floor, 5e-324) if want != got else 0.0
        agrees = deviation <= 1
        if str(row) in excepted and agrees:
            raise Mismatch(f"row {row} agrees, and is excepted: {excepted[str(row)]}")
        if str(row) not in excepted and not agrees:
            wrong.append((math.inf if math.isnan(deviation) else deviation, row, want, got))
    if wrong:
        _, row, want, got = max(wrong)
        off = abs(got - want) / abs(want) if want else abs(got)
        raise Mismatch(f"{len(wrong)} of {len(expected)} rows differ; worst at row {row}: "
                       f"expected {want!r}, got {got!r} ({'relative' if want else 'absolute'} {off:.3g})")


def check(binary: Path, folder: Path, entry: dict, index: dict[str, dict]) -> str:
    """What is wrong with one line of the expressions; empty where nothing is."""
    try:
        if unknown := set(entry) - KEYS:
            raise Mismatch(f"unknown keys: {', '.join(sorted(unknown))}")
        known = index.get(entry["id"], {})
        table = read_table(folder, entry, known)
        path = entry.get("file", known.get("file", ""))
        ran = clean_run.run(command(binary, entry, table, path), folder, timeout=60)
        if ran.code != 0:
            raise Mismatch(f"exit {ran.code} {ran.trouble}\n{ran.stderr.decode(errors='replace')}")
        output = ran.stdout.decode()
        for column in entry.get("columns", ["lr"]):
            actual = read_column(output, column)
            compare(read_column(table, column), actual, known.get("dtype", "float64"), entry.get("except", {}))
    except (Mismatch, OSError, ValueError, KeyError) as problem:
        return f"{entry.get('id', entry)}: {problem}\n    {entry.get('expr')} {json.dumps(entry.get('run', {}))}"
    return ""


def read_index(golden: Path) -> dict[str, dict]:
    files = [golden / "index.json", *sorted(golden.glob("index/*.json"))]
    return {entry["id"]: entry for file in files for entry in json.loads(file.read_text(encoding="utf-8"))}


def read_lines(golden: Path) -> list[str]:
    files = sorted(golden.glob("expressions/*.jsonl"))
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--golden", type=Path, default=ROOT / "tests/golden")
    parser.add_argument("--filter", default="", metavar="SUBSTR", help="only tables whose id holds this")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1, metavar="N")
    options = parser.parse_args(arguments)
    golden, binary = options.golden.resolve(), options.binary.resolve()
    try:
        index = read_index(golden)
        lines = read_lines(golden)
        entries = [entry for entry in map(json.loads, filter(None, lines)) if options.filter in entry["id"]]
    except (OSError, ValueError, KeyError) as problem:
        print(f"the tables cannot be read: {problem}")
        return 1
    if not entries:
        print("no expression to compare")
        return 1
    with ThreadPoolExecutor(max(1, options.j)) as pool:
        problems = [text for text in pool.map(lambda entry: check(binary, golden, entry, index), entries) if text]
    for problem in problems:
        print(f"FAILED {problem}")
    without = len(index.keys() - {entry["id"] for entry in entries})
    print(f"{len(entries) - len(problems)} of {len(entries)} expressions agree with their tables"
          + (f"; {without} tables of the index have no expression" if without and not options.filter else ""))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
