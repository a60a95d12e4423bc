"""Whether two accounts use the same words: case, punctuation, marks of notes count for nothing."""

import re
from collections.abc import Sequence

from candour.core.statements.statement import Statement

_LETTERS = re.compile(r"[^\W_]+")
_NOTE = re.compile(r"\[\^?\d{1,4}\]_?|(?<=[.!?”\"])\d{1,4}(?=\s|$)")
"""The mark of a note as plain text has it: "[^12]", "[12]_", "end.12 "."""


_REFERENCE = re.compile(
    r"\b(?:sections?|paragraphs?|chapters?|volumes?)\s+\d+(?:\.\d+)*", re.IGNORECASE
)


def without_notes(text: str) -> str:
    """Return a text without the marks of its notes."""
    return _NOTE.sub("", text)


def without_references(text: str) -> str:
    """Return a text without marks of notes and without numbers of its own parts."""
    return _REFERENCE.sub("", without_notes(text))


def is_same(a: Sequence[Statement], b: Sequence[Statement]) -> bool:
    """Say whether statements have the same words; case and punctuation count for nothing."""
    return _letters(a) == _letters(b)


def _letters(statements: Sequence[Statement]) -> list[str]:
    return [
        word for one in statements for word in _LETTERS.findall(without_notes(one.text).casefold())
    ]
