"""From a text and the facts of a run to a schedule; and again, where one is unpickled."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Callable, Iterable, Mapping, Optional, Union

from . import _lrsched
from ._lrsched import Schedule
from .errors import ScheduleError, ScheduleWarning, read_findings

Value = Union[str, float, int, bool]
Importer = Callable[[str, str], Optional[tuple[str, Union[str, bytes]]]]
Pairs = tuple[tuple[str, str], ...]

BYTE_CAP = 4 << 20  # of one text; a longer one is refused by the library


@dataclass(frozen=True)
class Source:
    """All that a schedule was made from. `imports` are the texts that it asked for, by what it asked."""

    text: Union[str, bytes]
    name: str = "<expression>"
    run: Pairs = ()
    run_defaults: Pairs = ()
    params: Pairs = ()
    constants: tuple[tuple[str, float], ...] = ()
    metrics: tuple[str, ...] = ()
    modules: Pairs = ()
    imports: tuple[tuple[tuple[str, str], tuple[str, Union[str, bytes]]], ...] = field(default=(), repr=False)


def words(value: Value) -> str:
    """A value as an expression of the language; numbers of Python, NumPy and torch to the last bit."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return repr(float(value))


def pairs(values: Mapping[str, Optional[Value]]) -> Pairs:
    """Settings as texts; None is as if left out."""
    return tuple((name, words(value)) for name, value in values.items() if value is not None)


def build(source: Source, importer: Optional[Importer] = None, stacklevel: int = 1) -> Schedule:
    """Compiles; what is imported on the way is kept beside the text."""
    imports: dict[tuple[str, str], tuple[str, Union[str, bytes]]] = dict(source.imports)

    def find(path: str, asker: str) -> Optional[tuple[str, Union[str, bytes]]]:
        if (path, asker) not in imports and importer is not None:
            found = importer(path, asker)
            if found is not None:
                imports[path, asker] = found
        return imports.get((path, asker))

    # the source that is kept has to know the imports, which are known only afterwards: it holds them by a box
    box: list[Source] = []
    schedule = _lrsched.compile(
        source.text,
        source.name,
        source.run,
        source.run_defaults,
        source.params,
        source.constants,
        source.metrics,
        source.modules,
        find if importer is not None or imports else None,
        box,
    )
    box.append(replace(source, imports=tuple(imports.items())))
    findings = schedule._findings
    if '"warning"' in findings:
        for finding in read_findings(findings):
            if finding.severity == "warning":
                warnings.warn(f"{finding.message} [{finding.code}]", ScheduleWarning, stacklevel + 1)
    return schedule


def again(source: Source, name: str, fingerprint: str) -> Schedule:
    """The schedule that was pickled, or an error where this release makes something else of its text."""
    schedule = build(source, stacklevel=2)
    if schedule.fingerprint != fingerprint:
        raise ScheduleError(
            f"error: the text of the schedule `{name}` has another meaning to lrsched {_lrsched.version} than to the one that "
            f"pickled it: its fingerprint was {fingerprint} and is {schedule.fingerprint}\n"
        )
    return schedule[name]


def import_files(path: str, asker: str) -> Optional[tuple[str, bytes]]:
    """An importer for files: relative to the folder of the file that imports, to the working folder for an expression."""
    folder = "" if asker.startswith("<") else os.path.dirname(asker)
    found = os.path.normpath(os.path.join(folder, path))
    return (found, _read(found)) if os.path.exists(found) else None


def _read(path: Union[str, os.PathLike[str]]) -> bytes:
    with open(path, "rb") as file:
        return file.read(BYTE_CAP + 1)


def compile(
    text: Union[str, bytes],
    *,
    base: Optional[Value] = None,
    total: Optional[Value] = None,
    epoch: Optional[Value] = None,
    dataset: Optional[Value] = None,
    batch: Optional[Value] = None,
    accumulate: Optional[Value] = None,
    world: Optional[Value] = None,
    tokens_per_example: Optional[Value] = None,
    drop_last: Optional[Value] = None,
    params: Mapping[str, Value] = {},
    constants: Mapping[str, float] = {},
    metrics: Iterable[str] = (),
    modules: Mapping[str, str] = {},
    importer: Optional[Importer] = None,
    name: str = "<expression>",
) -> Schedule:
    """Compiles an expression or a whole .sched text; gives its first schedule, which knows the others: schedule["momentum"].

    The facts of the run are numbers, or expressions such as "90ep"; they win over the `run` of the text. `params` are values
    for its `param`s, `constants` numbers under names of your own, `metrics` those that will be reported, `modules` texts to be
    used as modules. Without an `importer` an `import` of a file is an error; `lrsched.import_files` reads files.
    """
    facts: dict[str, Any] = {
        "base": base,
        "total": total,
        "epoch": epoch,
        "dataset": dataset,
        "batch": batch,
        "accumulate": accumulate,
        "world": world,
        "tokens_per_example": tokens_per_example,
        "drop_last": drop_last,
    }
    source = Source(
        text,
        name,
        run=pairs(facts),
        params=pairs(params),
        constants=tuple((name, float(value)) for name, value in constants.items()),
        metrics=tuple(metrics),
        modules=tuple(modules.items()),
    )
    return build(source, importer, stacklevel=2)


def load(path: Union[str, os.PathLike[str]], **facts: Any) -> Schedule:
    """Compiles a .sched file, which may import others; facts of the run and the rest are those of compile()."""
    name = os.fspath(path)
    facts.setdefault("importer", import_files)
    return compile(_read(Path(path)), name=name, **facts)
