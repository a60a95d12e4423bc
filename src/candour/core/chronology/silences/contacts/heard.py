"""An entry's words cut into fields, clauses and breaths, with every phrase found in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.headings import Field
from candour.core.chronology.recall import Shelf, terms_of
from candour.core.chronology.silences.contacts.words import PromiseWords
from candour.core.dates.model import UncertainDate

_BREATH_ENDS = re.compile(r"[,()\n]|\s[–-]\s")
_SENTENCE_ENDS = re.compile(r"[.!?\n]")
_BEFORE_A_MONTH = frozenset({"in", "of", "by", "early", "mid", "late", "until", "since", "before"})
_LEADS_TO_A_DAY = re.compile(
    r":(?=\s(?:\d|w/c|in |within |(?:mon|tues|wednes|thurs|fri|satur|sun)day))", re.IGNORECASE
)
_AHEAD = frozenset({"verbal", "reported", "passive", "arranging", "follow"})
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SHORTENED = re.compile(
    r"(?<=\bw)\.(?=\s)|(?<=\b[A-Za-z]{2})\.(?=\s[a-z])|(?<=\b[A-Za-z]{3})\.(?=\s[a-z])"
)
"""The stop of a shortened word ("w. SW", "appt. to be sent"), which ends nothing."""
_YEARS = range(1800, 2200)
_LONGEST_DAYS = 45
"""An entry that may lie anywhere in a longer span promises nothing that could be dated."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an entry: its words, the breath and the sentence of each, what was found.

    A breath ends at a comma, a bracket or a turn ("but"); a clause also at a colon or a semicolon.
    `is_own` says that the agency tells here what it does itself (response, outcome).
    """

    tokens: Tokens = field(repr=False)
    breaths: tuple[int, ...] = field(repr=False)
    sentences: tuple[int, ...] = field(repr=False)
    found: tuple[Found, ...] = field(repr=False)
    mentions: tuple[Found, ...] = field(repr=False)
    """every role, agency and member of staff named, in order of place"""
    is_own: bool = False
    plan: int = 0
    """the first word of a plan: behind "Plan:", or of the whole of a column of actions"""

    def opens_breath(self, at: int) -> bool:
        """Whether a word stands at the head of its breath."""
        return not at or self.breaths[at - 1] != self.breaths[at]

    def breath(self, at: int) -> range:
        """The words of a word's breath."""
        first = last = at
        while first and self.breaths[first - 1] == self.breaths[at]:
            first -= 1
        while last + 1 < len(self.breaths) and self.breaths[last + 1] == self.breaths[at]:
            last += 1
        return range(first, last + 1)

    def of(self, *kinds: str) -> Iterator[Found]:
        """What was found of these kinds, in order."""
        return (one for one in self.found if one.kind in kinds)

    def in_clause(self, at: int, *kinds: str) -> list[Found]:
        """What was found of these kinds in the clause of a word."""
        clause = self.tokens.clauses[at]
        return [one for one in self.of(*kinds) if self.tokens.clauses[one.first] == clause]

    def in_breath(self, at: int, *kinds: str) -> list[Found]:
        """What was found of these kinds in the breath of a word."""
        return [one for one in self.of(*kinds) if self.breaths[one.first] == self.breaths[at]]

    def clause(self, at: int) -> range:
        """The words of a word's clause."""
        clauses = self.tokens.clauses
        first = last = at
        while first and clauses[first - 1] == clauses[at]:
            first -= 1
        while last + 1 < len(clauses) and clauses[last + 1] == clauses[at]:
            last += 1
        return range(first, last + 1)


