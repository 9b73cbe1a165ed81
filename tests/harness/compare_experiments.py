#!/usr/bin/env python3
"""Runs configs and compares their tables with the golden ones (tests/golden).

experiments.jsonl holds one comparison per line:

    {"config": "notebook-113/3-exponential.yaml", "file": "schedules.csv", "column": "γ = 0.9", "id": "seed/ExponentialLR_lr0.1_g0.9"}

that is: the column of the file that `lrsched run` leaves is the column `lr` of the golden table with this id. Further keys:
"of" (another column of the table), "where": {"test": "exact"} (only those rows of the file that have these texts), "rows" (how
many of the first rows are compared, where the two have not the same end), "exact": true (bit for bit; else as in
compare_golden.py, but without a floor: a range test ends at losses of 1e14 and begins at 4). With --all PREFIX each golden
table whose id begins so, and each config of a folder that has a comparison, has to be compared at least once.
"""

import argparse
import csv
import json
import sys
import tempfile
from pathlib import Path

import clean_run
from compare_golden import ROOT, Mismatch, compare, read_index, read_table

KEYS = {"config", "file", "column", "id", "of", "where", "rows", "exact"}


def read_cells(text: str, column: str, where: dict[str, str]) -> list[str]:
    rows = list(csv.DictReader(text.splitlines()))
    if missing := {column, *where} - set(rows[0] if rows else {}):
        raise Mismatch(f"no column `{'`, `'.join(sorted(missing))}` in: {text[:200]!r}")
    cells = [row[column] for row in rows if all(row[name] == value for name, value in where.items())]
    if not cells:
        raise Mismatch(f"no row where {where}")
    return cells


def check(folder: Path, golden: Path, entry: dict, known: dict) -> None:
    """Raises Mismatch."""
    if unknown := set(entry) - KEYS:
        raise Mismatch(f"unknown keys: {', '.join(sorted(unknown))}")
    given = read_cells((folder / entry["file"]).read_text(encoding="utf-8"), entry["column"], entry.get("where", {}))
    wanted = read_cells(read_table(golden, {}, known), entry.get("of", "lr"), {})
    if "rows" in entry:
        if entry["rows"] > min(len(given), len(wanted)):
            raise Mismatch(f"{entry['rows']} rows are to be compared of {len(given)} and {len(wanted)}")
        given, wanted = given[:entry["rows"]], wanted[:entry["rows"]]
    if entry.get("exact") and [*map(float, given)] != [*map(float, wanted)]:
        raise Mismatch("not bit for bit the same")
    compare([*map(float, wanted)], [*map(float, given)], known.get("dtype", "float64"), {}, floored=False)


def run(binary: Path, configs: list[Path], output: Path) -> str:
    """What went wrong; empty where nothing did. A warning is wrong, too."""
    argv = [str(binary), "run", *map(str, configs), "--figures", "none", "--quiet", "-o", str(output)]
    ran = clean_run.run(argv, output, timeout=200)
    if ran.code == 0 and not ran.stderr:
        return ""
    return f"exit {ran.code} {ran.trouble}\n{ran.stderr.decode(errors='replace')}"


def uncovered(entries: list[dict], index: dict[str, dict], examples: Path, prefix: str) -> list[str]:
    compared = {entry["id"] for entry in entries}
    configs = {examples / entry["config"] for entry in entries}
    beside = {file for config in configs for file in config.parent.glob("*.yaml")}
    return ([f"{name}: no comparison with this table" for name in sorted(index) if name.startswith(prefix) and name not in compared]
            + [f"{file.relative_to(examples)}: no comparison of this config" for file in sorted(beside - configs)])


def problems_of(entries: list[dict], index: dict[str, dict], output: Path, golden: Path) -> list[str]:
    problems = []
    for entry in entries:
        try:
            check(output / Path(entry["config"]).stem, golden, entry, index[entry["id"]])
        except (Mismatch, OSError, ValueError, KeyError) as problem:
            problems.append(f"{entry.get('config')} {entry.get('column')}, {entry.get('id')}: {problem}")
    return problems


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--golden", type=Path, default=ROOT / "tests/golden")
    parser.add_argument("--examples", type=Path, default=ROOT / "examples")
    parser.add_argument("--all", metavar="PREFIX", help="tables that must be compared")
    options = parser.parse_args(arguments)
    golden, examples = options.golden.resolve(), options.examples.resolve()
    try:
        index = read_index(golden)
        entries = [json.loads(line) for line in (golden / "experiments.jsonl").read_text(encoding="utf-8").splitlines()]
        configs = sorted({examples / entry["config"] for entry in entries})
    except (OSError, ValueError, KeyError) as problem:
        print(f"the comparisons cannot be read: {problem}")
        return 1
    with tempfile.TemporaryDirectory(prefix="lrsched-experiments-") as output:
        if trouble := run(options.binary.resolve(), configs, Path(output)):
            print(f"FAILED {trouble}")
            return 1
        problems = problems_of(entries, index, Path(output), golden)
    problems += uncovered(entries, index, examples, options.all) if options.all else []
    for problem in problems:
        print(f"FAILED {problem}")
    print(f"{len(entries)} comparisons, {len(problems)} problems")
    return 1 if problems or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
