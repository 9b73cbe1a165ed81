"""What the tests of the Python package share. A test ends by support.main(), which skips what cannot run here."""

import importlib.util
import os
import struct
import sys
import unittest
import warnings
from pathlib import Path

SKIPPED = 77
ROOT = Path(os.environ["LRSCHED_ROOT"])


def need(*modules: str) -> None:
    """Ends the test as skipped where a module is not installed."""
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed for {sys.executable}")
        sys.exit(SKIPPED)


def need_binary() -> Path:
    """The command line program; ends the test as skipped where it is not built."""
    if "LRSCHED_BINARY" not in os.environ:
        print("skipped: the command line program is not built")
        sys.exit(SKIPPED)
    return Path(os.environ["LRSCHED_BINARY"])


def bits(value: float) -> int:
    return struct.unpack("<q", struct.pack("<d", value))[0]


def main() -> None:
    # what others warn of is their business; what lrsched warns of is tested where it is
    warnings.filterwarnings("ignore", module="torch.*")
    unittest.main(argv=[sys.argv[0], "--buffer", *sys.argv[1:]])
