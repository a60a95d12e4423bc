"""What a database or a disk says when it cannot go on, as a person can use it.

What the libraries say is never passed on: it can hold words of a case.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from candour.errors import CandourError

_NOTHING = "nothing was changed"
_SAID: tuple[tuple[str, str, str], ...] = (
    (
        "is locked",
        "another program holds the case file and did not let go of it",
        "let the other command end, or close what has the file open, and try again",
    ),
    ("is full", "the disk is full", "make room on the disk and try again"),
    (
        "readonly",
        "the workspace may not be written to",
        "ask for the right to write there, or name another one with --workspace",
    ),
    (
        "read-only",
        "the workspace may not be written to",
        "ask for the right to write there, or name another one with --workspace",
    ),
    (
        "not a database",
        "the file candour.sqlite3 is no case file",
        "put it back from a backup, or name another workspace with --workspace",
    ),
    (
        "malformed",
        "the case file is damaged on the disk",
        "keep the damaged file, put back a copy from a backup, and run candour log --verify",
    ),
    (
        "unable to open",
        "the case file cannot be opened",
        "check the folder's name and your rights to it",
    ),
    (
        "connection",
        "the PostgreSQL server cannot be reached, or did not let you in",
        "check CANDOUR_DATABASE_URL, and that the server runs",
    ),
    (
        "disk i/o",
        "the disk could not be written or read",
        "check that it has room and is sound, and try again",
    ),
)
_DISK = {
    errno.ENOSPC: ("the disk is full", "make room on the disk and try again"),
    errno.EDQUOT: ("your share of the disk is full", "make room and try again"),
    errno.EFBIG: ("the disk takes no file of this size", "make room and try again"),
    errno.EROFS: ("the disk is read-only", "name another workspace with --workspace"),
    errno.EACCES: ("it may not be written to", "ask for the right to write there"),
    errno.EPERM: ("it may not be written to", "ask for the right to write there"),
}


def refusal_of(problem: Exception) -> CandourError:
    """Return what a database said as something that a person can mend."""
    said = str(problem).casefold()
    for words, found, next_step in _SAID:
        if words in said:
            return CandourError(f"{found}; {_NOTHING}", next_step=next_step)
    return CandourError(
        f"the database refused ({type(problem).__name__}); {_NOTHING}",
        next_step="run candour log --verify, and keep the workspace as it is",
    )


@contextmanager
def said_of_disk(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into something that a person can mend."""
    try:
        yield
    except OSError as problem:
        found, next_step = _DISK.get(
            problem.errno or 0, (f"the system refused ({type(problem).__name__})", "try again")
        )
        raise CandourError(
            f"{path.parent.name}/{path.name}: {found}; {_NOTHING}", next_step=next_step
        ) from None
