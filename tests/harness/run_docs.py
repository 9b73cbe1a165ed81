#!/usr/bin/env python3
"""Runs the fenced examples of README.md and the pages in docs/ and examples/.

Every document has a fresh folder that holds a copy of examples/ (as `examples/`), and its blocks run there in order, so
that a block may use what one before it made. Blocks in any other language are left alone. The blocks that run:

```console            lines with `$ ` are commands for a shell that finds `lrsched`; a command goes on in the next line
                      behind a `\\` and inside of quotes; the lines below are what the terminal shows (output and
                      errors), where a line `...` stands for any lines. Blank lines at the end are not compared.
```sched              passes `lrsched check`, or `lrsched eval` where it is a bare expression; words that begin with `--`
                      are options for it: ```sched --base=0.1 --total=90
```sched error        fails with a diagnostic instead
```sched file=NAME    is also kept under that name for later blocks of the document
```yaml               the same for a YAML file

--update writes what the terminal shows now into the console blocks, but for outputs with a line `...`; read the diff as a user
would.
"""

import argparse
import difflib
import os
import re
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import clean_run

ROOT = Path(__file__).resolve().parent.parent.parent
FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})(.*)$")
ITEM = re.compile(r"(import|run|param|let|fn|schedule)\b|[A-Za-z_]\w*\s*=(?!=)")


@dataclass
class Block:
    document: str
    line: int  # of the opening fence, from 1
    info: list[str]
    lines: list[str]
    indent: int = 0  # of the fences


def blocks_of(text: str, document: str) -> list[Block]:
    """The fenced blocks of a Markdown text, without the indentation of their fences."""
    blocks, fence, indent = [], "", 0
    for number, line in enumerate(text.split("\n"), 1):
        match = FENCE.match(line)
        if not fence and match:
            fence, indent = match[2], len(match[1])
            blocks.append(Block(document, number, match[3].split(), [], indent))
        elif fence and match and match[2].startswith(fence) and not match[3].strip():
            fence = ""
        elif fence:
            blocks[-1].lines.append(line[min(indent, len(line) - len(line.lstrip())) :])
    if fence:
        raise ValueError(f"{document}:{blocks[-1].line}: the block has no end")
    return blocks


def is_open(command: str) -> bool:
    """Whether a command goes on in the next line: behind a `\\`, or inside of quotes."""
    try:
        shlex.split(command, comments=True)
    except ValueError:
        return True
    return command.endswith("\\")


