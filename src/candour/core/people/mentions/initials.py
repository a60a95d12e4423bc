"""Initials that stand for somebody: two or three capitals, or one alone."""

import re

from candour.core.people.mention import PersonName
from candour.core.people.mentions.known import KnownNames
from candour.core.people.mentions.line import Line
from candour.core.people.mentions.naming import NameAt
from candour.core.people.people_words import PeopleWords

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
        if not known and not alone:
            return None
        name = PersonName(initials=raw)
        return NameAt(at, at, line.end(at), name, is_initials=True)

    def _single_letter(self, line: Line, at: int, *, is_people: bool) -> NameAt | None:
        """One capital alone, where a column of people has it so, or somebody owns something."""
        raw, low = line.raw[at], line.words[at]
        is_all = is_people and line.text.strip(" .'‘’\"") == raw
        is_known = low in self._known.initials and raw not in ("A", "I")
        before = line.words[at - 1] if at else ""
        stands = line.opens(at) or before in self._words.before_initial
        goes_on = line.follows(at + 1) and line.raw[at + 1].islower()
        if raw in ("L", "R"):  # left and right
            goes_on = goes_on and line.words[at + 1] in self._words.speaking
        owns = (line.is_owner(at) and not line.opens(at)) or _AGED.match(line.text, line.end(at))
        if not (is_all or (is_known and stands and goes_on) or owns):
            return None
        return NameAt(at, at, line.end(at), PersonName(initials=raw), is_initials=True)
