"""The words and weights that linking people goes by."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.people.person import Reason
from candour.errors import BadVocabulary

_SETS = (
    "alone", "agreed", "siblings", "couples", "blood", "parents", "elders", "indefinite", "another",
    "adult_titles", "bare_titles", "own", "exclusive", "of_adults", "no_relation", "untied",
    "young", "described", "positions", "householder", "single", "spouses", "mothers_too",
    "fathers_too", "married", "whoever", "letting",
)  # fmt: skip
_PATTERNS = (
    "between", "naming", "renaming", "renamed_to", "listing", "both", "going_on", "not_one", "ours",
)  # fmt: skip
_STRENGTHS = ("certain", "strong", "fair", "weak")
_OTHERS = (
    "prior", "strengths", "surely", "large", "wider", "opposite", "composed", "child_of",
    "role_bits", "possessives", "at_home", "youngest", "meant",
)  # fmt: skip
_WORDS = {"shown", "explained", "bits"}

_CUE = 48
"""So many characters before a name hold what denies it."""


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """A reason: its sentence with places to fill, what the manual says of it, and its weight.

    `bits` is the logarithm (base 2) of how much likelier the two are one with it than without;
    less than nothing speaks against.
    """

    code: str
    sentence: str
    explained: str
    bits: float
    is_for: bool


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What linking goes by: reasons, roles that one person alone has, words between two mentions.

    `alone` are roles that only one person has towards another, ever, and agencies are `agreed` on
    some of them; `couples` are a partner's roles, one person's at a time; nobody of the `blood` is
    a partner.
    """

    reasons: Mapping[str, ReasonWords]
    alone: frozenset[str]
    agreed: frozenset[str]
    siblings: frozenset[str]
    couples: frozenset[str]
    blood: frozenset[str]
    parents: frozenset[str]
    elders: frozenset[str]
    indefinite: frozenset[str]
    another: frozenset[str]
    possessives: Mapping[str, str]
    at_home: str
    youngest: str
    meant: str
    adult_titles: frozenset[str]
    bare_titles: frozenset[str]
    own: frozenset[str]
    exclusive: frozenset[str]
    of_adults: frozenset[str]
    no_relation: frozenset[str]
    untied: frozenset[str]
    young: frozenset[str]
    described: frozenset[str]
    positions: frozenset[str]
    householder: frozenset[str]
    single: frozenset[str]
    spouses: frozenset[str]
    mothers_too: frozenset[str]
    fathers_too: frozenset[str]
    married: frozenset[str]
    whoever: frozenset[str]
    letting: frozenset[str]
    wider: Mapping[str, frozenset[str]]
    opposite: Mapping[str, str]
    composed: Mapping[str, tuple[str, str]]
    child_of: Mapping[str, str | None]
    role_bits: Mapping[str, float]
    between: re.Pattern[str] = field(repr=False)
    naming: re.Pattern[str] = field(repr=False)
    renaming: re.Pattern[str] = field(repr=False)
    renamed_to: re.Pattern[str] = field(repr=False)
    listing: re.Pattern[str] = field(repr=False)
    both: re.Pattern[str] = field(repr=False)
    going_on: re.Pattern[str] = field(repr=False)
    not_one: re.Pattern[str] = field(repr=False)
    ours: re.Pattern[str] = field(repr=False)
    prior: float
    certain: float
    surely: float
    strong: float
    fair: float
    weak: float
    large: int

    @classmethod
    def from_mapping(cls, links: Mapping[str, Any], reasons: Mapping[str, Any]) -> "LinkWords":
        """Build from `people_links.yaml` and `people_reasons.yaml`.

        Raises `BadVocabulary` naming every key that is lacking or not known, and every reason
        that lacks its words.
        """
        _check(links, {*_SETS, *_PATTERNS, *_OTHERS}, "people_links.yaml")
        _check(links["strengths"], set(_STRENGTHS), "people_links.yaml, strengths")
        strengths = links["strengths"]
        made: dict[str, Any] = {key: _set(links[key]) for key in _SETS}
        made |= {key: _pattern(links[key]) for key in _PATTERNS}
        made |= {key: float(strengths[key]) for key in _STRENGTHS}
        return cls(
            **made,
            reasons=_reasons(reasons),
            at_home=str(links["at_home"]),
            youngest=str(links["youngest"]),
            meant=str(links["meant"]),
            prior=float(links["prior"]),
            surely=float(links["surely"]),
            large=int(links["large"]),
            wider={one: frozenset(map(str, others)) for one, others in links["wider"].items()},
            opposite={str(one): str(other) for one, other in links["opposite"].items()},
            composed={one: (str(a), str(b)) for one, (a, b) in links["composed"].items()},
            child_of=dict(links["child_of"]),
            role_bits={str(one): float(bits) for one, bits in links["role_bits"].items()},
            possessives={str(one): str(sex) for one, sex in links["possessives"].items()},
        )

    def is_apposition(self, gap: str) -> bool:
        """Whether what stands between two mentions says that they are one."""
        return self.between.fullmatch(gap) is not None

    def is_naming(self, gap: str) -> bool:
        """Whether what stands between two names says that they are one's ("known as")."""
        return self.naming.fullmatch(gap) is not None

    def is_renaming(self, before: str, gap: str) -> bool:
        """Whether words before two names, and between them, say that one took the other's place."""
        is_turn = self.renamed_to.fullmatch(gap) is not None
        return is_turn and self.renaming.search(before[-_CUE:]) is not None

    def is_listing(self, gap: str) -> bool:
        """Whether what stands between two mentions may part the members of a list."""
        return self.listing.fullmatch(gap) is not None

    def is_both(self, gap: str) -> bool:
        """Whether what stands between two mentions says that they are two people."""
        return self.both.fullmatch(gap) is not None

    def is_denied(self, before: str) -> bool:
        """Whether what stands before a name says that somebody else is meant."""
        return self.not_one.search(before[-_CUE:]) is not None

    def is_ours(self, before: str) -> bool:
        """Whether what stands before a denied name says that it is the usual one's ("our")."""
        return self.ours.search(before[-_CUE:]) is not None

    def goes_on(self, after: str) -> bool:
        """Whether what stands behind a mention goes on listing people."""
        return self.going_on.match(after) is not None

    def reason(self, code: str, **slots: str) -> Reason:
        """Return a reason in words."""
        return Reason(code, self.reasons[code].sentence.format(**slots))


