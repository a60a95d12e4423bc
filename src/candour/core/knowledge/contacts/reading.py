"""Read one entry for contacts: its words, what was done, its columns of people and receivers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.knowledge.contacts.lines import Line
from candour.core.knowledge.contacts.meetings import at_table, held_in
from candour.core.knowledge.contacts.parties import Parties
from candour.core.knowledge.contacts.phrases import PhraseReader
from candour.core.knowledge.contacts.telling import Said, Telling, weightiest
from candour.core.knowledge.contacts.words import ContactWords
from candour.core.knowledge.model import Outcome, Rests
from candour.core.spans import Span

_OF_A_SOURCE = 8


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the entries of one case."""

    words: ContactWords
    parties: Parties
    cells: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, repr=False)

    def read(self, at: int, entry: Entry) -> list[Telling]:
        """Everything that an entry tells of contacts, each pair and way once."""
        own = entry.agency
        lines = list(self._lines(entry))
        said = [
            self._telling(at, entry, where, line, one)
            for where, line in lines
            for one in PhraseReader(line, own, self.words).read()
        ]
        told = _settled([one for one in said if own in one.pair])
        told = [self._completed(one, lines) for one in told]
        told += _settled([one for one in said if own not in one.pair])
        met = list(self._met(at, entry, lines))
        table = {agency for one in met for agency in one.pair}
        at_it = [one for one in told if one.pair <= table and one.means not in self.words.travel]
        if at_it:
            outcome = weightiest(one.outcome for one in at_it)
            met = [replace(one, outcome=outcome) for one in met]
        told = [one for one in told if one not in at_it]
        return [*met, *told, *self._listed(at, entry, lines, {one.pair for one in (*met, *told)})]

    def _lines(self, entry: Entry) -> Iterator[tuple[Field, Line]]:
        texts = [(Field.WHAT, entry.what), (Field.RESPONSE, entry.response)]
        if entry.outcome != entry.response:
            texts.append((Field.OUTCOME, entry.outcome))
        if entry.source and len(entry.source.split()) <= _OF_A_SOURCE:
            texts.append((Field.SOURCE, entry.source))
        texts += [(Field.SOURCE, cell) for cell in entry.extra.values()]
        people = self.parties.actors
        for where, text in texts:
            if text:
                part = self.parties.part(text, entry)
                mentions = self.parties.mentions(part, entry.agency)
                family = people.family | people.patients
                yield where, Line.of(part, mentions, self.words, people.names, family)

    def _telling(self, at: int, entry: Entry, where: Field, line: Line, said: Said) -> Telling:
        return Telling(
            at=at,
            entry=entry.id,
            writer=entry.agency,
            sender=said.sender,
            receiver=said.receiver,
            when=entry.happened,
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
        means = one.means or self._means_of_source(lines)
        outcome = one.outcome
        asked = outcome is Outcome.ASKED
        if asked and any(_refuses(line) for where, line in lines if where is not Field.SOURCE):
            outcome = Outcome.REFUSED
        if one.is_undelivered:
            outcome = Outcome.NOT_STATED
        return replace(one, means=means, outcome=outcome)

    def _means_of_source(self, lines: Sequence[tuple[Field, Line]]) -> str | None:
        for where, line in lines:
            if where is Field.SOURCE:
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
            table = {entry.agency} | present
            if where is Field.SOURCE or line.part.sentences[meeting.first] == 0:
                table |= self._of_cells(entry.people, entry.agency)
            table -= absent - {entry.agency}
            if len(table) < len(("one", "other")):
                continue
            ordered = (entry.agency, *sorted(table - {entry.agency}))
            rests = _rests(entry, where, line, meeting.first, meeting.last)
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
                    means=self._printed_meeting(meeting.code),
                    meeting=meeting.code,
                    further=further,
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


def _refuses(line: Line) -> bool:
    """Whether a line says that somebody refused who is none of the family."""
    for one in line.of_kind("refusals"):
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
    return replace(
        one,
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
