"""Every word by which somebody in the key can be known, made of the key once.

Made here from the names themselves, not by what replaces them: a form that the maker of an edition
forgot is found all the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from candour.core.key.model import Key, KeyPerson
from candour.core.leaks.letters import folded, is_one_slip, prepared, without_one
from candour.core.leaks.words import LeakWords

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
PLAIN_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SHORTEST_SLIP, _SHORTEST_SPLIT, _SHORTEST_INNER = 4, 5, 5
_MOST_INITIALS, _LONGEST_SHORT = 5, 4


@dataclass(slots=True)
class Name:
    """A word of names, with whose it is."""

    word: str = field(repr=False)
    persons: set[str] = field(default_factory=set)
    leading: set[str] = field(default_factory=set)
    """persons for whom it is more than a middle name"""
    is_ordinary: bool = False
    is_rarer_word: bool = False
    """ordinary in a sentence only: in the name of a file it means somebody"""
    is_listed: bool = False
    """a form of its own, which the key does not call ordinary: with a capital never passed over"""


class KnownNames:
    """The words, initials and run-together spellings of everybody in a key."""

    def __init__(self, key: Key, words: LeakWords) -> None:
        self._words = words
        self.names: dict[str, Name] = {}
        self.initials: dict[str, set[str]] = defaultdict(set)
        self.joined: dict[str, set[str]] = defaultdict(set)
        self.spelled: dict[tuple[str, ...], set[str]] = defaultdict(set)
        subject_first = sorted(key.persons, key=lambda one: one.pseudonym != key.case)
        self.order = {person.id: n for n, person in enumerate(subject_first)}
        self.titled: dict[tuple[str, str], set[str]] = defaultdict(set)
        """whom the key calls by a title and a word behind it"""
        self.whole: list[tuple[re.Pattern[str], str, str, bool]] = []
        """names and forms all of whose words are ordinary: pattern, first word, whose, and
        whether other words than everyday ones are among them"""
        self.sexes: dict[str, str] = {}
        """as titles in the key tell them"""
        self.letters: dict[str, set[str]] = defaultdict(set)
        """whose name or form has a word that begins so"""
        self.written: dict[str, set[str]] = defaultdict(set)
        self.allowed_words = sorted({form for one in key.allowed for form in self._said(one.name)})
        self.pseudonyms = sorted({_words(one.pseudonym) for one in key.persons})
        for person in key.persons:
            self._add(person)
        self.whole = list(self._whole(key))
        self.innocent = frozenset(word for name in self.allowed_words for word in name) | frozenset(
            folded(word)
            for person in key.persons
            for told in (*person.addresses, person.pseudonym)
            for word in _WORD.findall(told)
        )
        self.towns = frozenset(folded(town.strip()) for town in _towns(key))
        """of the key's addresses, and those that an edition may say: some are surnames as well"""
        self._near: dict[str, set[str]] = defaultdict(set)
        self.beginnings: set[str] = set()
        for word in self.names:
            self._index(word)
        self.inner = sorted(
            (word for word in {*self.names, *self.joined} if self._can_stand_inside(word)),
            key=len,
            reverse=True,
        )

    def near(self, word: str) -> list[Name]:
        """Return the names that a slip of one letter makes into this word."""
        shorter = {word[:n] + word[n + 1 :] for n in range(len(word))} | {word}
        if self._near.keys().isdisjoint(shorter):
            return []
        candidates = {one for spelled in shorter for one in self._near.get(spelled, ())}
        return [self.names[one] for one in sorted(candidates) if is_one_slip(word, one)]

    def _add(self, person: KeyPerson) -> None:
        own = list(self._parts(person.name))
        for n, written in enumerate((person.name, *person.forms)):
            self.written[folded(" ".join(written.split())).rstrip("s")].add(person.id)
            parts = list(self._parts(written))
            if not parts:
                continue
            title = folded(written.split()[0].rstrip("."))
            if " " in written.strip() and title in self._words.titles:
                self.titled[title, parts[-1]].add(person.id)
                if sex := self._words.sexes.get(title):
                    self.sexes[person.id] = sex
            for part in parts:
                self.letters[part[0]].add(person.id)
            self._add_words(person, parts, is_whole=len(parts) < 3 or n > 0)
            if n and len(parts) == 1 and parts[0] in self.names:
                ordinary = map(folded, person.ordinary_words)
                self.names[parts[0]].is_listed |= parts[0] not in ordinary
            if n == 0 or parts[-1] not in own[:-1]:
                self._add_initials(person.id, parts)  # none of "Nan Ivy"
            self._add_joined(person.id, parts)
            if len(parts) > 1 or " " not in written.strip():
                self.spelled[tuple(parts)].add(person.id)

    def _whole(self, key: Key) -> Iterator[tuple[re.Pattern[str], str, str, bool]]:
        """Yield what no word of gives somebody away in small letters, and all together do."""
        for person in key.persons:
            for written in (person.name, *person.forms):
                words = _words(written)
                known = [self.names[word] for word in words if word in self.names]
                if len(words) < 2 or not known or not all(
                    one.is_ordinary or one.is_rarer_word for one in known
                ):  # fmt: skip
                    continue
                spaced = r"\s+".join(map(re.escape, words))
                pattern = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
                is_telling = not self._words.everyday.issuperset(words)
                yield pattern, words[0], person.id, is_telling

    def _add_words(self, person: KeyPerson, parts: list[str], *, is_whole: bool) -> None:
        ordinary = {folded(word) for word in person.ordinary_words}
        for n, word in enumerate(parts):
            if len(word) < 2:
                continue
            name = self.names.setdefault(word, Name(word))
            name.persons.add(person.id)
            if is_whole or n in (0, len(parts) - 1):
                name.leading.add(person.id)
            name.is_rarer_word |= word in self._words.rarer
            name.is_ordinary |= (
                word in ordinary
                or word in self._words.everyday
                or word in self._words.ordinary_names
            )

    def _add_initials(self, person: str, parts: list[str]) -> None:
        if not 2 <= len(parts) <= _MOST_INITIALS:
            return
        first, *middle, last = (part[0] for part in parts)
        for size in range(len(middle) + 1):
            for some in combinations(middle, size):
                self.initials["".join((first, *some, last)).upper()].add(person)

    def _add_joined(self, person: str, parts: list[str]) -> None:
        if len(parts) < 2:
            return
        first, last = parts[0], parts[-1]
        for one in (
            first + last, last + first, "".join(parts), first[0] + last, last + first[0],
            first + last[0] if len(first) > 3 else "", first + parts[1],
        ):  # fmt: skip
            if len(one) > 3 and one not in self.names:
                self.joined[one].add(person)

    def _said(self, allowed: str) -> Iterator[tuple[str, ...]]:
        """Yield how somebody who may be named is said: in full, without the title, by surname."""
        whole = _words(allowed)
        yield whole
        if len(whole) > 2 and whole[0] in self._words.titles:
            yield whole[1:]
            surname = _words(allowed.rsplit(maxsplit=1)[-1])
            yield (*surname, *whole[1 : -len(surname)])
            yield from (
                (title, *surname) for title in self._words.titles if _is_alike(title, whole[0])
            )
            if len(surname) > 1:
                yield surname

    def _parts(self, written: str) -> Iterator[str]:
        """Yield the words of a name, folded, without titles before it and particles in it."""
        parts = [folded(word) for word in _WORD.findall(prepared(written))]
        while len(parts) > 1 and parts[0] in self._words.titles:
            parts = parts[1:]
        yield from (
            word
            for n, word in enumerate(parts)
            if n == 0 or len(parts) == 1 or word not in self._words.no_part
        )

    def _index(self, word: str) -> None:
        if len(word) >= _SHORTEST_SLIP:
            self._near[word].add(word)
            for shorter in without_one(word):
                self._near[shorter].add(word)
        if len(word) >= _SHORTEST_SPLIT:
            self.beginnings |= {word[:n] for n in range(2, len(word) - 1)}

    def _can_stand_inside(self, word: str) -> bool:
        return len(word) >= _SHORTEST_INNER and word not in self._words.everyday


def _towns(key: Key) -> Iterator[str]:
    for person in key.persons:
        for address in person.addresses:
            yield from address.split(",")[1:]
    for edition in key.editions.values():
        yield from edition.places


def _is_alike(title: str, other: str) -> bool:
    """Tell whether two titles are one, or one the other cut short: "prof", "professor"."""
    short, long = sorted((title, other), key=len)
    left = iter(long)
    return short == long or (
        len(long) > _LONGEST_SHORT and short[0] == long[0] and all(c in left for c in short)
    )


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(map(folded, PLAIN_WORD.findall(prepared(phrase))))