def commands_of(block: Block) -> list[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines expected below it."""
    commands: list[tuple[str, list[str]]] = []
    continues = False
    for line in block.lines:
        if continues:
            commands[-1] = (f"{commands[-1][0]}\n{line}", [])
        elif line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line)
        else:
            raise ValueError(f"{block.document}:{block.line}: a console block begins with a `$ ` line")
        continues = is_open(commands[-1][0]) and not commands[-1][1]
    if continues:
        raise ValueError(f"{block.document}:{block.line}: the command `{commands[-1][0]}` has no end")
    return commands


def matches(expected: list[str], actual: list[str]) -> bool:
    """True if the lines agree, `...` standing for any number of lines."""
    reached = {0}  # how many actual lines the expected ones so far may have used
    for want in expected:
        if want.strip() == "...":
            reached = set(range(min(reached), len(actual) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(actual) and actual[at] == want}
        if not reached:
            return False
    return len(actual) in reached


def without_blank_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def run_console(block: Block, folder: Path, path: str, update: bool) -> list[str]:
    problems, commands = [], commands_of(block)
    for text, expected in commands:
        ran = clean_run.run(["/bin/sh", "-c", text], folder, extra={"PATH": path}, merged=True, timeout=60)
        wanted, shown = without_blank_end(expected), without_blank_end(ran.stdout.decode(errors="replace").split("\n"))
        trouble = ran.trouble or (f"exit {ran.code}: a crash, or no such command" if ran.code > 125 else "")
        if trouble or not matches(wanted, shown):
            if update and not trouble and not any(line.strip() == "..." for line in wanted):
                expected[:] = shown
                continue
            diff = difflib.unified_diff(wanted, shown, "the document", "the program", lineterm="")
            problems.append("\n".join([f"$ {text}", *([trouble] if trouble else []), *diff]))
    if update:
        block.lines = [line for text, expected in commands for line in [*f"$ {text}".split("\n"), *expected]]
    return problems


def is_expression(lines: list[str]) -> bool:
    starts = [line for line in lines if line and not line[0].isspace() and line[0] not in "#)]}"]
    return bool(starts) and not any(ITEM.match(line) for line in starts)


def run_text(block: Block, folder: Path, path: str, _: bool) -> list[str]:
    words = block.info[1:]
    options = [word for word in words if word.startswith("--")]
    names = [word[len("file=") :] for word in words if word.startswith("file=")]
    if unknown := [word for word in words if word != "error" and word not in options and not word.startswith("file=")]:
        return [f"`{unknown[0]}` is none of `error`, `file=NAME`, `--option=value`"]
    text = "\n".join(block.lines) + "\n"
    target = folder / (names[0] if names else f"example.{block.info[0]}")
    target.write_text(text, encoding="utf-8")
    evaluated = block.info[0] == "sched" and is_expression(block.lines)
    what = ["eval", text] if evaluated else ["check", target.name]
    program = str(folder / ".bin/lrsched")
    ran = clean_run.run([program, *what, *options], folder, extra={"PATH": path}, merged=True, timeout=60)
    if b"[metric-needs-session]" in ran.stdout and "error" not in words:  # its values come with a run, its text can be checked
        what = ["check", "-e", text]
        ran = clean_run.run([program, *what, *options], folder, extra={"PATH": path}, merged=True, timeout=60)
    shown = f"`lrsched {what[0]}`: exit {ran.code} {ran.trouble}\n{ran.stdout.decode(errors='replace')}"
    if "error" in words:
        is_refused = not ran.trouble and 0 < ran.code < 125 and re.search(rb"\[[a-z0-9-]+\]", ran.stdout)
        return [] if is_refused else [f"marked as an error, but {shown}"]
    return [] if ran.code == 0 else [shown]


def with_blocks(text: str, blocks: list[Block], sizes: list[int]) -> str:
    """The text with the lines of its blocks as they are now; `sizes` is how many lines each had."""
    lines = text.split("\n")
    for block, size in reversed(list(zip(blocks, sizes))):
        lines[block.line : block.line + size] = [" " * block.indent + line if line else "" for line in block.lines]
    return "\n".join(lines)


def run_document(document: Path, root: Path, binary: Path, update: bool = False) -> tuple[int, list[str]]:
    """How many blocks ran, and what went wrong."""
    runners = {"console": run_console, "sched": run_text, "yaml": run_text}
    text = document.read_text(encoding="utf-8")
    blocks = blocks_of(text, str(document.relative_to(root)))
    blocks = [block for block in blocks if block.info and block.info[0] in runners]
    sizes, problems = [len(block.lines) for block in blocks], []
    with tempfile.TemporaryDirectory(prefix="lrsched-docs-") as name:
        folder = Path(name)
        (folder / ".bin").mkdir()
        (folder / ".bin/lrsched").symlink_to(binary)
        if (root / "examples").is_dir():
            shutil.copytree(root / "examples", folder / "examples")
        path = f"{folder / '.bin'}{os.pathsep}{clean_run.FIXED['PATH']}"
        for block in blocks:
            try:
                found = runners[block.info[0]](block, folder, path, update)
            except ValueError as problem:
                found = [str(problem)]
            problems += [f"{block.document}:{block.line}: {problem}" for problem in found]
    if update and (updated := with_blocks(text, blocks, sizes)) != text:
        document.write_text(updated, encoding="utf-8")
    return len(blocks), problems


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder with README.md, docs/ and examples/")
    parser.add_argument("--update", action="store_true", help="write what is shown now into the console blocks")
    options = parser.parse_args(arguments)
    root, count, problems = options.root.resolve(), 0, []
    pages = (page for folder in ("docs", "examples") for page in sorted((root / folder).rglob("*.md")))
    for document in (root / "README.md", *pages):
        try:
            ran, found = run_document(document, root, options.binary.resolve(), options.update)
        except (OSError, ValueError) as problem:
            ran, found = 0, [str(problem)]
        count += ran
        problems += found
    for problem in problems:
        print(f"FAILED {problem}\n")
    print(f"{count} blocks ran, {len(problems)} problems")
    return 1 if problems or not count else 0


if __name__ == "__main__":
    sys.exit(main())
