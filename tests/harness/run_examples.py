#!/usr/bin/env python3
"""Every examples/*.sched passes `lrsched check`."""

import argparse
import sys
from pathlib import Path

import clean_run

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--examples", type=Path, default=ROOT / "examples")
    options = parser.parse_args(arguments)
    files = sorted(options.examples.glob("*.sched"))
    if not files:
        print(f"no .sched file in {options.examples}")
        return 1
    failed = 0
    for file in files:
        ran = clean_run.run([str(options.binary.resolve()), "check", file.name], options.examples, merged=True, timeout=60)
        if ran.code != 0:
            failed += 1
            print(f"FAILED {file.name}: exit {ran.code} {ran.trouble}\n{ran.stdout.decode(errors='replace')}")
    print(f"{failed} of {len(files)} examples failed" if failed else f"{len(files)} examples passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
