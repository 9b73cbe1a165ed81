"""What lrsched says about a text: an exception, a warning, and the findings that they are made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Optional


@dataclass(frozen=True)
class Place:
    """A range of a text. Lines and columns count from 1, in characters."""

    file: str
    line: int
    column: int
    length: int
    begin: int
    end: int


@dataclass(frozen=True)
class Note:
    """A further sentence to a finding."""

    message: str
    place: Optional[Place]


@dataclass(frozen=True)
class Finding:
    """One thing there is to say. `code` is its stable name, `severity` is error, warning or note."""

    code: str
    severity: str
    message: str
    place: Optional[Place]
    suggestion: str
    notes: tuple[Note, ...]


class ScheduleError(ValueError):
    """Why a text is no schedule, or has no value at a step. Its text shows the places with carets."""

    __module__ = "lrsched"

    def __init__(self, text: str, findings: str = "[]") -> None:
        # both are kept as arguments, so that the exception can be pickled
        super().__init__(text, findings)
        self.findings = read_findings(findings)

    def __str__(self) -> str:
        return str(self.args[0]).rstrip("\n")

    @property
    def code(self) -> str:
        """The code of the first error, `unknown-argument`; empty where there is none."""
        return self.findings[0].code if self.findings else ""

    @property
    def place(self) -> Optional[Place]:
        """Where the first error is."""
        return self.findings[0].place if self.findings else None


class ScheduleWarning(UserWarning):
    """What is allowed, and probably not meant."""

    __module__ = "lrsched"


def _read_place(found: Optional[dict[str, Any]]) -> Optional[Place]:
    return None if found is None else Place(**found)


def read_findings(text: str) -> tuple[Finding, ...]:
    """Findings from the JSON that the library gives, errors first."""
    found = [
        Finding(
            code=one["code"],
            severity=one["severity"],
            message=one["message"],
            place=_read_place(one["location"]),
            suggestion=one["suggestion"],
            notes=tuple(Note(note["message"], _read_place(note["location"])) for note in one["notes"]),
        )
        for one in json.loads(text)
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity != "error"))
