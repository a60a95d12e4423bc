"""An entry's mentions in their order: which of them a sentence says are one, which it keeps apart.

"mum's boyfriend, Gaz" is one man told of twice; two names in a column of people are two people.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Mention

_ORDER = (Field.WHAT, Field.PEOPLE, Field.RESPONSE, Field.OUTCOME, Field.SHARED_WITH, Field.SOURCE)

_PARTING = re.compile(r"[,;/&+\n]|\band\b|\bwith\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_MOST = 1000
_NAMED = (Form.NAME, Form.INITIALS)


_GOING_ON = (" of ", " to ", " and ", " (")
"""What goes on with words that say who somebody is."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention, its number among all, and which element of a column of people it stands in."""

    number: int
    mention: Mention
    element: int | None = None

    @property
    def is_listed(self) -> bool:
        """Whether it stands in a column of people, or a further one ("Next of kin")."""
        return self.element is not None or bool(self.mention.column)


@dataclass(frozen=True)
class Row:
    """The mentions of one entry, in the order of its fields and of their words."""

    entry: Entry = field(repr=False)
    placed: tuple[Placed, ...] = field(repr=False)

    @cached_property
    def column(self) -> tuple[Placed, ...]:
        """Those of the column of people."""
        return tuple(one for one in self.placed if one.element is not None)

    @cached_property
    def prose(self) -> tuple[Placed, ...]:
        """Those of its sentences: what happened, what was done, what came of it."""
        fields = (Field.WHAT, Field.RESPONSE, Field.OUTCOME)
        return tuple(one for one in self.placed if one.mention.in_field in fields)


def rows_of(entries: Sequence[Entry], mentions: Sequence[Mention]) -> list[Row]:
    """Lay mentions out by entry, numbered in the order of files, entries, fields and words."""
    by_entry: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_entry[mention.entry].append(mention)
    rows: list[Row] = []
    number = 0
    for entry in entries:
        placed: list[Placed] = []
        for mention in sorted(by_entry.get(entry.id, ()), key=_place):
            placed.append(Placed(number, mention, _element(entry, mention)))
            number += 1
        if placed:
            rows.append(Row(entry, tuple(placed)))
    return rows


def _place(mention: Mention) -> tuple[int, str, int, int, str]:
    known = mention.in_field in _ORDER and not mention.column
    at = _ORDER.index(mention.in_field) if known else len(_ORDER)
    start = mention.span.start if mention.span else 0
    return at, mention.column, start, mention.order, mention.text


def _element(entry: Entry, mention: Mention) -> int | None:
    """Return which person of the column of people a mention is, counted; None for other fields.

    A cell that a reader left whole ("Mum and Gaz") is parted here; brackets part nobody.
    """
    if mention.in_field is not Field.PEOPLE or mention.column:
        return None
    text = _squeezed(mention.text)
    holding = [at for at, words in enumerate(entry.people) if text in words]
    if not holding:
        return None
    place, at = entry.places.get(Field.PEOPLE), holding[min(mention.order, len(holding) - 1)]
    offset = entry.people[at].index(text)
    if mention.span is not None and place is not None:
        offset = mention.span.start - place.start
        starts = _starts(entry.people)
        at = min(holding, key=lambda one: abs(starts[one] - offset))
        offset = max(0, offset - starts[at])
    return at * _MOST + len(_PARTING.findall(_BRACKETS.sub(_blank, entry.people[at])[:offset]))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _starts(people: Sequence[str]) -> list[int]:
    """Where each element begins, two characters between each and the next."""
    starts, at = [], 0
    for words in people:
        starts.append(at)
        at += len(words) + 2
    return starts


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def said_as_one(row: Row, words: LinkWords) -> Iterator[tuple[Placed, Placed]]:
    """Yield neighbouring mentions that the sentence, or the column's element, says are one."""
    by_id = {one.mention.id: one for one in row.placed}
    for one in row.placed:
        if one.mention.beside in by_id:
            yield one, by_id[one.mention.beside]
    for one, other in pairwise(row.column):
        if one.element == other.element and one.mention.beside != other.mention.id:
            yield one, other
    earlier = ""
    for one, other, gap in _gaps(row):
        if are_names(one, other):
            is_one = words.is_naming(gap) or words.is_renaming(before(row, one), gap)
        else:
            is_one = words.is_apposition(gap) and _differ(one.mention, other.mention)
            in_list = words.is_listing(gap) and (
                words.is_listing(earlier) or words.goes_on(after(row, other))
            )
            is_one = is_one and not in_list and not _goes_on(row, one, other, gap, words)
            is_one = is_one and not words.is_denied(before(row, one))
        if is_one and not _clash(one.mention, other.mention):
            yield one, other
        earlier = gap


