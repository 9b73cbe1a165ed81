"""Methods of Schedule and Session that need not be quick. The compiled module calls them by their names."""

from __future__ import annotations

from typing import Any

from . import _lrsched, _source
from ._lrsched import Schedule, Session
from .errors import Finding, read_findings
from .facts import Facts, Part


def _facts(schedule: Schedule) -> tuple[list[Facts], tuple[Finding, ...]]:
    summaries, findings = _lrsched.summaries(schedule)
    for summary in summaries:
        summary["parts"] = tuple(Part(*part) for part in summary["parts"])
    facts = [Facts(**summary, metrics=schedule.metrics) for summary in summaries]
    return facts, read_findings(findings)


def facts(schedule: Schedule) -> list[Facts]:
    return _facts(schedule)[0]


def check(schedule: Schedule) -> list[Finding]:
    return [*read_findings(schedule._findings), *_facts(schedule)[1]]


def short(number: float) -> str:
    """Six digits are enough for people."""
    return f"{number:.6g}" if abs(number) < 1e15 and number != int(number) or abs(number) >= 1e15 else f"{int(number)}"


def _lines(one: Facts) -> list[str]:
    length = "endless" if one.length is None else f"{short(one.length)} steps"
    lines = [f"{one.name}: {length}"]
    if one.length is None:
        lines.append(f"  looked at {short(one.horizon)} steps")
    if one.metrics:
        names = "`, `".join(one.metrics)
        lines.append(f"  reacts to `{names}`: its values come with the run")
    else:
        held = "then held at" if one.length is not None else "then"
        lines.append(f"  first {short(one.first)}, last {short(one.last)}, {held} {short(one.end)}")
        (low, low_step), (high, high_step) = one.minimum, one.maximum
        lines.append(
            f"  minimum {short(low)} at step {short(low_step)}, maximum {short(high)} at step {short(high_step)}"
        )
    width = max((len(short(part.begin)) for part in one.parts), default=0)
    lines += [f"  from {short(part.begin):>{width}}  {part.text or '(no text)'}" for part in one.parts]
    if one.part_count > len(one.parts):
        lines.append(f"  {one.part_count - len(one.parts)} further parts")
    return lines


def explain(schedule: Schedule) -> str:
    every, found = _facts(schedule)
    lines = [line for one in every for line in _lines(one)]
    for finding in (*read_findings(schedule._findings), *found):
        where = f" at {finding.place.line}:{finding.place.column}" if finding.place else ""
        lines.append(f"{finding.severity}{where}: {finding.message} [{finding.code}]")
        if finding.suggestion:
            lines.append(f"  help: {finding.suggestion}")
    return "\n".join(lines) + "\n"


def represent(schedule: Schedule) -> str:
    length = "endless" if schedule.length is None else f"{short(schedule.length)} steps"
    others = f", {len(schedule.outputs)} outputs" if len(schedule.outputs) > 1 else ""
    return f"<lrsched.Schedule {schedule.name}: {length}{others}>"


def plot(schedule: Schedule, *others: Schedule, **options: Any) -> Any:
    from . import plotting

    return plotting.plot(schedule, *others, **options)


def draw(schedule: Schedule) -> str:
    from . import svg

    return svg.draw(schedule)


def reduce(schedule: Schedule) -> tuple[Any, ...]:
    return _source.again, (schedule._source[0], schedule.name, schedule.fingerprint)


def session_again(schedule: Schedule, state: str) -> Session:
    return schedule.session(state)
