"""Run a command in a child that is killed (SIGKILL) at the nth step that writes.

A step is the moment before and the moment after each of: a file's bytes or a folder's names pushed
to the disk, a file put in its place, a folder made, a file taken away, a transaction committed.
Nothing of this is in the product: the child wraps the functions before it runs the command.
"""

import ctypes
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from candour.cli.main import main

_WRITING = ((os, "fsync"), (os, "replace"), (os, "mkdir"), (os, "unlink"), (os, "chmod"))


def run_killed(step: int, out: Path, *arguments: str) -> bool:
    """Run a command and kill it at a step; say whether it was (not where it ended before)."""
    return _was_killed(_in_child(lambda: _kill_at(step), out, arguments), out)


def run_killed_after(seconds: float, out: Path, *arguments: str) -> bool:
    """Run a command and kill it after a while; say whether it was."""
    return _was_killed(_in_child(lambda: None, out, arguments, seconds), out)


def run_with_little_room(largest: int, out: Path, *arguments: str) -> int:
    """Run a command that may write no file beyond a size; return its exit code."""
    return _in_child(
        lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)), out, arguments
    )


def run_without_rights(out: Path, *arguments: str) -> int:
    """Run a command that has no right beyond those that a file's mode gives; return its code."""
    return _in_child(_drop_rights, out, arguments)


def _was_killed(code: int, out: Path) -> bool:
    assert code in (0, -signal.SIGKILL), out.read_text()
    return code != 0


def _drop_rights() -> None:
    """Give up every capability: root is then bound by modes as everybody is."""
    version, me = 0x20080522, 0
    header = (ctypes.c_uint32 * 2)(version, me)
    none = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(header, none) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def _in_child(
    prepare: Callable[[], None],
    out: Path,
    arguments: tuple[str, ...],
    seconds: float | None = None,
) -> int:
    """Return the exit code, or the signal that ended it as a negative number."""
    connections.close_all()  # a SQLite connection must not be carried into a fork
    reading, writing = os.pipe()  # no limit on the size of files touches what is said
    child = os.fork()
    if child == 0:
        _be_the_child(prepare, writing, arguments)
    os.close(writing)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with open(reading, "rb") as said:  # noqa: PTH123
        out.write_bytes(said.read())
    _, status = os.waitpid(child, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def _be_the_child(prepare: Callable[[], None], handle: int, arguments: tuple[str, ...]) -> NoReturn:
    code = 1
    try:
        for stream in (1, 2):
            os.dup2(handle, stream)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
        sys.argv = ["candour", *arguments]
        prepare()
        main()
    except SystemExit as left:
        code = int(left.code or 0)
    finally:
        os._exit(code)


def _kill_at(step: int) -> None:
    count = 0

    def tick() -> None:
        nonlocal count
        if count == step:
            sys.stdout.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    def around(done: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            tick()
            result = done(*args, **kwargs)
            tick()
            return result

        return wrapped

    for owner, name in _WRITING:
        setattr(owner, name, around(getattr(owner, name)))
    # Reached by the library that speaks to SQLite, so wrapped where Django calls it.
    DatabaseWrapper._commit = around(DatabaseWrapper._commit)  # type: ignore[attr-defined,method-assign]
