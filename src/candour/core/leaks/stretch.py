"""A stretch of text that somebody who holds a file can get at, and where it stands."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a stretch is to be read."""

    PROSE = "prose"
    LABEL = "label"
    """a file's name, a bookmark, an address: words run together, letter case says nothing"""
    TECHNICAL = "technical"
    """such words that programs choose more often than people: names of parts and styles"""
    SIGNED = "signed"
    """a field for somebody's name or initials: an author, who changed it last"""


RUN_TOGETHER = frozenset({Kind.LABEL, Kind.TECHNICAL})
THUMBNAIL = "thumbnail"
_OWN = "in the release's own lists"
_KEPT = frozenset(
    {
        "tracked deletion", "comment", "hidden text", "white text", "hidden sheet", "hidden row",
        "hidden column", "cell comment", "hidden element", "comment in the markup", THUMBNAIL,
        "shared string that no cell shows", "pivot cache", "script or style",
        "earlier version kept in the file",
    }
)  # fmt: skip


_STATED = (
    "body", "page ", "table in the body", "text box", "cell,", "line", "footnote", "endnote",
    "header,", "footer,", "slide,", "notes of a slide", "note,", "hidden", "comment, paragraph",
    "page title", "message",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """One place of a file. `concealed` is true where it was meant not to be read.

    Text under a box is a leak whatever it says; the words of a comment are one if they name
    somebody.
    """

    where: str
    text: str = field(repr=False)
    kind: Kind = Kind.PROSE
    concealed: bool = False

    @property
    def is_stated(self) -> bool:
        """Whether a reader is told it, not a program: a page or a cell, no property or header."""
        is_page = self.where.startswith(_STATED) and not self.where.endswith(_OWN)
        return self.kind is Kind.PROSE and is_page

    @property
    def kept(self) -> str | None:
        """What a file keeps beside what it shows, where this is such: "tracked deletion"."""
        told = self.where.split(",", 1)[0]
        return told if told in _KEPT else None


@dataclass(frozen=True, slots=True)
class Inner:
    """A file inside a file."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)
    where: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """All that a file says, shown or not.

    `unread` says what could not be looked into; `closed` names what nobody could open at all.
    """

    format: str
    stretches: tuple[Stretch, ...] = field(repr=False)
    inner: tuple[Inner, ...] = field(default=(), repr=False)
    unread: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
