"""What accounts say of agencies, as data: titles, and words that find fault, credit or hedge."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from candour.core.quotations.phrases import any_of, word_lists
from candour.core.quotations.words import QuotationWords
from candour.errors import BadVocabulary

_NAME = "statements.yaml"


@dataclass(frozen=True)
class StatementWords:
    """The lists of `statements.yaml`, and the agencies' own words of `quotations.yaml`."""

    carrying: frozenset[str] = field(repr=False)
    criticising: frozenset[str] = field(repr=False)
    crediting: frozenset[str] = field(repr=False)
    clearing: frozenset[str] = field(repr=False)
    strong: frozenset[str] = field(repr=False)
    hedged: frozenset[str] = field(repr=False)
    recommending: frozenset[str] = field(repr=False)
    telling: frozenset[str] = field(repr=False)
    not_reviewed: frozenset[str] = field(repr=False)
    titles: Mapping[str, str]
    agencies: QuotationWords = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any], agencies: QuotationWords) -> "StatementWords":
        """Build from `statements.yaml`. Raises `BadVocabulary`, also for a kind without a title."""
        lists = word_lists(cls, loaded, _NAME, also={"titles"})
        titles = {str(kind): str(title) for kind, title in dict(loaded["titles"]).items()}
        untold = set(agencies.agencies) - set(titles) - lists["not_reviewed"]
        if untold:
            raise BadVocabulary(f"{_NAME}: no title for {', '.join(sorted(untold))}")
        return cls(**lists, titles=titles, agencies=agencies)

    @cached_property
    def criticism(self) -> re.Pattern[str]:
        """Find words that find fault."""
        return _found_by(self.criticising)

    @cached_property
    def credit(self) -> re.Pattern[str]:
        """Find words that give credit."""
        return _found_by(self.crediting)

    @cached_property
    def clearance(self) -> re.Pattern[str]:
        """Find words that deny a fault."""
        return _found_by(self.clearing)

    @cached_property
    def pressure(self) -> re.Pattern[str]:
        """Find words that press."""
        return _found_by(self.strong)

    @cached_property
    def hedge(self) -> re.Pattern[str]:
        """Find words that soften."""
        return _found_by(self.hedged)

    @cached_property
    def recommendation(self) -> re.Pattern[str]:
        """Find words that ask for something to be done."""
        return _found_by(self.recommending)

    @cached_property
    def carried(self) -> re.Pattern[str]:
        """Match, at a sentence's beginning, words for the one that was spoken of last."""
        return re.compile(rf"\W*(?:{any_of(self.carrying)})\b", re.IGNORECASE)

    def is_telling(self, heading: str) -> bool:
        """Say whether a heading announces what happened rather than what to think of it."""
        words = re.findall(r"[a-z’']+", heading.casefold())
        return any(
            words[at : at + len(told.split())] == told.split()
            for told in self.telling
            for at in range(len(words))
        )


def _found_by(told: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for phrases: "*" is any word, "~" any ending of the word."""
    alternatives = any_of(told).replace(r"\ ", r"\s+").replace(r"\*", r"\w+").replace(r"\~", r"\w*")
    return re.compile(rf"(?<![\w'’])(?:{alternatives})(?!\w)", re.IGNORECASE)
