"""The words by which a quotation can mislead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from candour.core.quotations.attributing_words import AttributingWords
from candour.core.quotations.phrases import any_of, phrases, word_lists
from candour.core.spans import Span


@dataclass(frozen=True)
class QuotationWords:
    """The lists of `quotations.yaml`; words are in lower case, without apostrophes."""

    negations: frozenset[str] = field(repr=False)
    negating_prefixes: frozenset[str] = field(repr=False)
    exceptions: frozenset[str] = field(repr=False)
    turns: frozenset[str] = field(repr=False)
    limits: frozenset[str] = field(repr=False)
    hedges: frozenset[str] = field(repr=False)
    modals: frozenset[str] = field(repr=False)
    numbers: frozenset[str] = field(repr=False)
    shares: frozenset[str] = field(repr=False)
    clause_openers: frozenset[str] = field(repr=False)
    degrees: frozenset[str] = field(repr=False)
    turning: frozenset[str] = field(repr=False)
    small: frozenset[str] = field(repr=False)
    coordinating: frozenset[str] = field(repr=False)
    not_modal: frozenset[str] = field(repr=False)
    attributing: AttributingWords = field(repr=False)
    agencies: Mapping[str, frozenset[str]] = field(repr=False)
    """the kinds of agency, each with the words that it and its staff go by"""

    @classmethod
    def from_mappings(
        cls, loaded: Mapping[str, Any], agencies: Mapping[str, Iterable[str]]
    ) -> "QuotationWords":
        """Build from `quotations.yaml` and the agencies' words. Raises `BadVocabulary`."""
        lists = word_lists(cls, loaded, "quotations.yaml", also={"attributing", "bodies"})
        kinds = {kind: frozenset(said) for kind, said in agencies.items()}
        for kind, said in loaded["bodies"].items():
            kinds[kind] = kinds.get(kind, frozenset()) | frozenset(map(str, said))
        attributing = AttributingWords.from_mapping(loaded["attributing"])
        return cls(**lists, attributing=attributing, agencies=kinds)

    @cached_property
    def exception_phrase(self) -> re.Pattern[str]:
        """Find one of the exceptions in a text."""
        return phrases(self.exceptions)

    @cached_property
    def clause_edge(self) -> re.Pattern[str]:
        """Find a mark or a word after which a new clause begins."""
        return re.compile(
            rf"[,;:()—–]\s*(?:{phrases(self.clause_openers).pattern}\s+)?|"
            rf"{phrases(self.clause_openers).pattern}\s+",
            re.IGNORECASE,
        )

    @cached_property
    def degree_phrase(self) -> re.Pattern[str]:
        """Match words of degree, which open no clause."""
        return phrases(self.degrees)

    @cached_property
    def turn_phrase(self) -> re.Pattern[str]:
        """Find one of the turns in a text."""
        return phrases(self.turns)

    @cached_property
    def limit_phrase(self) -> re.Pattern[str]:
        """Find one of the limits in a text."""
        return phrases(self.limits)

    @cached_property
    def hedge_phrase(self) -> re.Pattern[str]:
        """Find one of the hedges in a text."""
        return phrases(self.hedges)

    @cached_property
    def modal_phrase(self) -> re.Pattern[str]:
        """Find one of the modals in a text."""
        return phrases(self.modals)

    @cached_property
    def coordination(self) -> re.Pattern[str]:
        """Find a cut that begins or ends by joining one to another."""
        joining = any_of(self.coordinating)
        return re.compile(rf"^\s*(?:(?:{joining})|,)\s|\s(?:{joining})\s*$", re.IGNORECASE)

    @cached_property
    def turning_phrase(self) -> re.Pattern[str]:
        """Find, at a text's end, words that deny what follows them."""
        return re.compile(
            rf"{phrases(self.turning).pattern}\s+(?:[\w’'-]+\s+){{0,4}}$", re.IGNORECASE
        )

    @cached_property
    def _kind_of_agency(self) -> Mapping[str, str]:
        return {_as_said(word): kind for kind, said in self.agencies.items() for word in said}

    @cached_property
    def _agency_phrase(self) -> re.Pattern[str]:
        short = phrases(word for word in self._kind_of_agency if _is_abbreviation(word))
        spelled = phrases(word for word in self._kind_of_agency if not _is_abbreviation(word))
        return re.compile(rf"{short.pattern}|(?i:{spelled.pattern})")

    def agencies_in(self, text: str) -> list[str]:
        """Return the kinds of agency that a text names, once for each time."""
        return [kind for _, kind in self.agencies_at(text)]

    def agencies_at(self, text: str) -> Iterator[tuple[Span, str]]:
        """Yield where a text names an agency or its staff, and of which kind that is.

        An abbreviation counts only in capitals: "ED" is a department, "ed" is none.
        """
        for match in self._agency_phrase.finditer(text.replace("’", "'")):
            yield Span(*match.span()), self._kind_of_agency[_as_said(match[0])]


def _is_abbreviation(word: str) -> bool:
    return word.isupper()


def _as_said(word: str) -> str:
    said = " ".join(word.split())
    return said if _is_abbreviation(said) else said.lower()
