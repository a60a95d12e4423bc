"""The names of a case: who is named, in which forms, and whose staff they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.phrases import Tokens, tokens_of
from candour.core.chronology.events.words import EventWords

_CAPITAL = re.compile(r"(?<![\w-])(?:[A-Z][\w'’]*(?:-[A-Z][\w'’]*)*|[A-Z]{3,})(?![\w-])")
_INSIDE = re.compile(r"(?<=[a-z0-9,;&)] )[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?(?![\w-])")
_SURNAME = re.compile(r"(?<![\w-])[A-Z]{2,}(?:['’-][A-Z]+)*(?![\w-])")
_TWO = re.compile(r"(?<![\w-])([A-Z][\w'’-]+) ([A-Z][\w'’-]+)(?![\w-])")
_INITIALS = re.compile(r"(?<![\w.])[A-Z]{2}(?![\w])")
_WORD = re.compile(r"[^\W_]+")
_SMALL = re.compile(r"(?<![\w'’-])[a-z]{3,}")
_BRACKETS = re.compile(r"\([^)]*\)")
_LEAST = 3
_OWNED = 0.75
_FAMILY = 4
"""A name that so many agencies write of is no agency's own, unless it stands with a title."""


@dataclass(frozen=True, slots=True)
class CaseNames:
    """Words that are names in one case, what a form of a name stands for, and whose staff it is."""

    names: frozenset[str] = field(repr=False)
    stands_for: Mapping[str, frozenset[str]] = field(repr=False)
    owners: Mapping[str, str] = field(repr=False)
    family: frozenset[str] = field(repr=False)

    def is_name(self, word: str) -> bool:
        """Whether a word in small letters is a name, or a person's initials."""
        return word in self.names or (len(word) == 2 and word.upper() in self.stands_for)

    def in_words(self, tokens: Tokens) -> frozenset[str]:
        """The names in a text, each form with what it stands for."""
        found = self.names.intersection(tokens.words)
        for initials in _INITIALS.findall(tokens.text):
            found |= self.stands_for.get(initials, frozenset())
        return found.union(*(self.stands_for.get(name, frozenset()) for name in found))


def names_of_case(entries: Sequence[Entry], words: EventWords, texts: Sequence[str]) -> CaseNames:
    """Learn the names of a case from its columns of people and from how words are written."""
    known = _names(entries, words, texts)
    counts = Counter(
        (first.casefold(), last.casefold())
        for text in (*texts, *(" ; ".join(entry.people) for entry in entries))
        for first, last in _TWO.findall(text)
    )
    full = {
        pair: n
        for pair, n in counts.items()
        if pair[0] in known and pair[1] in known and pair[1] not in words.roads
    }
    given = frozenset(first for first, _ in full) - frozenset(last for _, last in full)
    owners = _owners(entries, known - _kin(full), texts, words)
    return CaseNames(known, _forms(full, words), owners, given - owners.keys())


def names_in(entries: Sequence[Entry], words: EventWords) -> frozenset[str]:
    """Words that stand with a capital in a column of people and are no word of the field."""
    titled = re.compile(rf"\b(?:{'|'.join(sorted(words.titles))})\.? ([A-Z][\w'’]+)", re.IGNORECASE)
    known: set[str] = set()
    for entry in entries:
        for person in entry.people:
            for found in _CAPITAL.finditer(_BRACKETS.sub("", person)):
                known.update(_words_of(found.group()))
        for name in titled.findall(entry.what):
            if name[0].isupper():
                known.update(_words_of(name))
    field_words = words.common | words.people | words.titles | frozenset(words.same) | words.codes
    return frozenset(name for name in known if len(name) >= _LEAST and name not in field_words)


def owners_of(entries: Sequence[Entry], known: frozenset[str]) -> dict[str, str]:
    """Names that stand nearly always in one agency's column of people: its own staff."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for word in set(tokens_of(" ".join(entry.people)).words) & known:
            counts[word][entry.agency] += 1
    totals = Counter(entry.agency for entry in entries)
    owners: dict[str, str] = {}
    for name, by_agency in counts.items():
        agency, most = by_agency.most_common(1)[0]
        shares = {one: count / totals[one] for one, count in by_agency.items()}
        if most >= _LEAST and shares[agency] >= _OWNED * sum(shares.values()):
            owners[name] = agency
    return owners


def _names(entries: Sequence[Entry], words: EventWords, texts: Sequence[str]) -> frozenset[str]:
    """Names of the columns of people, and words that only ever stand with a capital."""
    capitals: set[str] = set()
    small: set[str] = set()
    for text in texts:
        capitals.update(name.casefold() for name in _INSIDE.findall(text))
        shouted = (name.casefold() for name in _SURNAME.findall(text) if len(name) > _LEAST)
        capitals.update(name for name in shouted if name not in words.codes)
        small.update(_SMALL.findall(text))
    known = names_in(entries, words) | (capitals - small)
    field_words = words.common | words.people | words.titles | frozenset(words.same) | words.codes
    return frozenset(
        name.removesuffix("'s").removesuffix("’s")
        for name in known
        if len(name) >= _LEAST and name not in field_words and name not in words.ordinary
    )


def _kin(full: Mapping[tuple[str, str], int]) -> frozenset[str]:
    """Given names that share a surname with another: a family's, whichever agency writes most."""
    by_last: dict[str, set[str]] = defaultdict(set)
    for first, last in full:
        by_last[last].add(first)
    return frozenset(first for firsts in by_last.values() if len(firsts) > 1 for first in firsts)


def _forms(full: Mapping[tuple[str, str], int], words: EventWords) -> dict[str, frozenset[str]]:
    """Initials, and given names with the surname that they stand with, where only one fits."""
    by_initials: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    by_first: dict[str, set[str]] = defaultdict(set)
    for (first, last), count in full.items():
        by_initials[(first[0] + last[0]).upper()][first, last] += count
        by_first[first].add(last)
    forms = {first: frozenset(lasts) for first, lasts in by_first.items() if len(lasts) == 1}
    for initials, people in by_initials.items():
        if initials.casefold() in words.codes:
            continue
        (best, most), *others = people.most_common(2)
        if not others or most >= 2 * others[0][1]:
            forms[initials] = frozenset(best)
    return forms


@lru_cache(maxsize=50_000)
def _words_of(person: str) -> frozenset[str]:
    """The words of one name in a column of people, where the same stand again and again."""
    return frozenset(tokens_of(person).words)


def _owners(
    entries: Sequence[Entry], known: frozenset[str], texts: Sequence[str], words: EventWords
) -> dict[str, str]:
    """Names that stand nearly always in one agency's column of people: its own staff."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    family: set[str] = set()
    for entry in entries:
        for person in entry.people:
            cut = _words_of(person)
            if cut & words.people:
                family |= cut
            for word in cut & known:
                counts[word][entry.agency] += 1
    writers: dict[str, set[str]] = defaultdict(set)
    for entry, text in zip(entries, texts, strict=True):
        for word in known.intersection(_WORD.findall(text.casefold())):
            writers[word].add(entry.agency)
    totals = Counter(entry.agency for entry in entries)
    owners: dict[str, str] = {}
    for name, by_agency in counts.items():
        agency, most = by_agency.most_common(1)[0]
        shares = {one: count / totals[one] for one, count in by_agency.items()}
        if shares[agency] < _OWNED * sum(shares.values()) or name in family:
            continue
        if len(writers[name]) < _FAMILY or most >= 0.1 * totals[agency]:
            owners[name] = agency
    return owners
