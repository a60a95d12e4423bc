"""What only the text around can tell: is "14.30" a number or a time, "2. Visits" a heading."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from re import compile as pattern

from candour.core.documents.block import Draft
from candour.core.documents.passage import Kind
from candour.readers.text.numbers import follows

_SEVERAL_LEVELS = pattern(r"\d+(?:\.\d+)+")
_LIKE_A_TIME = pattern(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_LIKE_A_DATE = pattern(r"(?:[012]?\d|3[01])\.(?:0?\d|1[0-2])\.\d\d")
_LONGEST_HEADING = 80
_ENDS_A_SENTENCE = tuple(".;:,!?")


def settle_numbers(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with numbers that are times taken off, and numbered headings named so.

    "14.30 She rang" and "3.5.22 Visit" open like numbered paragraphs; they are taken for such only
    where the number before or after goes on from them, or where there is no other number at all.
    """
    numbers = [
        (n, draft.locator.number)
        for n, draft in enumerate(drafts)
        if draft.locator.number is not None and _SEVERAL_LEVELS.fullmatch(draft.locator.number)
    ]
    settled = list(drafts)
    for at, (n, number) in enumerate(numbers):
        if len(numbers) > 1 and _is_doubtful(number):
            before = numbers[at - 1][1] if at else None
            after = numbers[at + 1][1] if at + 1 < len(numbers) else None
            if not (before and follows(before, number)) and not (after and follows(number, after)):
                locator = replace(drafts[n].locator, number=None)
                settled[n] = replace(drafts[n], locator=locator)
    for n, (draft, later) in enumerate(pairwise(settled)):
        if _is_heading(draft, later):
            settled[n] = replace(draft, kind=Kind.HEADING)
    return settled


def _is_doubtful(number: str) -> bool:
    return bool(_LIKE_A_TIME.fullmatch(number) or _LIKE_A_DATE.fullmatch(number))


def _is_heading(draft: Draft, later: Draft) -> bool:
    """Say whether "2. Visits" is a heading: short, no sentence, and 2.1 comes next."""
    number = draft.locator.number
    return (
        draft.kind is Kind.LIST_ITEM
        and number is not None
        and number.isdecimal()
        and later.locator.number == f"{number}.1"
        and "\n" not in draft.text
        and len(draft.text) <= _LONGEST_HEADING
        and not draft.text.endswith(_ENDS_A_SENTENCE)
    )
