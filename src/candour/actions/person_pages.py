"""The page on one person: what is known of him, by which evidence, and what people decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from candour.actions.log_pages import DecisionShown
from candour.actions.people_kept import People, PersonShown, key_of_pair
from candour.actions.refreshing import CaseState
from candour.actions.words_shown import EntriesShown, When, WordsShown, key_of
from candour.core.decisions import Decision
from candour.core.people.person import Link, LinkState, Person, Relation
from candour.errors import CandourError
from candour.store.cast import (
    KeptPerson,
    PeopleSought,
    find_person,
    links_of,
    mentions_of,
    people_named,
    relations_of,
    search_people,
)
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import AgencyKey

A_PAGE = 50
_MOST_FOUND = 20
_MOST_LINKS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkShown:
    """A link of a person. `other` is whom it leads to; `is_told` whether its strength is shown."""

    link: Link = field(repr=False)
    other: PersonShown | None
    key: str
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationShown:
    """What one agency recorded a person to be to another, when, and where it stands."""

    relation: Relation = field(repr=False)
    key: AgencyKey
    recorded: When
    is_from: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """All that agencies recorded a person and another to be to each other, in their own words."""

    other: PersonShown
    recorded: tuple[RelationShown, ...] = field(repr=False)

    @property
    def is_rival(self) -> bool:
        """Whether the records disagree."""
        return len({(one.relation.code, one.is_from) for one in self.recorded}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One person: what is known of him, by which evidence, and what people decided."""

    shown: PersonShown
    words: tuple[WordsShown, ...] = field(repr=False)
    number: int
    pages: int
    joined: tuple[LinkShown, ...]
    suggested: tuple[LinkShown, ...]
    apart: tuple[LinkShown, ...]
    relations: tuple[Between, ...]
    more_links: int
    decisions: tuple[DecisionShown, ...]
    found: tuple[PersonShown, ...]
    facts: int


def person_page(
    workspace: Workspace, case: CaseState, person: str, page: int = 1, find: str = ""
) -> PersonPage:
    """Return a person by an id that he has or had. Raises where there is none."""
    people = People(workspace, case)
    kept = find_person(people.path, person)
    if kept is None:
        raise CandourError(
            "the case holds no such person",
            expected="somebody whom the records of the case mention",
            next_step="go back to People, and choose there",
        )
    pages = max(1, -(-kept.mentions // A_PAGE))
    number = max(1, min(page, pages))
    _, mentions = mentions_of(people.path, kept.number, (number - 1) * A_PAGE, A_PAGE)
    entries = people.entries(mentions)
    (shown,) = people.shown([kept])
    count, own_links = links_of(people.path, kept.number, _MOST_LINKS)
    links = _links(people, kept, own_links)
    own = _decisions_on(people, kept.person.id)
    found = _found(people, kept.person, find)
    facts = people.kept.knew.persons.get(kept.person.id, 0) if people.kept.knew else 0
    suggested = {LinkState.SUGGESTED}
    apart = {LinkState.KEPT_APART, LinkState.DECIDED_DIFFERENT}
    return PersonPage(
        shown=shown,
        words=tuple(entries.of_mentions(mentions)),
        number=number,
        pages=pages,
        joined=tuple(one for one in links if one.link.state not in suggested | apart),
        suggested=tuple(one for one in links if one.link.state in suggested),
        apart=tuple(one for one in links if one.link.state in apart),
        relations=_relations(people, kept.person),
        more_links=count - len(own_links),
        decisions=people.named(own),
        found=found,
        facts=facts,
    )


def _links(people: People, kept: KeptPerson, links: Sequence[Link]) -> list[LinkShown]:
    decided = people.decided_pairs()
    shown: list[LinkShown] = []
    named = people_named(people.path, (one.to for one in links))
    for link in links:
        other = named.get(link.to)
        if other is None or other.number == kept.number:
            shown.append(LinkShown(link=link, other=None, key="", is_told=True))
            continue
        # A pair is called as the review calls it: whoever is listed first comes first.
        first, second = sorted((kept, other), key=lambda one: one.number)
        pair = (first.person.id, second.person.id)
        is_told = link.state is not LinkState.SUGGESTED or frozenset(pair) in decided
        (who,) = people.shown([other])
        shown.append(LinkShown(link=link, other=who, key=key_of_pair(*pair), is_told=is_told))
    return shown


def _relations(people: People, person: Person) -> tuple[Between, ...]:
    recorded = relations_of(people.path, person.id)
    keys = EntriesShown(people.workspace, people.case, ()).keys
    others: dict[str, list[RelationShown]] = {}
    for one in recorded:
        is_from = one.person == person.id
        others.setdefault(one.to if is_from else one.person, []).append(
            RelationShown(
                relation=one,
                key=key_of(keys, one.agency),
                recorded=When.of(one.recorded),
                is_from=is_from,
            )
        )
    named = people_named(people.path, others)
    return tuple(
        Between(other=people.shown([named[other]])[0], recorded=tuple(shown))
        for other, shown in others.items()
        if other in named
    )


def _found(people: People, person: Person, find: str) -> tuple[PersonShown, ...]:
    if not find.strip():
        return ()
    _, kept = search_people(people.path, PeopleSought(words=find), 0, _MOST_FOUND)
    return tuple(people.shown([one for one in kept if one.person.id != person.id]))


def _decisions_on(people: People, person: str) -> list[Decision]:
    """Return the decisions that name a person by an id that he has or had."""
    decided = people.decided()
    named = people_named(people.path, (about for one in decided for about in one.about))
    own = {was for was, now in named.items() if now.person.id == person} | {person}
    return [one for one in decided if not own.isdisjoint(one.about)]
