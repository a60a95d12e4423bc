"""Judge one word: whose name it can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache

from candour.core.leaks.known_names import KnownNames
from candour.core.leaks.letters import folded
from candour.core.leaks.words import LeakWords

POSSESSIVE = re.compile(r"(?:['’ʼ]s|['’ʼ]|s['’ʼ])$", re.IGNORECASE)
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[^\W\d_A-Za-z]+")
_SIBILANT = ("ses", "xes", "zes", "ches", "shes")
_KEPT, _SURE_SLIP = 100_000, 5


class By(Enum):
    """How a word was taken for a name."""

    NAME = auto()
    PLURAL = auto()
    SLIP = auto()
    INITIALS = auto()
    JOINED = auto()


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a word, from `start` to `end` in it."""

    start: int
    end: int
    name: str = field(repr=False)
    persons: frozenset[str]
    by: By
    is_ordinary: bool = False
    is_leading: bool = True
    is_other_name: bool = False
    """a slip that is a forename of its own: another person, or this one misspelt"""
    is_rarer_word: bool = False
    is_other_word: bool = False
    """a slip that is a word or a town of its own: a name only behind a title"""
    is_listed: bool = False
    """a form in the key's own words: with a capital never passed over"""


class WordJudge:
    """Judges words by the names of one key."""

    def __init__(self, known: KnownNames, words: LeakWords) -> None:
        self._known = known
        self._words = words
        self.hits = lru_cache(_KEPT)(self._hits)
        self.begins_name = lru_cache(_KEPT)(self._begins_name)

    def _hits(self, word: str) -> tuple[Hit, ...]:
        """Return what names a word can hold: the whole of it, or else its parts."""
        whole = self._hit(word, 0)
        if whole:
            return (whole,)
        humps = list(_HUMPS.finditer(word)) if not word.isalpha() or _is_humped(word) else []
        return tuple(hit for m in humps if m[0] != word and (hit := self._hit(m[0], m.start())))

    def _hit(self, word: str, offset: int) -> Hit | None:
        bare = POSSESSIVE.sub("", word) if word[-1] in "s'’ʼS" else word
        for written, by in self._forms(word, bare):
            spelled = folded(written)
            if name := self._known.names.get(spelled):
                return Hit(
                    offset, offset + len(word), spelled, frozenset(name.persons), by,
                    name.is_ordinary, bool(name.leading), is_rarer_word=name.is_rarer_word,
                    is_listed=name.is_listed,
                )  # fmt: skip
        if initials := self._initials(word, bare):
            return Hit(offset, offset + len(word), bare, initials, By.INITIALS)
        spelled = folded(bare)
        if who := self._known.joined.get(spelled):
            return Hit(offset, offset + len(word), spelled, frozenset(who), By.JOINED)
        return self._slip(spelled, offset, len(word))

    def _forms(self, word: str, bare: str) -> Iterator[tuple[str, By]]:
        yield word, By.NAME
        if bare != word:
            yield bare, By.NAME
        small = bare.lower()
        if small.endswith("s") and len(small) > 3:
            yield bare[:-1], By.PLURAL
            if small.endswith(_SIBILANT) and len(small) > 4:
                yield bare[:-2], By.PLURAL
            if small.endswith("ies"):
                yield bare[:-3] + "y", By.PLURAL

    def _initials(self, word: str, bare: str) -> frozenset[str] | None:
        letters = bare.removesuffix("s") if bare[:-1].isupper() and bare[-1] == "s" else bare
        if not (letters.isupper() and letters.isascii()):
            return None
        who = self._known.initials.get(letters)
        return frozenset(who) if who else None

    def _slip(self, spelled: str, offset: int, length: int) -> Hit | None:
        bare = spelled.removesuffix("s")
        if len(bare) < 3 or spelled in self._known.innocent or bare in self._known.innocent:
            return None
        near = self._known.near(spelled) or self._known.near(bare)
        if not near:
            return None
        persons = frozenset(one for name in near for one in name.persons)
        longest = max(near, key=lambda name: len(name.word))
        # One letter of four makes many other names and words: "Ship", "Howe", "Mack".
        is_other = spelled in self._words.forenames or len(longest.word) < _SURE_SLIP
        is_word = any(
            one in known
            for one in (spelled, bare)
            for known in (
                self._words.everyday,
                self._words.rarer,
                self._words.well_known,
                self._words.days.months,
            )
        )
        return Hit(
            offset, offset + length, longest.word, persons, By.SLIP,
            longest.is_ordinary, bool(longest.leading), is_other,
            longest.is_rarer_word, is_word,
        )  # fmt: skip

    def _begins_name(self, word: str) -> bool:
        spelled = folded(word)
        if spelled not in self._known.beginnings:
            return False
        return spelled not in self._words.everyday or word[0].isupper()


def _is_humped(word: str) -> bool:
    return not (word.islower() or word.isupper() or word.istitle())
