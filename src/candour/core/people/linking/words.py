"""The words and weights that linking people goes by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.people.person import Reason
from candour.errors import BadVocabulary


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

    `alone` are roles that only one person has towards another, ever; `parents` leads from a role
    of a grandparent to the parent's; `siblings` share a mother unless the records say otherwise;
    `couples` are a partner's roles, one person's at a time.
    """

    reasons: Mapping[str, ReasonWords]
    alone: frozenset[str]
    siblings: frozenset[str]
    couples: frozenset[str]
    children: frozenset[str]
    elders: frozenset[str]
    indefinite: frozenset[str]
    adult_titles: frozenset[str]
    own: frozenset[str]
    exclusive: frozenset[str]
    of_adults: frozenset[str]
    no_relation: frozenset[str]
    untied: frozenset[str]
    young: frozenset[str]
    wider: Mapping[str, frozenset[str]]
    composed: Mapping[str, tuple[str, str]]
    child_of: Mapping[str, str | None]
    role_bits: Mapping[str, float]
    between: re.Pattern[str] = field(repr=False)
    listing: re.Pattern[str] = field(repr=False)
    prior: float
    certain: float
    strong: float
    fair: float
    weak: float
    large: int

    @classmethod
    def from_mapping(cls, links: Mapping[str, Any], reasons: Mapping[str, Any]) -> "LinkWords":
        """Build from `people_links.yaml` and `people_reasons.yaml`.

        Raises `BadVocabulary` naming every reason that lacks its words.
        """
        made: dict[str, ReasonWords] = {}
        problems: list[str] = []
        for side in ("for", "against"):
            for code, said in reasons[side].items():
                lacking = [key for key in ("shown", "explained", "bits") if key not in said]
                if lacking:
                    problems.append(f"{code}: lacks {', '.join(lacking)}")
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
        strengths = links["strengths"]
        return cls(
            reasons=made,
            between=re.compile("|".join(links["between"]), re.IGNORECASE),
            listing=re.compile("|".join(links["listing"]), re.IGNORECASE),
            prior=float(links["prior"]),
            certain=float(strengths["certain"]),
            strong=float(strengths["strong"]),
            fair=float(strengths["fair"]),
            weak=float(strengths["weak"]),
            large=int(links["large"]),
            wider={one: frozenset(map(str, others)) for one, others in links["wider"].items()},
            composed={one: (str(a), str(b)) for one, (a, b) in links["composed"].items()},
            child_of=dict(links["child_of"]),
            role_bits={str(one): float(bits) for one, bits in links["role_bits"].items()},
            **{name: frozenset(map(str, links[name])) for name in _SETS},
        )

    def is_apposition(self, gap: str) -> bool:
        """Whether what stands between two mentions says that they are one."""
        return self.between.fullmatch(gap) is not None

    def goes_on(self, after: str) -> bool:
        """Whether what stands behind a mention goes on listing people."""
        return self.listing.match(after) is not None

    def reason(self, code: str, **slots: str) -> Reason:
        """Return a reason in words."""
        return Reason(code, self.reasons[code].sentence.format(**slots))


_SETS = (
    "alone",
    "siblings",
    "couples",
    "children",
    "elders",
    "indefinite",
    "adult_titles",
    "own",
    "exclusive",
    "of_adults",
    "no_relation",
    "untied",
    "young",
)
