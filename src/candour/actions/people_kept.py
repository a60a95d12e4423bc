"""The kept cast of a case, as several pages on its people read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from candour.actions.keeping_people import cast_table, kept_people
from candour.actions.log_pages import DecisionShown, shown_decisions
from candour.actions.refreshing import CaseState
from candour.actions.words_shown import EntriesShown, When, key_of
from candour.core.decisions import Decision, DecisionKind
from candour.core.decisions.standing import in_force
from candour.core.people.mention import Mention
from candour.core.people.person import KnownTo, Person
from candour.errors import CandourError
from candour.store.cast import KeptPerson, PeopleSought, people_named, search_suggestions
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import AgencyKey

_ON_PERSONS = {
    DecisionKind.SAME_PERSON,
    DecisionKind.DIFFERENT_PERSON,
    DecisionKind.UNSURE_PERSON,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownShown:
    """How one agency knows a person: since when, in which entry, called what."""

    key: AgencyKey
    since: When
    entry: str
    called: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown:
    """A person with what a list says of him."""

    person: Person = field(repr=False)
    mentions: int
    known: tuple[KnownShown, ...]

    @property
    def name(self) -> str:
        """What the person is called on pages."""
        return self.person.shown_as

    @property
    def others(self) -> tuple[str, ...]:
        """The other names."""
        return tuple(one for one in self.person.names if one != self.person.shown_as)

    @property
    def born(self) -> tuple[When, ...]:
        """The birth dates that records give."""
        return tuple(map(When.of, self.person.born))


class People:
    """The kept cast of a case, with what its pages share."""

    def __init__(self, workspace: Workspace, case: CaseState) -> None:
        self.workspace, self.case = workspace, case
        self.path = cast_table(workspace, case.log.name, case.as_at)
        self.kept = kept_people(workspace, case.log.name, case.as_at)
        if self.kept.cast is None:
            raise CandourError(
                "who is who was not worked out yet",
                next_step="add what an agency sent, under Documents, and wait until it is read",
            )
        self.kept_cast = self.kept.cast

    def entries(self, mentions: Iterable[Mention]) -> EntriesShown:
        """Return the entries of some mentions."""
        return EntriesShown(self.workspace, self.case, (one.entry for one in mentions))

    def shown(self, kept: Sequence[KeptPerson]) -> list[PersonShown]:
        """Return persons as pages show them."""
        keys = EntriesShown(self.workspace, self.case, ()).keys
        return [
            PersonShown(
                person=one.person,
                mentions=one.mentions,
                known=tuple(
                    KnownShown(
                        key=key_of(keys, known.agency),
                        since=When.of(known.first_known),
                        entry=known.first_entry,
                        called=known.called,
                    )
                    for known in _by_time(one.person)
                ),
            )
            for one in kept
        ]

    def decided(self) -> list[Decision]:
        """Return the decisions on persons that stand."""
        left = in_force(self.case.log.decisions)
        return [
            one for one in self.case.log.decisions if one.kind in _ON_PERSONS and one.id in left
        ]

    def decided_pairs(self) -> set[frozenset[str]]:
        """Return the pairs that people decided on, by the ids that their persons have now."""
        decided = [one for one in self.decided() if len(one.about) > 1]
        named = people_named(self.path, (about for one in decided for about in one.about))
        now = {was: kept.person.id for was, kept in named.items()}
        return {
            frozenset((now.get(one, one), now.get(other, other)))
            for decision in decided
            for n, one in enumerate(decision.about)
            for other in decision.about[n + 1 :]
        }

    def to_decide(self, sought: PeopleSought) -> list[tuple[str, str]]:
        """Return the pairs that are left to decide."""
        decided = self.decided_pairs()
        return [
            pair for pair in search_suggestions(self.path, sought) if frozenset(pair) not in decided
        ]

    def named(self, decisions: Sequence[Decision]) -> tuple[DecisionShown, ...]:
        """Return decisions as pages show them, each person by a name."""
        named = people_named(self.path, (about for one in decisions for about in one.about))
        names = {was: self.shown([kept])[0].name for was, kept in named.items()}
        return tuple(
            DecisionShown(
                decision=one.decision,
                act=one.act,
                about=tuple((about, names.get(about, said)) for about, said in one.about),
                says=one.says,
                stands=one.stands,
            )
            for one in shown_decisions(self.case.log, decisions)
        )


def key_of_pair(one: str, other: str) -> str:
    """Return what a pair is called in addresses."""
    return f"{one}-{other}"


def _by_time(person: Person) -> list[KnownTo]:
    """Return how agencies know a person, the earliest first; those without a date last."""
    return sorted(
        person.agencies.values(),
        key=lambda one: (one.first_known.earliest is None, str(one.first_known.earliest)),
    )
