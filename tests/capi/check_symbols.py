#!/usr/bin/env python3
"""The shared library for C shows the functions of include/lrsched.h and nothing else, and they are twenty at the most."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

HEADER = Path(__file__).resolve().parent.parent.parent / "include/lrsched.h"
FUNCTION = re.compile(r"^LRSCHED_C_API\b[^(]*?\b(lrsched_\w+)\(", re.MULTILINE)
MOST = 20


def shown_by(library: Path) -> set[str]:
    """What nm calls defined and dynamic, without the name of the version itself."""
    listed = subprocess.run(["nm", "--dynamic", "--defined-only", library], check=True, capture_output=True, text=True)
    symbols = [line.split() for line in listed.stdout.splitlines()]
    return {name.split("@")[0] for _, kind, name in symbols if kind != "A"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path, required=True)
    library = parser.parse_args().library
    declared = set(FUNCTION.findall(HEADER.read_text(encoding="utf-8")))
    shown = shown_by(library)
    problems = [f"{name} is shown, and not declared" for name in sorted(shown - declared)]
    problems += [f"{name} is declared, and not shown" for name in sorted(declared - shown)]
    if not 0 < len(declared) <= MOST:
        problems.append(f"{len(declared)} functions are declared: between 1 and {MOST} are wanted")
    print("\n".join(problems) or f"{len(declared)} functions")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
