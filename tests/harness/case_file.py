"""The text of a .case file as a value, and back. The format is told in tests/cases/README.md; nothing here runs anything."""

import re
import shlex
from dataclasses import dataclass, field

COMMAND = "$ "
SECTION = "--- "
ESCAPES = {"n": b"\n", "r": b"\r", "t": b"\t", "e": b"\x1b", "\\": b"\\", "$": b"$", "-": b"-"}
NAMES = {0x0D: "\\r", 0x09: "\\t", 0x1B: "\\e"}
SHELL_WORDS = {"|", ">", ">>", "2>", "2>&1", "<", "&&", "||", ";", "&"}


class CaseError(Exception):
    """The file does not follow the format; the text says where and what is accepted."""


@dataclass
class Command:
    """One command of a case: what it is given and what is expected of it."""

    line: str
    number: int
    files: dict[str, bytes] = field(default_factory=dict)
    stdin: bytes = b""
    stdout: bytes = b""
    stderr: bytes = b""
    makes: dict[str, bytes] = field(default_factory=dict)
    code: int = 0
    given: list[str] = field(default_factory=list)  # lines of the file that an update leaves as they are

    def words(self) -> tuple[dict[str, str], list[str]]:
        """The variables set before the program's name, and the arguments after it."""
        try:
            words = shlex.split(self.line)
        except ValueError as problem:
            raise CaseError(f"line {self.number}: {problem}") from None
        variables = {}
        while words and re.match(r"[A-Z_]+=", words[0]):
            name, value = words.pop(0).split("=", 1)
            variables[name] = value
        if not words or words[0] != "lrsched":
            raise CaseError(f"line {self.number}: a command is `[NAME=value ...] lrsched arguments`")
        if SHELL_WORDS.intersection(words):
            raise CaseError(f"line {self.number}: no shell runs the command; use `--- stdin` and `--- makes NAME`")
        return variables, words[1:]


@dataclass
class Case:
    header: list[str]
    commands: list[Command]


def decode_block(lines: list[str], as_bytes: bool, number: int = 0) -> bytes:
    """What the lines of a block stand for. Blank lines at its end stand for nothing."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    if as_bytes:
        return b"".join(_decode_bytes(line, number + i) for i, line in enumerate(lines[:end]))
    return "".join((line[1:] if line.startswith("\\") else line) + "\n" for line in lines[:end]).encode()


def _decode_bytes(line: str, number: int) -> bytes:
    result, at, end = bytearray(), 0, b"\n"
    while at < len(line):
        if line[at] != "\\":
            result += line[at].encode()
            at += 1
        elif at + 1 == len(line):
            end, at = b"", at + 1
        elif match := re.compile(r"\\x([0-9a-fA-F]{2})").match(line, at):
            result.append(int(match[1], 16))
            at += 4
        elif line[at + 1] in ESCAPES:
            result += ESCAPES[line[at + 1]]
            at += 2
        else:
            raise CaseError(f"line {number}: `\\{line[at + 1]}` is none of \\xNN \\n \\r \\t \\e \\\\ \\$ \\-")
    return bytes(result) + end


def needs_bytes(data: bytes) -> bool:
    """True where plain lines cannot hold the data: not UTF-8, control characters, or no line feed at the end."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return True
    return not text.endswith("\n") or any(_is_unseen(char) for char in text if char != "\n")


def _is_unseen(char: str) -> bool:
    return ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u2028\u2029\ufeff"


def encode_block(heading: str, data: bytes) -> list[str]:
    """The lines of a section that decode to the data; none for empty data."""
    if not data:
        return []
    if needs_bytes(data):
        return [heading + " bytes", *encode_bytes(data)]
    lines = [("\\" + line if line.startswith(("\\", COMMAND, SECTION)) else line) for line in data.decode()[:-1].split("\n")]
    if not lines[-1]:
        lines[-1] = "\\"
    return [heading, *lines]


def encode_bytes(data: bytes) -> list[str]:
    pieces = data.split(b"\n")
    last = pieces.pop()
    lines = [_encode_piece(piece) for piece in pieces]
    if last:
        lines.append(_encode_piece(last) + "\\")
    elif not lines[-1]:
        lines[-1] = "\\n\\"
    return lines


def _encode_piece(piece: bytes) -> str:
    text = ""
    for char in piece.decode("utf-8", "surrogateescape"):
        code = ord(char)
        if 0xDC80 <= code <= 0xDCFF:
            text += f"\\x{code - 0xDC00:02x}"
        elif char == "\\":
            text += "\\\\"
        elif _is_unseen(char):
            text += NAMES.get(code) or "".join(f"\\x{byte:02x}" for byte in char.encode())
        else:
            text += char
    return "\\" + text if text.startswith((COMMAND, SECTION)) else text


