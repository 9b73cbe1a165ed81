#!/usr/bin/env python3
"""The plotting library in third_party/uplot is, byte for byte, what its package-lock.json says; its licence stands beside."""

import base64
import hashlib
import json
import sys
import tarfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "third_party/uplot"


def main() -> int:
    locked = json.loads((FOLDER / "package-lock.json").read_text())["packages"]["node_modules/uplot"]
    archives = sorted(FOLDER.glob("*.tgz"))
    wanted = FOLDER / f"uplot-{locked['version']}.tgz"
    if archives != [wanted]:
        print(f"third_party/uplot holds {[path.name for path in archives]}, not just {wanted.name}")
        return 1
    kind, _, digest = locked["integrity"].partition("-")
    if base64.b64encode(hashlib.new(kind, wanted.read_bytes()).digest()).decode() != digest:
        print(f"{wanted.name} is not what package-lock.json says")
        return 1
    with tarfile.open(wanted) as archive:
        licence = archive.extractfile("package/LICENSE").read()
    if licence != (FOLDER / "LICENSE").read_bytes():
        print("third_party/uplot/LICENSE is not the one of the package")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
