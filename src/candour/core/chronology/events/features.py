"""What an entry says, as far as it helps to tell which happening it is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.days import DayReader, FindDays, clock_minutes
from candour.core.chronology.events.people import (
    CaseNames,
    initials_of_agency,
    names_of_case,
    words_of_agency,
)
from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.events.roots import root
from candour.core.chronology.events.words import EventWords
from candour.core.dates.comparing import Margins, possible_span

__all__ = ["Features", "FindDays", "Read", "features_of", "read_words"]

_FIGURE = re.compile(r"(?<![\w/.:-])£?\d+(?:[.,]\d+)?(?![\w/:.-]*\d)(?:\s?(?:kg|g|cm|mm|ml|mg|%))?")
_LONG = 6
"""A source of more words than this is no source's name: it tells what happened."""

_OPENING = 6


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
    loose_days: frozenset[int]
    paper_days: frozenset[int]
    clocks: frozenset[int]
    happenings: frozenset[str]
    meetings: frozenset[str]
    planned: frozenset[str]
    channels: frozenset[str]
    is_internal: bool
    is_report: bool
    is_paper: bool
    is_stage: bool
    reference: str
    mentions: frozenset[str]
    mentioned_at: tuple[tuple[int, frozenset[str]], ...]
    names: frozenset[str] = field(repr=False)
    writers: frozenset[str] = field(repr=False)
    subjects: frozenset[str] = field(repr=False)
    figures: frozenset[str] = field(repr=False)
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
    tokens = tokens_of(_text(entry))
    parts = [entry.response, entry.outcome, ". ".join(entry.shared_with)]
    beside = tokens_of(". ".join(part for part in parts if part))
    return Read(
        entry, tokens, tuple(words.book.find(tokens)), beside, tuple(words.book.find(beside))
    )


def _text(entry: Entry) -> str:
    """What happened, and what stands under the source's heading where that is no mere name."""
    if entry.source and len(entry.source.split()) > _LONG:
        return f"{entry.what}\n{entry.source}"
    return entry.what


def features_of(
    entries: Sequence[Entry], words: EventWords, margins: Margins, find_days: FindDays
) -> list[Features]:
    """Read every entry of a case. Names and who owns them are told from the whole case."""
    names = names_of_case(entries, words, [_text(entry) for entry in entries])
    agencies = dict.fromkeys(entry.agency for entry in entries)
    frame = _Frame(
        words,
        margins,
        DayReader(find_days, words.dating, words.ahead),
        names,
        _agencies_by_kind(agencies, words),
        _agencies_by_name(agencies, words),
    )
    return [frame.features(at, read_words(entry, words)) for at, entry in enumerate(entries)]


def _agencies_by_name(agencies: Iterable[str], words: EventWords) -> dict[str, frozenset[str]]:
    """Agencies by a word of their own names and by their initials, in the case they are written."""
    found: dict[str, set[str]] = defaultdict(set)
    for agency in agencies:
        for word in words_of_agency(agency, words.agency_words):
            found[word].add(agency)
        initials = initials_of_agency(agency)
        if initials:
            found[initials].add(agency)
    return {name: frozenset(them) for name, them in found.items() if len(them) == 1}


