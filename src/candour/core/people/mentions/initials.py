"""Initials that stand for somebody: two or three capitals, or one alone."""

import re

from candour.core.people.mention import PersonName
from candour.core.people.mentions.known import KnownNames
from candour.core.people.mentions.line import Line
from candour.core.people.mentions.naming import NameAt
from candour.core.people.people_words import PeopleWords

_DOING = frozenset(("is", "was", "has", "had", "will", "did", "does", "now", "not", "seen"))
_AGED = re.compile(r" \(\d{1,2}[,)]")


class InitialsReader:
    """Reads initials; which are somebody's, the case tells."""

    def __init__(self, words: PeopleWords, known: KnownNames) -> None:
        """Take the vocabulary and the case's names."""
        self._words = words
        self._known = known

    def read(self, line: Line, at: int, *, is_people: bool) -> NameAt | None:
        """Two or three capitals that stand for somebody ("KS"), where the case tells so."""
        raw = line.raw[at]
        low = line.words[at]
        if not (raw.isalpha() and raw.isupper() and len(raw) <= 3):
            return None
        if len(raw) == 1:
            return self._single_letter(line, at, is_people=is_people)
        known = low in self._known.initials
        alone = is_people and low not in self._words.codes and low not in self._words.not_names
        if is_people and not alone and line.text.strip(" .") == raw:
            is_desk = low in self._words.kinds or low in self._words.nobody
            alone = not is_desk and (low,) not in self._words.exact
        if not known and not alone:
            return None
        if not is_people and self._is_agency(line, at):
            return None
        if not is_people and low in self._words.codes and not self._is_somebody(line, at):
            return None
        name = PersonName(initials=raw)
        return NameAt(at, at, line.end(at), name, is_initials=True)

    def _single_letter(self, line: Line, at: int, *, is_people: bool) -> NameAt | None:
        """One capital alone, where a column of people has it so, or somebody owns something."""
        raw, low = line.raw[at], line.words[at]
        if self._is_pair(line, at):  # "A P"
            name = PersonName(initials=raw + line.raw[at + 1])
            return NameAt(at, at + 1, line.end(at + 1), name, is_initials=True)
        is_all = is_people and line.text.strip(" .'‘’\"") == raw
        is_letter = low in self._known.initials and raw != "I"
        does = self._does(line, at)
        parts = line.opens(at) and line.gap(at + 1) == ", " and line.raw[at + 1 :][:1] != ()
        if is_letter and (
            (does and not line.is_owner(at)) or (parts and line.raw[at + 1].islower())
        ):
            return NameAt(at, at, line.end(at), PersonName(initials=raw), is_initials=True)
        is_known = is_letter and raw != "A"
        before = line.words[at - 1] if at else ""
        stands = line.opens(at) or before in self._words.before_initial
        goes_on = line.follows(at + 1) and line.raw[at + 1].islower()
        if raw in ("L", "R"):  # left and right
            goes_on = goes_on and line.words[at + 1] in self._words.speaking
        owns = (line.is_owner(at) and not line.opens(at)) or _AGED.match(line.text, line.end(at))
        if not (is_all or (is_known and stands and goes_on) or owns):
            return None
        return NameAt(at, at, line.end(at), PersonName(initials=raw), is_initials=True)

    def _is_agency(self, line: Line, at: int) -> bool:
        """Whether capitals stand for an agency: "Letter to GP", whoever is called Gwen Poole."""
        low = line.words[at]
        if low in self._known.bodies:
            return not line.is_owner(at)
        return low in self._words.kinds and not self._does(line, at)

    def _is_somebody(self, line: Line, at: int) -> bool:
        """Whether a code of the field is initials here: no "CP plan", "Moss House AP"."""
        if self._does(line, at):
            return True
        is_placed = line.follows(at) and line.words[at - 1] in self._words.placing
        is_placed |= line.follows(at) and line.is_capital(at - 1) and not line.opens(at - 1)
        return not is_placed and line.phrase_at(at + 1, self._words.compounds) is None

    def _does(self, line: Line, at: int) -> bool:
        """Whether somebody does something, or owns it."""
        after = line.words[at + 1] if at + 1 < len(line) else ""
        does = after in self._words.speaking or after in _DOING
        return (line.follows(at + 1) and does) or line.is_owner(at)

    def _is_pair(self, line: Line, at: int) -> bool:
        """Whether two capitals apart are somebody's initials that the case knows."""
        beyond = at + 1
        if not line.follows(beyond) or len(line.raw[beyond]) != 1:
            return False
        both = line.raw[at] + line.raw[beyond]
        return both.isupper() and both.casefold() in self._known.initials
