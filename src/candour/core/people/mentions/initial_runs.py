"""Initials before and behind a surname: where a run of them ends."""

import re
from collections.abc import Container

from candour.core.people.mentions.line import Line

_BEFORE = re.compile(r"(?:^|[\s(\[/\"'“‘&;,:-])$")
_MOST = 4


def initials_end(line: Line, at: int, codes: Container[str]) -> int:
    """The word after initials that stand at a word: "K A Reed", "KA Reed".

    `codes` are short words in capitals that are no initials.
    """
    here = at
    if not _BEFORE.search(line.gap(at)) and at:
        return here
    while here < len(line) and here - at < _MOST:
        raw = line.raw[here]
        if len(raw) != 1 or not raw.isupper() or line.is_owner(here):
            break
        if here > at and line.gap(here) not in (" ", ". ", "."):
            break
        here += 1
    if here == at and here + 1 < len(line):
        raw = line.raw[here]
        joined = raw.isupper() and raw.isalpha() and len(raw) in (2, 3)
        is_free = line.words[here] not in codes
        if joined and is_free and line.follows(here + 1) and line.is_capital(here + 1):
            here += 0 if line.raw[here + 1].isupper() else 1
    return here


def opens_birth(line: Line, at: int) -> bool:
    """Whether a letter stands before a day of birth, and is no initial: "REED B. 27/03/1990"."""
    return line.words[at] == "b" and at + 1 < len(line) and line.raw[at + 1][0].isdigit()


def last_of_initials(line: Line, last: int) -> int:
    """The last of the single capitals in a row behind a word."""
    here = last + 1
    while line.follows(here) and len(line.raw[here]) == 1 and line.raw[here].isupper():
        here += 1
    return here - 1
