#!/usr/bin/env python3
"""Every function of every module under src/library but the core is held against its peer: it stands in an expression of
tests/golden/expressions, or its page has a line `values:` with numbers that the peer's own code gave."""

import argparse
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def expressions(golden: Path) -> str:
    lines = (line for file in sorted(golden.glob("expressions/*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines())
    return "\n".join(json.loads(line)["expr"] for line in lines if line)


def functions(text: str) -> list[tuple[str, str]]:
    """Name and doc comment of each public function."""
    return [(name, doc) for doc, name in re.findall(r"((?:^##.*\n)*)^fn ([A-Za-z]\w*)\(", text, re.MULTILINE)]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path, default=ROOT / "src/library")
    parser.add_argument("--golden", type=Path, default=ROOT / "tests/golden")
    options = parser.parse_args(arguments)
    used = expressions(options.golden)
    total, missing = 0, []
    for path in sorted(options.library.glob("*.sched")):
        if path.name.startswith("core"):
            continue
        module = path.stem.split("_")[0]  # a module may stand in several files: torch.sched, torch_cycles.sched
        module_used = re.search(rf"\b{module}\.", used) is not None
        for name, doc in functions(path.read_text(encoding="utf-8")):
            total += 1
            called = module_used and re.search(rf"(?:\b{module}\.|(?<![\w.])){name}\(", used)
            if not called and not re.search(r"^## values: \S", doc, re.MULTILINE):
                missing.append(f"{module}.{name}")
    for name in missing:
        print(f"{name} has neither a table in tests/golden nor a line `values:`")
    print(f"{total - len(missing)} of {total} functions are held against their peer")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
