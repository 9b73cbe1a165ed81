"""Runs every line of `lrsched guide` that begins with `$ lrsched`: what the guide recommends has to work as it stands.

usage: guide.py LRSCHED
"""

import shlex
import subprocess
import sys


def main():
    binary = sys.argv[1]
    text = subprocess.run([binary, "guide"], capture_output=True, text=True, check=True).stdout
    lines = [line.strip()[2:] for line in text.splitlines() if line.strip().startswith("$ lrsched ")]
    failures = 0
    for line in lines:
        result = subprocess.run([binary, *shlex.split(line)[1:]], capture_output=True, text=True)
        if result.returncode != 0 or result.stderr:
            failures += 1
            print(f"{line}\n{result.stderr}")
    print(f"{len(lines) - failures} of {len(lines)} lines of the guide run")
    return 1 if failures or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
