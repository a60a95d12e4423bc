"""The log of a case: read, and verified with everything that it speaks of."""

from dataclasses import dataclass, field
from datetime import datetime

from candour.actions.rights import require
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.chain import LogLine, Wrong, head_of, verify
from candour.core.decisions.decision import Decision
from candour.core.decisions.erasing import OPENING, erased
from candour.core.decisions.originals import originals_ever
from candour.core.decisions.rights import Right
from candour.core.ledger.rows import files_kept
from candour.errors import CandourError
from candour.store.connection import missing_guards, open_workspace, problems_of_file
from candour.store.log import load_log
from candour.store.originals import Stands, original_stands
from candour.store.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was checked of a case, every problem in words, and what was erased by a decision."""

    checked: int
    head: str
    problems: tuple[str, ...] = field(repr=False)
    erased: tuple[str, ...] = ()


def verify_log(workspace: Workspace, case: str, at: datetime, head: str | None = None) -> Verified:
    """Check the chain, the database file, and the bytes of every original ever added.

    `head` is one that was minuted: the log must still hold it. Raises `CandourError` where there
    is no such case.
    """
    open_workspace(workspace, at)
    if workspace.user:
        require(workspace.user, case, Right.READ)
    problems = problems_of_file()
    try:
        lines = load_log(case)
    except CandourError as refusal:
        if not problems:
            raise
        return Verified(checked=0, head="", problems=(*problems, str(refusal)))
    decisions, unreadable = _readable(lines)
    gone = erased(decisions)
    problems += [
        finding.in_words()
        for finding in verify(case, lines, head)
        if not (finding.wrong is Wrong.WORDS_REMOVED and finding.id in gone)
    ]
    problems += [f"the guard {name} of the table was taken away" for name in missing_guards()]
    problems += unreadable
    for sha256, name in {**files_kept(decisions), **originals_ever(decisions)}.items():
        stands = original_stands(workspace, sha256)
        if stands is not Stands.WHOLE:
            problems.append(f"the original {name} ({sha256[:12]}…) {stands.value}")
    return Verified(
        checked=len(lines) - 1,
        head=head_of(lines),
        problems=tuple(problems),
        erased=tuple(f"{one}: its words were erased by {by}" for one, by in gone.items()),
    )


def _readable(lines: tuple[LogLine, ...]) -> tuple[list[Decision], list[str]]:
    """Return the decisions that can be read, one by one, and which lines cannot."""
    decisions: list[Decision] = []
    problems: list[str] = []
    for line in lines[1:]:
        if line.payload is None:
            continue
        try:
            decisions.append(Decision.of_payload(line.id, line.at, line.payload, line.previous))
        except ValueError as problem:
            problems.append(f"{line.id}: it cannot be read: {problem}")
    if not (lines[0].is_removed and OPENING in erased(decisions)):
        try:
            CaseLog.of(lines[:1])
        except CandourError as refusal:
            problems.insert(0, refusal.found)
    return decisions, problems
