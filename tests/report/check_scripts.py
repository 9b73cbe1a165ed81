#!/usr/bin/env python3
"""Every script of the page parses. Exits with 77, which ctest shows as skipped, where no node is installed."""

import shutil
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "src/report/page"


def main() -> int:
    node = shutil.which("node") or shutil.which("nodejs")
    if node is None:
        print("skipped: no node is installed")
        return 77
    scripts = sorted(PAGE.glob("*.js"))
    bad = [script for script in scripts if subprocess.run([node, "--check", script]).returncode != 0]
    return 1 if bad or not scripts else 0


if __name__ == "__main__":
    sys.exit(main())
