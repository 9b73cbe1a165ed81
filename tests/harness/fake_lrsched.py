#!/usr/bin/env python3
"""A stand-in for the program in the tests of the harness: it does what its first argument says."""

import os
import sys
import time


def main(arguments: list[str]) -> int:
    verb, rest = arguments[0], arguments[1:]
    if verb == "say":
        sys.stdout.write("\n".join(rest) + "\n")
    elif verb == "fail":
        sys.stderr.write(f"{rest[0]}:1:1: error: {rest[1]}\n")
        return 1
    elif verb == "copy":
        sys.stdout.buffer.write(sys.stdin.buffer.read())
    elif verb == "read":
        with open(rest[0], "rb") as file:
            sys.stdout.buffer.write(file.read())
    elif verb == "write":
        with open(rest[0], "w", encoding="utf-8") as file:
            file.write(rest[1])
    elif verb == "environment":
        names = [name for name in sorted(os.environ) if not name.startswith(("LC_CTYPE", "PYTHON", "__"))]
        sys.stdout.write("".join(f"{name}={os.environ[name]}\n" for name in names))
    elif verb == "sleep":
        time.sleep(float(rest[0]))
    elif verb == "crash":
        os.abort()
    elif verb == "check":
        return check(rest[0])
    elif verb == "eval":
        return evaluate(rest)
    return 0


def check(path: str) -> int:
    with open(path, encoding="utf-8") as file:
        if "bad" in file.read():
            sys.stderr.write(f"{path}:1:1: error: this is bad [bad-thing]\n")
            return 1
    return 0


def evaluate(rest: list[str]) -> int:
    """`eval SLOPE` gives base + SLOPE * step for the steps of --steps or --at."""
    words = [part for word in rest[1:] for part in word.split("=", 1)]
    options = dict(zip(words[::2], words[1::2]))
    base, slope = float(options.get("--base", "1")), float(rest[0])
    if "--at" in options:
        steps = [float(text) for text in options["--at"].split(",")]
    else:
        first, last = options["--steps"].split(":")
        steps = list(range(int(first), int(last)))
    sys.stdout.write("step,lr\n" + "".join(f"{step},{base + slope * step!r}\n" for step in steps))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
