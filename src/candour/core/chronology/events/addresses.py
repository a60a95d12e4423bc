"""Addresses in an entry's words: a road, with the number before it where there is one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import Tokens
from candour.core.chronology.events.words import EventWords

_SERVICES = frozenset(("999", "112", "101", "111"))


@dataclass(frozen=True, slots=True)
class Address:
    """A road in small letters, its number if written, and its first and last word."""

    road: str = field(repr=False)
    number: str
    first: int
    last: int


def addresses_in(tokens: Tokens, words: EventWords) -> Iterator[Address]:
    """Yield each address: one to three names in capitals before a word that ends a road's name."""
    for at, word in enumerate(tokens.words):
        if at == 0 or word not in words.roads or not _is_capital(tokens, at):
            continue
        first = at
        while first > max(0, at - 3) and _belongs(tokens, first - 1):
            first -= 1
        if first == at or tokens.words[first] in words.common:
            continue
        number = tokens.words[first - 1] if first and tokens.words[first - 1][0].isdigit() else ""
        if (
            number in _SERVICES
            and "," in tokens.text[tokens.ends[first - 1] : tokens.starts[first]]
        ):
            number = ""  # "999, Victoria Park"
        road = " ".join(tokens.words[first : at + 1])
        yield Address(road, number, first - 1 if number else first, at)


def _is_capital(tokens: Tokens, at: int) -> bool:
    return tokens.text[tokens.starts[at]].isupper()


def _belongs(tokens: Tokens, at: int) -> bool:
    """Whether a word is part of the road's name: a capital, and nothing but a space behind it."""
    behind = tokens.text[tokens.ends[at] : tokens.starts[at + 1]]
    return _is_capital(tokens, at) and behind == " "
