"""What the writer of a quotation marked as changed: ellipses, and words in square brackets."""

import re
from dataclasses import dataclass, field

from candour.core.spans import Span

_EDIT = re.compile(
    r"(?P<cut>[\[(]\s*(?:\u2026|\.{3,}|\. \. \.)\s*[\])]|\u2026|\.{3,}|(?:\. ){2,}\.)"
    r"|(?P<bracket>(?<![^\W_])[^\W_]*\[[^\[\]]{1,200}\](?!\()[^\W_]*)"
)
"""Words in brackets with an address behind them, "[title](https://…)", are a link, no edit."""
_BRACKETS = str.maketrans("", "", "[]")


@dataclass(frozen=True, slots=True)
class Edit:
    """A marked change: words left out, or words put in (which may stand in the place of others).

    A bracket inside a word stands for some of its letters: "[T]he" has `within` "The" and puts in
    "T".
    """

    inserted: str | None = field(repr=False)
    within: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Edited:
    """A quotation parted at its marked edits: one edit stands between two fragments.

    `fragments` are the spans of the words quoted; the first or the last is empty where an edit
    opens or closes the quotation.
    """

    fragments: tuple[Span, ...]
    edits: tuple[Edit, ...]

    def __post_init__(self) -> None:
        if len(self.fragments) != len(self.edits) + 1:
            raise ValueError("between two fragments stands one edit")


def parted_at_edits(quote: str) -> Edited:
    """Part a quotation at its ellipses and brackets."""
    fragments: list[Span] = []
    edits: list[Edit] = []
    start = 0
    for match in _EDIT.finditer(quote):
        fragments.append(Span(start, match.start()))
        edits.append(_edit(match["bracket"]))
        start = match.end()
    fragments.append(Span(start, len(quote)))
    return Edited(tuple(fragments), tuple(edits))


def _edit(bracket: str | None) -> Edit:
    if bracket is None:
        return Edit(None)
    said = bracket[bracket.index("[") + 1 : bracket.index("]")].strip()
    whole = bracket.translate(_BRACKETS)
    return Edit(said, whole if whole != said else None)
