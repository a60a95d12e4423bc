"""The words that an edition is made by."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.errors import BadVocabulary

FILES = ("release", "everyday_words", "names", "people", "abbreviations", "nicknames", "claims")
_MAPS = ("reasons", "streets", "roles_of_titles", "named_kinds")
_LISTS = ("units", "after_no_name", "numbered", "booked", "birth", "shelters")
_SAID = ("family", "several", "or", "child", "sibling", "person", "worker")
CLASSES = (
    "name", "date_of_birth", "date", "age", "address", "postcode", "place", "identifier",
    "nhs_number", "national_insurance", "plate", "case_number", "phone", "email", "link",
    "unlisted_name", "small_body", "body", "trait", "amount",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWords:
    """Everything in small letters, but for abbreviations and reasons."""

    reasons: Mapping[str, str]
    family: str
    several: str
    either: str
    child: str
    sibling: str
    person: str
    worker: str
    everyday: frozenset[str] = field(repr=False)
    ordinary_names: frozenset[str] = field(repr=False)
    forenames: frozenset[str] = field(repr=False)
    nicknames: Mapping[str, frozenset[str]] = field(repr=False)
    no_part: frozenset[str] = field(repr=False)
    titles: frozenset[str] = field(repr=False)
    courtesies: frozenset[str] = field(repr=False)
    abbreviations: frozenset[str] = field(repr=False)
    streets: Mapping[str, tuple[str, ...]] = field(repr=False)
    roles_of_titles: Mapping[str, str] = field(repr=False)
    named_kinds: Mapping[str, str] = field(repr=False)
    units: tuple[str, ...]
    after_no_name: frozenset[str]
    numbered: tuple[str, ...]
    booked: tuple[str, ...]
    birth: tuple[str, ...]
    shelters: tuple[str, ...]
    numbers: Mapping[str, int] = field(repr=False)

    @classmethod
    def from_mappings(cls, loaded: Mapping[str, Mapping[str, Any]]) -> "ReleaseWords":
        """Build from the vocabulary files. Raises `BadVocabulary` naming every problem."""
        own, names, people = loaded["release"], loaded["names"], loaded["people"]
        known = {*_LISTS, *_SAID, *_MAPS}
        problems = [f"{key}: unknown or missing" for key in sorted(set(own) ^ known)]
        reasons = own.get("reasons")
        if not isinstance(reasons, dict) or set(reasons) != set(CLASSES):
            problems.append("reasons: expected one for each class")
        problems += [
            f"{key}: expected a list of words in small letters"
            for key in _LISTS
            if key in own and not all(isinstance(w, str) and w == w.lower() for w in own[key])
        ]
        problems += [
            f"{key}: expected a name before each list"
            for key in ("roles_of_titles", "named_kinds")
            if key in own and not isinstance(own[key], dict)
        ]
        if problems:
            raise BadVocabulary(f"release.yaml: {'; '.join(problems)}")
        groups = [*people["titles"].values(), *people["ranks"].values()]
        sexes = [names[group] for group in ("female", "male", "either")]
        return cls(
            reasons={key: str(said) for key, said in own["reasons"].items()},
            family=str(own["family"]), several=str(own["several"]), either=str(own["or"]),
            child=str(own["child"]), sibling=str(own["sibling"]),
            person=str(own["person"]), worker=str(own["worker"]),
            everyday=frozenset(str(loaded["everyday_words"]["words"]).split()),
            ordinary_names=frozenset(map(str, names["ordinary"])),
            forenames=frozenset(str(one) for group in sexes for one in group),
            nicknames={
                str(name): frozenset(map(str, short)) for name, short in loaded["nicknames"].items()
            },
            no_part=frozenset(map(str, [*names["particles"], *names["suffixes"]])),
            titles=frozenset(str(one).lower() for group in groups for one in group),
            courtesies=frozenset(
                str(one).lower() for group in people["titles"].values() for one in group
            ),
            abbreviations=frozenset(map(str, loaded["abbreviations"]["abbreviations"])),
            roles_of_titles=_turned(own["roles_of_titles"]),
            named_kinds=_turned(own["named_kinds"]),
            streets={str(k): tuple(map(str, v)) for k, v in own["streets"].items()},
            units=tuple(own["units"]), after_no_name=frozenset(own["after_no_name"]),
            numbered=tuple(own["numbered"]),
            booked=tuple(own["booked"]), birth=tuple(own["birth"]),
            shelters=tuple(own["shelters"]),
            numbers=_counts(loaded["claims"]["bare_number_words"]),
        )  # fmt: skip


def _turned(said: Mapping[str, list[str]]) -> dict[str, str]:
    """Return what each listed word is called: "dr" a doctor."""
    return {str(word): str(called) for called, words in said.items() for word in words}


def _counts(said: Mapping[str, int]) -> dict[str, int]:
    """Return how many each number in words is."""
    return {str(word): int(told) for word, told in said.items()}


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda one: (-len(one), one)))
