"""A case's log as a whole: how it was opened, and every decision in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from candour.core.decisions.chain import LogLine, head_of
from candour.core.decisions.decision import Decision
from candour.core.decisions.erasing import opening_left, titled
from candour.core.decisions.opening import Opening
from candour.errors import CandourError


@dataclass(frozen=True, slots=True)
class CaseLog:
    """One case's log. `decisions` are those whose words were not removed, in order.

    `opening` bears the title that the case has now.
    """

    opening: Opening
    opened_at: str
    decisions: tuple[Decision, ...]
    lines: tuple[LogLine, ...] = field(repr=False)

    @classmethod
    def of(cls, lines: Sequence[LogLine]) -> "CaseLog":
        """Read a log. Raises `CandourError` naming the line that cannot be read."""
        first, *others = lines
        decisions = _decisions(others)
        opening = opening_left(first.case, decisions) if first.is_removed else None
        try:
            opening = opening or Opening.of_payload(first.case, first.payload or "")
        except ValueError as problem:
            raise _unreadable(first, problem) from None
        return cls(titled(opening, decisions), first.at, decisions, tuple(lines))

    def followed_by(self, lines: Sequence[LogLine]) -> "CaseLog":
        """Return the log with lines that were added to it."""
        decisions = (*self.decisions, *_decisions(lines))
        opening = titled(self.opening, decisions)
        return CaseLog(opening, self.opened_at, decisions, (*self.lines, *lines))

    @property
    def name(self) -> str:
        """The case's name."""
        return self.opening.name

    @property
    def head(self) -> str:
        """The head: it stands for the whole log."""
        return head_of(self.lines)

    @property
    def count(self) -> int:
        """How many decisions were made, those whose words were removed included."""
        return self.lines[-1].number

    def until(self, number: int) -> "CaseLog":
        """Return the log as it stood when `number` decisions had been made."""
        return CaseLog.of([line for line in self.lines if line.number <= number])


def _decisions(lines: Iterable[LogLine]) -> tuple[Decision, ...]:
    decisions = []
    for line in lines:
        if line.payload is None:
            continue
        try:
            made = Decision.of_payload(line.id, line.at, line.payload, line.previous)
        except ValueError as problem:
            raise _unreadable(line, problem) from None
        decisions.append(made)
    return tuple(decisions)


def _unreadable(line: LogLine, problem: ValueError) -> CandourError:
    named = "the opening of the case" if line.number == 0 else line.id
    return CandourError(
        f"the log cannot be read: {named} {problem}",
        next_step=f"candour log --case {line.case} --verify names what was changed",
    )
