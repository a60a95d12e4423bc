"""The whole of linking: from entries and their mentions to everybody there is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise

from candour.core.chronology.entry import Entry
from candour.core.decisions import DecisionKind
from candour.core.people.comparing.name_words import NameWords
from candour.core.people.linking.anchors import Subjects, put_others
from candour.core.people.linking.apart import (
    Apart,
    forenames_of_two,
    generations_apart,
    listed_apart,
    namesakes,
    told_apart,
)
from candour.core.people.linking.bearers import Bearers
from candour.core.people.linking.clusters import Cluster, Clusters, Join
from candour.core.people.linking.fathers import fathers
from candour.core.people.linking.figures import Figures, put_names
from candour.core.people.linking.hints import Hint, standing_hints
from candour.core.people.linking.joining import Joiner, Proposal
from candour.core.people.linking.names import CaseNames
from candour.core.people.linking.one_family import OneFamily
from candour.core.people.linking.only_one import (
    one_mother,
    only_children,
    only_grandfathers,
    only_holders,
    only_siblings,
    only_spouses,
)
from candour.core.people.linking.persons import PersonMaker
from candour.core.people.linking.rows import Row, are_names, rows_of, said_as_one
from candour.core.people.linking.rulings import PersonRulings
from candour.core.people.linking.subjects import subjects_of
from candour.core.people.linking.weighing import Scene, Table
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Mention, Standing
from candour.core.people.person import (
    Cast,
    LinkState,
    Person,
    Relation,
    Strength,
    person_id,
)
from candour.core.people.relations import Told, relations_of

_NO_RULINGS = PersonRulings()


@dataclass(frozen=True)
class Records:
    """What is linked: entries in the order of their files, mentions, entries that are one event."""

    entries: Sequence[Entry] = field(repr=False)
    mentions: Sequence[Mention] = field(repr=False)
    events: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class CastWords:
    """The words that linking goes by, and what is known of names in general."""

    links: LinkWords
    names: NameWords


@dataclass
class Casting:
    """One run: figures, then clusters, then persons."""

    records: Records
    words: CastWords
    rulings: PersonRulings = _NO_RULINGS
    checkpoint: Callable[[], None] = lambda: None
    rows: list[Row] = field(init=False, repr=False)
    figures: Figures = field(init=False)
    anchors: dict[int, int] = field(init=False)
    unsure: dict[tuple[int, int], str] = field(default_factory=dict)
    decided_apart: dict[tuple[int, int], str] = field(default_factory=dict)

    def cast(self) -> Cast:
        """Return everybody that the records mention, and what they were recorded to be."""
        links = self.words.links
        self.rows = rows_of(self.records.entries, self.records.mentions)
        self.figures = Figures()
        put_names(self.rows, self.figures, links, self.rulings.split)
        first = self._bearers()
        one_of = {one.number: first.clusters.of(one.number).number for one in self.figures.all}
        subjects, of_agency = subjects_of(self.rows, self.figures, links, one_of, first)
        self.anchors = put_others(self.rows, self.figures, subjects, links, self.rulings.split)
        family = self._bearers(subjects, of_agency.values())
        names, clusters = family.names, family.clusters
        hints = standing_hints(self.rows, self.figures, subjects, links)
        for one, far, hint in self._only_ones(clusters, subjects, of_agency.values()):
            hints.setdefault((min(one, far), max(one, far)), Counter())[hint] += 1
        scene = Scene(self.rows, self._events(), self.figures, subjects, hints)
        table = Table(scene, clusters, names, links, self.checkpoint)
        proposals = Joiner(table, clusters, links).join()
        return self._cast(clusters, proposals, of_agency)

    def _only_ones(
        self, clusters: Clusters, subjects: Subjects, of_agency: Iterable[int]
    ) -> Iterator[tuple[int, int, Hint]]:
        """Yield figures of which records leave one person only who can be meant."""
        links = self.words.links
        mother = one_mother(clusters, self.figures, subjects, of_agency, links)
        if mother is not None:
            yield *mother, Hint("one_mother")
        woman = None if mother is None else mother[1]
        for one, far in fathers(clusters, self.figures, subjects, links, woman):
            yield one, far, Hint("one_father")
        for one, far in only_siblings(clusters, self.figures, subjects, links):
            yield one, far, Hint("only_sibling")
        for one, far in only_children(self.rows, clusters, self.figures, subjects, links):
            yield one, far, Hint("only_child")
        for only in (only_holders, only_grandfathers):
            for one, far, role in only(clusters, self.figures, links):
                yield one, far, Hint("only_holder", role)
        for one, far, role in only_spouses(clusters, self.figures, links):
            yield one, far, Hint("only_spouse", role)

    def _bearers(
        self, subjects: Subjects | None = None, of_agency: Iterable[int] = ()
    ) -> OneFamily:
        """The figures that are known so far, those joined whose name only one can bear."""
        links = self.words.links
        names = CaseNames(
            {form for figure in self.figures.all for form in figure.forms}, self.words.names
        )
        clusters = Clusters(self.figures.all)
        told = chain(
            listed_apart(self.rows, self.figures),
            told_apart(self.rows, self.figures, links),
            generations_apart(self.figures, links),
        )
        for one, other, agency in told:
            clusters.keep_apart(one, other, links.reason("listed_apart", agency=agency))
            names.note_two(self.figures.all[one].forms, self.figures.all[other].forms)
        for form in namesakes(self.figures):
            names.note_shared(form)
        for a, b in forenames_of_two(self.figures):
            names.note_two((a,), (b,))
        self._decide(clusters)
        apart = Apart(clusters, names, links)
        family = OneFamily(clusters, apart, names, links)
        if subjects is not None:
            family.join(self.figures, subjects, of_agency)
            family.join_said(self.rows, self.figures)
        Bearers(clusters, apart, names, links, self.checkpoint).join(self._known_as())
        return family

    def _known_as(self) -> Iterator[tuple[int, int, str]]:
        """Names that an agency says are one person's."""
        of = self.figures.of
        for row in self.rows:
            for one, other in said_as_one(row, self.words.links):
                if are_names(one, other) and one.number in of and other.number in of:
                    yield of[one.number], of[other.number], row.entry.agency

    def _events(self) -> list[list[int]]:
        at = {row.entry.id: number for number, row in enumerate(self.rows)}
        told = ([at[one] for one in event if one in at] for event in self.records.events)
        return [rows for rows in told if len(rows) > 1]

    @cached_property
    def _rest(self) -> dict[str, tuple[str, ...]]:
        """Of each person from whom a decision takes mentions, the mentions that stay.

        What the person was is told by linking once without these decisions.
        """
        if not self.rulings.split:
            return {}
        before = Casting(self.records, self.words, self.rulings.without_splits(), self.checkpoint)
        cast = before.cast()
        rest: dict[str, tuple[str, ...]] = {}
        for ruling in self.rulings.made:
            person = cast.person(ruling.about[0]) if ruling.parted else None
            if person is not None:
                gone = set(ruling.parted)
                rest[ruling.id] = tuple(one.id for one in person.mentions if one.id not in gone)
        return rest

    def _decide(self, clusters: Clusters) -> None:
        """Carry out what people decided, before anything is weighed."""
        by_id = {
            person_id(one.mention.id): self.figures.of[one.number]
            for row in self.rows
            for one in row.placed
            if one.number in self.figures.of
        }
        of_mention = {
            one.mention.id: self.figures.of[one.number]
            for row in self.rows
            for one in row.placed
            if one.number in self.figures.of
        }
        rest = self._rest
        for ruling in self.rulings.made:
            about = [by_id[one] for one in ruling.about if one in by_id]
            taken = [of_mention[one] for one in ruling.parted if one in of_mention]
            if ruling.kind is DecisionKind.SAME_PERSON:
                self._same(clusters, about, ruling.id)
                continue
            self._same(clusters, taken, ruling.id)
            stays = {of_mention[one] for one in rest.get(ruling.id, ()) if one in of_mention}
            for one in sorted(stays - set(taken)):
                for other in taken:
                    clusters.keep_apart(one, other, self.words.links.reason("decided"))
            if about and about[0] in taken:
                about = sorted(stays - set(taken))[:1]
            for pair in _pairs(about, taken):
                if ruling.kind is DecisionKind.UNSURE_PERSON:
                    self.unsure[pair] = ruling.id
                else:
                    self.decided_apart[pair] = ruling.id
                clusters.keep_apart(*pair, self.words.links.reason("decided"))

    def _same(self, clusters: Clusters, figures: Sequence[int], decision: str) -> None:
        for one, other in pairwise(figures):
            mine, far = clusters.of(one), clusters.of(other)
            if mine is not far:
                join = Join(mine.members, far.members, Strength.CERTAIN, decision=decision)
                clusters.join(mine, far, join)

    def _cast(
        self, clusters: Clusters, proposals: Iterable[Proposal], of_agency: Mapping[str, int]
    ) -> Cast:
        entries = {entry.id: entry for entry in self.records.entries}
        maker = PersonMaker(clusters, entries, tuple(proposals), self.decided_apart)
        persons = maker.persons()
        by_mention = {one.id: person for person in persons for one in person.mentions}
        relations = relations_of(self._told(by_mention), entries, self.words.links.no_relation)
        return Cast(
            persons=tuple(persons),
            relations=tuple(_by_person(persons, relations)),
            subject=self._subject(clusters, by_mention, of_agency),
            warnings=tuple(self._warnings(persons)),
        )

    def _told(self, by_mention: Mapping[str, Person]) -> Iterable[Told]:
        for row in self.rows:
            for placed in row.placed:
                anchor = self.anchors.get(placed.number)
                person = by_mention.get(placed.mention.id)
                if anchor is None or person is None:
                    continue
                to = by_mention[self.figures.all[anchor].placed[0].mention.id]
                if Standing.PROFESSIONAL in (person.standing, to.standing):
                    continue
                yield Told(mention=placed.mention, person=person.id, to=to.id)

    def _subject(
        self,
        clusters: Clusters,
        by_mention: Mapping[str, Person],
        of_agency: Mapping[str, int],
    ) -> str | None:
        """The child or client of most agencies' files."""
        counted: dict[int, int] = {}
        for number in of_agency.values():
            at = clusters.of(number).number
            counted[at] = counted.get(at, 0) + 1
        if not counted:
            return None
        best = min(counted, key=lambda one: (-counted[one], one))
        return by_mention[clusters.of(best).figures[0].placed[0].mention.id].id

    def _warnings(self, persons: Iterable[Person]) -> Iterable[str]:
        for person in persons:
            full = [name for name in person.names if " " in name]
            if len(full) > self.words.links.large:
                yield (
                    f"{person.shown_as} goes by {len(full)} names: look at what holds them together"
                )


def _pairs(about: Sequence[int], taken: Sequence[int]) -> Iterable[tuple[int, int]]:
    """What a decision keeps apart: those taken off and the first, or each of those named."""
    if taken:
        return [(about[0], one) for one in taken[:1] if about and about[0] != one]
    return [(a, b) for at, a in enumerate(about) for b in about[at + 1 :] if a != b]


def _by_person(persons: Sequence[Person], relations: Iterable[Relation]) -> list[Relation]:
    order = {person.id: at for at, person in enumerate(persons)}
    return sorted(relations, key=lambda one: (order[one.person], order[one.to]))


__all__ = ("CastWords", "Casting", "Cluster", "LinkState", "Records")
