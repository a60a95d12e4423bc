"""What is known of names in general: which are short for which, and how common they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from candour.core.people.comparing.letters import folded
from candour.errors import BadVocabulary

FILES = ("nicknames", "name_shares", "places")
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Shares:
    """How large a part of people bear a value; `other` is taken for values not counted."""

    of: Mapping[str, float] = field(repr=False)
    other: float

    def __post_init__(self) -> None:
        if not (0 < self.other < 1 and all(0 < share <= 1 for share in self.of.values())):
            raise ValueError("a share lies between 0 and 1")

    def share(self, value: str) -> float:
        """The part of people who bear a folded value."""
        return self.of.get(value, self.other)


@dataclass(frozen=True, slots=True)
class NameWords:
    """Short forms of forenames both ways, and how common forenames and surnames are."""

    formal: Mapping[str, frozenset[str]] = field(repr=False)
    """from each forename, full or short, to the full names it may stand for"""
    forenames: Shares = field(repr=False)
    surnames: Shares = field(repr=False)
    roads: frozenset[str] = field(default=frozenset(), repr=False)
    """words that end the name of a road: two addresses that share "street" share nothing"""

    @classmethod
    def from_mappings(cls, files: Mapping[str, Mapping[str, Any]]) -> "NameWords":
        """Build from nicknames, how common names are, and places, or name every problem."""
        nicknames, shares, places = (files[name] for name in FILES)
        problems = [
            f"nicknames.yaml: {name}: expected a list of short forms in small letters"
            for name, short in nicknames.items()
            if not isinstance(short, list) or any(folded(str(one)) != one for one in short)
        ]
        for kind in ("surnames", "forenames"):
            table = shares.get(kind)
            if not isinstance(table, dict) or set(table) != {"other", "names"}:
                problems.append(f"name_shares.yaml: {kind}: expected `other` and `names`")
        if problems:
            raise BadVocabulary("; ".join(problems))
        formal: dict[str, set[str]] = {}
        for name, short in nicknames.items():
            for one in (name, *short):
                formal.setdefault(one, set()).add(name)
        return cls(
            MappingProxyType({one: frozenset(names) for one, names in formal.items()}),
            _shares(shares["forenames"]),
            _shares(shares["surnames"]),
            frozenset(map(str, places["roads"])),
        )

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two folded forenames are forms of one: a nickname of it, or two of its forms."""
        return not self.formal.get(a, frozenset()).isdisjoint(self.formal.get(b, frozenset()))


def _shares(table: Mapping[str, Any]) -> Shares:
    named = {str(name): float(n) / _TEN_THOUSAND for name, n in table["names"].items()}
    return Shares(MappingProxyType(named), float(table["other"]) / _TEN_THOUSAND)
