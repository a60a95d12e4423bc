"""What two editions tell together: a name in one, its pseudonym in the other's same sentence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from candour.core.key.model import Key
from candour.core.leaks.days import DayFinder
from candour.core.leaks.known_names import KnownNames
from candour.core.leaks.leak import Leak, LeakClass, leak_id
from candour.core.leaks.letters import folded, prepared
from candour.core.leaks.naming import NameFinder
from candour.core.leaks.stretch import Kind, Stretch
from candour.core.leaks.words import LeakWords

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*(?:[.!?]+|$)")
_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 4
_ALIKE = 0.75
_TELLING = 4
_MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a sentence where editions differ: somebody, by name or not, or a day."""

    person: str | None
    is_plain: bool
    """whether it says in full what an edition may say in a coarser way"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an edition, with what it says of whom, and the words around that."""

    file: str = field(repr=False)
    where: str
    text: str = field(repr=False)
    slots: tuple[_Slot, ...]
    words: frozenset[str] = field(repr=False)


class Beside:
    """Lays an edition beside another and says what the two tell together."""

    def __init__(self, key: Key, words: LeakWords) -> None:
        self._finder = NameFinder(KnownNames(key, words), words)
        self._days = DayFinder(words.days)
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
            alike = len(one.words & other.words) / len(one.words | other.words)
            if alike < _ALIKE or len(one.slots) != len(other.slots):
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
        words = frozenset(map(folded, _WORD.findall(" ".join(rest))))
        if not slots or len(words) < _FEWEST_WORDS:
            return None
        return Sentence(file, where, text, tuple(slots), words)

    def _slots(self, text: str) -> Iterator[tuple[int, int, _Slot]]:
        for found in self._finder.find(text, Kind.PROSE):
            if found.persons:
                yield found.start, found.end, _Slot(found.persons[0], is_plain=True)
        for pattern, person in self._pseudonyms:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), _Slot(person, is_plain=False)
        for day in self._days.find(text):
            yield day.start, day.end, _Slot(None, is_plain=True)
        for match in self._days.month_and_year.finditer(text):
            yield match.start(), match.end(), _Slot(None, is_plain=False)
