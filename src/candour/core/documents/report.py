"""The import report: what was read, changed and left out of one file, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from candour.core.documents.locator import Locator


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a passage shows otherwise than the file stores it, and why."""

    locator: Locator
    reason: str
    was: str | None = field(default=None, repr=False)
    now: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the file that became no passage, and why."""

    locator: Locator
    reason: str
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one file. `read` counts passages here, entries once they are made.

    `mapping` leads from a table's headings to the fields of an entry, `unmapped` lists the
    headings that led nowhere.
    """

    file: str
    read: int
    changed: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    agency: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict, repr=False)
    unmapped: tuple[str, ...] = field(default=(), repr=False)
