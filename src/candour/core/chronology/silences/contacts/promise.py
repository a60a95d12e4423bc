"""A Promise: a contact that an entry says is to come."""

from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.events.phrases import stem
from candour.core.chronology.silences.contacts.due import Due
from candour.core.chronology.silences.contacts.heard import Heard, Part

_LETTERS = 4


def matter_of(word: str) -> str:
    """What a word is about, whatever its ending: "refer" is "referral", "reopen" is "open"."""
    again = word.removeprefix("re").removeprefix("-")
    return stem(again if len(again) >= _LETTERS else word)[:_LETTERS]


@dataclass(frozen=True, slots=True)
class Promise:
    """A contact that an entry says is to come. `about` holds whom it is aimed at, if it says so.

    `is_awaited` says that another agency's turn is waited for; `rhythm` that it is to be repeated,
    `turns` how often, `is_while` that it lasts as long as something else does.
    """

    heard: Heard = field(repr=False)
    actor: str
    sort: str
    due: Due
    is_dated: bool
    words: str = field(repr=False)
    about: frozenset[str] = frozenset()
    is_awaited: bool = False
    rhythm: tuple[int, str] | None = None
    turns: int = 0
    is_while: bool = False
    is_own_account: bool = False
    is_to_family: bool = False
    whom: frozenset[str] = field(default=frozenset(), repr=False)
    """the family by name, where its breath names any"""
    part: Part | None = field(default=None, repr=False)
    breaths: frozenset[int] = frozenset()
    """where its words stand: what they name is to come, and tells of no contact"""
    matter: frozenset[str] = field(default=frozenset(), repr=False)
    """stems of the words that say what is to be done, where no sort of contact does"""

    @property
    def made(self) -> date:
        """The day the promise was made."""
        return self.heard.last

    @property
    def parties(self) -> frozenset[str]:
        """The agency that is to act, and the one that wrote the promise down."""
        return frozenset((self.actor, self.heard.entry.agency))

    @property
    def is_by_name(self) -> bool:
        """Whether it names a thing and a day ("search tomorrow"), not an act ("to try Monday")."""
        cues = () if self.part is None else self.part.of("cue")
        return not any(self.part.breaths[cue.first] in self.breaths for cue in cues if self.part)

    @property
    def is_own(self) -> bool:
        """Whether the agency that is to act wrote the promise down itself."""
        return self.actor == self.heard.entry.agency
