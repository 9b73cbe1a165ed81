#!/usr/bin/env python3
"""Every code of the catalog of diagnostics stands in what some test expects: in a case, or in a file of tests/bad,
tests/config or tests/embed."""

import argparse
import re
import sys
from pathlib import Path

import case_file

ROOT = Path(__file__).resolve().parent.parent.parent
ENTRY = re.compile(r'\{\s*Id::\w+\s*,\s*"([a-z][a-z0-9-]*)"')
# Guards against faults of the program itself: no input is known that reaches them, or it would be a case and a fix.
GUARDS = {"format-unsafe", "metric-forgotten"}
SHOWN = re.compile(r"\[([a-z][a-z0-9-]*)\]|\"code\":\"([a-z][a-z0-9-]*)\"")


def catalog_codes(text: str) -> list[str]:
    """The codes of the table, in its order. An entry that is written otherwise is an error, not an entry less."""
    codes = ENTRY.findall(text)
    entries = len(re.findall(r"\{\s*Id::", text))
    if not codes or entries != len(codes):
        raise ValueError(f'{entries} entries begin with `{{Id::`, {len(codes)} read as `{{Id::name, "code", ...}}`')
    return codes


def codes_in(text: str) -> set[str]:
    """Codes as people are shown them, `[code]`, and as programs are, `"code":"code"`."""
    return {plain or quoted for plain, quoted in SHOWN.findall(text)}


def expected_codes(cases: Path, folders: list[Path]) -> set[str]:
    """The codes in expected outputs of the cases (not in their inputs) and anywhere in the folders."""
    found = set()
    for path in sorted(cases.rglob("*.case")):
        for command in case_file.parse(path.read_bytes().decode()).commands:
            found.update(codes_in((command.stdout + command.stderr).decode(errors="replace")))
    for path in [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*"))]:
        if path.is_file():
            found.update(codes_in(path.read_bytes().decode(errors="replace")))
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--catalog", type=Path, default=ROOT / "src/diagnostic/catalog.cpp")
    parser.add_argument("--cases", type=Path, default=ROOT / "tests/cases")
    parser.add_argument("--bad", type=Path, nargs="*",
                        default=[ROOT / "tests" / folder for folder in ("bad", "config", "embed")])
    options = parser.parse_args(arguments)
    try:
        codes = catalog_codes(options.catalog.read_text(encoding="utf-8"))
        shown = expected_codes(options.cases, options.bad)
    except (OSError, ValueError, case_file.CaseError) as problem:
        print(problem)
        return 1
    missing = [code for code in codes if code not in shown and code not in GUARDS]
    reached = sorted(GUARDS & shown)
    for code in reached:
        print(f"[{code}] is shown by a case, so it is no guard")
    for code in missing:
        print(f"no case shows [{code}]")
    print(f"{sum(code in shown for code in codes)} of {len(codes)} diagnostics have a case")
    return 1 if missing or reached else 0


if __name__ == "__main__":
    sys.exit(main())