def parse(text: str) -> Case:
    """The case a text holds, or CaseError."""
    lines = text.split("\n")
    header_end = next((i for i, line in enumerate(lines) if line.startswith((COMMAND, SECTION))), len(lines))
    header = lines[:header_end]
    if not header or not re.match(r"# \S", header[0]):
        raise CaseError("line 1: a case begins with a line `# what it shows`")
    for number, line in enumerate(header, 1):
        if line and not line.startswith("#"):
            raise CaseError(f"line {number}: before the first command stand only lines with `#`")
    reader = _Reader()
    starts = [i for i in range(header_end, len(lines)) if lines[i].startswith((COMMAND, SECTION))]
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        reader.take(lines[start], lines[start + 1 : end], start + 1)
    return Case(header, reader.finish())


class _Reader:
    """Gathers sections into commands: what stands before a `$` line is made ready for it, what follows belongs to it."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.files: dict[str, bytes] = {}
        self.given: list[str] = []
        self.seen: set[str] = set()

    def take(self, heading: str, block: list[str], number: int) -> None:
        if heading.startswith(COMMAND):
            self._take_command(heading, block, number)
            return
        words = heading[len(SECTION) :].split()
        as_bytes = len(words) > 1 and words[-1] == "bytes"
        kind, names = words[0] if words else "", words[1 : -1 if as_bytes else None]
        if kind == "#":
            self._given([heading, *block])
        elif kind == "file" and len(names) == 1:
            self._once(heading, f"file {names[0]}", number)
            self.files[_safe(names[0], number)] = decode_block(block, as_bytes, number + 1)
            self._given([heading, *block])
        elif kind in ("stdin", "stdout", "stderr") and not names:
            command = self._command(heading, kind, number)
            setattr(command, kind, decode_block(block, as_bytes, number + 1))
            if kind == "stdin":
                command.given += [heading, *_trim(block)]
        elif kind == "makes" and len(names) == 1:
            command = self._command(heading, f"makes {names[0]}", number)
            command.makes[_safe(names[0], number)] = decode_block(block, as_bytes, number + 1)
        elif kind == "exit" and len(names) == 1 and names[0].isdigit():
            self._command(heading, kind, number).code = int(names[0])
            _no_text(block, number, "`--- exit`")
        else:
            raise CaseError(
                f"line {number}: `{heading}` is none of `--- file NAME`, `--- stdin`, `--- stdout`, `--- stderr`, "
                "`--- makes NAME`, `--- exit CODE`, `--- # remark`"
            )

    def finish(self) -> list[Command]:
        if not self.commands:
            raise CaseError("the case has no `$ lrsched ...` line")
        if self.given:
            raise CaseError("a `--- file` or a remark stands behind the last command")
        return self.commands

    def _take_command(self, heading: str, block: list[str], number: int) -> None:
        command = Command(heading[len(COMMAND) :], number, self.files, given=[*self.given, heading])
        command.words()
        self.commands.append(command)
        self.files, self.given, self.seen = {}, [], set()
        _no_text(block, number, "a command")

    def _given(self, lines: list[str]) -> None:
        self.given += [*_trim(lines), *([""] if lines[-1] == "" else [])]

    def _command(self, heading: str, what: str, number: int) -> Command:
        if not self.commands or self.given:
            raise CaseError(f"line {number}: `{heading}` stands before its command")
        self._once(heading, what, number)
        return self.commands[-1]

    def _once(self, heading: str, what: str, number: int) -> None:
        if what in self.seen:
            raise CaseError(f"line {number}: a second `{heading}`")
        self.seen.add(what)


def _safe(name: str, number: int) -> str:
    if name.startswith("/") or ".." in name.split("/"):
        raise CaseError(f"line {number}: `{name}` lies outside the folder of the case")
    return name


def _no_text(block: list[str], number: int, what: str) -> None:
    if any(block):
        raise CaseError(f"line {number + 1}: no text belongs to {what}; an output begins with `--- stdout`")


def _trim(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]


def render(case: Case) -> str:
    """The text of the case, the expected sections in one fixed order."""
    lines = _trim(case.header)
    for command in case.commands:
        if command is not case.commands[0] or case.header[-1] == "":
            lines.append("")
        lines += command.given
        lines += encode_block("--- stdout", command.stdout) + encode_block("--- stderr", command.stderr)
        for name, data in command.makes.items():
            lines += encode_block(f"--- makes {name}", data) or [f"--- makes {name}"]
        if command.code:
            lines.append(f"--- exit {command.code}")
    return "\n".join(lines) + "\n"
