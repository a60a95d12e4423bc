"""What must hold for a decision on persons to be made: everybody it is about is mentioned."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from candour.core.decisions import Act, DecisionKind
from candour.core.people.linking.rulings import parted_mentions
from candour.errors import CandourError

PERSON_KINDS = frozenset(
    (DecisionKind.SAME_PERSON, DecisionKind.DIFFERENT_PERSON, DecisionKind.UNSURE_PERSON)
)
_NEXT = "candour people --case NAME --json prints every id"


@dataclass(frozen=True, slots=True)
class KnownPersons:
    """Who can be decided on: from every id that leads to a person, to the mention it is made of."""

    mentions: Mapping[str, str] = field(repr=False)

    def check(self, act: Act) -> None:
        """Check that a decision on persons can be made. Raises `CandourError` saying why not."""
        parted = parted_mentions(act.value)
        if parted and act.kind is not DecisionKind.DIFFERENT_PERSON:
            raise CandourError(
                f"{act.kind.value} takes no mentions",
                expected="persons' ids alone; different_person takes mentions off a person",
            )
        least = 1 if parted else 2
        if len(set(act.about)) < least:
            raise CandourError(
                f"{act.kind.value} is about one person",
                expected="two persons or more, or the mentions that are somebody else's",
                next_step=_NEXT,
            )
        for person in act.about:
            if person not in self.mentions:
                raise CandourError(
                    f"{person}: nobody in the case has such an id",
                    expected="a person's id, as in P3e79de2a9c",
                    next_step=_NEXT,
                )
        known = set(self.mentions.values())
        for mention in parted:
            if mention not in known:
                raise CandourError(
                    "a mention that is to be taken off stands nowhere in the case",
                    expected="a mention's id",
                    next_step=_NEXT,
                )
