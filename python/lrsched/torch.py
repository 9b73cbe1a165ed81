"""A scheduler for PyTorch whose schedule is an expression.

    scheduler = lrsched.torch.LRScheduler(optimizer, "chain(warmup(500), cosine())", total=20_000)
    for batch in batches:
        train(batch)
        scheduler.step()

It is a scheduler as PyTorch's own are, from release 1.13 on, and stands wherever one of them can stand.
"""

from __future__ import annotations

import difflib
import os
import warnings
from dataclasses import replace
from typing import Any, Iterable, Mapping, Optional, Union

import torch.optim.lr_scheduler as _torch

from . import _lrsched
from ._lrsched import Schedule
from ._source import BYTE_CAP, Importer, Source, Value, build, import_files, pairs

__all__ = ["LRScheduler"]

# it has the name without the underscore since 2.0
_Base: Any = getattr(_torch, "LRScheduler", _torch._LRScheduler)

_NUMBER, _FIRST, _SECOND = range(3)
_FACTS = ("total", "epoch", "dataset", "batch", "accumulate", "world", "tokens_per_example", "drop_last")


class LRScheduler(_lrsched.Stepper, _Base):
    """Writes the values of a text's schedules into the parameter groups of an optimizer.

    The text is an expression, a whole .sched text, a path, or a Schedule that was compiled before; `file` is a path, too, for
    configuration files. The name of a schedule is the entry of the groups that it is for: `lr`, `momentum`, `weight_decay`, any
    other number there; `beta1` and `beta2` are the two of `betas`, of which the first is `momentum`, too. Behind a dot stands the
    group: its name (from `groups`, else its own entry `name`), or `group[0]` for the first one.

    `base` is the base rate. Where neither it nor the text says one, each group has its own: the rate that it was made with.

    `step()` goes to the next step. Where a schedule reacts to a metric, `step(metrics=...)` reports it, a number or a dict of
    several, for the step that is over; at steps without a report nothing was measured.

    The state, `state_dict()`, is small. It knows the text, and is refused by a scheduler with another one.
    """

    def __init__(
        self,
        optimizer: Any,
        schedule: Union[str, os.PathLike[str], Schedule, None] = None,
        *,
        file: Union[str, os.PathLike[str], None] = None,
        base: Optional[Value] = None,
        groups: Optional[Iterable[str]] = None,
        params: Optional[Mapping[str, Value]] = None,
        constants: Optional[Mapping[str, float]] = None,
        modules: Optional[Mapping[str, str]] = None,
        metrics: Iterable[str] = (),
        importer: Optional[Importer] = None,
        last_epoch: int = -1,
        **facts: Optional[Value],
    ) -> None:
        _check_facts(facts)
        self._names = None if groups is None else [str(name) for name in groups]
        self._schedules: list[Schedule] = []
        self._run_of: list[int] = []  # which of the schedules a group has
        self._source: Optional[Source] = None
        self._importer = importer
        if isinstance(schedule, Schedule):
            if file is not None or base is not None or facts or params or constants or modules or metrics:
                raise TypeError("a schedule that is compiled has its facts already; they go to lrsched.compile")
            self._add_run(schedule)
            self._schedules.append(schedule)
        else:
            text, name, self._importer = _read(schedule, file, importer)
            self._source = Source(
                text,
                name,
                run=pairs({"base": base, **facts}),
                params=pairs(params or {}),
                constants=tuple((key, float(value)) for key, value in (constants or {}).items()),
                metrics=tuple(metrics),
                modules=tuple((modules or {}).items()),
            )
        self.optimizer = optimizer
        self.last_epoch = last_epoch
        self._look_at_groups()
        super().__init__(optimizer, last_epoch)

    @property
    def schedule(self) -> Schedule:
        """The schedule of the first group's rate, or the first of the text."""
        first = self._schedules[self._run_of[0]]
        return first.find("lr", self._group_names()[0]) or first

    def get_lr(self) -> list[float]:
        """The rates of the groups at this step."""
        return list(self._last_lr)

    def state_dict(self) -> dict[str, Any]:
        """The state: where the run is, what of its metrics still counts, and the text that it belongs to."""
        return {"last_epoch": self.last_epoch, "_step_count": self._step_count, "runs": self._save()}

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Goes on from a state. One of another schedule raises ScheduleError, which tells how the two differ.

        The optimizer's own state brings its rates along. Where it is not loaded, and nobody else has written to the groups, they
        get the rates of the step at once.
        """
        missing = {"last_epoch", "_step_count", "runs"} - set(state_dict)
        if missing:
            raise KeyError(f"this is no state of a lrsched scheduler: it has no {', '.join(sorted(missing))}")
        alone = self._is_untouched()
        self._load(state_dict["runs"])
        self.last_epoch = state_dict["last_epoch"]
        self._step_count = state_dict["_step_count"]
        if alone and self.last_epoch >= 0:
            self._apply()

    def __reduce__(self) -> Any:
        raise TypeError("a scheduler hangs on its optimizer: save state_dict(), and load it into a new one")

    # what the compiled part calls back

    def _look_at_groups(self) -> None:
        """Finds out where the values go, anew whenever the optimizer has other groups."""
        groups = self.optimizer.param_groups
        for group in groups[len(self._run_of) :]:
            self._run_of.append(self._run_for(group))
        names = self._group_names()
        _check_groups(self._schedules[0], names)
        targets = [
            (index, *_entry(group, parameter), self._run_of[index], output)
            for index, group in enumerate(groups)
            for parameter, output in _outputs(self._schedules[0], names[index], f"group[{index}]").items()
        ]
        self._aim(list(groups), targets)

    def _check_order(self) -> None:
        """PyTorch's own warning, in front of the first step that is not the initial one."""
        step = self.optimizer.step
        if getattr(step, "_with_counter", False):
            called = self.optimizer._step_count > 0
        elif getattr(step, "_wrapped_by_lr_sched", False):
            called = getattr(self.optimizer, "_opt_called", False)
        else:
            return
        if not called:
            warnings.warn(
                "scheduler.step() came before the first optimizer.step(): the first value of the schedule was not used",
                UserWarning,
                stacklevel=2,
            )

    def _group_names(self) -> list[str]:
        groups = self.optimizer.param_groups
        if self._names is not None and len(self._names) != len(groups):
            raise ValueError(f"there are {len(self._names)} names of groups, and the optimizer has {len(groups)} groups")
        return self._names or [str(group.get("name", f"group[{index}]")) for index, group in enumerate(groups)]

    def _run_for(self, group: dict[str, Any]) -> int:
        """The number of the schedule for a group; its base rate makes it another one."""
        if self._source is None:
            return 0
        rate = float(group.get("initial_lr", group["lr"]))
        source = replace(self._source, run_defaults=pairs({"base": rate}))
        made = build(source, self._importer, stacklevel=4)
        for index, known in enumerate(self._schedules):
            if known.fingerprint == made.fingerprint:
                return index
        if self._listens and self.last_epoch != -1:
            raise ValueError("a group with another base rate cannot join a run that reacts to metrics")
        self._add_run(made)
        self._schedules.append(made)
        return len(self._schedules) - 1


