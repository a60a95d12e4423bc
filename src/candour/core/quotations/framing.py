"""What a document puts around the words that it quotes: a number, a label, where they stand."""

import re
from dataclasses import dataclass, field

from candour.core.documents.passage import Passage
from candour.core.quotations.attributing_words import AttributingWords
from candour.core.spans import Span

_LEADING_CUT = re.compile(r"(?:\s|…|\.{3}|\[…\]|\[\.\.\.\])+(?=[^a-z])")
_TRAILING_CUT = re.compile(r"(?<=[.?!\"'”’])(?:\s*(?:…|\.{3}|\[…\]|\[\.\.\.\]))+\s*$")
_BULLET = re.compile(
    r"\s*(?:[•●▪◦‣·*–-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]|\d+(?:\.\d+)+\.?)\s+"  # "(a)", "4.12"
)


@dataclass(frozen=True, slots=True)
class Framed:
    """The words of a paragraph, and whether a label says that they are taken from somewhere."""

    span: Span
    is_labelled: bool = False


@dataclass(frozen=True, slots=True)
class Framing:
    """Finds the words that a paragraph frames."""

    words: AttributingWords = field(repr=False)

    def of(self, passage: Passage) -> Framed:
        """Return the words of a paragraph without what stands around them, from its own start."""
        text = passage.text
        start = _after_number(passage)
        label = self.words.label.match(text, start)
        if label is not None:
            start = label.end()
        reference = self.words.reference.search(text)
        end = len(text) if reference is None else reference.start()
        inner = without_cuts(text[start:end])
        return (
            Framed(inner.moved(start), label is not None)
            if len(inner)
            else Framed(without_cuts(text))
        )


def without_cuts(text: str) -> Span:
    """Return a paragraph's words without an ellipsis that stands for other sentences around it."""
    leading = _LEADING_CUT.match(text)
    start = leading.end() if leading is not None else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    end = len(_TRAILING_CUT.sub("", text).rstrip())
    return Span(min(start, end), end)


def _after_number(passage: Passage) -> int:
    number = passage.locator.number
    if number is None or not passage.text.startswith(number):
        bullet = _BULLET.match(passage.text)
        return bullet.end() if bullet is not None else 0
    rest = passage.text[len(number) :]
    return len(passage.text) - len(rest.lstrip(".) \t\u00a0"))
