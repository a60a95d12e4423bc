"""What the codes of relations mean for a genogram: who stands above whom, and what ties them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from candour.core.people.mention import Sex
from candour.errors import BadVocabulary


class Tie(StrEnum):
    """What ties two people in a picture, the strongest first."""

    PARENT = "parent"
    CHILD = "child"
    COUPLE = "couple"
    SIBLING = "sibling"
    KIN = "kin"
    BESIDE = "beside"


class Side(StrEnum):
    """The side of a family."""

    MOTHER = "mother"
    FATHER = "father"


_ABOVE = {Tie.PARENT: 1, Tie.CHILD: -1}
_KEYS = frozenset({"tie", "above", "through", "sex", "ended", "mark"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a code says: the person is its `tie` of the other, so many generations `above`."""

    tie: Tie
    above: int = 0
    through: Side | None = None
    sex: Sex | None = None
    ended: bool = False
    mark: str = ""


_UNKNOWN = Meaning(tie=Tie.BESIDE)


@dataclass(frozen=True, slots=True)
class Meanings:
    """The meanings of all codes; a code without one sets its person beside the family."""

    ties: Mapping[str, Meaning]
    pregnancy: frozenset[str] = frozenset()
    deceased: frozenset[str] = frozenset()
    whose: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()

    def of(self, code: str) -> Meaning:
        """Return what a code means."""
        return self.ties.get(code, _UNKNOWN)

    def says_whose(self, words: str) -> bool:
        """Say whether a relation's words tell whose it is: "mum's friend", "her ex"."""
        folded = f" {words.casefold()} "
        return any(sign in folded for sign in self.whose)

    def lead_of(self, by_kind: Mapping[str, Iterable[str]]) -> str | None:
        """Return the agency that is likeliest to lead, given a case's agencies by their kind."""
        found = (agency for kind in self.lead for agency in sorted(by_kind.get(kind, ())))
        return next(found, None)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "Meanings":
        """Build from `genogram.yaml`. Raises `BadVocabulary` naming every problem."""
        problems = [
            f"{key}: is no part of it"
            for key in sorted(set(loaded) - {"ties", "signs", "whose", "lead"})
        ]
        ties: dict[str, Meaning] = {}
        for code, said in (loaded.get("ties") or {}).items():
            try:
                ties[str(code)] = _meaning(said)
            except (ValueError, TypeError) as problem:
                problems.append(f"{code}: {problem}")
        signs = dict(loaded.get("signs") or {})
        pregnancy, deceased = (
            frozenset(map(str, signs.pop(sign, None) or ())) for sign in ("pregnancy", "deceased")
        )
        problems += [f"{sign}: is no sign" for sign in sorted(signs)]
        if not ties:
            problems.append("ties: there are none")
        if problems:
            raise BadVocabulary("genogram.yaml: " + "; ".join(problems))
        whose = tuple(str(sign).casefold() for sign in loaded.get("whose") or ())
        lead = tuple(map(str, loaded.get("lead") or ()))
        return cls(ties, pregnancy, deceased, whose, lead)


def _meaning(said: Any) -> Meaning:
    if not isinstance(said, dict) or "tie" not in said:
        raise ValueError("needs a tie")
    if unknown := set(said) - _KEYS:
        raise ValueError(f"unknown keys: {', '.join(sorted(map(str, unknown)))}")
    tie = Tie(said["tie"])
    mark = str(said.get("mark", ""))
    if len(mark) > 1:
        raise ValueError("a mark is one letter")
    return Meaning(
        tie=tie,
        above=int(said.get("above", _ABOVE.get(tie, 0))),
        through=Side(said["through"]) if "through" in said else None,
        sex=Sex(said["sex"]) if "sex" in said else None,
        ended=bool(said.get("ended", False)),
        mark=mark,
    )
