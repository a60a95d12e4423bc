"""Pages on who knew what: facts beside agencies, and all that is on record of one fact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from candour.actions.keeping_people import KeptPeople, cast_table, kept_people, knowledge_table
from candour.actions.refreshing import CaseState, table_of
from candour.actions.words_shown import EntriesShown, When, WordsShown, key_of
from candour.core.chronology.silences.returns import Return
from candour.core.knowledge.drawing.flow import flow_of
from candour.core.knowledge.drawing.matrix import earliest, matrix_of
from candour.core.knowledge.in_words import InWords
from candour.core.knowledge.model import (
    Contact,
    Fact,
    FactKind,
    Knowledge,
    Order,
    Sharing,
    Unshared,
    WhoKnew,
)
from candour.core.people.person import Cast
from candour.errors import CandourError
from candour.store.cast import people_named
from candour.store.chronology import load_returns
from candour.store.knowledge import (
    FactsSought,
    about_facts,
    find_fact,
    known_of,
    search_facts,
)
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import AgencyKey
from candour.writers.knowledge.flow_svg import Link, flow_svg
from candour.writers.knowledge.wording import HOW, OUTCOMES, SHARING, SHORT_HOW
from candour.writers.returns import searched

A_PAGE = 40
_MOST_PERSONS = 100
KINDS = {
    FactKind.EXISTS.value: "That somebody exists",
    FactKind.RELATION.value: "A relation",
    FactKind.ADDRESS.value: "Where somebody lives",
    FactKind.CONCERN.value: "A concern",
    FactKind.OTHER.value: "Something else",
}
"""A kind of fact → what it is called on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """Since when one agency knew a fact, how, and the words that say so."""

    key: AgencyKey
    since: When
    how: str
    short_how: str
    told_by: str = field(repr=False)
    words: WordsShown = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactShown:
    """A fact in a row of the matrix: a cell for each agency, empty where it has no record of it."""

    fact: Fact = field(repr=False)
    about: str = field(repr=False)
    cells: tuple[tuple[AgencyKey, tuple[Learnt, ...]], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnewPage:
    """Facts beside agencies, a page at a time."""

    kept: KeptPeople
    agencies: tuple[AgencyKey, ...]
    rows: tuple[FactShown, ...] = field(repr=False)
    found: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactShown:
    """A contact between two agencies, and the words that tell of it."""

    sender: AgencyKey
    receiver: AgencyKey
    when: When
    means: str = field(repr=False)
    outcome: str
    is_both_ways: bool
    is_undelivered: bool
    words: WordsShown = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsharedShown:
    """A fact that one agency held and another lacked though a contact came after."""

    holder: AgencyKey
    lacking: AgencyKey
    since: When
    recorded: str
    is_recorded: bool
    cannot_be_ordered: bool
    learnt_anyway: When | None
    covered: str
    searched: str = field(repr=False)
    contacts: tuple[ContactShown, ...]
    unordered: tuple[ContactShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPage:
    """All that is on record of one fact; `short` says who knew it, `paragraph` everything.

    `also` tells of others whom a question may mean as well.
    """

    fact: Fact = field(repr=False)
    about: str = field(repr=False)
    short: str = field(repr=False)
    paragraph: str = field(repr=False)
    also: tuple[str, ...] = field(repr=False)
    learnt: tuple[Learnt, ...]
    never: tuple[AgencyKey, ...]
    contacts: tuple[ContactShown, ...]
    unshared: tuple[UnsharedShown, ...]
    svg: str = field(repr=False)


def knew_page(workspace: Workspace, case: CaseState, sought: FactsSought, number: int) -> KnewPage:
    """Return a page of the facts sought; the last one where there are fewer pages."""
    known = _Known(workspace, case)
    found, facts = search_facts(known.path, sought, (number - 1) * A_PAGE, A_PAGE)
    pages = max(1, -(-found // A_PAGE))
    if number > pages:
        number = pages
        found, facts = search_facts(known.path, sought, (number - 1) * A_PAGE, A_PAGE)
    knew = WhoKnew(
        facts=tuple(facts), knowledge=tuple(known_of(known.path, [one.id for one in facts]))
    )
    known.find_names(one.told_by for one in knew.knowledge)
    agencies = known.agencies
    matrix = matrix_of(knew, [key.agency for key in agencies])
    return KnewPage(
        kept=known.kept,
        agencies=agencies,
        rows=tuple(
            FactShown(
                fact=row.fact,
                about=known.name_of(row.fact.person),
                cells=tuple(
                    (key, tuple(map(known.learnt, row.cells.get(key.agency, ()))))
                    for key in agencies
                ),
            )
            for row in matrix.rows
        ),
        found=found,
        number=number,
        pages=pages,
    )


def fact_page(workspace: Workspace, case: CaseState, fact: str, link: Link) -> FactPage:
    """Return all that is on record of a fact, drawn too. Raises where there is none of this id."""
    known = _Known(workspace, case)
    found = find_fact(known.path, fact)
    if found is None:
        raise CandourError(
            "the case holds no such fact",
            expected="a fact that stands under Who knew what",
            next_step="go back to Who knew what, and choose it there",
        )
    return _page(known, about_facts(known.path, [found]), link)


def page_of(workspace: Workspace, case: CaseState, told: WhoKnew, link: Link) -> FactPage:
    """Return all that was found of one fact, however it was found."""
    return _page(_Known(workspace, case), told, link)


def _page(known: "_Known", knew: WhoKnew, link: Link) -> FactPage:
    found, *others = knew.facts
    known.read(knew)
    known.find_names(one.told_by for one in knew.knowledge)
    also = tuple(InWords(knew, known.cast_of(knew)).paragraph(one) for one in others)
    knew = knew.of_fact(found.id)
    contacts = {one.id: known.contact(one) for one in knew.contacts}
    knowing = {one.agency for one in knew.knowledge}
    cast = known.cast_of(knew)
    return FactPage(
        fact=found,
        about=known.name_of(found.person),
        short=InWords(replace(knew, unshared=()), cast).paragraph(found),
        paragraph=InWords(knew, cast).paragraph(found),
        also=also,
        learnt=tuple(map(known.learnt, sorted(knew.knowledge, key=earliest))),
        never=tuple(key for key in known.agencies if key.agency not in knowing),
        contacts=tuple(contacts[one.id] for one in knew.contacts if found.id in one.about),
        unshared=tuple(known.unshared(one, contacts) for one in knew.unshared),
        svg=_drawn(known, knew, found.sentence, link),
    )


def facts_drawn(
    workspace: Workspace, case: CaseState, facts: Sequence[Fact], title: str, link: Link
) -> str:
    """Return some facts drawn along time, as SVG; "" where nothing of them bears a date."""
    known = _Known(workspace, case)
    return _drawn(known, about_facts(known.path, facts), title, link)


def persons_with_facts(workspace: Workspace, case: CaseState) -> list[tuple[str, str]]:
    """Return the persons whom facts are about, with their names, the family first."""
    kept = kept_people(workspace, case.log.name, case.as_at)
    if kept.knew is None:
        return []
    named = people_named(cast_table(workspace, case.log.name, case.as_at), kept.knew.persons)
    listed = sorted(named.items(), key=lambda one: one[1].number)
    return [(id_, one.person.shown_as) for id_, one in listed[:_MOST_PERSONS]]


def _drawn(known: "_Known", knew: WhoKnew, title: str, link: Link) -> str:
    flow = flow_of(knew, {one.id for one in knew.facts})
    if flow is None:
        return ""
    letters = {lane.agency: key_of(known.entries.keys, lane.agency).letter for lane in flow.lanes}
    return flow_svg(flow, letters, title, {one.id: one for one in knew.contacts}, link)


class _Known:
    """Kept knowledge with the names and the entries that pages show of it."""

    def __init__(self, workspace: Workspace, case: CaseState) -> None:
        self.workspace, self.case = workspace, case
        name, day = case.log.name, case.as_at
        self.path = knowledge_table(workspace, name, day)
        self.kept = kept_people(workspace, name, day)
        if self.kept.knew is None:
            raise CandourError(
                "who knew what was not worked out yet",
                next_step="add what an agency sent, under Documents, and wait until it is read",
            )
        self.entries = EntriesShown(workspace, case, ())
        keys = self.entries.keys
        # An agency of the case that knew nothing has its column: that is told, too.
        further = [key_of(keys, one) for one in self.kept.knew.agencies if one not in keys]
        self.agencies = (*keys.values(), *further)
        self._names: dict[str, str] = {}
        self._returns: Mapping[str, Return] = {}

    def read(self, knew: WhoKnew) -> None:
        """Find the entries that all of it rests on, at once, and what each agency searched."""
        wanted = [one.rests.entry for one in knew.knowledge]
        wanted += [one.rests.entry for one in knew.contacts]
        self.entries = EntriesShown(self.workspace, self.case, wanted)
        name, day = self.case.log.name, self.case.as_at
        self._returns = load_returns(table_of(self.workspace, name, day))

    def cast_of(self, knew: WhoKnew) -> Cast:
        """Return those of the cast who told something."""
        told = [one.told_by for one in knew.knowledge if one.told_by is not None]
        path = cast_table(self.workspace, self.case.log.name, self.case.as_at)
        named = people_named(path, told) if self.kept.cast is not None else {}
        return Cast(persons=tuple(one.person for one in named.values()))

    def learnt(self, one: Knowledge) -> Learnt:
        """Return knowledge as pages show it."""
        return Learnt(
            key=key_of(self.entries.keys, one.agency),
            since=When.of(one.first_known),
            how=HOW[one.how],
            short_how=SHORT_HOW[one.how],
            told_by=self.name_of(one.told_by),
            words=self.entries.of_rests(one.rests, one.agency),
        )

    def contact(self, one: Contact) -> ContactShown:
        """Return a contact as pages show it."""
        keys = self.entries.keys
        return ContactShown(
            sender=key_of(keys, one.sender),
            receiver=key_of(keys, one.receiver),
            when=When.of(one.when),
            means=(one.means or "").replace("_", " "),
            outcome=OUTCOMES[one.outcome],
            is_both_ways=one.both_ways,
            is_undelivered=one.undelivered,
            words=self.entries.of_rests(one.rests, one.sender),
        )

    def unshared(self, one: Unshared, contacts: Mapping[str, ContactShown]) -> UnsharedShown:
        """Return what was not recorded as passed on, as pages show it."""
        keys = self.entries.keys
        made = self._returns.get(one.lacking.casefold())
        return UnsharedShown(
            holder=key_of(keys, one.holder),
            lacking=key_of(keys, one.lacking),
            since=When.of(one.since),
            recorded=SHARING[one.recorded],
            is_recorded=one.recorded is not Sharing.NONE,
            cannot_be_ordered=one.order is Order.CANNOT_BE_ORDERED,
            learnt_anyway=None if one.learnt_anyway is None else When.of(one.learnt_anyway),
            covered=one.covered,
            searched="" if made is None else searched(made),
            contacts=tuple(contacts[id_] for id_ in one.contacts if id_ in contacts),
            unordered=tuple(contacts[id_] for id_ in one.unordered if id_ in contacts),
        )

    def name_of(self, told: str | None) -> str:
        """Return a person's name for his id; what is no person's id as it is."""
        if told is None:
            return ""
        if told not in self._names:
            self.find_names([told])
        return self._names[told]

    def find_names(self, told: Iterable[str | None]) -> None:
        """Find the names of persons among those who told something, at once."""
        wanted = [one for one in dict.fromkeys(told) if one and one not in self._names]
        path = cast_table(self.workspace, self.case.log.name, self.case.as_at)
        named = people_named(path, wanted) if self.kept.cast is not None and wanted else {}
        for one in wanted:
            kept = named.get(one)
            self._names[one] = one if kept is None else kept.person.shown_as
