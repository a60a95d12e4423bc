"""What a reader is, and what it hands back."""

from collections.abc import Callable
from dataclasses import dataclass, field

from candour.core.documents.block import Block
from candour.core.documents.report import Change, LeftOut
from candour.readers.limits import Limits


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another (an attachment, a member of an archive): an original of its own."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one file, in reading order, and what it has to report of it.

    Plain data, so that it can be handed from one process to another.
    """

    blocks: tuple[Block, ...] = field(repr=False)
    changed: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    members: tuple[Member, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    `sureness(data, name)` says from 0 to 1 how sure the reader is that the file is its own; the
    bytes decide, the name only breaks ties. `read(data, limits)` raises `RefusedFile` or
    `MissingTool`; whatever else it raises, the boundary turns into a refusal.
    """

    format: str
    title: str
    endings: tuple[str, ...]
    sureness: Callable[[bytes, str], float]
    read: Callable[[bytes, Limits], Reading]
    in_worker: bool = False
    """whether the format is hostile ground (a C library, a container, markup): then `read` runs in
    a process of its own"""
