"""Words of entries as pages on people and on knowledge show them: in their field, and marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from candour.actions.refreshing import CaseState, table_of
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.dates.naming import date_named
from candour.core.knowledge.model import Rests
from candour.core.people.mention import Mention
from candour.core.spans import Span
from candour.store.chronology import entries_named
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import AgencyKey, keys_of

_MOST_AROUND = 220
"""Characters that are shown on either side of the words that are marked."""
_ELLIPSIS = "…"
_NO_LETTER, _GREY = "", 9
_EXACT = frozenset({"minute", "hour", "part_of_day", "day"})


@dataclass(frozen=True, slots=True)
class When:
    """A date in few words; beneath it, where it is vague or doubted, as the record has it."""

    words: str = field(repr=False)
    written: str = field(default="", repr=False)

    @classmethod
    def of(cls, date: UncertainDate) -> "When":
        """Return a date as pages show it."""
        is_exact = date.precision in _EXACT and date.qualifier is None
        is_plain = is_exact and date.status == "resolved"
        named = date_named(date)
        said = date.written.strip()
        return cls(named, "" if is_plain or said.casefold() == named.casefold() else said)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a field's words."""

    text: str = field(repr=False)
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsShown:
    """Words of an entry: whose it is and when, the field they stand in, and what stands around.

    `marked` are the words that are marked, each with the id of what it is. `span` is the place of
    the first in the original; None where that cannot be told exactly.
    """

    entry: str
    key: AgencyKey
    when: When
    heading: str = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)
    marked: tuple[tuple[str, str], ...] = field(repr=False)
    span: Span | None = None


class EntriesShown:
    """The entries that some words stand in, found at once."""

    def __init__(self, workspace: Workspace, case: CaseState, entries: Iterable[str]) -> None:
        wanted = list(dict.fromkeys(entries))
        path = table_of(workspace, case.log.name, case.as_at)
        self._entries = entries_named(path, wanted) if wanted and case.kept is not None else {}
        self.keys = {} if case.kept is None else keys_of(case.kept.agencies)

    def of_mentions(self, mentions: Sequence[Mention]) -> list[WordsShown]:
        """Return mentions in their words: those that stand in one field of one entry together."""
        return [
            self._of_field(list(beside))
            for _, beside in groupby(
                mentions, key=lambda one: (one.entry, one.in_field, one.column, one.agency)
            )
        ]

    def of_rests(self, rests: Rests, agency: str) -> WordsShown:
        """Return the words that something rests on."""
        text = self._text(rests.entry, rests.in_field, "")
        at = _nth(text, rests.words, 0)
        spans = [] if at is None else [Span(at, at + len(rests.words))]
        return WordsShown(
            entry=rests.entry,
            key=key_of(self.keys, agency),
            when=self.when(rests.entry),
            heading=_heading(rests.in_field, ""),
            parts=_parts(text, spans) if spans else (Part(rests.words, is_marked=True),),
            marked=((rests.entry, rests.words),),
            span=rests.span,
        )

    def when(self, entry: str) -> When:
        """Return when an entry happened."""
        found = self._entries.get(entry)
        return When("") if found is None else When.of(found[1].happened)

    def _of_field(self, mentions: Sequence[Mention]) -> WordsShown:
        first = mentions[0]
        text = self._text(first.entry, first.in_field, first.column)
        spans = []
        for one in mentions:
            at = _nth(text, one.text, one.order)
            spans += [] if at is None else [Span(at, at + len(one.text))]
        whole = tuple(Part(one.text, is_marked=True) for one in mentions)
        return WordsShown(
            entry=first.entry,
            key=key_of(self.keys, first.agency),
            when=self.when(first.entry),
            heading=_heading(first.in_field, first.column),
            parts=_parts(text, spans) if spans else whole,
            marked=tuple((one.id, one.text) for one in mentions),
            span=first.span,
        )

    def _text(self, entry: str, of: Field, column: str) -> str:
        found = self._entries.get(entry)
        return "" if found is None else _field(found[1], of, column) or ""


def key_of(keys: Mapping[str, AgencyKey], agency: str) -> AgencyKey:
    """Return the key of an agency; one that has no file in the case has no letter."""
    return keys.get(agency) or AgencyKey(agency, _NO_LETTER, _GREY, 0)


def _heading(of: Field, column: str) -> str:
    return column or ("" if of is Field.WHAT else of.value.replace("_", " "))


def _field(entry: Entry, of: Field, column: str) -> str | None:
    """Return the words of a field; None where the entry does not hold it."""
    if column:
        return entry.extra.get(column)
    texts: Mapping[Field, str | Sequence[str] | None] = {
        Field.WHAT: entry.what,
        Field.PEOPLE: entry.people,
        Field.RESPONSE: entry.response,
        Field.OUTCOME: entry.outcome,
        Field.SHARED_WITH: entry.shared_with,
        Field.COMMENT: entry.comment,
        Field.SOURCE: entry.source,
    }
    found = texts.get(of)
    return found if found is None or isinstance(found, str) else "; ".join(found)


def _nth(text: str, words: str, order: int) -> int | None:
    """Return where words stand for the `order`-th time, counted from 0; the last where fewer."""
    at = text.find(words)
    for _ in range(order):
        further = text.find(words, at + 1)
        if further < 0:
            break
        at = further
    return None if at < 0 else at


def _parts(text: str, spans: Sequence[Span]) -> tuple[Part, ...]:
    """Return a text in parts, its spans marked; what is far from every one of them is cut."""
    parts: list[Part] = []
    done = 0
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.start < done:
            continue
        parts.append(Part(_between(text[done : span.start], is_first=not parts)))
        parts.append(Part(text[span.start : span.end], is_marked=True))
        done = span.end
    after = text[done:]
    if len(after) > _MOST_AROUND:
        after = f"{after[:_MOST_AROUND].rpartition(' ')[0]} {_ELLIPSIS}"
    parts.append(Part(after))
    return tuple(one for one in parts if one.text)


def _between(text: str, *, is_first: bool) -> str:
    room = _MOST_AROUND if is_first else 2 * _MOST_AROUND
    if len(text) <= room:
        return text
    close = text[-_MOST_AROUND:].partition(" ")[2]
    if is_first:
        return f"{_ELLIPSIS} {close}"
    return f"{text[:_MOST_AROUND].rpartition(' ')[0]} {_ELLIPSIS} {close}"
