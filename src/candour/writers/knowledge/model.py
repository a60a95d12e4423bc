"""What is written of who knew what: facts, knowledge, contacts, and beside them the returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.returns import Return
from candour.core.knowledge.model import WhoKnew


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgePage:
    """Who knew what, to be written. `people` lead from a person's id to what they are called.

    `letters` lead from agencies to letters, `files` from hashes to names; `paragraphs` tell each
    fact in words. `question` is a reviewer's, where one was asked: the facts are then those of the
    question alone. `further` counts lighter facts of the case that are left out. `made_on` is the
    day of making: writers ask no clock.
    """

    title: str = field(repr=False)
    who_knew: WhoKnew = field(repr=False)
    letters: Mapping[str, str]
    made_on: date
    as_at: date | None = None
    question: str = field(default="", repr=False)
    further: int = 0
    paragraphs: tuple[str, ...] = field(default=(), repr=False)
    people: Mapping[str, str] = field(default_factory=dict, repr=False)
    returns: Mapping[str, Return] = field(default_factory=dict, repr=False)
    entries: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
