"""Find what tells of somebody in documents that no key was written for."""

import re
from collections.abc import Iterable, Iterator

from candour.core.release.seen import plain_word
from candour.core.release.unkeyed.amounts import AmountFinder
from candour.core.release.unkeyed.codes import CodeFinder
from candour.core.release.unkeyed.days import DayFinder, FindTimes
from candour.core.release.unkeyed.learning import learn
from candour.core.release.unkeyed.model import Kind, Mark
from candour.core.release.unkeyed.names import NameJudge
from candour.core.release.unkeyed.runs import runs_of, words_of
from candour.core.release.unkeyed.traits import TraitFinder
from candour.core.release.unkeyed.widening import Widener
from candour.core.release.unkeyed.words import UnkeyedWords

_INITIALS = re.compile(
    r"(?<=[a-z,] )(?:[A-Z]\.){1,3}[A-Z]?(?=[ ,;)][^A-Z]|$)|(?<=\()(?:[A-Z]\.){1,3}(?=\))"
)
_LINE = re.compile(r"[^\r\n]+")
_SUREST = (
    Kind.PERSON, Kind.CODE, Kind.DAY, Kind.SMALL_BODY, Kind.BODY, Kind.PLACE, Kind.TRAIT,
    Kind.AMOUNT, Kind.NAME,
)  # fmt: skip
_SHORT_NAME = 4
_FEWEST, _MOST_SMALL = 4, 0.1


class UnkeyedFinder:
    """Finds names, days, codes, traits and amounts of documents that belong together.

    `texts` are all of them: a name that is sure in one place is known in every other.
    """

    def __init__(self, words: UnkeyedWords, find: FindTimes, texts: Iterable[str]) -> None:
        self._words = words
        self._known = learn(texts, words)
        self._judge = NameJudge(words, self._known)
        self._wider = Widener(words)
        self._codes, self._amounts = CodeFinder(words), AmountFinder(words)
        self._traits, self._days = TraitFinder(words), DayFinder(words, find)

    def names(self, text: str) -> Iterator[Mark]:
        """Yield what words with capitals name, with what says of what kind it is."""
        for mark in self._named(text):
            yield self._wider.local(text, mark)

    def is_place(self, word: str) -> bool:
        """Tell whether a word names a place in several sentences of the documents."""
        return plain_word(word) in self._known.places and not self.is_common(word)

    def is_common(self, name: str) -> bool:
        """Tell whether a word with a capital is likely no name: of an ordinary make, or short."""
        plain = [one.plain for one in words_of(name) if one.is_capital]
        longest = max(map(len, plain), default=0)
        if longest < _SHORT_NAME or self._known.capitals.isdisjoint(plain):
            return True
        endings = tuple(self._words.common_endings)
        ordinary = self._known.small | self._words.release.everyday
        return all(word in ordinary or word.endswith(endings) or "-" in word for word in plain)

    def find(self, text: str) -> list[Mark]:
        """Return everything that tells of somebody, in order; none inside another."""
        marks = [self._wider.whole(text, one) for one in self._named(text)]
        marks += [Mark(*met.span(), Kind.PERSON) for met in _INITIALS.finditer(text)]
        marks += [*self._codes.find(text), *self._days.find(text)]
        marks += [*self._amounts.find(text), *self._traits.find(text)]
        return list(_outermost(marks))

    def _named(self, text: str) -> Iterator[Mark]:
        headings = [met.span() for met in _LINE.finditer(text) if _is_shouted(met[0])]
        for run in runs_of(text, self._words):
            start, end = run.span
            if not any(first <= start and end <= last for first, last in headings):
                yield from self._judge.judge(text, run)


def _outermost(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Leave out what lies inside another; of two that say the same words, the surer kind stays."""
    end = 0
    for one in sorted(marks, key=lambda one: (one.start, -one.end, _SUREST.index(one.kind))):
        if one.end > end:
            yield one
            end = one.end


def _is_shouted(line: str) -> bool:
    letters = [sign for sign in line if sign.isalpha()]
    small = sum(map(str.islower, letters))
    return len(letters) >= _FEWEST and small <= _MOST_SMALL * len(letters)
