"""The abbreviations of the field, and what they stand for in whose records."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.errors import BadVocabulary

_KEYS = ("abbreviations", "everyday", "shouted", "particles", "before_a_code")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an abbreviation stands for; `kinds` are the agencies that mean that by it, or all."""

    words: str
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Glossary:
    """Abbreviations with their meanings, and capitals that are no abbreviation to explain."""

    meanings: Mapping[str, tuple[Meaning, ...]] = field(repr=False)
    everyday: frozenset[str] = field(repr=False)
    shouted: frozenset[str] = field(repr=False)
    particles: frozenset[str] = field(repr=False)
    before_a_code: frozenset[str] = field(repr=False)
    agency_words: Mapping[str, tuple[str, ...]] = field(repr=False)
    """kind of agency → words in the names of such agencies"""

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any], counterparts: Mapping[str, Any]) -> "Glossary":
        """Build from `abbreviations.yaml` and `counterparts.yaml`.

        Raises `BadVocabulary` naming every problem.
        """
        odd = sorted(map(str, set(loaded) ^ set(_KEYS)))
        problems = [f"{key}: {'missing' if key in _KEYS else 'not known'}" for key in odd]
        for name in _KEYS[1:]:
            wrong = [word for word in loaded.get(name) or () if not isinstance(word, str)]
            problems += [f"{name}: {word} wants quotation marks" for word in wrong]
        meanings: dict[str, tuple[Meaning, ...]] = {}
        for short, about in (loaded.get("abbreviations") or {}).items():
            if not isinstance(short, str):
                problems.append(f"{short} wants quotation marks")
                continue
            problems += [f"{short}: {what}" for what in _wrong(about, counterparts)]
            meanings[short] = tuple(_meanings(about))
        for name in _KEYS[1:3]:
            both = sorted(set(loaded.get(name) or ()) & set(meanings))
            problems += [f"{word}: stands under abbreviations and under {name}" for word in both]
        if problems:
            raise BadVocabulary(
                f"abbreviations.yaml: {'; '.join(problems)}",
                expected="a meaning, or a list of meanings with the kinds of agency that mean it",
            )
        return cls(
            meanings,
            frozenset(loaded["everyday"]),
            frozenset(loaded["shouted"]),
            frozenset(loaded["particles"]),
            frozenset(loaded["before_a_code"]),
            {kind: tuple(about["names"]) for kind, about in counterparts.items()},
        )

    def knows(self, short: str) -> bool:
        """Say whether an abbreviation needs no explanation."""
        return short in self.meanings or short in self.everyday

    def meaning(self, short: str, agencies: Iterable[str]) -> str | None:
        """Return what an abbreviation means in the records of the agencies that use it.

        Where they mean several things by it, all are given.
        """
        meanings = self.meanings.get(short)
        if meanings is None:
            return None
        said = dict.fromkeys(self._meant(meanings, self._kinds(agency)) for agency in agencies)
        return "; or ".join(said) or meanings[0].words

    def _meant(self, meanings: tuple[Meaning, ...], kinds: frozenset[str]) -> str:
        own = [meaning for meaning in meanings if meaning.kinds & kinds]
        general = [meaning for meaning in meanings if not meaning.kinds]
        return (own or general or list(meanings))[0].words

    def _kinds(self, agency: str) -> frozenset[str]:
        said = agency.casefold()
        return frozenset(
            kind
            for kind, names in self.agency_words.items()
            if any(re.search(rf"\b{re.escape(name.casefold())}\b", said) for name in names)
        )


def _wrong(about: Any, counterparts: Mapping[str, Any]) -> Iterable[str]:
    if isinstance(about, str):
        return
    if not isinstance(about, list) or not about:
        yield "no meaning"
        return
    for one in about:
        if not isinstance(one, dict) or not isinstance(one.get("means"), str):
            yield "a meaning without `means`"
            continue
        for kind in one.get("in", ()):
            if kind not in counterparts:
                yield f"{kind} is no kind of agency (counterparts.yaml)"


def _meanings(about: Any) -> Iterable[Meaning]:
    if isinstance(about, str):
        yield Meaning(about)
    elif isinstance(about, list):
        for one in about:
            if isinstance(one, dict):
                yield Meaning(str(one.get("means")), frozenset(one.get("in", ())))