@dataclass(frozen=True, slots=True)
class Heard:
    """One entry with its parts, and the days it was written about (`on`).

    A sentence of a narrative that is dated only by a day to come ("he will visit by 7 March") was
    written about the day of the sentence before it.
    """

    at: int
    entry: Entry
    parts: tuple[Part, ...] = field(repr=False)
    on: UncertainDate = field(repr=False)
    first: date
    last: date
    persons: frozenset[str] = field(default=frozenset(), repr=False)
    """whom it is about by its column of people, no staff among them"""

    @property
    def is_near(self) -> bool:
        """Whether its day is known well enough to count from."""
        return (self.last - self.first).days <= _LONGEST_DAYS

    def tells_of(self, sort: str, but: Part) -> bool:
        """Whether another part tells of such a contact, so that this one only says it again."""
        parts = (part for part in self.parts if part is not but)
        return any(
            one.code == sort and not part.in_breath(one.first, "cue")
            for part in parts
            for one in part.of("done")
        )

    def is_after(self, other: "Heard") -> bool:
        """Whether it is of a later day, or of a later hour where both state one."""
        if self.last != other.last or self.minute is None or other.minute is None:
            return self.last > other.last
        return self.minute > other.minute

    def may_be_about(self, other: "Heard") -> bool:
        """Whether two entries may be about one person: not where one agency names others."""
        if self.entry.agency != other.entry.agency or not (self.persons and other.persons):
            return True
        return bool(self.persons & other.persons)

    def names(self, persons: frozenset[str]) -> bool:
        """Whether it names one of these persons, or nobody whom its words could be about."""
        beside = (word for person in self.persons for word in person.split())
        told = (word for part in self.parts for word in part.tokens.words)
        return not persons.isdisjoint((*beside, *told))

    @property
    def minute(self) -> int | None:
        """The minute of its day, where one is stated."""
        if self.on.precision != "minute" or self.on.earliest is None:
            return None
        return self.on.earliest.hour * 60 + self.on.earliest.minute


NameAgencies = Callable[[Tokens], Iterator[Found]]
"""Finds the agencies of the case by name, and their staff."""


def hear_all(
    entries: Sequence[Entry],
    words: PromiseWords,
    named: NameAgencies,
    shelf: Shelf[tuple[Part, ...]],
) -> Iterator[Heard]:
    """Cut and search the words of entries; one whose date has an open side is passed over.

    `shelf` holds what an earlier run read of them.
    """

    def read(entry: Entry) -> tuple[Part, ...]:
        make = partial(parts_of, entry, words, named)
        return shelf.take(entry.id, entry, make, partial(terms_of, entry))

    heard = {
        (entry.original, entry.position, at): (entry, read(entry))
        for at, entry in enumerate(entries)
    }
    before: dict[str, UncertainDate] = {}
    for key in sorted(heard):
        at, (entry, parts) = key[2], heard[key]
        on = entry.happened
        if entry.original in before and _is_dated_ahead(entry, parts):
            on = before[entry.original]
        before[entry.original] = on
        if on.earliest is None or on.latest is None:
            continue
        if on.earliest.year in _YEARS and on.latest.year in _YEARS:
            yield Heard(at, entry, parts, on, on.earliest.date(), on.latest.date())


def parts_of(entry: Entry, words: PromiseWords, named: NameAgencies) -> tuple[Part, ...]:
    """The fields in which an entry tells of contacts, each cut and searched."""
    texts = [(entry.what, False), (entry.response, True)]
    if entry.outcome != entry.response:
        texts.append((entry.outcome, True))
    parts = [part_of(text, words, named, is_own=is_own) for text, is_own in texts if text]
    for heading, cell in entry.extra.items():
        # "Next appointment | 14 May": a day by itself is of what its heading names
        is_short = len(_WORDS.findall(cell)) <= 1
        part = part_of(f"{heading} {cell}" if is_short else cell, words, named)
        is_next = any(one.kind == "cue" for one in words.book.find(tokens_of(heading)))
        if is_next or (not is_short and any(True for _ in part.of("cue"))):
            parts.append(part)
    return tuple(parts)


def _is_dated_ahead(entry: Entry, parts: Sequence[Part]) -> bool:
    """Whether the words that date a sentence stand behind a cue, and so state a day to come."""
    what, when = entry.places.get(Field.WHAT), entry.places.get(Field.HAPPENED)
    if what is None or when is None or not what.start <= when.start < what.end:
        return False
    part, begin = parts[0], when.start - what.start
    places = [at for at, end in enumerate(part.tokens.ends) if end > begin]
    if not places:
        return False
    is_for = places[0] > 0 and part.tokens.words[places[0] - 1] == "for"
    return any(
        cue.first < places[0] and (cue.code in _AHEAD or (cue.code == "dated" and is_for))
        for cue in part.in_clause(places[0], "cue")
    )


