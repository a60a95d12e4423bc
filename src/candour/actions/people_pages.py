"""Pages on the people of a case: who they are, and the review of those who may be one."""

from dataclasses import dataclass, field, replace

from candour.actions.keeping_people import KeptPeople
from candour.actions.log_pages import DecisionShown
from candour.actions.people_kept import People, PersonShown, key_of_pair
from candour.actions.refreshing import CaseState
from candour.actions.words_shown import WordsShown
from candour.core.decisions import DecisionKind
from candour.core.people.mention import Standing
from candour.core.people.person import Link, Strength
from candour.errors import CandourError
from candour.store.cast import (
    KeptPerson,
    PeopleSought,
    mentions_to_show,
    people_named,
    search_people,
    suggested_link,
)
from candour.store.workspace import Workspace

A_PAGE = 30
_LISTED = (Standing.FAMILY, Standing.UNKNOWN, Standing.PROFESSIONAL)
_MOST_PASSAGES = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the persons of one standing, and how many there are."""

    standing: Standing
    persons: tuple[PersonShown, ...] = field(repr=False)
    found: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Everybody, the family first, and how much is left to decide."""

    kept: KeptPeople
    listed: tuple[Listed, ...]
    to_decide: int
    unsure: tuple[DecisionShown, ...]

    @property
    def found(self) -> int:
        """How many persons there are of all standings."""
        return sum(one.found for one in self.listed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two persons who may be one, with the words that tell of him."""

    shown: PersonShown
    words: tuple[WordsShown, ...] = field(repr=False)
    is_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Two persons who may be one: the evidence. How strong it is, is not told before a decision.

    `key` names the pair in addresses; `before` and `after` are the keys of those beside it.
    """

    key: str
    sides: tuple[Side, Side]
    link: Link = field(repr=False)
    number: int
    count: int
    before: str
    after: str


def people_page(
    workspace: Workspace, case: CaseState, sought: PeopleSought, number: int = 1
) -> PeoplePage:
    """Return everybody who is looked for, the family first; of one standing, the page asked for."""
    people = People(workspace, case)
    standings = _LISTED if sought.standing is None else (sought.standing,)
    unsure = [one for one in people.decided() if one.kind is DecisionKind.UNSURE_PERSON]
    return PeoplePage(
        kept=people.kept,
        listed=tuple(
            _listed(people, replace(sought, standing=standing), number) for standing in standings
        ),
        to_decide=len(people.to_decide(sought)),
        unsure=people.named(unsure),
    )


def _listed(people: People, sought: PeopleSought, number: int) -> Listed:
    found, kept = search_people(people.path, sought, (number - 1) * A_PAGE, A_PAGE)
    pages = max(1, -(-found // A_PAGE))
    if number > pages:
        return _listed(people, sought, pages)
    standing = sought.standing or Standing.UNKNOWN
    return Listed(standing, tuple(people.shown(kept)), found, number, pages)


def review_page(
    workspace: Workspace, case: CaseState, sought: PeopleSought, pair: str = ""
) -> Review | None:
    """Return two persons who may be one: those asked for, or the first; None where none is left."""
    people = People(workspace, case)
    pairs = people.to_decide(sought)
    if not pairs:
        return None
    keys = [key_of_pair(*one) for one in pairs]
    at = keys.index(pair) if pair in keys else 0
    link = suggested_link(people.path, *pairs[at])
    named = people_named(people.path, pairs[at])
    if link is None or len(named) != len(set(pairs[at])):
        raise CandourError("the persons were decided on meanwhile", next_step="load the page again")
    both = set.intersection(*(set(named[one].person.agencies) for one in pairs[at]))
    sides = [_side(people, named[one], sorted(both)) for one in pairs[at]]
    return Review(
        key=keys[at],
        sides=(sides[0], sides[1]),
        link=replace(link, strength=None),
        number=at + 1,
        count=len(pairs),
        before=keys[at - 1] if at else "",
        after=keys[at + 1] if at + 1 < len(pairs) else "",
    )


def strength_of(workspace: Workspace, case: CaseState, pair: tuple[str, ...]) -> Strength | None:
    """Return how strong the evidence on two persons is: for whoever has decided."""
    people = People(workspace, case)
    link = suggested_link(people.path, pair[0], pair[-1])
    return None if link is None else link.strength


def decision_told(workspace: Workspace, case: CaseState, decision: str) -> DecisionShown | None:
    """Return a decision on persons as a page tells of it; None where there is none of this id."""
    people = People(workspace, case)
    own = [one for one in people.decided() if one.id == decision]
    return next(iter(people.named(own)), None)


def _side(people: People, kept: KeptPerson, first: list[str]) -> Side:
    mentions = mentions_to_show(people.path, kept.number, first, _MOST_PASSAGES)
    entries = people.entries(mentions)
    (shown,) = people.shown([kept])
    words = tuple(entries.of_mentions(mentions))
    return Side(shown=shown, words=words, is_more=kept.mentions > len(mentions))
