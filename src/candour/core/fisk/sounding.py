"""How a paragraph sounds: like the one who takes a text apart, or like the text that is taken.

Every sign speaks for the host (positive) or for the text (negative), in natural logarithms of odds
that are our own choice, not fitted; the same sign never speaks twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from candour.core.fisk.voice import Paragraph
from candour.core.fisk.words import VoiceWords
from candour.core.quotations.marks import marked_spans

_CURLY = re.compile(r"(?<=\w)’|‘(?=\w)")
_STRAIGHT = re.compile(r"(?<=\w)'|(?<!\w)'(?=\w)")
_STRAIGHT_MARK = re.compile(r'"')
_CURLY_MARK = re.compile(r"[“”]|(?<!\w)‘")
_OPENS_CUT = re.compile(r"^\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])")
_ENDS_CUT = re.compile(r"(?:[.!?]\s*(?:…|\.\.\.)|\[…\]|\[\.\.\.\])\s*$")
_ASKS = re.compile(r"[?!](?:[”’\"')\s]|$)|\?\?|\.\.\?|…\?")
_LEADS_IN = re.compile(r":\s*[\"“”’)]*\s*$")
_FEW, _MANY = 12, 45


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason, in words, with what it speaks for and how strongly."""

    words: str
    weight: float


class Print(NamedTuple):
    """The ways of one hand: which apostrophes and quotation marks it sets, and how it spells."""

    apostrophe: str = ""
    marks: str = ""
    spelling: str = ""


def hands(prints: Sequence[Print]) -> Iterator[Print]:
    """Yield the hands that may be the host's: of each way that the paragraphs show, one."""
    shown = [sorted({way for way in ways if way}) or [""] for ways in zip(*prints, strict=True)]
    return map(Print._make, product(*shown))


def print_of(text: str, words: VoiceWords) -> Print:
    """Return the ways of the hand that wrote a text, outside of what it quotes."""
    own = _outside_marks(text)
    curly, straight = len(_CURLY.findall(own)), len(_STRAIGHT.findall(own))
    apostrophe = "curly" if curly > straight else "straight" if straight > curly else ""
    rounded, plain = len(_CURLY_MARK.findall(text)), len(_STRAIGHT_MARK.findall(text))
    marks = "curly" if rounded > plain else "straight" if plain > rounded else ""
    british, american = len(words.british.findall(own)), len(words.american.findall(own))
    spelling = "British" if british > american else "American" if american > british else ""
    return Print(apostrophe, marks, spelling)


def signs(
    paragraph: Paragraph, before: Paragraph | None, host: Print, words: VoiceWords
) -> Iterator[Sign]:
    """Yield what speaks for the host and for the text in a paragraph by itself."""
    text = paragraph.text
    if before is not None and _LEADS_IN.search(before.text):
        yield Sign("the paragraph above leads it in with a colon", -2.5)
    if _LEADS_IN.search(text):
        yield Sign("leads in what follows with a colon", 2.0)
    if _OPENS_CUT.match(text):
        yield Sign("begins with an ellipsis, as words cut from a text do", -2.0)
    elif _ENDS_CUT.search(text):
        yield Sign("ends with an ellipsis behind a full stop", -1.0)
    yield from _typographic(print_of(text, words), host)
    yield from _spoken(_outside_marks(text), words)


def _typographic(own: Print, host: Print) -> Iterator[Sign]:
    if own.apostrophe and host.apostrophe:
        if own.apostrophe == host.apostrophe:
            yield Sign(f"{own.apostrophe} apostrophes, as in the host's opening", 1.5)
        else:
            yield Sign(f"{own.apostrophe} apostrophes, unlike the host's", -2.5)
    if own.marks and host.marks:
        if own.marks == host.marks:
            yield Sign(f"{own.marks} quotation marks, as the host sets", 0.7)
        else:
            yield Sign(f"{own.marks} quotation marks, unlike the host's", -1.5)
    if own.spelling and host.spelling:
        if own.spelling == host.spelling:
            yield Sign(f"{own.spelling} spelling, as the host's", 0.8)
        else:
            yield Sign(f"{own.spelling} spelling, unlike the host's", -2.5)


def _spoken(own: str, words: VoiceWords) -> Iterator[Sign]:
    if words.second.search(own):
        yield Sign("speaks to somebody: “you”", 1.2)
    if words.first.search(own):
        yield Sign("speaks as “I” or “we”", 0.8)
    if words.opening.match(own):
        yield Sign("opens with an interjection", 1.2)
    if _ASKS.search(own):
        yield Sign("asks or exclaims", 0.9)
    if words.of_the_text.search(own):
        yield Sign("speaks of the text itself", 0.8)
    length = len(own.split())
    if length <= _FEW:
        yield Sign("as short as a remark", 0.5)
    elif not any(found.search(own) for found in (words.first, words.second, _ASKS)):
        yield Sign("speaks to nobody and asks nothing", -1.6 if length >= _MANY else -1.0)


def _outside_marks(text: str) -> str:
    kept, at = [], 0
    for span, depth in marked_spans(text):
        if depth == 0 and span.start >= at:
            kept.append(text[at : span.start])
            at = span.end
    return "".join([*kept, text[at:]])