def _set(listed: Iterable[object]) -> frozenset[str]:
    return frozenset(map(str, listed))


def _pattern(either: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(either), re.IGNORECASE)


def _check(held: Mapping[str, Any], wanted: set[str], where: str) -> None:
    """Refuse a mapping that lacks a key, or has one that nothing reads."""
    problems = [f"{key}: lacking" for key in sorted(wanted - held.keys())]
    problems += [f"{key}: not known" for key in sorted(held.keys() - wanted)]
    if problems:
        expected = ", ".join(sorted(wanted))
        raise BadVocabulary(f"{where}: " + "; ".join(problems), expected=expected)


def _reasons(reasons: Mapping[str, Any]) -> dict[str, ReasonWords]:
    """The reasons of both sides, each with all its words. Raises `BadVocabulary`."""
    _check(reasons, {"for", "against"}, "people_reasons.yaml")
    made: dict[str, ReasonWords] = {}
    problems: list[str] = []
    for side in ("for", "against"):
        for code, said in reasons[side].items():
            lacking, more = sorted(_WORDS - said.keys()), sorted(said.keys() - _WORDS)
            if lacking or more:
                problems += [f"{code}: lacks {key}" for key in lacking]
                problems += [f"{code}: {key} is not known" for key in more]
                continue
            if code in made:
                problems.append(f"{code}: stands on both sides")
            made[code] = ReasonWords(
                code, said["shown"], said["explained"], float(said["bits"]), side == "for"
            )
    if problems:
        raise BadVocabulary(
            "people_reasons.yaml: " + "; ".join(problems),
            expected="shown, explained and bits for each reason",
        )
    return made
