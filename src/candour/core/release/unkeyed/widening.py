"""Take in what belongs to a name that was found: its short form, its number, its kind."""

import re

from candour.core.release.unkeyed.model import Kind, Mark
from candour.core.release.unkeyed.runs import words_of
from candour.core.release.unkeyed.words import UnkeyedWords
from candour.core.release.words import either

_GLOSS = re.compile(r"(?:['’]s?)?\s?\([^()\d\n]{2,50}\)")
_OWNED = re.compile(r"(?<=[^\W\d_])['’]s?(?!\w)")
_NTH = re.compile(r"(?<!\w)\d{1,2}(?:st|nd|rd|th) $")
_NUMBER = re.compile(r"(?<!\w)\d{1,4}[a-zA-Z]?,? $")
_BEFORE = 7
_BODIES = (Kind.BODY, Kind.SMALL_BODY)


class Widener:
    """Widens what was found by the words beside it."""

    def __init__(self, words: UnkeyedWords) -> None:
        self._words = words
        self._quoted = re.compile(
            rf"\((?:(?:{either(words.short_for)}) )*[“\"‘'][^“”\"]+[”\"’“]\)$"
            r"|\(the [A-Z]|\([A-Z]{2,7}s?\)$"
        )
        self._local = re.compile(
            rf"(?:['’]s)? (?:(?:{either(words.sorts)}) )*"
            rf"(?:{either(words.small_bodies | words.local_bodies)})(?!\w)"
        )
        self._area = re.compile(rf" (?:{either(words.areas)})(?!\w)")
        self._standing = re.compile(rf" (?:{either(words.standing)})(?!\w)")

    def local(self, text: str, mark: Mark) -> Mark:
        """Widen a name to what it is the name of: "Elmfield primary school", "12 Mill Street"."""
        if mark.kind in (Kind.NAME, Kind.PLACE, Kind.PERSON) and (
            met := self._local.match(text, mark.end)
        ):
            return Mark(mark.start, met.end(), Kind.SMALL_BODY)
        if mark.kind in (Kind.PLACE, Kind.NAME) and (met := self._area.match(text, mark.end)):
            return Mark(mark.start, met.end(), Kind.PLACE)
        before = _NUMBER.search(text, max(0, mark.start - _BEFORE), mark.start)
        if mark.kind is Kind.PLACE and before:
            return Mark(before.start(), mark.end, mark.kind)
        return mark

    def whole(self, text: str, mark: Mark) -> Mark:
        """Widen further: to a short form in brackets, a possessive, "citizen", "5th"."""
        wider = self.local(text, mark)
        if wider.end != mark.end:
            return wider
        start, end = wider.start, wider.end
        body = mark.kind in _BODIES
        defined = body or mark.kind is Kind.PLACE  # “London Borough of Orme (“the Council”)”
        if defined and (gloss := self._glossed(text, end)):
            end = gloss.end()
        elif met := _OWNED.match(text, end) or self._standing_behind(text, mark):
            end = met.end()
        if body and (met := _NTH.search(text, max(0, start - _BEFORE), start)):
            start = met.start()
        return Mark(start, end, mark.kind)

    def _standing_behind(self, text: str, mark: Mark) -> re.Match[str] | None:
        if mark.kind not in (Kind.TRAIT, Kind.BODY):
            return None
        return self._standing.match(text, mark.end)

    def _glossed(self, text: str, at: int) -> re.Match[str] | None:
        met = _GLOSS.match(text, at)
        said = [one.plain for one in words_of(met[0])] if met else []
        if met is None or not said or self._words.no_names.union(("the",)).issuperset(said):
            return None
        if self._quoted.search(met[0].lstrip()):
            return met
        # A gloss in another language: "District Court (Sąd Rejonowy)".
        plain = self._words.release.everyday | self._words.openers | self._words.titles
        return None if said[0] in plain else met
