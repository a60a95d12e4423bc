"""Read a case's log and add decisions to it; the log is written nowhere else."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from candour.actions.rights import may_read, note_reading, require
from candour.core.decisions import Act
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.chain import LogLine, next_line
from candour.core.decisions.opening import Opening
from candour.core.decisions.rights import Right, right_for
from candour.errors import CandourError
from candour.store.connection import open_workspace
from candour.store.log import LogMoved, add_lines, case_names, load_log, open_log
from candour.store.people import give_rights, held_by, know_user
from candour.store.workspace import Workspace

_TRIES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who decides, when, and where random bytes come from."""

    by: str = field(repr=False)
    at: datetime
    salt: Callable[[], bytes] = field(repr=False)

    @property
    def stamp(self) -> str:
        """The time as the log writes it."""
        return self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_log(workspace: Workspace, case: str, at: datetime) -> CaseLog:
    """Return a case's log, and note who opened it.

    Raises `CandourError` where there is none, it cannot be read, or the user may not read it.
    """
    open_workspace(workspace, at)
    log = CaseLog.of(load_log(case))
    if workspace.user:
        require(workspace.user, case, Right.READ)
        note_reading(workspace, case, at)
    return log


def read_logs(workspace: Workspace, at: datetime) -> list[CaseLog]:
    """Return the logs of every case in a workspace that the user may read."""
    open_workspace(workspace, at)
    names = [name for name in case_names() if not workspace.user or may_read(workspace.user, name)]
    return [CaseLog.of(load_log(name)) for name in names]


def open_new_case(workspace: Workspace, opening: Opening, maker: Maker) -> CaseLog:
    """Open a case, in a new workspace where there is none. Raises where its name is taken."""
    payload = _written(opening.payload)
    open_workspace(workspace, maker.at, is_new=True)
    line = next_line(None, opening.name, maker.stamp, payload, maker.salt())
    open_log(line)
    know_user(maker.by, maker.stamp)
    if not held_by(maker.by, opening.name).may(Right.DECIDE):
        give_rights(maker.by, opening.name, tuple(Right), maker.by, maker.stamp)
    return CaseLog.of([line])


def record(
    workspace: Workspace,
    case: str,
    acts_of: Callable[[CaseLog], Sequence[Act]],
    maker: Maker,
    erased: Sequence[int] = (),
) -> CaseLog:
    """Add what was decided on the log as it stands, all or nothing, and return the log after it.

    Where somebody else added a decision in between, `acts_of` is asked again on the new log. The
    words of the lines numbered in `erased` are removed in the same step.
    """
    for _ in range(_TRIES):
        open_workspace(workspace, maker.at)
        log = CaseLog.of(load_log(case))
        held = held_by(maker.by, case)
        if not held.may(Right.RELEASE):
            require(maker.by, case, Right.DECIDE)
        acts = acts_of(log)
        for right in sorted({right_for(act) for act in acts}):
            require(maker.by, case, right)
        payloads = [_written(act.payload) for act in acts]
        try:
            added = add_lines(
                case,
                log.head,
                lambda last: list(_lines(last, payloads, maker)),  # noqa: B023
                erased,
            )
        except LogMoved:
            continue
        know_user(maker.by, maker.stamp)
        return log.followed_by(added)
    raise CandourError(
        "other commands keep adding decisions to this case; nothing was added",
        next_step="try again when they have ended",
    )


def _lines(last: LogLine, payloads: Iterable[str], maker: Maker) -> Iterator[LogLine]:
    for payload in payloads:
        last = next_line(last, last.case, maker.stamp, payload, maker.salt())
        yield last


def _written(payload: Callable[[], str]) -> str:
    try:
        return payload()
    except ValueError as problem:
        raise CandourError(
            f"what was given cannot be kept: {problem}", expected="text in UTF-8"
        ) from None