def _goes_on(row: Row, one: Placed, other: Placed, gap: str, words: LinkWords) -> bool:
    """Whether a parent behind a comma begins a clause ("fetched Ellis W., Mum at work").

    Words that say who somebody is are closed by a stop, or go on with "of".
    """
    rest = after(row, other)
    is_parent = one.mention.form in _NAMED and bool(other.mention.roles & words.parents)
    is_bare = " " not in other.mention.text and gap.strip() == ","
    return is_parent and is_bare and rest[:1] == " " and not rest.startswith(_GOING_ON)


def are_names(one: Placed, other: Placed) -> bool:
    """Whether both of two mentions are names."""
    return one.mention.form in _NAMED and other.mention.form in _NAMED


def said_as_two(row: Row, words: LinkWords) -> Iterator[tuple[Placed, Placed]]:
    """Yield mentions that a sentence names one and the other ("Tyler and Taylor")."""
    for one, other, gap in _gaps(row):
        if words.is_both(gap) and Form.PRONOUN not in (one.mention.form, other.mention.form):
            yield one, other


def said_as_not(row: Row, words: LinkWords) -> Iterator[tuple[Placed, Placed]]:
    """Yield a name and another of the row that is said not to be the same ("not our Daz")."""
    for denied in row.prose:
        if denied.mention.name is None or not words.is_denied(before(row, denied)):
            continue
        parts = _parts(denied.mention)
        alike = [
            other
            for other in (*row.column, *row.prose)
            if other is not denied and parts & _parts(other.mention)
        ]
        unlike = [other for other in alike if not _is_same_name(other.mention, denied.mention)]
        for other in unlike or alike:
            yield other, denied


def _is_same_name(one: Mention, other: Mention) -> bool:
    """Whether two mentions say the same of a name, its birth date and age included."""
    return (one.name, one.born, one.ages) == (other.name, other.born, other.ages)


def _parts(mention: Mention) -> set[str]:
    """The forename, the nickname and the surname of a mention in small letters."""
    name = mention.name
    if name is None:
        return set()
    return {one.casefold() for one in (*name.given[:1], name.nickname, name.surname) if one}


def before(row: Row, placed: Placed) -> str:
    """The words before a mention in its field."""
    place, span = row.entry.places.get(placed.mention.in_field), placed.mention.span
    if place is None or span is None:
        return ""
    return field_texts(row.entry).get(placed.mention.in_field, "")[
        : max(0, span.start - place.start)
    ]


def stands_behind(row: Row, placed: Placed, cues: Iterable[str]) -> bool:
    """Whether one of some words or phrases stands right before a mention in its field."""
    text = f" {before(row, placed)}".casefold().rstrip()
    return text.endswith(tuple(f" {cue}" for cue in cues))


def _gaps(row: Row) -> Iterator[tuple[Placed, Placed, str]]:
    """Neighbours in one field of prose, with the words between them."""
    texts = field_texts(row.entry)
    for one, other in pairwise(row.prose):
        if one.mention.in_field is other.mention.in_field:
            gap = _gap(one.mention, other.mention, texts, row.entry)
            if gap is not None:
                yield one, other, gap


def after(row: Row, placed: Placed) -> str:
    """The words behind a mention in its field."""
    place, span = row.entry.places.get(placed.mention.in_field), placed.mention.span
    if place is None or span is None:
        return ""
    return field_texts(row.entry).get(placed.mention.in_field, "")[span.end - place.start :]


def field_texts(entry: Entry) -> Mapping[Field, str]:
    """The words of an entry's fields of prose."""
    return {
        Field.WHAT: entry.what,
        Field.RESPONSE: entry.response or "",
        Field.OUTCOME: entry.outcome or "",
    }


def _differ(one: Mention, other: Mention) -> bool:
    """Whether one is a name and the other none: two roles are two people ("mother, father")."""
    if (one.form in _NAMED) == (other.form in _NAMED):
        return False
    return Form.PRONOUN not in (one.form, other.form)


def _clash(one: Mention, other: Mention) -> bool:
    sexes = {one.sex, other.sex} - {None}
    return len(sexes) > 1


def _gap(one: Mention, other: Mention, texts: Mapping[Field, str], entry: Entry) -> str | None:
    if one.span is None or other.span is None:
        return None
    place = entry.places.get(one.in_field)
    if place is None:
        return None
    start, end = one.span.end - place.start, other.span.start - place.start
    text = texts[one.in_field]
    return text[start:end] if 0 <= start <= end <= len(text) else None
