"""The words by which something is found that no key names."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from candour.core.release.words import ReleaseWords
from candour.errors import BadVocabulary

FILE = "identifying"
_SHORT = 5
"""a title so short ("Dr", "Sir", "DCI") begins a name wherever it stands"""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnkeyedWords:
    """Everything in small letters without accents; `release` is what every edition is made by."""

    release: ReleaseWords = field(repr=False)
    titles: frozenset[str] = field(repr=False)
    courtesies: frozenset[str] = field(repr=False)
    behind: frozenset[str] = field(repr=False)
    links: frozenset[str] = field(repr=False)
    bodies: frozenset[str] = field(repr=False)
    small_bodies: frozenset[str] = field(repr=False)
    places: frozenset[str] = field(repr=False)
    place_before: frozenset[str] = field(repr=False)
    no_names: frozenset[str] = field(repr=False)
    laws: frozenset[str] = field(repr=False)
    openers: frozenset[str] = field(repr=False)
    peoples: frozenset[str] = field(repr=False)
    faiths: frozenset[str] = field(repr=False)
    described: frozenset[str] = field(repr=False)
    illnesses: frozenset[str] = field(repr=False)
    illness_kinds: frozenset[str] = field(repr=False)
    callings: frozenset[str] = field(repr=False)
    offices: frozenset[str] = field(repr=False)
    calling_before: frozenset[str] = field(repr=False)
    currencies: frozenset[str] = field(repr=False)
    counted: frozenset[str] = field(repr=False)
    numbers: frozenset[str] = field(repr=False)
    great: frozenset[str] = field(repr=False)
    roughly: frozenset[str] = field(repr=False)
    later: frozenset[str] = field(repr=False)
    coded: frozenset[str] = field(repr=False)
    lettered: frozenset[str] = field(repr=False)
    acronyms: frozenset[str] = field(repr=False)
    known_places: frozenset[str] = field(repr=False)
    peers: frozenset[str] = field(repr=False)
    royal: frozenset[str] = field(repr=False)
    sorts: frozenset[str] = field(repr=False)
    local_bodies: frozenset[str] = field(repr=False)
    standing: frozenset[str] = field(repr=False)
    areas: frozenset[str] = field(repr=False)
    short_for: frozenset[str] = field(repr=False)
    generic_parts: frozenset[str] = field(repr=False)
    always_generic: frozenset[str] = field(repr=False)
    dotted: frozenset[str] = field(repr=False)
    common_endings: frozenset[str] = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any], release: ReleaseWords) -> "UnkeyedWords":
        """Build from the vocabulary file. Raises `BadVocabulary` naming every problem."""
        known = [one.name for one in fields(cls) if one.name not in ("release", "courtesies")]
        problems = [f"{key}: unknown or missing" for key in sorted(set(loaded) ^ set(known))]
        problems += [
            f"{key}: expected a list of words in small letters"
            for key in known
            if key in loaded and not _is_list(loaded[key])
        ]
        if problems:
            raise BadVocabulary(f"{FILE}.yaml: {'; '.join(problems)}")
        lists = {key: frozenset(loaded[key]) for key in known}
        lists["titles"] |= {one for one in release.titles if " " not in one}
        lists["places"] |= set(release.streets) - lists["bodies"]
        courtesies = release.courtesies | {w for w in lists["titles"] if len(w) < _SHORT}
        return cls(release=release, courtesies=courtesies, **lists)


def _is_list(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(w, str) and w == w.lower() for w in given)
