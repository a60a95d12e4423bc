"""What must hold for a decision on persons to be made: they are there, and it changes something."""

from collections.abc import Callable, Sequence

from candour.core.decisions import Act, DecisionKind
from candour.core.people.linking.rulings import parted_mentions
from candour.errors import CandourError

PersonOf = Callable[[str], str | None]
"""Leads from an id that a person has or had to the one he has now; None where there is none."""


def check_persons(act: Act, person_of: PersonOf, mentions_of: Callable[[str], int]) -> None:
    """Check a decision that persons are the same, different, or that nobody can be sure.

    `mentions_of` says how many mentions a person has. Mentions are named by their ids, which lead
    to persons as any id does. Raises `CandourError` saying why it cannot be made.
    """
    persons = [_known(one, person_of) for one in act.about]
    if act.kind is DecisionKind.DIFFERENT_PERSON and act.value:
        _check_parting(act, persons, person_of, mentions_of)
        return
    if len(persons) < 2:
        raise CandourError(
            f"{act.kind.value} is about one person",
            expected="two persons or more"
            + (
                ", or one with the mentions that are somebody else"
                if act.kind is DecisionKind.DIFFERENT_PERSON
                else ""
            ),
        )
    if len(set(persons)) < len(persons):
        raise CandourError(
            "two of these are one person already",
            expected="persons that stand apart",
            next_step="to take them apart, name the mentions that are somebody else",
        )


def _known(id_: str, person_of: PersonOf) -> str:
    found = person_of(id_)
    if found is None:
        raise CandourError(
            f"{id_}: the records mention no such person",
            expected="a person's id, as in P3fa9c1b27d",
            next_step="candour people --case NAME --json prints every id",
        )
    return found


def _check_parting(
    act: Act,
    persons: Sequence[str],
    person_of: PersonOf,
    mentions_of: Callable[[str], int],
) -> None:
    parted = parted_mentions(act.value)
    if len(persons) != 1 or not parted:
        raise CandourError(
            "which mentions are somebody else cannot be told",
            expected="""one person, and --value '{"mentions": ["…#t1r4@10-22"]}'""",
        )
    if any(person_of(one) != persons[0] for one in parted):
        raise CandourError(
            "one of the mentions is none of this person's",
            expected="mentions that stand with the person now",
            next_step="candour people --case NAME --json prints the mentions of each",
        )
    if len(set(parted)) >= mentions_of(persons[0]):
        raise CandourError(
            "these are all the mentions of the person: nobody would be left",
            expected="some of them",
        )
