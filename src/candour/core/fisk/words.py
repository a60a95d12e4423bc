"""How posts are laid out and how hosts sound, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from candour.core.quotations.phrases import any_of, phrases, word_lists

_NAME = "voices.yaml"


@dataclass(frozen=True)
class VoiceWords:
    """The lists of `voices.yaml`."""

    saying: frozenset[str] = field(repr=False)
    posted_by: frozenset[str] = field(repr=False)
    headings_of_comments: frozenset[str] = field(repr=False)
    page_words: frozenset[str] = field(repr=False)
    first_person: frozenset[str] = field(repr=False)
    second_person: frozenset[str] = field(repr=False)
    interjections: frozenset[str] = field(repr=False)
    speaking_of_it: frozenset[str] = field(repr=False)
    british_spelling: frozenset[str] = field(repr=False)
    american_spelling: frozenset[str] = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "VoiceWords":
        """Build from `voices.yaml`. Raises `BadVocabulary` for a list missing or unknown."""
        return cls(**word_lists(cls, loaded, _NAME, also=set()))

    @cached_property
    def byline(self) -> re.Pattern[str]:
        """Match a line that says only who speaks next, under "name"."""
        said, by = any_of(self.saying), any_of(self.posted_by)
        name = r"[^\s>,:;][^\n,:;]{0,40}?"
        at = r"(?:[\s,(\[]+(?:at|on)\b[^.;]{0,30}\d[^.;]{0,20}|[\s,(\[]+\d[^.;]{0,40})?"
        return re.compile(
            rf"^\s*(?:(?P<name>{name})\s+(?:{said}){at}\s*(?:…|\.\.\.|:|\.)?"
            rf"|(?:{by})\s+(?P<other>{name}){at}\s*:?)\s*$",
            re.IGNORECASE,
        )

    @cached_property
    def comments_begin(self) -> re.Pattern[str]:
        """Match a line that heads the readers' comments."""
        return re.compile(
            rf"^\s*(?:\d+\s+)?(?:{any_of(self.headings_of_comments)})(?:\s*\(?\d+\)?)?\s*:?\s*$",
            re.IGNORECASE,
        )

    @cached_property
    def of_the_page(self) -> re.Pattern[str]:
        """Match a line of the page's own."""
        return re.compile(rf"^\W*(?:{any_of(self.page_words)})\W*$", re.IGNORECASE)

    @cached_property
    def first(self) -> re.Pattern[str]:
        """Find words for the one who speaks."""
        return phrases(self.first_person)

    @cached_property
    def second(self) -> re.Pattern[str]:
        """Find words for the one spoken to."""
        return phrases(self.second_person)

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Match an interjection at the beginning."""
        return re.compile(rf"^\W*(?:{any_of(self.interjections)})\b", re.IGNORECASE)

    @cached_property
    def of_the_text(self) -> re.Pattern[str]:
        """Find words for the text that is taken apart."""
        return phrases(self.speaking_of_it)

    @cached_property
    def british(self) -> re.Pattern[str]:
        """Find words that only British spelling has; "~" is any ending."""
        return _spelt(self.british_spelling)

    @cached_property
    def american(self) -> re.Pattern[str]:
        """Find words that only American spelling has."""
        return _spelt(self.american_spelling)


def _spelt(told: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(told)})(?!\w)".replace(r"\~", r"\w*"), re.IGNORECASE)
