"""What an entry says, as far as it helps to tell which happening it is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.phrases import Found, Tokens, stem, tokens_of
from candour.core.chronology.events.words import EventWords
from candour.core.dates.comparing import Margins, possible_span
from candour.core.dates.model import UncertainDate

FindDays = Callable[[str, UncertainDate], Iterable[UncertainDate]]
"""Finds the dates that a text states; the second argument is the day it was written about."""

_MAY_STATE_A_DAY = re.compile(
    r"\d\s?[/.-]\s?\d{1,2}\b(?!\s?(?:am|pm|hrs)\b)|\d\s?(?:st|nd|rd|th)?\s(?:of\s)?[A-Z][a-z]{2}"
)
_CAPITAL = re.compile(r"(?<![\w-])(?:[A-Z][\w'’]*(?:-[A-Z][\w'’]*)*|[A-Z]{3,})(?![\w-])")
_LAST_WORD = re.compile(r"\w+ \w+(?= $)|\w+(?= $)")
_BRACKETS = re.compile(r"\([^)]*\)")
_RECENT = 180
"""A row tells of what happened lately; older days in it are births, convictions, removals."""

_OWNED = 0.75
_OWNED_AT_LEAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What one entry says. Days are counted as ordinals; `minute` is that of its day."""

    at: int
    id: str
    agency: str
    kind: str | None
    first: int | None
    last: int | None
    is_vague: bool
    minute: int | None
    told_days: frozenset[int]
    paper_days: frozenset[int]
    happenings: frozenset[str]
    meetings: frozenset[str]
    channels: frozenset[str]
    is_internal: bool
    is_report: bool
    is_stage: bool
    reference: str
    mentions: frozenset[str]
    mentioned_at: tuple[tuple[int, frozenset[str]], ...]
    names: frozenset[str] = field(repr=False)
    words: frozenset[str] = field(repr=False)
    people: frozenset[str]
    sites: frozenset[str]
    addresses: frozenset[str] = field(repr=False)
    plain: tuple[str, ...] = field(repr=False)

    @property
    def is_dated(self) -> bool:
        """Whether the entry states a span closed on both sides."""
        return self.first is not None and self.last is not None

    @property
    def days(self) -> range:
        """The days the entry may be about, its margins counted in."""
        if self.first is None or self.last is None:
            return range(0)
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Read:
    """An entry's words cut and searched once, for everything that asks of them."""

    entry: Entry
    tokens: Tokens = field(repr=False)
    found: tuple[Found, ...] = field(repr=False)
    beside: Tokens = field(repr=False)
    found_beside: tuple[Found, ...] = field(repr=False)


def read_words(entry: Entry, words: EventWords) -> Read:
    """Search an entry's words, and apart from them what was done and who was told."""
    tokens = tokens_of(entry.what)
    parts = [entry.response, entry.outcome, ". ".join(entry.shared_with)]
    beside = tokens_of(". ".join(part for part in parts if part))
    return Read(
        entry, tokens, tuple(words.book.find(tokens)), beside, tuple(words.book.find(beside))
    )


def features_of(
    entries: Sequence[Entry], words: EventWords, margins: Margins, find_days: FindDays
) -> list[Features]:
    """Read every entry of a case. Names and who owns them are told from the whole case."""
    known = names_in(entries, words)
    owners = owners_of(entries, known)
    kinds = agencies_by_kind({entry.agency for entry in entries}, words)
    frame = _Frame(words, margins, find_days, known, owners, kinds)
    return [frame.features(at, read_words(entry, words)) for at, entry in enumerate(entries)]


def names_in(entries: Sequence[Entry], words: EventWords) -> frozenset[str]:
    """Words that stand with a capital in a column of people and are no word of the field."""
    titled = re.compile(rf"\b(?:{'|'.join(sorted(words.titles))})\.? ([A-Z][\w'’]+)", re.IGNORECASE)
    known: set[str] = set()
    for entry in entries:
        for person in entry.people:
            for found in _CAPITAL.finditer(_BRACKETS.sub("", person)):
                known.update(tokens_of(found.group()).words)
        for name in titled.findall(entry.what):
            if name[0].isupper():
                known.update(tokens_of(name).words)
    field_words = words.common | words.people | words.titles | frozenset(words.same) | words.codes
    return frozenset(name for name in known if len(name) > 2 and name not in field_words)


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
        if most >= _OWNED_AT_LEAST and shares[agency] >= _OWNED * sum(shares.values()):
            owners[name] = agency
    return owners