def _is_month(tokens: Tokens, one: Found) -> bool:
    """Whether "May" is the month, where a doubt was seen: beside a figure, or behind "in"."""
    if one.first != one.last or not one.kind.startswith("undone"):
        return False
    if not tokens.between(one.first, one.first)[0].isupper():
        return False
    before = tokens.words[one.first - 1] if one.first else ""
    behind = tokens.words[one.last + 1] if one.last + 1 < len(tokens.words) else ""
    return before[:1].isdigit() or behind[:1].isdigit() or before in _BEFORE_A_MONTH


def part_of(text: str, words: PromiseWords, named: NameAgencies, *, is_own: bool = True) -> Part:
    """Cut and search one field's text."""
    cut = _SHORTENED.sub(" ", _LEADS_TO_A_DAY.sub(" ", text))
    tokens = _by_lines(replace(tokens_of(cut), text=text))
    breaths: list[int] = []
    sentences: list[int] = []
    breath = sentence = 0
    for at, start in enumerate(tokens.starts):
        between = text[tokens.ends[at - 1] : start] if at else ""
        if at and tokens.clauses[at] != tokens.clauses[at - 1]:
            breath += 1
            sentence += bool(_SENTENCE_ENDS.search(between))
        elif at and (_BREATH_ENDS.search(between) or tokens.words[at] in words.lists["turns"]):
            breath += 1
        breaths.append(breath)
        sentences.append(sentence)
    found = tuple(_visits_told(tokens, words, words.book.find(tokens)))
    roles = (one for one in found if one.kind == "counterpart")
    mentions = tuple(sorted((*roles, *named(tokens)), key=lambda one: (one.first, -one.last)))
    plans = [one.last + 1 for one in found if one.kind == "plan" and _is_heading(tokens, one)]
    plan = 0 if is_own else min(plans, default=len(tokens.words))
    return Part(tokens, tuple(breaths), tuple(sentences), found, mentions, is_own, plan)


def _visits_told(tokens: Tokens, words: PromiseWords, found: Iterator[Found]) -> Iterator[Found]:
    """What was found, without months; "joint HV", "HV to 3 Mill Lane" is a home visit."""
    lists = words.lists
    for one in found:
        if _is_month(tokens, one):
            continue
        said = tokens.words[one.first]
        if one.kind != "counterpart" or said not in lists["role_or_visit"]:
            yield one
            continue
        before = tokens.words[one.first - 1] if one.first else ""
        behind = tokens.words[one.last + 1] if one.last + 1 < len(tokens.words) else ""
        is_place = behind == "to" and _starts_place(tokens, one.last + 2)
        if before in lists["visit_before"] or behind in lists["visit_behind"] or is_place:
            yield Found("planned", "visit", one.first, one.last)
            yield Found("done", "visit", one.first, one.last)
        else:
            yield one


def _starts_place(tokens: Tokens, at: int) -> bool:
    written = tokens.between(at, at) if at < len(tokens.words) else ""
    return written[:1].isdigit() or (written[:1].isupper() and not written.isupper())


def _by_lines(tokens: Tokens) -> Tokens:
    """A line's end ends a clause, as it ends the kind of contact that stands before a note."""
    clauses, lines = [], 0
    for at, clause in enumerate(tokens.clauses):
        lines += bool(at) and "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]
        clauses.append(clause + lines)
    return replace(tokens, clauses=tuple(clauses))


def _is_heading(tokens: Tokens, one: Found) -> bool:
    """Whether "Plan" or "Actions" heads what follows: behind it a colon, a dash or a line's end."""
    return bool(re.match(r"\s*(?:[:\n]|[–-]\s)", tokens.text[tokens.ends[one.last] :]))
