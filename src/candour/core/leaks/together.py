"""What two editions tell together: a name in one, its pseudonym in the other's same sentence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from candour.core.key.model import Key
from candour.core.leaks.addresses import AddressFinder
from candour.core.leaks.clues import AgeWords
from candour.core.leaks.days import DayFinder
from candour.core.leaks.identifiers import IdentifierFinder
from candour.core.leaks.known_names import KnownNames
from candour.core.leaks.leak import Leak, LeakClass, leak_id
from candour.core.leaks.letters import any_of, folded, prepared, squeezed
from candour.core.leaks.naming import NameFinder
from candour.core.leaks.stretch import Kind, Stretch
from candour.core.leaks.words import LeakWords

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*(?:[.!?]+|$)")
_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS, _SMALL = 3, 2
_ALIKE, _NEARLY = 0.75, 0.9
_TELLING = 4
_MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a sentence where editions differ: somebody, by name or not, or a day."""

    person: str | None
    is_plain: bool
    """whether it says in full what an edition may say in a coarser way"""
    is_gap: bool = False
    """whether it says that something was taken out"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an edition, with what it says of whom, and the words around that."""

    file: str = field(repr=False)
    where: str
    text: str = field(repr=False)
    slots: tuple[_Slot, ...]
    words: frozenset[str] = field(repr=False)
    """those that say something"""
    rest: str = field(repr=False)
    """all that stands around the slots"""

    @property
    def gaps(self) -> int:
        """How much is said to have been taken out."""
        return sum(slot.is_gap for slot in self.slots)


class Beside:
    """Lays an edition beside another and says what the two tell together."""

    def __init__(self, key: Key, words: LeakWords) -> None:
        self._finder = NameFinder(KnownNames(key, words), words)
        self._days = DayFinder(words.days)
        self._ages = AgeWords(words)
        self._addresses = AddressFinder(key, words)
        self._identifiers = IdentifierFinder(key, words)
        taken_out = any_of(words.taken_out)
        self._taken_out = re.compile(
            rf"\[[^\[\]]{{0,80}}(?:{taken_out})[^\[\]]{{0,80}}\]|[█■▇▬]+", re.IGNORECASE
        )
        self._pseudonyms = [
            (re.compile(rf"(?<!\w){re.escape(one.pseudonym)}(?!\w)", re.IGNORECASE), one.id)
            for one in sorted(key.persons, key=lambda one: -len(one.pseudonym))
        ]

    def sentences(self, file: str, stretches: Iterable[Stretch]) -> Iterator[Sentence]:
        """Yield the sentences of a file that speak of somebody in the key, or of a day."""
        for stretch in stretches:
            if stretch.kind is not Kind.PROSE:
                continue
            text = prepared(stretch.text)
            for match in _SENTENCE.finditer(text):
                sentence = self._sentence(file, stretch.where, match[0].strip())
                if sentence is not None:
                    yield sentence

    def leaks(self, ours: Iterable[Sentence], theirs: Iterable[Sentence]) -> Iterator[Leak]:
        """Yield each sentence of ours that another of theirs completes, or that completes it."""
        held = list(theirs)
        index: dict[str, list[int]] = defaultdict(list)
        for n, one in enumerate(held):
            for word in one.words:
                if len(word) >= _TELLING:
                    index[word].append(n)
        for one in ours:
            other = self._completing(one, held, index)
            if other is not None:
                sentence, person = other
                yield Leak(
                    file=one.file,
                    where=f"{one.where}, beside {sentence.where} of the other edition",
                    leak_class=LeakClass.JIGSAW,
                    form=one.text,
                    person=person,
                    warning=True,
                    id=leak_id(one.file, LeakClass.JIGSAW, person, one.text, sentence.text),
                )

    def _completing(
        self, one: Sentence, held: list[Sentence], index: dict[str, list[int]]
    ) -> tuple[Sentence, str | None] | None:
        near = Counter(n for word in one.words for n in index.get(word, ()))
        for n, _ in near.most_common(_MOST_CANDIDATES):
            other = held[n]
            equal = one.rest == other.rest and " " in one.rest
            if not equal and not _is_same(one, other):
                continue
            if one.gaps != other.gaps:
                plain = one.slots if one.gaps < other.gaps else other.slots
                return other, next((slot.person for slot in plain if slot.is_plain), None)
            if len(one.slots) != len(other.slots):
                continue
            for mine, yours in zip(one.slots, other.slots, strict=True):
                same = mine.person == yours.person
                if same and mine.is_plain is not yours.is_plain:
                    return other, mine.person
        return None

    def _sentence(self, file: str, where: str, text: str) -> Sentence | None:
        spans = sorted(self._slots(text), key=lambda one: (one[0], -one[1]))
        slots: list[_Slot] = []
        rest, at = [], 0
        for start, end, slot in spans:
            if start < at:
                continue
            rest.append(text[at:start])
            slots.append(slot)
            at = end
        rest.append(text[at:])
        said = [folded(word) for word in _WORD.findall(" ".join(rest))]
        words = frozenset(word for word in said if len(word) > _SMALL)
        if not slots or not words:
            return None
        return Sentence(file, where, text, tuple(slots), words, " ".join(said))

    def _slots(self, text: str) -> Iterator[tuple[int, int, _Slot]]:
        for found in self._finder.find(text, Kind.PROSE):
            if found.persons:
                yield found.start, found.end, _Slot(found.persons[0], is_plain=True)
        for pattern, person in self._pseudonyms:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), _Slot(person, is_plain=False)
        for match in self._taken_out.finditer(text):
            yield match.start(), match.end(), _Slot(None, is_plain=False, is_gap=True)
        plain = squeezed(text)
        for place in (*self._addresses.find(text, plain), *self._identifiers.find(text, plain)):
            whose = place.persons[0] if place.persons else None
            yield place.start, place.end, _Slot(whose, is_plain=True)
        for exact in (True, False):
            for match in self._ages.ages_in(text, exact=exact):
                yield match.start(), match.end(), _Slot(None, is_plain=exact)
        for day in self._days.find(text):
            yield day.start, day.end, _Slot(None, is_plain=True)
        for match in self._days.month_and_year.finditer(text):
            yield match.start(), match.end(), _Slot(None, is_plain=False)


def _is_same(one: Sentence, other: Sentence) -> bool:
    """Tell whether two sentences say the same in nearly the same words."""
    fewer = min(len(one.words), len(other.words))
    if fewer < _FEWEST_WORDS:
        return False
    shared = len(one.words & other.words)
    if one.gaps != other.gaps:
        return shared >= _NEARLY * fewer
    return shared >= _ALIKE * len(one.words | other.words)
