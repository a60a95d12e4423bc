"""Variants of the invented accounts: other names, places, agencies' names, dates and wordings.

Thirty planned changes on which rules were set prove little. A variant says the same of both
accounts in other words, so that its truth is the case's own. The same seed always gives the same
variant. It shows that rules hang on no name and no date; it does not show how they do on reviews
that somebody else wrote.
"""

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.comparison.invented import Keys, KnownPair
from candour.core.documents.block import Draft
from candour.core.documents.document import Document, Original, assemble

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_YEAR = re.compile(r"\b20[12]\d\b")
_DAY = re.compile(rf"\b(\d{{1,2}})(?= (?:{'|'.join(_MONTHS)})\b)")


class Wording:
    """One way of saying everything otherwise."""

    def __init__(self, seed: int) -> None:
        told = _told()
        chance = Random(seed)
        self._years = chance.choice([-6, -4, -3, 2, 3, 5])
        self._days = chance.randint(1, 11)
        self._instead: list[tuple[re.Pattern[str], str]] = []
        for was, others in (*told["names"].items(), *told["agencies"].items()):
            self._say(was, chance.choice(others))
        for was, *others in told["wordings"]:
            if others and chance.random() < 0.6:
                self._say(was, chance.choice(others))

    def _say(self, was: str, instead: str) -> None:
        self._instead.append((re.compile(rf"\b{re.escape(was)}\b", re.IGNORECASE), instead))

    def said(self, text: str) -> str:
        """Return a text said otherwise; every sentence stays one."""
        for pattern, instead in self._instead:
            text = pattern.sub(lambda match, to=instead: _as_begun(match[0], to), text)
        text = _YEAR.sub(lambda match: str(int(match[0]) + self._years), text)
        return _DAY.sub(lambda match: str((int(match[1]) + self._days - 1) % 28 + 1), text)


def variant(pair: KnownPair, seed: int) -> KnownPair:
    """Return a pair said otherwise; what became of each statement is what it was."""
    wording = Wording(seed)
    a, b = (_reworded(document, wording) for document in pair.documents)
    keys_a, keys_b = (
        Keys(tuple((key, place, wording.said(text)) for key, place, text in keys.places))
        for keys in pair.keys
    )
    return KnownPair(f"{pair.name}, variant {seed}", (a, b), (keys_a, keys_b), pair.changes)


def _reworded(document: Document, wording: Wording) -> Document:
    drafts = [
        Draft(passage.short, passage.locator, passage.kind, wording.said(passage.text))
        for passage in document.passages()
    ]
    original = document.original
    return assemble(Original(original.sha256, original.name, original.size_bytes, "text"), drafts)


def _as_begun(was: str, instead: str) -> str:
    return instead[0].upper() + instead[1:] if was[0].isupper() else instead


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8")
    )
    return told
