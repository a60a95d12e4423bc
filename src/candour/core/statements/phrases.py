"""Phrases of the vocabulary in the words of a sentence: found word by word, in one pass."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_][\w&]*(?:['’-][^\W_][\w&]*)*")
_ENDING = "~"
_ANY = "*"
_KEY = 3
"""Letters by which a phrase that begins with a part of a word is looked up."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: as written, in lower case, and where they stand."""

    text: str = field(repr=False)
    said: tuple[str, ...] = field(repr=False)
    """in lower case, with straight apostrophes"""
    places: tuple[tuple[int, int], ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> "Words":
        """Divide a text into words; "ill-prepared" and "nursery's" are one each."""
        found = [(match[0], match.span()) for match in _WORD.finditer(text)]
        said = tuple(word.casefold().replace("’", "'") for word, _ in found)
        return cls(text, said, tuple(place for _, place in found))

    def __len__(self) -> int:
        return len(self.said)

    def written(self, first: int, last: int) -> str:
        """Return the characters from one word to another."""
        return self.text[self.places[first][0] : self.places[last][1]]

    def bare(self, at: int) -> str:
        """Return a word without the "'s" of possession."""
        word = self.said[at]
        return word[:-2] if word.endswith("'s") else word.removesuffix("'")

    def is_possessive(self, at: int) -> bool:
        """Say whether a word owns what follows it: "nursery's", "workers'"."""
        return self.said[at].endswith("'s") or (
            self.places[at][1] < len(self.text) and self.text[self.places[at][1]] in "'’"
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: of which list, and its first and last word."""

    list: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    list: str
    words: tuple[str, ...]
    is_abbreviation: bool


class Phrases:
    """The phrases of several lists. "*" stands for any word, "~" at a word's end for any ending.

    A phrase in capitals is an abbreviation, and found only so: "ED" is a department, "ed" is none.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]], *, bare: bool = False) -> None:
        """Make ready; with `bare`, "nursery's" is found as "nursery"."""
        self._bare = bare
        self._whole: dict[str, list[_Phrase]] = defaultdict(list)
        self._begun: dict[str, list[_Phrase]] = defaultdict(list)
        for name, told in lists.items():
            for one in told:
                self._add(name, one)
        for phrases in (*self._whole.values(), *self._begun.values()):
            phrases.sort(key=lambda phrase: -len(phrase.words))
        self._whole, self._begun = dict(self._whole), dict(self._begun)

    def __repr__(self) -> str:
        return f"Phrases({len(self._whole) + len(self._begun)} first words)"

    def _add(self, name: str, told: str) -> None:
        parts = told.replace("’", "'").split()
        words = tuple(part.casefold() for part in parts)
        is_abbreviation = told.isupper() and len(parts) == 1 and len(told) > 1
        phrase = _Phrase(name, words, is_abbreviation)
        if words[0].endswith(_ENDING):
            self._begun[words[0][:_KEY].rstrip(_ENDING)].append(phrase)
        else:
            self._whole[words[0]].append(phrase)

    def found(self, words: Words) -> list[Hit]:
        """Return what stands in a text, in order; of one list, nothing inside another."""
        ends: dict[str, int] = {}
        hits = []
        said = [words.bare(at) for at in range(len(words))] if self._bare else words.said
        whole, begun = self._whole, self._begun
        for at, word in enumerate(said):
            may_begin = list(whole.get(word, ()))
            for size in range(1, _KEY + 1):
                may_begin += begun.get(word[:size], ()) if len(word) >= size else ()
            for phrase in may_begin:
                if ends.get(phrase.list, -1) < at and self._stands(phrase, words, said, at):
                    last = at + len(phrase.words) - 1
                    ends[phrase.list] = last
                    hits.append(Hit(phrase.list, at, last))
        return hits

    def _stands(self, phrase: _Phrase, words: Words, said: Sequence[str], at: int) -> bool:
        if at + len(phrase.words) > len(said):
            return False
        if phrase.is_abbreviation:
            return words.written(at, at)[: len(phrase.words[0])].isupper()
        return all(_is(told, said[at + number]) for number, told in enumerate(phrase.words))


def _is(told: str, word: str) -> bool:
    if told == _ANY:
        return True
    if told.endswith(_ENDING):
        return word.startswith(told[:-1])
    return word == told
