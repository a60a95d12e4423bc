"""Where words stand in the accounts, found in the paragraphs as they were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from examples.make.accounts.placed import Placed, Told

MAIN_FILES = {
    "review_1": "review_1.docx",
    "review_2": "review_2.docx",
    "summary_2": "summary_2.docx",
    "article": "article.html",
}


@dataclass(frozen=True, slots=True)
class Found:
    """Words in one paragraph of one file."""

    file: str
    placed: Placed
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words found."""
        return self.placed.text[self.start : self.end]

    def place(self) -> dict[str, Any]:
        """The words' place as a truth row has it."""
        return {
            "file": f"accounts/{self.file}",
            "locator": dict(self.placed.locator),
            "start": self.start,
            "end": self.end,
        }


def statement(told: Mapping[str, Told], account: str, key: str) -> Found:
    """The plan's statement in its account's file."""
    one = told[MAIN_FILES[account]]
    for placed in one.paragraphs:
        for sentence, start, end in placed.joined.spans:
            if sentence.key == key and sentence.planned:
                return Found(one.file, placed, start, end)
    raise LookupError(f"no statement {key} in {one.file}")


def everywhere(told: Sequence[Told], words: str) -> Iterator[Found]:
    """Every place where these words stand, letter for letter."""
    for one in told:
        for placed in one.paragraphs:
            at = placed.text.find(words)
            while at >= 0:
                yield Found(one.file, placed, at, at + len(words))
                at = placed.text.find(words, at + 1)


def spellings(quote: str) -> Iterator[str]:
    """A quotation as its source may have it: point, apostrophes, broken words, first letter."""
    points = (quote, quote.rstrip("."))
    quotes = (("", ""), ("’", "'"), ("'", "’"))
    for text, (was, now), whole, first in product(points, quotes, (False, True), (0, 1, 2)):
        spelt = text.replace(was, now) if was else text
        spelt = spelt.replace("-\n", "") if whole else spelt
        letter = (spelt[0], spelt[0].upper(), spelt[0].lower())[first]
        yield letter + spelt[1:]