def _check_facts(facts: Mapping[str, Any]) -> None:
    for name in facts:
        if name not in _FACTS:
            near = difflib.get_close_matches(name, _FACTS, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"the facts of a run are base, {', '.join(_FACTS)}"
            raise TypeError(f"`{name}` is no argument and no fact of a run; {hint}")


def _read(schedule: Any, file: Any, importer: Optional[Importer]) -> tuple[Union[str, bytes], str, Optional[Importer]]:
    """The text, its name, and how it imports."""
    if (schedule is None) == (file is None):
        raise TypeError("a scheduler needs a schedule or a file, and not both")
    if isinstance(schedule, str):
        return schedule, "<expression>", importer
    path = os.fspath(schedule if file is None else file)
    with open(path, "rb") as opened:
        return opened.read(BYTE_CAP + 1), path, importer or import_files


def _check_groups(schedule: Schedule, names: list[str]) -> None:
    """Every group that the text speaks of is there."""
    known = {*names, *(f"group[{index}]" for index in range(len(names)))}
    for output in schedule.outputs:
        group = schedule[output].group
        if group and group not in known:
            near = difflib.get_close_matches(group, sorted(known), 1)
            hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(names)}"
            raise ValueError(f"the schedule `{output}` is for the group `{group}`, which the optimizer has not; {hint}")


def _outputs(schedule: Schedule, name: str, index: str) -> dict[str, int]:
    """For each hyper-parameter the number of the schedule that a group has of it: its own, else the one for all."""
    parameters = dict.fromkeys(output.split(".", 1)[0] for output in schedule.outputs)
    found = {}
    for parameter in parameters:
        for wanted in (f"{parameter}.{name}", f"{parameter}.{index}", parameter):
            if wanted in schedule.outputs:
                found[parameter] = schedule.outputs.index(wanted)
                break
    return found


def _entry(group: Mapping[str, Any], parameter: str) -> tuple[str, int]:
    """The key of a group that a hyper-parameter stands under, and which part of the entry it is."""
    if parameter in group and not isinstance(group[parameter], (tuple, list, str, bool, type(None))):
        return parameter, _NUMBER
    if "betas" in group and parameter in ("beta1", "momentum"):
        return "betas", _FIRST
    if "betas" in group and parameter == "beta2":
        return "betas", _SECOND
    numbers = [key for key, entry in group.items() if isinstance(entry, (int, float)) and not isinstance(entry, bool)]
    numbers += ["beta1", "beta2"] if "betas" in group else []
    have = ", ".join(sorted(set(numbers) - {"initial_lr"}))
    raise ValueError(f"the schedule `{parameter}` is for no number of the optimizer's groups; they have {have}")
