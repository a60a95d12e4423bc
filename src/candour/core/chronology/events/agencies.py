"""Which agency of a case a row speaks of: by kind, by name, by its staff, by what it is called."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.events.words import EventWords

_LEAST = 3
_CALLED = 0.6
_LIFT = 2.0
_OPENING = 6
_ACRONYM = re.compile(r"(?<![\w/.-])[A-Z]{3,5}(?![\w/-])")

Mention = tuple[int, frozenset[str]]
"""Where in the words an agency is named, and which it may be."""


@dataclass(frozen=True, slots=True)
class CaseAgencies:
    """The agencies of one case by everything that leads to them."""

    by_kind: Mapping[str, frozenset[str]]
    by_name: Mapping[str, frozenset[str]] = field(repr=False)
    owners: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(
        cls, agencies: Iterable[str], owners: Mapping[str, str], words: EventWords
    ) -> "CaseAgencies":
        """Tell agencies by their names and by whose staff is whose."""
        known = sorted(set(agencies))
        return cls(agencies_by_kind(known, words), _by_name(known, words), owners)

    def kind_of(self, agency: str) -> str | None:
        """The kind that an agency's name tells."""
        return next((kind for kind, them in self.by_kind.items() if agency in them), None)

    def mentioned_at(self, tokens: Tokens, found: Iterable[Found], own: str) -> Iterator[Mention]:
        """Where another agency is named: by its kind's words, its name, its staff."""
        itself = frozenset((own,))
        for one in found:
            if one.kind == "counterpart":
                agencies = self.by_kind.get(one.code, frozenset()) - itself
                if agencies:
                    yield one.first, agencies
        for at, word in enumerate(tokens.words):
            owner = self.owners.get(word)
            if owner is not None:
                if owner != own:
                    yield at, frozenset((owner,))
            elif word in self.by_name and tokens.text[tokens.starts[at]].isupper():
                named = self.by_name[word] - itself
                if named:
                    yield at, named

    def called(
        self,
        rows: Sequence[tuple[str, Tokens, frozenset[str]]],
        names: frozenset[str],
        known: frozenset[str],
    ) -> "CaseAgencies":
        """The same with what records call an agency, learnt from the rows that name it besides.

        Each row comes as its agency, its words and the agencies that it mentions. "Otters" is the
        nursery where most rows with that name speak of the nursery or its staff besides; `known`
        are words of the field, which call no agency.
        """
        base = Counter(agency for _, __, mentions in rows for agency in mentions)
        seen: Counter[str] = Counter()
        beside: dict[str, Counter[str]] = defaultdict(Counter)
        own: dict[str, Counter[str]] = defaultdict(Counter)
        for agency, tokens, mentions in rows:
            terms = names.intersection(tokens.words)
            acronyms = {one.casefold() for one in _ACRONYM.findall(tokens.text)}
            for term in (terms | acronyms) - known:
                seen[term] += 1
                beside[term].update(mentions)
                own[term][agency] += 1
        learnt: dict[str, frozenset[str]] = {}
        for term, times in seen.items():
            if term in self.by_name or term in self.owners or not beside[term]:
                continue
            agency, most = min(beside[term].items(), key=lambda one: (-one[1], one[0]))
            count = times - own[term][agency]  # an agency's own rows do not mention it
            others = len(rows) - sum(1 for row in rows if row[0] == agency)
            is_called = count >= _LEAST and most >= _CALLED * count
            if is_called and most * others >= _LIFT * count * base[agency]:
                learnt[term] = frozenset((agency,))
        return CaseAgencies(self.by_kind, {**learnt, **self.by_name}, self.owners)


def teller(
    tokens: Tokens,
    found: Sequence[Found],
    mentions: Sequence[Mention],
    is_told: bool,
    turned_by: frozenset[str],
) -> frozenset[str]:
    """The agency that a row opens with as the one that told it: "School: ...", "Call from police".

    "Rang surgery" was told by nobody.
    """
    nobody = frozenset[str]()
    if not mentions:
        return nobody
    at, agencies = min(mentions, key=lambda one: one[0])
    line = tokens.text.rfind("\n", 0, tokens.starts[at]) + 1
    begin = next(place for place, start in enumerate(tokens.starts) if start >= line)
    if at - begin >= _OPENING:
        return nobody
    for one in found:
        if one.kind == "outgoing" and begin <= one.first < at:
            after = tokens.words[one.last + 1] if one.last + 1 < len(tokens.words) else ""
            if after not in turned_by:
                return nobody
    behind = tokens.text[tokens.ends[at] :].lstrip(" )")
    return agencies if is_told or behind.startswith((":", " -", " –")) else nobody


def _by_name(agencies: Iterable[str], words: EventWords) -> dict[str, frozenset[str]]:
    """Agencies by a word of their own names, and by the initials of longer ones."""
    found: dict[str, set[str]] = defaultdict(set)
    for agency in agencies:
        for word in tokens_of(agency).words:
            if len(word) >= _LEAST and word not in words.agency_words:
                found[word].add(agency)
        parts = [part for part in re.findall(r"[A-Za-z]+", agency) if part[0].isupper()]
        if len(parts) >= _LEAST:
            found["".join(part[0] for part in parts).casefold()].add(agency)
    return {name: frozenset(them) for name, them in found.items() if len(them) == 1}


def agencies_by_kind(agencies: Iterable[str], words: EventWords) -> dict[str, frozenset[str]]:
    """Which agencies of the case a kind's words may mean, told from the names of the agencies."""
    return kinds_of_agencies(agencies, words.counterparts)


def kinds_of_agencies(
    agencies: Iterable[str], names: Mapping[str, Iterable[str]]
) -> dict[str, frozenset[str]]:
    """The same from a kind's words in the names of agencies."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for agency in sorted(set(agencies)):
        name = tokens_of(agency).words
        best, length = None, 0
        for kind, labels in names.items():
            for label in labels:
                part = tokens_of(label).words
                if len(part) > length and _contains(name, part):
                    best, length = kind, len(part)
        if best is not None:
            kinds[best].add(agency)
    return {kind: frozenset(found) for kind, found in kinds.items()}


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))
