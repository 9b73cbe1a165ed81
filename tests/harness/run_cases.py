#!/usr/bin/env python3
"""Runs one-file test cases (tests/cases/README.md) against the program; --update rewrites what they expect."""

import argparse
import difflib
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import case_file
import clean_run

CASES = Path(__file__).resolve().parent.parent / "cases"


def find_cases(places: list[Path], substring: str) -> list[Path]:
    """The .case files in the places, sorted, whose path below tests/cases holds the substring."""
    found = set()
    for place in places:
        found.update(place.rglob("*.case") if place.is_dir() else [place])
    return sorted(path for path in found if substring in shown_name(path))


def shown_name(path: Path) -> str:
    resolved = path.resolve()
    return str(resolved.relative_to(CASES)) if resolved.is_relative_to(CASES) else str(path)


def difference(expected: bytes, actual: bytes, what: str) -> str:
    """A unified diff of the two as a case file would show them; empty where they are equal."""
    if expected == actual:
        return ""
    as_bytes = any(data and case_file.needs_bytes(data) for data in (expected, actual))
    sides = [_shown(data, as_bytes) for data in (expected, actual)]
    return "\n".join(difflib.unified_diff(*sides, f"expected {what}", f"actual {what}", lineterm=""))


def _shown(data: bytes, as_bytes: bool) -> list[str]:
    if not data:
        return []
    return case_file.encode_bytes(data) if as_bytes else data.decode().split("\n")[:-1]


def run_command(command: case_file.Command, folder: Path, options: argparse.Namespace) -> list[str]:
    """Runs the command, writes what came of it into it, and returns what differed from what was expected."""
    for name, data in command.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    variables, arguments = command.words()
    ran = clean_run.run([str(options.binary), *arguments], folder, command.stdin, variables, options.timeout)
    if ran.trouble:
        raise case_file.CaseError("\n".join([ran.trouble, *ran.stderr.decode(errors="replace").splitlines()[:40]]))
    problems = [difference(command.stdout, ran.stdout, "stdout"), difference(command.stderr, ran.stderr, "stderr")]
    command.stdout, command.stderr = ran.stdout, ran.stderr
    for name, expected in command.makes.items():
        made = folder / name
        if not made.is_file():
            raise case_file.CaseError(f"the command does not make the file `{name}`")
        command.makes[name] = made.read_bytes()
        problems.append(difference(expected, command.makes[name], name))
    if ran.code != command.code:
        problems.append(f"expected exit {command.code}, actual exit {ran.code}")
        command.code = ran.code
    return [problem for problem in problems if problem]


def run_case(path: Path, options: argparse.Namespace) -> tuple[list[str], bool]:
    """What is wrong with the case, and whether its file was rewritten."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*_[a-z0-9_]*\.case", path.name):
        return ["the file's name says the behaviour: words_in_lower_case.case"], False
    try:
        case = case_file.parse(path.read_bytes().decode())
    except (case_file.CaseError, OSError, UnicodeDecodeError) as problem:
        return [str(problem)], False
    problems = []
    with tempfile.TemporaryDirectory(prefix="lrsched-case-") as folder:
        for command in case.commands:
            try:
                found = run_command(command, Path(folder), options)
            except case_file.CaseError as problem:
                return [f"line {command.number}: $ {command.line}\n{problem}"], False
            problems += [f"line {command.number}: $ {command.line}\n{text}" for text in found]
    if not (problems and options.update):
        return problems, False
    path.write_text(case_file.render(case), encoding="utf-8")
    return [], True


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="*", type=Path, default=[CASES], help="case files or folders (default: tests/cases)")
    parser.add_argument("--binary", required=True, type=Path, help="the lrsched to run")
    parser.add_argument("--filter", default="", metavar="SUBSTR", help="only cases whose path holds this")
    parser.add_argument("--update", action="store_true", help="write what the program does into the cases")
    parser.add_argument("--timeout", type=float, default=20, metavar="SECONDS", help="for one command (default: 20)")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1, metavar="N", help="cases run at a time")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    options = parse_arguments(arguments)
    options.binary = options.binary.resolve()
    cases = find_cases(options.places, options.filter)
    if not cases:
        print("no case matches", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(max(1, options.j)) as pool:
        results = list(pool.map(lambda path: run_case(path, options), cases))
    for path, (problems, updated) in zip(cases, results):
        if updated:
            print(f"updated {shown_name(path)}")
        for problem in problems:
            print(f"FAILED {shown_name(path)}: {problem}\n")
    failed = sum(bool(problems) for problems, _ in results)
    print(f"{failed} of {len(cases)} cases failed" if failed else f"{len(cases)} cases passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
