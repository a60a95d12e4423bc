"""What an entry says, as far as it helps to tell which happening it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.agencies import (
    CaseAgencies,
    Mention,
    agencies_by_kind,
    teller,
)
from candour.core.chronology.events.days import DayReader, FindDays, clock_minutes
from candour.core.chronology.events.people import (
    CaseNames,
    names_in,
    names_of_case,
    owners_of,
)
from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.events.roots import root
from candour.core.chronology.events.words import EventWords
from candour.core.chronology.recall import NOTHING, Recall, terms_of
from candour.core.dates.comparing import Margins, possible_span

__all__ = [
    "Features",
    "FindDays",
    "Read",
    "agencies_by_kind",
    "features_of",
    "learnt_agencies",
    "names_in",
    "owners_of",
    "read_words",
]

_FIGURE = re.compile(r"(?<![\w/.:-])£?\d+(?:[.,]\d+)?(?![\w/:.-]*\d)(?:\s?(?:kg|g|cm|mm|ml|mg|%))?")
_LONG = 6
"""A source of more words than this is no source's name: it tells what happened."""

_OPENING = 6
_VAGUE = 3
_LEARNT_FROM = 2000
_OPENING_CLOCK = re.compile(
    r"^(?:[01]?\d|2[0-3])(?:[.:][0-5]\d\s?(?:[ap]\.?m\b|hrs)?|\s?[ap]m\b)(?![\d/.])", re.MULTILINE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What one entry says. Days are counted as ordinals; `minute` is that of its day.

    `told_days` are those that its words lead to; `named_days` are those of them written as dates.
    """

    at: int = field(compare=False)
    id: str
    agency: str
    kind: str | None
    first: int | None
    last: int | None
    is_vague: bool
    minute: int | None
    told_days: frozenset[int]
    named_days: frozenset[int]
    paper_days: frozenset[int]
    clocks: frozenset[int]
    happenings: frozenset[str]
    meetings: frozenset[str]
    planned: frozenset[str]
    channels: frozenset[str]
    is_internal: bool
    is_report: bool
    is_paper: bool
    is_sent: bool
    is_stage: bool
    opens_call: bool
    is_again: bool
    reference: str
    mentions: frozenset[str]
    told_by: frozenset[str]
    mentioned_at: tuple[tuple[int, frozenset[str]], ...]
    names: frozenset[str] = field(repr=False)
    subjects: frozenset[str] = field(repr=False)
    staff: frozenset[str] = field(repr=False)
    figures: frozenset[str] = field(repr=False)
    words: frozenset[str] = field(repr=False)
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


def read_words(entry: Entry, words: EventWords) -> Read:
    """Search an entry's words, and apart from them what was done and who was told."""
    tokens = tokens_of(_text(entry))
    parts = [entry.response, entry.outcome, ". ".join(entry.shared_with)]
    beside = tokens_of(". ".join(part for part in parts if part))
    return Read(entry, tokens, tuple(words.book.find(tokens)), beside)


def _text(entry: Entry) -> str:
    """What happened, and what stands under the source's heading where that is no mere name."""
    if entry.source and len(entry.source.split()) > _LONG:
        return f"{entry.what}\n{entry.source}"
    return entry.what


def features_of(
    entries: Sequence[Entry],
    words: EventWords,
    margins: Margins,
    find_days: FindDays,
    recall: Recall = NOTHING,
) -> list[Features]:
    """Read every entry of a case. Names and who owns them are told from the whole case."""
    names = names_of_case(entries, words, [_text(entry) for entry in entries])
    agencies = CaseAgencies.of((entry.agency for entry in entries), names.owners, words)
    days = DayReader(find_days, words.dating, words.ahead, words.nights)
    frame = _Frame(words, margins, days, names, learnt_agencies(agencies, entries, words, names))
    shelf = recall.features
    shelf.begin(words, margins, names, frame.agencies)
    found: list[Features] = []
    for at, entry in enumerate(entries):
        one: Features = shelf.take(
            entry.id,
            entry,
            partial(frame.read, at, entry),
            partial(_terms, entry, words),
        )
        found.append(one if one.at == at else replace(one, at=at))
    shelf.end()
    return found


def _terms(entry: Entry, words: EventWords) -> Iterator[str]:
    """Words, and codes of phrases: who stands behind either is told from the whole case."""
    yield from terms_of(entry)
    said = (_text(entry), *entry.people, *entry.shared_with, entry.source, entry.response)
    for text in (*said, entry.outcome):
        yield from (found.code for found in words.book.find(tokens_of(text or "")))


def learnt_agencies(
    agencies: CaseAgencies, entries: Sequence[Entry], words: EventWords, names: CaseNames
) -> CaseAgencies:
    """Learn from the first rows of a long case; they are enough, and there is no second reading."""
    rows = []
    for entry in entries[:_LEARNT_FROM]:
        tokens = tokens_of(_text(entry))
        mentions = agencies.mentioned_at(tokens, words.book.find(tokens), entry.agency)
        told = frozenset(agency for _, them in mentions for agency in them)
        rows.append((entry.agency, tokens, told))
    of_the_field = words.ordinary | words.codes | words.roads | words.common
    return agencies.called(rows, names.names, of_the_field)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known of the whole case while one entry is read."""

    words: EventWords
    margins: Margins
    days: DayReader
    names: CaseNames
    agencies: CaseAgencies
    seen: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]] = field(
        default_factory=dict, repr=False
    )

    def read(self, at: int, entry: Entry) -> Features:
        return self.features(at, read_words(entry, self.words))

    def features(self, at: int, read: Read) -> Features:
        entry = read.entry
        acts, planned = self._acts(read)
        first, last = _span(entry, self.margins)
        told = self.days.read(read.tokens, read.found, entry.happened, last)
        return Features(
            at=at,
            id=entry.id,
            agency=entry.agency,
            kind=self.agencies.kind_of(entry.agency),
            first=first,
            last=last,
            is_vague=first is None or last is None or last - first > _VAGUE,
            minute=_minute(read),
            told_days=told.named | told.loose,
            named_days=told.named,
            paper_days=told.papers,
            clocks=clock_minutes(read.tokens.text),
            happenings=self._of_kind(acts, "happening"),
            meetings=self._of_kind(acts, "meeting") - planned,
            planned=planned,
            channels=self._of_kind(acts, "channel"),
            reference=_reference(entry.source),
            figures=frozenset(one.replace(" ", "") for one in _FIGURE.findall(read.tokens.text)),
            words=self._content(read),
            plain=read.tokens.words,
            **self._telling(read, {self.words.acts[act].kind for act in acts}),
        )

    def _telling(self, read: Read, kinds_of_act: set[str]) -> dict[str, Any]:
        """Who is named, who told, and whether the row is a paper or a message at all."""
        own, kinds = read.entry.agency, {found.kind for found in read.found}
        is_arrived = "papers" in kinds and "arrival" in kinds
        is_paper = is_arrived or any(
            one.kind == "paper_openings" and one.first < _OPENING for one in read.found
        )
        is_report = "reports" in kinds or is_arrived
        writers, of_people = self._people("; ".join(read.entry.people), own)
        mentioned_at = tuple(self.agencies.mentioned_at(read.tokens, read.found, own))
        told_by = teller(
            read.tokens, read.found, mentioned_at, is_paper or is_report, self.words.turned_by
        )
        names = self.names.in_words(read.tokens) | self.names.in_words(read.beside) | writers
        return {
            "is_internal": "internal" in kinds_of_act
            and not (kinds_of_act & {"meeting", "channel"} or is_paper or is_report),
            "is_report": is_report,
            "is_paper": is_paper,
            "is_sent": is_paper and "outgoing" in kinds,
            "is_stage": "stages" in kinds and not self._is_own_happening(read),
            "opens_call": any(
                one.kind == "calls_begin" and one.first < _OPENING for one in read.found
            ),
            "is_again": "again" in kinds,
            "mentions": _agencies(mentioned_at) | of_people,
            "mentioned_at": mentioned_at,
            "told_by": told_by,
            "names": names,
            "subjects": names & self.names.family,
            "staff": frozenset(name for name in names if self.names.owners.get(name) == own),
        }

    def _is_own_happening(self, read: Read) -> bool:
        """Whether a row of a call-out tells of something that is a happening by itself, a death.

        The row that tells of the arrival and all that came after is of the call-out all the same.
        """
        moments = {one.code for one in read.found if one.kind == "moment"}
        return "arrival" not in moments and not moments.isdisjoint(self.words.beyond_call_out)

    def _people(self, people: str, own: str) -> tuple[frozenset[str], frozenset[str]]:
        """Names and agencies in a column of people, read once for all rows with the same."""
        known = self.seen.get((people, own))
        if known is None:
            tokens = tokens_of(people)
            mentions = self.agencies.mentioned_at(tokens, self.words.book.find(tokens), own)
            known = self.seen[people, own] = (self.names.in_words(tokens), _agencies(mentions))
        return known

    def _of_kind(self, acts: set[str], kind: str) -> frozenset[str]:
        return frozenset(act for act in acts if self.words.acts[act].kind == kind)

    def _acts(self, read: Read) -> tuple[set[str], frozenset[str]]:
        """Acts, and the meetings among them that are only spoken of: nothing was held that day."""
        found = [
            one
            for one in read.found
            if one.kind == "act" and not self._is_surname(read.tokens, one)
        ]
        clauses = read.tokens.clauses
        cues = {clauses[one.first] for one in read.found if one.kind == "planned"}
        held = {one.code for one in found if clauses[one.first] not in cues}
        acts = {one.code for one in found}
        if read.entry.source and (not acts or not _reference(read.entry.source)):
            source = tokens_of(read.entry.source)
            of_source = {one.code for one in self.words.book.find(source) if one.kind == "act"}
            meetings = {act for act in of_source if self.words.acts[act].kind == "meeting"}
            held |= meetings
            acts |= meetings if acts else of_source
        return acts, self._of_kind(acts - held, "meeting")

    def _is_surname(self, tokens: Tokens, one: Found) -> bool:
        """Whether what could be an act is somebody's name ("Mr Fell", "Colin FELL")."""
        if one.first != one.last or not one.first:
            return False
        written = tokens.between(one.first - 1, one.last)
        before = tokens.words[one.first - 1]
        is_led = before in self.words.titles or self.names.is_name(before)
        both = written[:1].isupper() and tokens.between(one.first, one.last)[0].isupper()
        return is_led and both and written.count(" ") == 1 and "." not in written[:-1]

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


def _minute(read: Read) -> int | None:
    """The minute of the day, from the row's date or, where that has none, a line's first word."""
    happened = read.entry.happened
    if happened.precision == "minute" and happened.earliest is not None:
        return happened.earliest.hour * 60 + happened.earliest.minute
    opening = _OPENING_CLOCK.search(read.tokens.text)
    if opening is None or happened.precision != "day":
        return None
    minutes = clock_minutes(opening.group())
    return max(minutes) if minutes else None


def _agencies(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(agency for _, agencies in mentions for agency in agencies)


def _reference(source: str | None) -> str:
    """The number under which a source is kept, if it has one ("CAD 0617", "Crime file 22/0871")."""
    numbers = re.findall(r"\d[\d/]{2,}", source or "")
    return numbers[-1] if numbers else ""
