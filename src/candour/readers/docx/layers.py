"""The layers that words stand in: inserted, deleted, moved, hidden, linked."""

from dataclasses import dataclass, field
from enum import Enum

from lxml import etree

from candour.readers.docx.names import AUTHOR, DATE, DELETED, INSERTED, MOVED_FROM, MOVED_TO


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made a tracked change, and when, as the file says."""

    by: str | None = field(default=None, repr=False)
    at: str | None = None


class Layer(Enum):
    """Where words end up: in the text with all changes accepted, or in a passage of their own."""

    TEXT = "text"
    HIDDEN = "hidden"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the words at one place in a file."""

    inserted: Revision | None = None
    deleted: Revision | None = None
    moved: bool = False
    hidden: bool = False
    link: str | None = field(default=None, repr=False)

    @property
    def layer(self) -> Layer:
        """The layer: words deleted and hidden are deleted first of all."""
        if self.deleted is not None:
            return Layer.DELETED
        return Layer.HIDDEN if self.hidden else Layer.TEXT

    def within(self, tag: str, change: etree._Element) -> "State":
        """Return the state inside a tracked change's element."""
        revision = Revision(change.get(AUTHOR), change.get(DATE))
        moved = self.moved or tag in {MOVED_FROM, MOVED_TO}
        if tag in {DELETED, MOVED_FROM}:
            return State(self.inserted, revision, moved, self.hidden, self.link)
        return State(revision, self.deleted, moved, self.hidden, self.link)

    def with_hidden(self, hidden: bool) -> "State":
        """Return the state of words that are hidden besides."""
        if not hidden or self.hidden:
            return self
        return State(self.inserted, self.deleted, self.moved, True, self.link)

    def with_link(self, address: str | None) -> "State":
        """Return the state of words that lead to an address."""
        if address is None or address == self.link:
            return self
        return State(self.inserted, self.deleted, self.moved, self.hidden, address)


PLAIN = State()
TRACKED = frozenset({INSERTED, DELETED, MOVED_FROM, MOVED_TO})
