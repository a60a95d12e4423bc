"""The words by which a document says whom it quotes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from candour.core.quotations.phrases import any_of, phrases, word_lists
from candour.errors import BadVocabulary

_NAME = "quotations.yaml, attributing"
_NUMBER = r"\d+(?:\.\d+)+(?:\([a-z]\))?"


@dataclass(frozen=True)
class AttributingWords:
    """The lists under `attributing` in `quotations.yaml`, where each is explained."""

    saying: frozenset[str] = field(repr=False)
    openings: frozenset[str] = field(repr=False)
    labels: frozenset[str] = field(repr=False)
    numbered: frozenset[str] = field(repr=False)
    pointing_there: frozenset[str] = field(repr=False)
    joining_numbers: frozenset[str] = field(repr=False)
    concluding: frozenset[str] = field(repr=False)
    placing: frozenset[str] = field(repr=False)
    own_words: frozenset[str] = field(repr=False)
    again: frozenset[str] = field(repr=False)
    turned: frozenset[str] = field(repr=False)
    unsaid: frozenset[str] = field(repr=False)
    passive: frozenset[str] = field(repr=False)
    noun_follows: frozenset[str] = field(repr=False)
    edges: frozenset[str] = field(repr=False)
    determiners: frozenset[str] = field(repr=False)
    who_opens: frozenset[str] = field(repr=False)
    pointing: frozenset[str] = field(repr=False)
    possessives: frozenset[str] = field(repr=False)
    byline: frozenset[str] = field(repr=False)
    titles: frozenset[str] = field(repr=False)
    defining: frozenset[str] = field(repr=False)
    pronouns: frozenset[str] = field(repr=False)
    documents: tuple[frozenset[str], ...] = field(repr=False)
    """nouns of documents, those together that mean much the same"""
    ordinals: Mapping[str, int] = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "AttributingWords":
        """Build from the YAML. Raises `BadVocabulary`."""
        lists = word_lists(cls, loaded, _NAME, also={"documents", "ordinals"})
        ordinals = loaded["ordinals"]
        if not all(isinstance(number, int) and number > 0 for number in ordinals.values()):
            raise BadVocabulary(f"{_NAME}: every word under ordinals needs a number")
        documents = tuple(frozenset(map(str, alike)) for alike in loaded["documents"])
        return cls(**lists, documents=documents, ordinals=ordinals)

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """Find a verb of saying."""
        return phrases(self.saying)

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Find words after which the one who is quoted is named."""
        return phrases(self.openings)

    @cached_property
    def label(self) -> re.Pattern[str]:
        """Match the number that a paragraph's words have where they are taken from."""
        return re.compile(
            rf"(?:{any_of(self.labels)})\s+(?:no\.?\s*)?\d+(?:\.\d+)*[a-z]?\s*[:.–—-]\s*(?=\S)",
            re.IGNORECASE,
        )

    @cached_property
    def reference(self) -> re.Pattern[str]:
        """Find, at a paragraph's end, where its words stand: "(113.7)", "[3]"."""
        see, part = any_of(self.pointing_there), any_of(self.numbered)
        return re.compile(
            rf"\s*[(\[]\s*(?:(?:(?:{see})\s+)?(?:{part})\.?\s*)?{_NUMBER}"
            rf"(?:\s*(?:[,;&–-]|{any_of(self.joining_numbers)})\s*{_NUMBER})*\s*[)\]]\s*$"
            r"|\s*\[\d{1,3}\]\W*$",
            re.IGNORECASE,
        )

    @cached_property
    def said_who(self) -> re.Pattern[str]:
        """Match, behind a quotation, a verb of saying and who said it."""
        return re.compile(rf"^\W*{self.verb.pattern}\s+(?P<who>[^.,;:!?]{{2,60}})", re.IGNORECASE)

    @cached_property
    def who_said(self) -> re.Pattern[str]:
        """Match, behind a quotation, who said it and the verb."""
        return re.compile(
            rf"^\W*(?P<who>[^.,;:!?\"“”]{{2,50}}?)\s+{self.verb.pattern}", re.IGNORECASE
        )

    @cached_property
    def conclusion(self) -> re.Pattern[str]:
        """Match, behind a quotation, "which is how"."""
        return re.compile(rf"^\W*{phrases(self.concluding).pattern}\s+", re.IGNORECASE)

    @cached_property
    def placed_in(self) -> re.Pattern[str]:
        """Match, behind a quotation, "That is in" and where it is."""
        return re.compile(
            rf"^[.,]?\s*{phrases(self.placing).pattern}\s+(?P<who>[^.,;:!?]{{2,60}})", re.IGNORECASE
        )

    @cached_property
    def in_own_words(self) -> re.Pattern[str]:
        """Find, at a text's end, "in its own words"."""
        return re.compile(rf"{phrases(self.own_words).pattern}\W*$", re.IGNORECASE)

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """Match what may stand between the name of a document and its words."""
        return re.compile(rf"\W*(?:{any_of(self.again)})?\W*$", re.IGNORECASE)

    @cached_property
    def turn(self) -> re.Pattern[str]:
        """Find, at a text's end, what makes the words after it no saying."""
        return re.compile(rf"{phrases(self.turned).pattern}\s*$", re.IGNORECASE)

    @cached_property
    def not_said(self) -> re.Pattern[str]:
        """Find what says that something was not said."""
        return re.compile(rf"{phrases(self.unsaid).pattern}|\w+n['’]t\b", re.IGNORECASE)

    @cached_property
    def passive_voice(self) -> re.Pattern[str]:
        """Find, at a text's end, what makes the verb of saying after it a passive."""
        return re.compile(rf"{phrases(self.passive).pattern}\s*$", re.IGNORECASE)

    @cached_property
    def before_noun(self) -> re.Pattern[str]:
        """Find, at a text's end, what a noun follows."""
        return re.compile(rf"{phrases(self.noun_follows).pattern}\s*$", re.IGNORECASE)

    @cached_property
    def edge(self) -> re.Pattern[str]:
        """Find where a clause begins or ends."""
        return re.compile(rf"[,;:()—–]|{phrases(self.edges).pattern}", re.IGNORECASE)

    @cached_property
    def noun_phrase(self) -> re.Pattern[str]:
        """Find, at a text's end, a noun with what belongs to it, or a name."""
        return re.compile(
            rf"(?:\b(?:{any_of(self.determiners)})\s+(?:[\w'’-]+\s*){{1,5}}"
            r"|\b[A-Z][\w'’-]*(?:\s+(?:of\s+)?[A-Z][\w'’-]*){0,4})$"
        )

    @cached_property
    def possessive(self) -> re.Pattern[str]:
        """Match "its" and its like."""
        return phrases(self.possessives)

    @cached_property
    def nouns(self) -> tuple[re.Pattern[str], ...]:
        """Find the nouns of each kind of document."""
        return tuple(map(phrases, self.documents))

    @cached_property
    def document(self) -> re.Pattern[str]:
        """Find a document spoken of: "the second report", "the second", "its summary"."""
        ordinals, nouns = any_of(self.ordinals), self._any_noun
        return re.compile(
            rf"\b(?:{any_of(self.pointing)})\s+"
            rf"(?:(?:{ordinals})(?:\s+[\w-]+)?\s+(?:{nouns})|(?:[\w’'-]+\s+)?(?:{nouns})"
            rf"|(?:{ordinals}))\b",
            re.IGNORECASE,
        )

    @cached_property
    def signed(self) -> re.Pattern[str]:
        """Find the surname of whoever wrote a document, in its first lines."""
        return re.compile(
            rf"\b(?i:{any_of(self.byline)})[,:]?\s+(?:(?:{any_of(self.titles)})\.?\s+)?"
            r"[A-Z][\w’'-]+(?:\s+[A-Z]\.?)*\s+(?P<surname>[A-Z][\w’'-]+)"
        )

    @cached_property
    def definition(self) -> re.Pattern[str]:
        """Find where a document says which one it calls "the report" from there on."""
        return re.compile(
            rf"(?:{phrases(self.defining).pattern}|\()\s*[\"'“‘]?the (?:{self._any_noun})\b",
            re.IGNORECASE,
        )

    def author(self, surnames: frozenset[str]) -> re.Pattern[str]:
        """Return a pattern for an author by title or surname: "Dr Ash", "Ash's second report"."""
        return re.compile(
            rf"\b(?:(?:{any_of(self.titles)})\.?\s+)?(?:[A-Z][\w’'-]+\s+)?"
            rf"(?P<surname>{any_of(surnames)})\b(?:['’]s?\s+(?:[\w-]+\s+)?(?:{self._any_noun}))?"
        )

    @cached_property
    def _any_noun(self) -> str:
        return any_of(noun for alike in self.documents for noun in alike)
