"""What people decided about persons, and what it means for figures: decisions always win."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.decisions import Decision, DecisionKind
from candour.core.decisions.standing import standing


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision: the persons that it is about, by any id that leads to them.

    `parted` are mentions that it takes off the first of them.
    """

    id: str
    kind: DecisionKind
    about: tuple[str, ...]
    parted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRulings:
    """The decisions on persons that stand, in the order in which they were made."""

    made: tuple[Ruling, ...] = ()
    split: Mapping[str, str] = field(default_factory=dict)
    """from a mention that was parted from its person to the decision"""

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> "PersonRulings":
        """Take those of a log that are about persons and stand."""
        kinds = (
            DecisionKind.SAME_PERSON, DecisionKind.DIFFERENT_PERSON, DecisionKind.UNSURE_PERSON,
        )  # fmt: skip
        made = tuple(
            Ruling(one.id, one.kind, one.about, parted_mentions(one.value))
            for one in standing(decisions)
            if one.kind in kinds
        )
        split = {mention: one.id for one in made for mention in one.parted}
        return cls(made, split)

    def without_splits(self) -> "PersonRulings":
        """The same decisions but for those that take mentions off a person."""
        return PersonRulings(tuple(one for one in self.made if not one.parted))


def parted_mentions(value: Any) -> tuple[str, ...]:
    """The mentions that a decision takes off a person: `{"mentions": [ids]}`, or the bare list."""
    given = value.get("mentions", ()) if isinstance(value, dict) else value
    if not isinstance(given, list | tuple):
        return ()
    return tuple(str(one) for one in given)
