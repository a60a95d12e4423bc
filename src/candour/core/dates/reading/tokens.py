"""Cut written words into tokens, and join those that the vocabulary knows as one phrase."""

import re
from collections.abc import Callable
from typing import Any

Senses = dict[str, Any]

_PATTERN = re.compile(r"(\d+)|(['’]?[^\W\d_]+(?:['’][^\W\d_]+)*)|\S")
# The same with the blanks before each; all of a text is either, so that lengths give the places.
_SPACED = re.compile(r"(\s*)(?:(\d+)|(['’]?[^\W\d_]+(?:['’][^\W\d_]+)*)|(\S))")
_NO_SENSES: Senses = {}
DASHES = frozenset("-‐‑‒–—−")


class Token:
    """A number, a word, a phrase or a single sign, with what the vocabulary says it can mean."""

    __slots__ = ("digits", "end", "get", "number", "senses", "spaced", "start", "text")

    # The value of one sense of this token, or None; bound once, since the grammar asks so often.
    get: Callable[[str], Any]
    senses: Senses

    def __init__(self, text: str, start: int, end: int, spaced: bool, senses: Senses) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.spaced = spaced
        self.senses = senses
        self.get = senses.get
        self.number: int | None = None
        self.digits = 0

    def mean(self, senses: Senses) -> None:
        """Give the token its senses."""
        self.senses = senses
        self.get = senses.get

    @property
    def is_dash(self) -> bool:
        """Whether this is a hyphen or a dash of any length."""
        return self.text in DASHES


# By the first word, then the second; the longest first.
Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], Senses]]]]


def cut(text: str) -> list[str]:
    """The token texts of a phrase, for compiling a vocabulary."""
    return [match.group() for match in _PATTERN.finditer(text.lower()) if match.group() != "."]


def tokenize(
    text: str, singles: dict[str, Senses], phrases: Phrases, start: int = 0, stop: int | None = None
) -> list[Token]:
    """Cut a stretch of text into tokens; a stop directly after a word is no token of its own."""
    tokens: list[Token] = []
    end = start
    word_before = False
    for gap, figures, word, sign in _SPACED.findall(
        text, start, len(text) if stop is None else stop
    ):
        begin = end + len(gap)
        if sign:
            end = begin + 1
            if sign == "." and word_before and not gap:
                word_before = False
                continue
            word_before = False
            tokens.append(Token(sign, begin, end, bool(gap), singles.get(sign, _NO_SENSES)))
        elif word:
            end = begin + len(word)
            word_before = True
            lower = word.lower()
            senses = singles.get(lower) or _without_possessive(lower, singles)
            tokens.append(Token(lower, begin, end, bool(gap), senses))
        else:
            end = begin + len(figures)
            word_before = False
            token = Token(figures, begin, end, bool(gap), singles.get(figures, _NO_SENSES))
            token.digits = end - begin
            if token.digits <= 8:
                token.number = int(figures)
            tokens.append(token)
    return _join(tokens, phrases)


def _without_possessive(word: str, singles: dict[str, Senses]) -> Senses:
    if word.endswith(("'s", "’s")):
        return singles.get(word[:-2], _NO_SENSES)
    return _NO_SENSES


def _join(tokens: list[Token], phrases: Phrases) -> list[Token]:
    joined: list[Token] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        if token.text in phrases:
            taken = _phrase_length(tokens, at, phrases)
            if taken:
                joined.append(_phrase(tokens[at : at + taken], phrases))
                at += taken
                continue
        if token.digits and at + 1 < count and not tokens[at + 1].spaced:
            suffix = tokens[at + 1]
            if suffix.senses.get("suffix") == "ordinal" and token.number is not None:
                joined.append(_ordinal(token, suffix))
                at += 2
                continue
        joined.append(token)
        at += 1
    return joined


def _phrase_length(tokens: list[Token], at: int, phrases: Phrases) -> int:
    seconds = phrases.get(tokens[at].text)
    if seconds is None or at + 1 >= len(tokens):
        return 0
    for pieces, _ in seconds.get(tokens[at + 1].text, ()):
        size = len(pieces)
        if size == 2 or (
            at + size <= len(tokens)
            and all(tokens[at + step].text == pieces[step] for step in range(2, size))
        ):
            return size
    return 0


def _ordinal(token: Token, suffix: Token) -> Token:
    merged = Token(token.text, token.start, suffix.end, token.spaced, {"ordinal": token.number})
    merged.number = token.number
    return merged


def _phrase(tokens: list[Token], phrases: Phrases) -> Token:
    key = tuple(token.text for token in tokens)
    senses = next(found for pieces, found in phrases[key[0]][key[1]] if pieces == key)
    text = " ".join(token.text for token in tokens)
    first, last = tokens[0], tokens[-1]
    return Token(text, first.start, last.end, first.spaced, senses)
