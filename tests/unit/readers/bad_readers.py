"""Readers that misbehave, for the worker's tests; importable from another process."""

import os
import signal
import sys
import time

from candour.core.documents.block import CellNote, Draft, Grid
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind, Mark, MarkKind
from candour.core.documents.report import Change
from candour.core.spans import Span
from candour.errors import LockedFile, MissingTool
from candour.readers.limits import Limits
from candour.readers.reading import Reading

SECRET = "Zephyrine"


def sound(data: bytes, _: Limits) -> Reading:
    marks = (Mark(MarkKind.INSERTED, Span(0, 1), by="A"),)
    draft = Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, data.decode(), marks=marks)
    grid = Grid(["x"], [1], [1], prefix="s1", notes={0: CellNote((Flag.HIDDEN,))})
    return Reading((draft, grid), changed=(Change(Locator(), "why"),))


def refuses(*_: object) -> Reading:
    raise LockedFile("encrypted", where="page 1", next_step="ask")


def lacks_a_tool(*_: object) -> Reading:
    raise MissingTool("no office program", next_step="install one")


def fails(*_: object) -> Reading:
    raise KeyError(SECRET)


def crashes(*_: object) -> Reading:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def hangs(*_: object) -> Reading:
    time.sleep(60)
    raise AssertionError


def eats_memory(*_: object) -> Reading:
    hoard = [bytearray(64 * 1024 * 1024) for _ in range(200)]
    raise AssertionError(len(hoard))


class _Attack:
    def __reduce__(self) -> tuple[object, ...]:
        return os.putenv, ("CANDOUR_TAKEN_OVER", "1")


def attacks(*_: object) -> Reading:
    return Reading((), warnings=(_Attack(),))  # type: ignore[arg-type]


_seen: list[bytes] = []


def remembers(data: bytes, _: Limits) -> Reading:
    _seen.append(data)
    return Reading((), warnings=(str(len(_seen)),))


def prints(data: bytes, limits: Limits) -> Reading:
    sys.stdout.write("noise")
    os.write(2, b"noise")
    return sound(data, limits)
