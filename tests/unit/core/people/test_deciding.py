"""A decision on persons is made where they are there and it changes something."""

from typing import Any

import pytest

from candour.core.decisions import Act, DecisionKind
from candour.core.people.deciding import check_persons
from candour.errors import CandourError

PERSONS = {"Pone": "Pone", "Pearlier": "Pone", "Ptwo": "Ptwo", "e1@0-3": "Pone", "e2@0-3": "Pone"}


def check(kind: DecisionKind, *about: str, value: Any = None) -> None:
    act = Act(kind=kind, by="Ann", about=about, value=value)
    check_persons(act, PERSONS.get, lambda person: 2 if person == "Pone" else 1)


@pytest.mark.parametrize(
    "kind",
    [DecisionKind.SAME_PERSON, DecisionKind.DIFFERENT_PERSON, DecisionKind.UNSURE_PERSON],
)
def test_two_who_are_there_can_be_decided_on(kind: DecisionKind) -> None:
    check(kind, "Pone", "Ptwo")
    check(kind, "Pearlier", "Ptwo")
    with pytest.raises(CandourError, match="about one person"):
        check(kind, "Pone")
    with pytest.raises(CandourError, match="Pnobody: the records mention no such person"):
        check(kind, "Pone", "Pnobody")
    with pytest.raises(CandourError, match="one person already"):
        check(kind, "Pone", "Pearlier")


def test_mentions_are_parted_from_their_person() -> None:
    apart = DecisionKind.DIFFERENT_PERSON
    check(apart, "Pone", value={"mentions": ["e1@0-3"]})
    with pytest.raises(CandourError, match="none of this person's"):
        check(apart, "Ptwo", value={"mentions": ["e1@0-3"]})
    with pytest.raises(CandourError, match="nobody would be left"):
        check(apart, "Pone", value={"mentions": ["e1@0-3", "e2@0-3"]})
    with pytest.raises(CandourError, match="cannot be told"):
        check(apart, "Pone", "Ptwo", value={"mentions": ["e1@0-3"]})
    with pytest.raises(CandourError, match="cannot be told"):
        check(apart, "Pone", value={"mentions": []})
