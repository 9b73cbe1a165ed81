"""Runs one command in a clean, fixed environment, for every test that starts the program."""

import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

# No HOME, no NO_COLOR, no user settings: the same bytes on every machine.
FIXED = {"PATH": "/usr/bin:/bin", "TERM": "dumb", "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
# What instrumented builds need to be told; it changes no output of a sound program.
PASSED_ON = ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "GCOV_PREFIX", "GCOV_PREFIX_STRIP")


@dataclass(frozen=True)
class Ran:
    stdout: bytes
    stderr: bytes
    code: int
    trouble: str = ""  # a crash or a timeout: never an acceptable result


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**FIXED, **passed_on, **(extra or {})}


def run(argv: list[str], folder: Path, stdin: bytes = b"", extra: dict[str, str] | None = None,
        timeout: float = 20, merged: bool = False) -> Ran:
    """Runs argv in the folder; a program that shows its own name shows it without the path. With `merged` the error output stands in stdout, in order, as on a terminal."""
    try:
        done = subprocess.run([Path(argv[0]).name, *argv[1:]], executable=argv[0], cwd=folder,
                              env=environment(extra), input=stdin, timeout=timeout, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT if merged else subprocess.PIPE)
    except subprocess.TimeoutExpired as late:
        return Ran(late.stdout or b"", late.stderr or b"", -1, f"still running after {timeout:g} s")
    except OSError as problem:
        return Ran(b"", b"", -1, f"cannot be started: {problem}")
    trouble = f"ended by {_signal_name(-done.returncode)}" if done.returncode < 0 else ""
    return Ran(done.stdout, done.stderr or b"", done.returncode, trouble)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
