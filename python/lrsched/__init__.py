"""Learning-rate schedules as expressions of a small language.

    >>> import lrsched
    >>> rate = lrsched.compile("chain(warmup(10), cosine(90, min=1e-3))", base=0.1)
    >>> rate(0), rate(9), rate(55), rate(100)
    (0.01, 0.1, 0.0505, 0.001)

The numbers are those of the command line and of the library for C++, bit for bit.
"""

from ._lrsched import Schedule, Session
from ._lrsched import version as __version__
from ._source import compile, import_files, load
from .errors import Finding, Note, Place, ScheduleError, ScheduleWarning
from .facts import Facts, Part

__all__ = [
    "Facts",
    "Finding",
    "Note",
    "Part",
    "Place",
    "Schedule",
    "ScheduleError",
    "ScheduleWarning",
    "Session",
    "__version__",
    "compile",
    "import_files",
    "load",
]
