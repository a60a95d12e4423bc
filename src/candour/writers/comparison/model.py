"""What is written of two accounts: their differences, and whom each speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from candour.core.comparison.coverage import Coverage
from candour.core.comparison.difference import Change, Difference
from candour.core.comparison.reaching import Reach
from candour.core.documents.document import Document
from candour.core.statements.statement import Statement

SIGNS = {
    Change.KEPT: "=",
    Change.REWORDED: "≈",
    Change.SOFTENED: "▽",
    Change.HARDENED: "▲",
    Change.MOVED: "→",
    Change.MADE_VAGUE: "◌",
    Change.DROPPED: "−",
    Change.ADDED: "+",
}
"""A sign beside each word: no kind is told by colour alone."""

SUGGESTED = (
    "Every difference, and whom each statement is about, is suggested by machine; nobody has "
    "decided it unless it says so."
)
CANNOT_SHOW = (
    "What these lists cannot show: how often an agency had a duty to act or was named in what the "
    "reviewers read (no base rate), and what caused what. A longer list is no worse an agency."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedAccounts:
    """Two accounts laid side by side, agencies in the order that they are to stand in."""

    made_on: date
    name_a: str
    name_b: str
    document_a: Document = field(repr=False)
    document_b: Document = field(repr=False)
    differences: Sequence[Difference] = field(repr=False)
    agencies: Sequence[str]
    coverage_a: Coverage = field(repr=False)
    coverage_b: Coverage = field(repr=False)
    reach: Reach | None = field(default=None, repr=False)

    @property
    def title(self) -> str:
        """What stands at the head of the page."""
        return f"{self.name_a} beside {self.name_b}"

    @property
    def opening(self) -> tuple[str, ...]:
        """What the page says of itself."""
        made = f"A is {self.name_a}, B is {self.name_b}. Made by Candour on {self.made_on}."
        return (made, SUGGESTED)


def named(change: Change) -> str:
    """Return the word for a kind of change."""
    return change.value.replace("_", " ")


def signed(change: Change) -> str:
    """Return the word for a kind of change, after its sign."""
    return f"{SIGNS[change]} {named(change)}"


def said_of(difference: Difference) -> str:
    """Return the kinds of a difference in words, the most serious first."""
    also = ", ".join(named(one) for one in difference.also)
    return f"{signed(difference.change)} (also {also})" if also else signed(difference.change)


def place_of(statement: Statement) -> str:
    """Return the paragraph's number as the page shows it, else its count."""
    locator = statement.passage.locator
    return str(locator.number or locator.paragraph or locator.in_words())


def places_of(statements: Sequence[Statement]) -> str:
    """Return the paragraphs of statements, each once."""
    return ", ".join(dict.fromkeys(place_of(one) for one in statements))


def numbered(statements: Sequence[Statement]) -> str:
    """Return statements a line each, after the number of their paragraph."""
    return "\n".join(f"{place_of(one)}  {' '.join(one.text.split())}" for one in statements)
