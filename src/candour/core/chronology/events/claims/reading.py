"""One row of an event, read for what it states."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.claims.persons import Mention, People
from candour.core.chronology.events.features import Features, FindDays
from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.events.words import EventWords
from candour.core.chronology.recall import NOTHING, Recall, terms_of

_OPENING = 3
_SOURCE_WITHIN = 45


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entry's words, cut and searched: those of what happened, then what stands beside them."""

    tokens: Tokens = field(repr=False)
    own: int
    own_length: int
    found: tuple[Found, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with all that is found in its words, its response and its outcome.

    `own` is how many words tell of what happened; those after stand beside them.
    """

    entry: Entry
    features: Features
    draft: _Draft = field(repr=False)
    people: tuple[Mention, ...] = field(repr=False)

    @property
    def tokens(self) -> Tokens:
        """The row's words."""
        return self.draft.tokens

    @property
    def found(self) -> tuple[Found, ...]:
        """All phrases found in them."""
        return self.draft.found

    @property
    def own(self) -> int:
        """How many of the words tell of what happened."""
        return self.draft.own

    @property
    def own_text(self) -> str:
        """The words of what happened, as they are written."""
        return self.draft.tokens.text[: self.draft.own_length]

    def of(self, kind: str) -> Iterator[Found]:
        """What is found of one kind."""
        return (one for one in self.found if one.kind == kind)

    def has(self, *kinds: str) -> bool:
        """Whether the row's own words hold a phrase of these kinds."""
        return any(one.kind in kinds and one.first < self.own for one in self.found)

    def has_early(self, kind: str) -> bool:
        """Whether the row's first clause holds a phrase of this kind."""
        return any(one.kind == kind and not self.tokens.clauses[one.first] for one in self.found)

    def same_clause(self, one: int, other: int) -> bool:
        """Whether two words stand in one clause."""
        return self.tokens.clauses[one] == self.tokens.clauses[other]

    @property
    def is_told(self) -> bool:
        """Whether the row opens as one that was told of, or received, what it tells."""
        kinds = {one.kind for one in self.found if self.tokens.clauses[one.first] < 2}
        if kinds & {"telling", "reports"} or self.tokens.words[:1] == ("from",):
            return True
        return self.is_paper or self.is_arrived or self._names_its_source

    @property
    def _names_its_source(self) -> bool:
        """Whether the row opens with who told it ("Police: found at home")."""
        colon = self.own_text.find(":", 0, _SOURCE_WITHIN)
        before = {one.kind for one in self.found if self.tokens.ends[one.last] <= colon}
        is_source = before & {"counterpart", "service"} and not before & {"meeting word", "act"}
        return bool(is_source) and ". " not in self.own_text[:colon]

    @property
    def is_paper(self) -> bool:
        """Whether the row opens with a paper ("Notice of", "Copy of")."""
        return any(
            one.kind == "papers"
            and one.first < _OPENING
            and self.tokens.words[one.first : one.first + 2] != ("report", "of")
            for one in self.found
        )

    @property
    def is_arrived(self) -> bool:
        """Whether the row says that a paper came in."""
        return self.has("papers") and self.has("arrival")

    def lead(self, first: int, least: int, leads: Collection[str]) -> int | None:
        """Where "at" or "in" stands before a place, a few words of its name between them."""
        if self.tokens.words[first] in leads:
            return first  # "at home" is a place with its word
        for at in range(first - 1, max(-1, least), -1):
            if not self.same_clause(at, first):
                return None
            if self.tokens.words[at] in leads:
                return at
        return None

    def gap(self, one: int, other: int) -> str:
        """What stands between a word and a later one."""
        return self.tokens.text[self.tokens.ends[one] : self.tokens.starts[other]]


@dataclass(frozen=True, slots=True)
class Happening:
    """The rows of one event side by side, and what is known of the case."""

    rows: tuple[Row, ...]
    people: People = field(repr=False)
    words: EventWords
    find_days: FindDays | None

    @property
    def agencies(self) -> frozenset[str]:
        """The agencies whose rows these are."""
        return frozenset(row.features.agency for row in self.rows)

    def terms(self) -> Iterator[str]:
        """Words and codes of the rows, and the names that stand with those: all that is asked of
        who is who in the case."""
        for row in self.rows:
            yield from (found.code for found in row.found)
            columns = tokens_of(", ".join(row.entry.people))
            for word in (*row.tokens.words, *columns.words, *terms_of(row.entry)):
                yield word
                for other in self.people.together.get(word, ()):
                    yield other
                    yield from self.people.together.get(other, ())
            yield from (found.code for found in self.words.claims.book.find(columns))

    @property
    def is_meeting(self) -> bool:
        """Whether most rows speak of a meeting of several agencies."""
        meeting = sum(
            bool(row.features.meetings) or row.has_early("meeting word") for row in self.rows
        )
        return 2 * meeting >= len(self.rows)


@dataclass(frozen=True, slots=True)
class RowsReader:
    """Reads rows once for a whole case: first their words, then the people in them."""

    words: EventWords
    recall: Recall = field(default=NOTHING, repr=False)

    def draft(self, entry: Entry) -> _Draft:
        """An entry's words, cut and searched, without the people in them."""
        made: _Draft = self.recall.drafts.take(
            entry.id, entry, partial(self._draft, entry), tuple[str, ...]
        )
        return made

    def _draft(self, entry: Entry) -> _Draft:
        own = _own_text(entry)
        tokens = tokens_of("\n".join((own, _beside(entry))))
        found = (*self.words.book.find(tokens), *self.words.claims.book.find(tokens))
        count = sum(start < len(own) for start in tokens.starts)
        return _Draft(tokens, count, len(own), tuple(sorted(found, key=_place)))

    def happenings(
        self,
        groups: Sequence[Sequence[tuple[Entry, Features]]],
        find_days: FindDays | None,
    ) -> Iterator[Happening]:
        """The rows of each event; who is who is told from all events together."""
        self.recall.drafts.begin(self.words)
        drafts = [[self.draft(entry) for entry, _ in group] for group in groups]
        self.recall.drafts.end()
        people = People.of(self._named(groups, drafts), self.words.claims, self.words.roads)
        for group, drafted in zip(groups, drafts, strict=True):
            rows = [
                Row(entry, features, draft, tuple(people.mentions(draft.tokens, draft.found)))
                for (entry, features), draft in zip(group, drafted, strict=True)
            ]
            yield Happening(tuple(rows), people, self.words, find_days)

    def _named(
        self,
        groups: Sequence[Sequence[tuple[Entry, Features]]],
        drafts: Sequence[Sequence[_Draft]],
    ) -> Iterable[tuple[Tokens, tuple[Found, ...]]]:
        for group, drafted in zip(groups, drafts, strict=True):
            for (entry, _), draft in zip(group, drafted, strict=True):
                yield draft.tokens, draft.found
                column = tokens_of(", ".join(entry.people))
                yield column, tuple(self.words.claims.book.find(column))


_TELLING = 4
"""A column that nobody told the meaning of tells what happened when it holds so many words."""


def _own_text(entry: Entry) -> str:
    told = [text for text in entry.extra.values() if len(text.split()) >= _TELLING]
    return "\n".join((entry.what, *(text for text in told if text not in entry.what)))


def _beside(entry: Entry) -> str:
    parts = [part for part in (entry.response, entry.outcome) if part]
    parts += [
        f"{heading} {text}"
        for heading, text in entry.extra.items()
        if text and len(text.split()) < _TELLING
    ]
    return "\n".join(parts)


def _place(found: Found) -> tuple[int, int]:
    return found.first, -found.last
