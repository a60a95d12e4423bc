"""Read one entry for contacts: its words, what was done, its columns of people and receivers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.days import FindDays
from candour.core.chronology.events.phrases import tokens_of
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.contacts.lines import Line
from candour.core.knowledge.contacts.meetings import (
    at_table,
    held_by_telephone,
    held_in,
    opens_with,
    was_heard,
)
from candour.core.knowledge.contacts.parties import Parties
from candour.core.knowledge.contacts.phrases import PhraseReader
from candour.core.knowledge.contacts.post import came_in, heading_of, is_of_post, is_within
from candour.core.knowledge.contacts.telling import ALONE_AT_TABLE, Said, Telling, weightiest
from candour.core.knowledge.contacts.told_days import OF_ACTIONS, day_told
from candour.core.knowledge.contacts.words import ContactWords
from candour.core.knowledge.model import Outcome, Rests
from candour.core.spans import Span

_OF_A_SOURCE, _HEAD, _A_PAIR = 8, 40, 2
_ONLY_BESIDE = frozenset({"content", "undone", "undone_thing", "arrived", "asking", "by_means"})
"""Phrases that tell of no contact by themselves."""


def _no_days(text: str, on: UncertainDate) -> Iterable[UncertainDate]:
    """Find no days: for callers who read every contact as of its entry's day."""
    return ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the entries of one case."""

    words: ContactWords
    parties: Parties
    find_days: FindDays = _no_days
    cells: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, repr=False)
    said: dict[str, bool] = field(default_factory=dict, repr=False)

    def read(self, at: int, entry: Entry) -> list[Telling]:
        """Everything that an entry tells of contacts, each pair and way once."""
        own = self.parties.writer(entry)
        lines = list(self._lines(entry))
        if own is None:
            return self._narrated(at, entry, lines)
        people = frozenset(" ".join(entry.people).casefold().split())
        said = [
            self._telling(at, entry, where, line, one)
            for where, line in lines
            for one in PhraseReader(line, own, self.words, where in OF_ACTIONS, people).read()
            if where is Field.WHAT or not _is_planned(one, line)
        ]
        strange = [one for one in said if one.of_stranger]
        said = [one for one in said if not one.of_stranger]
        came = came_in(entry, lines, self.parties)
        told = _settled([one for one in said if own in one.pair and not is_within(one, came)])
        told = [self._completed(self._posted(one, entry, lines), lines) for one in told]
        told += _settled([one for one in said if own not in one.pair])
        if came is not None and not any(one.receiver == own for one in told):
            read = self._telling(at, entry, Field.WHAT, lines[0][1], came)
            told.append(self._completed(read, lines))
        told += self._received_only(at, entry, lines, told)
        met = list(self._met(at, entry, lines))
        table = {agency for one in met for agency in one.pair} - {ALONE_AT_TABLE}
        at_it = [one for one in told if one.pair <= table and one.means not in self.words.travel]
        heard = any(was_heard(line) for where, line in lines if where is not Field.SOURCE)
        if met and (at_it or heard):
            is_told = heard or any(one.outcome is Outcome.PASSED_ON for one in at_it)
            outcome = Outcome.PASSED_ON if is_told else Outcome.NOT_STATED
            met = [replace(one, outcome=outcome) for one in met]
        told = [one for one in told if one not in at_it]
        known = {one.pair for one in (*met, *told)}
        strange = [self._completed(one, lines) for one in strange if own in one.pair]
        return [*met, *told, *self._listed(at, entry, lines, known), *strange]

    def _narrated(
        self, at: int, entry: Entry, lines: Sequence[tuple[Field, Line]]
    ) -> list[Telling]:
        """What a report tells of others: both sides of a contact must be named."""
        said = [
            self._telling(at, entry, where, line, one)
            for where, line in lines
            if where is Field.WHAT
            for one in PhraseReader(line, None, self.words).read()
        ]
        return _settled([one for one in said if not one.of_stranger])

    def _lines(self, entry: Entry) -> Iterator[tuple[Field, Line]]:
        texts = [(Field.WHAT, entry.what), (Field.RESPONSE, entry.response)]
        if entry.outcome != entry.response:
            texts.append((Field.OUTCOME, entry.outcome))
        if entry.source and len(entry.source.split()) <= _OF_A_SOURCE:
            texts.append((Field.SOURCE, entry.source))
        texts += [(Field.SOURCE, cell) for cell in entry.extra.values()]
        names, own = self.parties.actors.names, self.parties.writer(entry)
        family = None if own is None else self.parties.staff.family
        said = [(where, text) for where, text in texts if text and self._says_something(text)]
        is_headed = any(where is Field.SOURCE for where, _ in said)
        if is_headed and entry.what and said[0][0] is not Field.WHAT:
            said.insert(0, (Field.WHAT, entry.what))
        for where, text in said:
            part = self.parties.part(text, entry)
            mentions = self.parties.mentions(part, entry.agency)
            yield where, Line.of(part, mentions, self.words, names, family)

    def _says_something(self, text: str) -> bool:
        """Whether a field holds a phrase of contact; most hold none."""
        if text not in self.said:
            tokens = tokens_of(text)
            opens = self.words.lists["from"].intersection(tokens.words[:1])
            self.said[text] = (
                bool(opens)
                or ":" in text[:_HEAD]
                or any(one.kind not in _ONLY_BESIDE for one in self.words.book.find(tokens))
            )
        return self.said[text]

    def _telling(self, at: int, entry: Entry, where: Field, line: Line, said: Said) -> Telling:
        return Telling(
            at=at,
            entry=entry.id,
            writer=entry.agency,
            sender=said.sender,
            receiver=said.receiver,
            when=day_told(line, where, said.last, entry.happened, self.find_days) or entry.happened,
            event=entry.event,
            rests=_rests(entry, where, line, said.first, said.last),
            is_both=said.is_both,
            means=said.means,
            outcome=said.outcome,
            is_undelivered=said.is_undelivered,
            is_doubtful=said.is_doubtful,
        )

    def _completed(self, one: Telling, lines: Sequence[tuple[Field, Line]]) -> Telling:
        """With the means that the source names where the words do not, and a refusal told."""
        is_in = one.receiver == one.writer and lines[0][0] is Field.WHAT
        headed = heading_of(lines[0][1])[1] if is_in else None
        means = one.means or headed or self._means_of_source(lines)
        outcome = one.outcome
        kinds = ["withheld"] * (one.means not in self.words.travel or outcome is Outcome.ASKED)
        kinds += ["refusals"] * (outcome is Outcome.ASKED)
        if any(_refuses(line, kinds) for where, line in lines if where is not Field.SOURCE):
            outcome = Outcome.REFUSED
        if one.is_undelivered:
            outcome = Outcome.NOT_STATED
        return replace(one, means=means, outcome=outcome)

    def _posted(self, one: Telling, entry: Entry, lines: Sequence[tuple[Field, Line]]) -> Telling:
        """A row of the post that says not what came in tells of a letter."""
        is_open = one.means is None and one.receiver == entry.agency
        is_letter = is_open and is_of_post(lines[0][1], entry.source)
        return replace(one, means="letter") if is_letter else one

    def _received_only(
        self,
        at: int,
        entry: Entry,
        lines: Sequence[tuple[Field, Line]],
        told: Sequence[Telling],
    ) -> Iterator[Telling]:
        """A thing that goes without saying from one kind of agency to another: a pre-alert."""
        for where, line in lines:
            for one in line.of_kind("thing"):
                means = self.words.things[int(one.code)].means
                sides = self.words.received_only.get(means or "")
                if sides is None or any(t.means == means for t in told):
                    continue
                by, to = (self.parties.among_kind(kind, entry.agency) for kind in sides)
                if entry.agency not in (by, to) or None in (by, to) or by == to:
                    continue
                if PhraseReader(line, entry.agency, self.words).is_undone_thing(one):
                    continue
                said = Said(
                    sender=str(by),
                    receiver=str(to),
                    first=one.first,
                    last=one.last,
                    means=means,
                    outcome=Outcome.PASSED_ON,
                )
                yield self._telling(at, entry, where, line, said)
                return

    def _means_of_source(self, lines: Sequence[tuple[Field, Line]]) -> str | None:
        for where, line in lines:
            if where is Field.SOURCE and not line.of_kind("meeting"):
                for one in line.of_kind("thing"):
                    means = self.words.things[int(one.code)].means
                    if means is not None:
                        return means
        return None

    def _met(self, at: int, entry: Entry, lines: Sequence[tuple[Field, Line]]) -> Iterator[Telling]:
        """Every pair of agencies at a meeting of which the entry tells."""
        spoken_of: set[str] = set()
        for where, line in lines:
            if where not in (Field.WHAT, Field.SOURCE):
                continue
            meeting = held_in(line)
            if meeting is None or meeting.code in spoken_of:
                spoken_of |= {one.code for one in line.of_kind("meeting")}
                continue
            present, absent = at_table(line, meeting)
            if where is Field.SOURCE and lines[0][0] is Field.WHAT:
                present, absent = at_table(lines[0][1], None)
            table = {entry.agency} | present
            if where is Field.SOURCE or line.part.sentences[meeting.first] == 0:
                table |= self._of_cells(entry.people, entry.agency)
            table -= absent - {entry.agency}
            is_alone = table == {entry.agency}
            is_absent = any(line.of_kind("absent") for _, line in lines)
            is_aside = meeting.code in self.words.means and not opens_with(line, meeting)
            if is_alone and is_aside:
                return
            ordered = (entry.agency, *(sorted(table - {entry.agency}) or (ALONE_AT_TABLE,)))
            rests = _rests(entry, where, line, meeting.first, meeting.last)
            is_phoned = len(ordered) == _A_PAIR and (
                held_by_telephone(line, meeting)
                or (where is Field.SOURCE and held_by_telephone(lines[0][1], None))
            )
            for sender, receiver in combinations(ordered, 2):
                further = tuple(one for one in ordered if one not in (sender, receiver))
                yield Telling(
                    at=at,
                    entry=entry.id,
                    writer=entry.agency,
                    sender=sender,
                    receiver=receiver,
                    when=entry.happened,
                    event=entry.event,
                    rests=rests,
                    is_both=True,
                    means="telephone" if is_phoned else self._printed_meeting(meeting.code),
                    meeting=meeting.code,
                    further=further,
                    is_away=is_alone and is_absent,
                )
            return

    def _printed_meeting(self, code: str) -> str:
        if code in self.words.lists["as_conference"]:
            return "conference"
        return code if code in self.words.means else "meeting"

    def _of_cells(self, cells: Iterable[str], own: str) -> frozenset[str]:
        found: set[str] = set()
        for cell in cells:
            if (cell, own) not in self.cells:
                self.cells[cell, own] = self.parties.in_cell(cell, own)
            found |= self.cells[cell, own]
        return frozenset(found)

    def _listed(
        self,
        at: int,
        entry: Entry,
        lines: Sequence[tuple[Field, Line]],
        known: set[frozenset[str]],
    ) -> Iterator[Telling]:
        """Agencies that only the column of receivers names."""
        for cell in entry.shared_with:
            for agency in sorted(self._of_cells([cell], entry.agency) - {entry.agency}):
                if frozenset((agency, entry.agency)) in known:
                    continue
                known.add(frozenset((agency, entry.agency)))
                span = entry.places.get(Field.SHARED_WITH)
                yield Telling(
                    at=at,
                    entry=entry.id,
                    writer=entry.agency,
                    sender=entry.agency,
                    receiver=agency,
                    when=entry.happened,
                    event=entry.event,
                    rests=Rests(
                        entry=entry.id,
                        original=entry.original,
                        in_field=Field.SHARED_WITH,
                        words=cell,
                        span=span,
                    ),
                    means=self._only_means(lines),
                    outcome=Outcome.PASSED_ON,
                    is_listed=True,
                )

    def _only_means(self, lines: Sequence[tuple[Field, Line]]) -> str | None:
        """The one means of which the entry speaks, if it is one."""
        found = {
            means
            for _, line in lines
            for one in line.of_kind("thing")
            if (means := self.words.things[int(one.code)].means) is not None
        }
        return found.pop() if len(found) == 1 else None


def _is_planned(one: Said, line: Line) -> bool:
    """Whether a column of what is done next only names it: "Checks with GP, housing"."""
    opens = one.first == line.part.clause(one.first).start
    return one.is_thing and one.is_both and one.outcome is Outcome.ASKED and opens


def _refuses(line: Line, kinds: Iterable[str]) -> bool:
    """Whether a line says that somebody refused who is none of the family."""
    for one in (found for kind in kinds for found in line.of_kind(kind)):
        clause = line.part.clause(one.first)
        if line.kin.isdisjoint(range(clause.start, one.first)):
            return True
    return False


def _settled(tellings: Sequence[Telling]) -> list[Telling]:
    """One telling for each pair, way and means; what is doubtful goes by what is not."""
    kept: list[Telling] = []
    for one in sorted(tellings, key=lambda t: (t.is_doubtful, t.means is None)):
        if any(_answers(one, other) for other in kept):
            continue
        for at, other in enumerate(kept):
            same_way = other.sender == one.sender or one.is_both or other.is_both
            if other.pair != one.pair or not (same_way or one.is_doubtful):
                continue
            if other.means is None or one.means in (None, other.means) or one.is_doubtful:
                kept[at] = _merged(other, one)
                break
        else:
            kept.append(one)
    return kept


def _answers(one: Telling, other: Telling) -> bool:
    """ "Call from school. School told ...": what was told back is of the same call."""
    back = one.sender == other.receiver and one.receiver == other.sender
    return back and one.means in (None, other.means) and other.means == "telephone"


def _merged(one: Telling, other: Telling) -> Telling:
    # "HV telephoned ... HV told": who rang whom is told by the other's record.
    is_turned = other.is_doubtful and other.sender != one.sender and one.means is None
    return replace(
        one,
        is_doubtful=one.is_doubtful or is_turned,
        means=one.means or other.means,
        outcome=weightiest((one.outcome, other.outcome)),
        is_undelivered=one.is_undelivered and other.is_undelivered,
    )


def _rests(entry: Entry, where: Field, line: Line, first: int, last: int) -> Rests:
    """The words that a contact rests on, and their place where the field's words are in one."""
    tokens = line.part.tokens
    start, end = tokens.starts[first], tokens.ends[last]
    place = entry.places.get(where)
    is_exact = place is not None and place.end - place.start == len(tokens.text)
    span = Span(place.start + start, place.start + end) if place and is_exact else place
    return Rests(
        entry=entry.id,
        original=entry.original,
        in_field=where,
        words=tokens.text[start:end],
        span=span,
    )
