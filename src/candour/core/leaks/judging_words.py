"""Judge one word: whose name it can be, and whether it is meant as one where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache

from candour.core.leaks.known_names import KnownNames
from candour.core.leaks.letters import folded
from candour.core.leaks.stretch import Kind
from candour.core.leaks.words import LeakWords

_POSSESSIVE = re.compile(r"(?:['’ʼ]s|['’ʼ]|s['’ʼ])$", re.IGNORECASE)
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[^\W\d_A-Za-z]+")
_MONTHS = frozenset({"january", "march", "april", "may", "june", "july", "august"})
_BEFORE_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|since|during|until|early|late|mid|from|between|last|next)[ -]?)"
    r"\s*(?:of\s)?$",
    re.IGNORECASE,
)


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


class WordJudge:
    """Judges words by the names of one key."""

    def __init__(self, known: KnownNames, words: LeakWords) -> None:
        self._known = known
        self._words = words
        self.begins_name = lru_cache(100_000)(self._begins_name)

    def hits(self, word: str) -> list[Hit]:
        """Return what names a word can hold: the whole of it, or else its parts."""
        whole = self._hit(word, 0)
        if whole:
            return [whole]
        humps = list(_HUMPS.finditer(word)) if not word.isalpha() or _is_humped(word) else []
        return [hit for m in humps if m[0] != word and (hit := self._hit(m[0], m.start()))]

    def _hit(self, word: str, offset: int) -> Hit | None:
        bare = _POSSESSIVE.sub("", word) if word[-1] in "s'’ʼS" else word
        for written, by in self._forms(word, bare):
            spelled = folded(written)
            if name := self._known.names.get(spelled):
                return Hit(
                    offset, offset + len(word), spelled, frozenset(name.persons), by,
                    name.is_ordinary, bool(name.leading),
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
            if small.endswith("es") and len(small) > 4:
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
        for one in (spelled, spelled.removesuffix("s")):
            if len(one) < 3 or one in self._words.everyday or one in self._known.innocent:
                return None
        near = self._known.near(spelled) or self._known.near(spelled.removesuffix("s"))
        if not near:
            return None
        persons = frozenset(one for name in near for one in name.persons)
        longest = max(near, key=lambda name: len(name.word))
        return Hit(
            offset, offset + length, longest.word, persons, By.SLIP,
            longest.is_ordinary, bool(longest.leading), spelled in self._words.forenames,
        )  # fmt: skip

    def _begins_name(self, word: str) -> bool:
        spelled = folded(word)
        if spelled not in self._known.beginnings:
            return False
        return spelled not in self._words.everyday or (word[0].isupper() and len(word) > 2)

    def is_sure(
        self, hit: Hit, text: str, match: re.Match[str], kind: Kind, *, opening: bool, shouted: bool
    ) -> bool | None:
        """Tell whether a hit is meant as a name; `None` where it is none, `False` where it may be.

        Ordinary words are a name with a capital only, which says nothing where any word has one.
        """
        if hit.by is By.INITIALS:
            return self._is_initials(hit, text, match, kind, shouted)
        word = match[0][hit.start : hit.end]
        if kind is not Kind.PROSE:
            return not hit.is_ordinary or (word[0].isupper() and kind is Kind.SIGNED)
        if hit.by is By.JOINED:
            return True
        if not word[0].isupper():
            return None if hit.is_ordinary else hit.by is not By.SLIP or len(hit.name) > 5
        if not hit.is_ordinary:
            return hit.is_leading and not hit.is_other_name
        return self._is_ordinary_name(hit, text, match, opening or shouted or word.isupper())

    def _is_ordinary_name(
        self, hit: Hit, text: str, match: re.Match[str], any_capital: bool
    ) -> bool | None:
        if hit.by is By.SLIP:
            return None if any_capital else hit.is_leading and not hit.is_other_name
        if _is_month(text, match) or self._is_place(text, match):
            return None if _is_month(text, match) else False
        if not any_capital and not _is_headline(text):
            return hit.is_leading
        if hit.by is By.PLURAL and not match[0].endswith(("'s", "’s", "'", "’")):
            return None
        after = re.match(r"\s+(\w+)", text[match.end() : match.end() + 16])
        return hit.is_leading and not (after and after[1].lower() in self._words.behind_words)

    def _is_place(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether a street or a small body may be called so: "Mason Road"."""
        after = re.match(r"\s+([A-Z]\w+)", text[match.end() : match.end() + 20])
        return after is not None and after[1].lower() in self._words.kinds_of_place

    def _is_initials(
        self, hit: Hit, text: str, match: re.Match[str], kind: Kind, shouted: bool
    ) -> bool | None:
        if kind is Kind.SIGNED:
            return True
        if hit.name.lower() in self._words.courtesies:
            return None
        if text.strip() == match[0]:
            return True
        if hit.start or hit.end < len(match[0]) or _is_part_of_code(text, match):
            return None
        small = hit.name.lower()
        is_word = (
            small in self._words.everyday
            or small in self._words.titles
            or hit.name in self._words.abbreviations
        )
        return None if is_word and shouted else not is_word


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Tell whether a name that is a month's stands for the month: "in May 2021"."""
    if match[0].lower() not in _MONTHS:
        return False
    before, after = text[: match.start()][-12:], text[match.end() : match.end() + 6]
    return bool(_BEFORE_MONTH.search(before) or re.match(r",?\s+(?:\d|of\b)", after))


def _is_headline(text: str) -> bool:
    """Tell whether nearly every word has a capital, as in a title."""
    words = re.findall(r"[^\W\d_]+", text[:200])
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 2 and capitals * 5 >= len(words) * 4 and text.rstrip()[-1:] != "."


def _is_part_of_code(text: str, match: re.Match[str]) -> bool:
    """Tell whether capitals stand in a number or a measure: "AL/123", "5 KW"."""
    before, after = text[: match.start()][-2:], text[match.end() : match.end() + 2]
    return (
        before[-1:] in tuple("/-@#£")
        or before.strip()[-1:].isdigit()
        or after.strip()[:1].isdigit()
        or (after[:1] in tuple("/-@") and after[1:2].isdigit())
    )


def _is_humped(word: str) -> bool:
    return not (word.islower() or word.isupper() or word.istitle())