def _agencies_by_kind(agencies: Iterable[str], words: EventWords) -> dict[str, frozenset[str]]:
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
    days: DayReader
    names: CaseNames
    kinds: dict[str, frozenset[str]]
    by_name: dict[str, frozenset[str]] = field(repr=False)

    def features(self, at: int, read: Read) -> Features:
        entry = read.entry
        first, last = _span(entry, self.margins)
        acts, planned = self._acts(read)
        kinds = {found.kind for found in read.found}
        is_kind = {self.words.acts[act].kind for act in acts}
        told = self.days.read(read.tokens, read.found, entry.happened, last)
        minute = None
        if entry.happened.precision == "minute" and entry.happened.earliest is not None:
            minute = entry.happened.earliest.hour * 60 + entry.happened.earliest.minute
        people = tokens_of("; ".join(entry.people))
        writers = self.names.in_words(people)
        names = self.names.in_words(read.tokens) | self.names.in_words(read.beside) | writers
        mentioned_at = tuple(self._mentioned_at(read.tokens, read.found, entry.agency))
        return Features(
            at=at,
            id=entry.id,
            agency=entry.agency,
            kind=next((k for k, them in self.kinds.items() if entry.agency in them), None),
            first=first,
            last=last,
            is_vague=first is None or last is None or last - first > 3,
            minute=minute,
            told_days=told.named,
            loose_days=told.loose,
            paper_days=told.papers,
            clocks=clock_minutes(read.tokens.text),
            happenings=self._of_kind(acts, "happening"),
            meetings=self._of_kind(acts, "meeting") - planned,
            planned=planned,
            channels=self._of_kind(acts, "channel"),
            is_internal="internal" in is_kind and not is_kind & {"meeting", "channel"},
            is_report="reports" in kinds or _is_arrived_paper(kinds),
            is_paper=_is_arrived_paper(kinds) or _opens_as_paper(read),
            is_stage="stages" in kinds,
            reference=_reference(entry.source),
            mentions=self._mentions(read, people, mentioned_at),
            mentioned_at=mentioned_at,
            names=names,
            writers=writers & frozenset(self.names.owners),
            subjects=self.names.given & (names - frozenset(self.names.owners)),
            figures=frozenset(_FIGURE.findall(read.tokens.text)),
            words=self._content(read),
            people=frozenset(found.code for found in read.found if found.kind == "person"),
            sites=frozenset(found.code for found in read.found if found.kind == "site"),
            addresses=frozenset(address.road for address in addresses_in(read.tokens, self.words)),
            plain=read.tokens.words,
        )

    def _of_kind(self, acts: set[str], kind: str) -> frozenset[str]:
        return frozenset(act for act in acts if self.words.acts[act].kind == kind)

    def _acts(self, read: Read) -> tuple[set[str], frozenset[str]]:
        """Acts, and the meetings among them that are only spoken of: nothing was held that day."""
        found = [one for one in read.found if one.kind == "act"]
        clauses = read.tokens.clauses
        cues = {clauses[one.first] for one in read.found if one.kind == "planned"}
        held = {one.code for one in found if clauses[one.first] not in cues}
        acts = {one.code for one in found}
        if read.entry.source:
            source = tokens_of(read.entry.source)
            of_source = {one.code for one in self.words.book.find(source) if one.kind == "act"}
            meetings = {act for act in of_source if self.words.acts[act].kind == "meeting"}
            held |= meetings
            acts |= meetings if acts else of_source
        return acts, self._of_kind(acts - held, "meeting")

    def _mentions(
        self, read: Read, people: Tokens, at: Sequence[tuple[int, frozenset[str]]]
    ) -> frozenset[str]:
        own = read.entry.agency
        told = {agency for _, agencies in at for agency in agencies}
        for tokens, found in (
            (read.beside, read.found_beside),
            (people, tuple(self.words.book.find(people))),
        ):
            for _, agencies in self._mentioned_at(tokens, found, own):
                told |= agencies
        return frozenset(told)

    def _mentioned_at(
        self, tokens: Tokens, found: Iterable[Found], own: str
    ) -> Iterator[tuple[int, frozenset[str]]]:
        """Where in the words another agency is named: by its kind's words, its name, its staff."""
        itself = frozenset((own,))
        for one in found:
            if one.kind == "counterpart":
                agencies = self.kinds.get(one.code, frozenset()) - itself
                if agencies:
                    yield one.first, agencies
        owners, by_name = self.names.owners, self.by_name
        for at, word in enumerate(tokens.words):
            if word in owners and owners[word] != own:
                yield at, frozenset((owners[word],))
            elif word in by_name or tokens.between(at, at) in by_name:
                named = by_name.get(tokens.between(at, at)) or by_name.get(word, frozenset())
                if named != itself and tokens.between(at, at)[0].isupper():
                    yield at, named

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
            if at in covered or word in words.common or self.names.is_name(word):
                continue
            if len(word) > 1 and word not in words.numbers and not word[0].isdigit():
                content.add(root(words.same.get(word, word)))
        return frozenset(content)


def _span(entry: Entry, margins: Margins) -> tuple[int | None, int | None]:
    first, last = possible_span(entry.happened, margins)
    return first.toordinal() if first else None, last.toordinal() if last else None


def _is_arrived_paper(kinds: set[str]) -> bool:
    return "papers" in kinds and "arrival" in kinds


def _opens_as_paper(read: Read) -> bool:
    return any(one.kind == "paper_openings" and one.first < _OPENING for one in read.found)


def _reference(source: str | None) -> str:
    """The number under which a source is kept, if it has one ("CAD 0617", "Crime file 22/0871")."""
    numbers = re.findall(r"\d[\d/]{2,}", source or "")
    return numbers[-1] if numbers else ""
