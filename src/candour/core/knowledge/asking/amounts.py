"""Amounts of money: what a sentence asks for, and whether an entry's amounts are it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from candour.core.knowledge.said import Said
from candour.core.knowledge.words import KnowingWords

_FIGURES = r"£ ?\d[\d,]*(?:\.\d\d)?k?\b|\b\d[\d,]*(?:\.\d\d)?k? ?(?:pounds|quid)\b"
_APART = 1
"""So many clauses from what is owed or taken the amount may stand."""

_ABOUT, _EXACT = 0.2, 0.01
_HUNDRED, _THOUSAND = 100, 1000


@dataclass(frozen=True, slots=True)
class Amount:
    """Between what and what an amount must lie."""

    least: float
    most: float

    def holds(self, pounds: float) -> bool:
        """Whether an amount is one that was asked for."""
        return self.least <= pounds <= self.most


def amount_asked(text: str, words: KnowingWords) -> tuple[Amount, str] | None:
    """The first amount of a sentence, and how it is written with the words that bound it."""
    for pounds, first, last in _amounts(text, words):
        for bound in sorted(words.bounds, key=lambda one: -len(one)):
            before = text[:first].rstrip()
            if re.search(rf"\b{re.escape(bound)}$", before, re.IGNORECASE):
                begin = len(before) - len(bound)
                return _bounded(pounds, words.bounds[bound]), text[begin:last]
        return _around(pounds, _EXACT), text[first:last]
    return None


def is_of_amount(said: Said, anchor: int, asked: Amount, words: KnowingWords) -> bool:
    """Whether an amount that is asked for stands beside a place of an entry."""
    tokens = said.tokens
    beside = [
        at
        for at, clause in enumerate(tokens.clauses)
        if abs(clause - tokens.clauses[anchor]) <= _APART
    ]
    text = tokens.text[max(0, tokens.starts[beside[0]] - 1) : tokens.ends[beside[-1]]]
    return any(asked.holds(pounds) for pounds, _, _ in _amounts(text, words))


def _bounded(pounds: float, bound: str) -> Amount:
    if bound == "more":
        return Amount(pounds, float("inf"))
    return Amount(0, pounds) if bound == "less" else _around(pounds, _ABOUT)


def _around(pounds: float, share: float) -> Amount:
    return Amount(pounds * (1 - share), pounds * (1 + share))


def _amounts(text: str, words: KnowingWords) -> Iterator[tuple[float, int, int]]:
    """Amounts in figures and in words, with where each begins and ends."""
    for found in re.finditer(_FIGURES, text, re.IGNORECASE):
        digits = re.sub(r"[^\d.]", "", found.group())
        is_thousands = re.search(r"\dk", found.group(), re.IGNORECASE)
        yield float(digits) * (_THOUSAND if is_thousands else 1), found.start(), found.end()
    number = "|".join(map(re.escape, words.numbers))
    in_words = rf"\b((?:(?:{number}|and) )+)(?:pounds|pound|quid)\b"
    for found in re.finditer(in_words, text, re.IGNORECASE):
        yield _value(found.group(1).casefold().split(), words), found.start(), found.end()


def _value(told: list[str], words: KnowingWords) -> float:
    """A number in words: "two thousand five hundred"."""
    total = current = 0
    for word in told:
        number = words.numbers.get(word, 0)
        if number < _HUNDRED:
            current += number
        else:
            current = max(1, current) * number
        if number >= _THOUSAND:
            total, current = total + current, 0
    return float(total + current)