def agencies_by_kind(agencies: Iterable[str], words: EventWords) -> dict[str, frozenset[str]]:
    """Which agencies of the case a kind's words may mean, told from the names of the agencies."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for agency in sorted(agencies):
        name = tokens_of(agency).words
        best, length = None, 0
        for kind, labels in words.counterparts.items():
            for label in labels:
                part = tokens_of(label).words
                if len(part) > length and _contains(name, part):
                    best, length = kind, len(part)
        if best is not None:
            kinds[best].add(agency)
    return {kind: frozenset(found) for kind, found in kinds.items()}


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known of the whole case while one entry is read."""

    words: EventWords
    margins: Margins
    find_days: FindDays
    names: frozenset[str] = field(repr=False)
    owners: dict[str, str] = field(repr=False)
    kinds: dict[str, frozenset[str]]

    def features(self, at: int, read: Read) -> Features:
        entry = read.entry
        first, last = _span(entry, self.margins)
        acts = self._acts(read)
        people = tokens_of(" ".join(entry.people)).words
        said = frozenset((*read.tokens.words, *read.beside.words, *people))
        names = said & self.names
        kinds = {found.kind for found in read.found}
        kinds_of_act = {self.words.acts[act].kind for act in acts}
        told_days, paper_days = self._told_days(entry, last)
        minute = None
        if entry.happened.precision == "minute" and entry.happened.earliest is not None:
            minute = entry.happened.earliest.hour * 60 + entry.happened.earliest.minute
        return Features(
            at=at,
            id=entry.id,
            agency=entry.agency,
            kind=next((k for k, them in self.kinds.items() if entry.agency in them), None),
            first=first,
            last=last,
            is_vague=first is None or last is None or last - first > 3,
            minute=minute,
            told_days=told_days,
            paper_days=paper_days,
            happenings=frozenset(a for a in acts if self.words.acts[a].kind == "happening"),
            meetings=frozenset(a for a in acts if self.words.acts[a].kind == "meeting"),
            channels=frozenset(a for a in acts if self.words.acts[a].kind == "channel"),
            is_internal="internal" in kinds_of_act and not kinds_of_act & {"meeting", "channel"},
            is_report="reports" in kinds or _is_arrived_paper(read),
            is_stage="stages" in kinds,
            reference=_reference(entry.source),
            mentions=self._mentions(read, names),
            mentioned_at=tuple(self._mentioned_at(read)),
            names=names,
            words=self._content(read),
            people=frozenset(found.code for found in read.found if found.kind == "person"),
            sites=frozenset(found.code for found in read.found if found.kind == "site"),
            addresses=frozenset(address.road for address in addresses_in(read.tokens, self.words)),
            plain=read.tokens.words,
        )

    def _acts(self, read: Read) -> set[str]:
        acts = {found.code for found in read.found if found.kind == "act"}
        if not acts and read.entry.source:
            source = tokens_of(read.entry.source)
            acts = {f.code for f in self.words.book.find(source) if f.kind == "act"}
        return acts

    def _told_days(self, entry: Entry, last: int | None) -> tuple[frozenset[int], frozenset[int]]:
        """Days before the row's own that its words name: what a receipt tells of.

        Apart from them the days that a paper is dated by, which need not be what it tells of.
        """
        if last is None or not _MAY_STATE_A_DAY.search(entry.what):
            return frozenset(), frozenset()
        days: set[int] = set()
        papers: set[int] = set()
        for date in self.find_days(entry.what, entry.happened):
            if date.earliest is None:
                continue
            begin = date.earliest.toordinal()
            end = date.latest.toordinal() if date.latest else begin  # "absent since 9 January"
            if last - _RECENT <= begin < last and end - begin <= 1:
                place = entry.what.find(date.written)
                before = _LAST_WORD.search(entry.what[:place]) if place > 0 else None
                is_paper = before is not None and before.group().lower() in self.words.dating
                (papers if is_paper else days).update(range(begin, min(end, last - 1) + 1))
        return frozenset(days), frozenset(papers - days)

    def _mentions(self, read: Read, names: frozenset[str]) -> frozenset[str]:
        told: set[str] = set()
        for found in (*read.found, *read.found_beside):
            if found.kind == "counterpart":
                told |= self.kinds.get(found.code, frozenset())
        told |= {self.owners[name] for name in names if name in self.owners}
        told.discard(read.entry.agency)
        return frozenset(told)

    def _mentioned_at(self, read: Read) -> Iterator[tuple[int, frozenset[str]]]:
        """Where in the words another agency is named, by its kind's words or its staff."""
        own = frozenset((read.entry.agency,))
        for found in read.found:
            if found.kind == "counterpart":
                yield found.first, self.kinds.get(found.code, frozenset()) - own
        for at, word in enumerate(read.tokens.words):
            if word in self.owners:
                yield at, frozenset((self.owners[word],)) - own

    def _content(self, read: Read) -> frozenset[str]:
        """Words that may be evidence, each in the form that all records share."""
        words = self.words
        content: set[str] = set()
        covered: set[int] = set()
        for found in read.found:
            if found.kind in ("person", "same"):
                content.add(found.code)
                covered.update(range(found.first, found.last + 1))
        for at, word in enumerate(read.tokens.words):
            if at in covered or word in words.common or word in self.names:
                continue
            if len(word) > 1 and word not in words.numbers and not word[0].isdigit():
                content.add(stem(words.same.get(word, word)))
        return frozenset(content)


def _span(entry: Entry, margins: Margins) -> tuple[int | None, int | None]:
    first, last = possible_span(entry.happened, margins)
    return first.toordinal() if first else None, last.toordinal() if last else None


def _is_arrived_paper(read: Read) -> bool:
    kinds = {found.kind for found in read.found}
    return "papers" in kinds and "arrival" in kinds


def _reference(source: str | None) -> str:
    """The number under which a source is kept, if it has one ("CAD 0617", "Crime file 22/0871")."""
    numbers = re.findall(r"\d[\d/]{2,}", source or "")
    return numbers[-1] if numbers else ""
