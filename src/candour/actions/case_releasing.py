"""Release an edition of a case: its findings pass the gate, and the ledger holds what went out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from candour.actions.case_gate import check_gate
from candour.actions.ledger import ledger_rows
from candour.actions.progress import Progress
from candour.actions.recording import Maker, record
from candour.actions.releasing import OnFile, Outcome, ReleasedFile, ToRelease, make_release
from candour.actions.rights import require
from candour.core.decisions import Act, DecisionKind
from candour.core.decisions.rights import Right
from candour.core.ledger.rows import LedgerFile, Row, RowKind, rows_in
from candour.core.manifest.release import ReleaseSaid
from candour.errors import CandourError
from candour.store.originals import load_original, save_original
from candour.store.workspace import Workspace

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCase:
    """The case that an edition is released of, by whom and why."""

    workspace: Workspace
    case: str
    maker: Maker
    why: str | None = field(default=None, repr=False)
    at_request_of: str | None = field(default=None, repr=False)


def release_case(
    asked: ToRelease,
    of_case: OfCase,
    progress: Progress = _SILENTLY,
    on_file: OnFile = lambda *_: None,
) -> tuple[Outcome, Row | None]:
    """Release an edition, and return the ledger's row of it; None where something bars it.

    It is checked beside every release that the ledger holds, too. The release is in the ledger
    before it stands in its place: nothing leaves that the ledger does not know of.
    """
    made: list[Row] = []
    at = of_case.maker.at
    earlier = ledger_rows(of_case.workspace, of_case.case, at)
    require(of_case.maker.by, of_case.case, Right.RELEASE)
    gate = check_gate(of_case.workspace, of_case.case, at, progress)

    def keep(said: ReleaseSaid, files: Sequence[ReleasedFile]) -> None:
        for one in files:
            save_original(of_case.workspace, one.staged.read_bytes())
        log = record(
            of_case.workspace,
            of_case.case,
            lambda _: [_act(asked, of_case, said, files)],
            of_case.maker,
        )
        made.append(rows_in(log.decisions)[-1])

    with _released(of_case.workspace, earlier) as folders:
        whole = replace(
            asked,
            against=(*asked.against, *folders),
            gate=asked.gate.beside(gate),
        )
        try:
            outcome = make_release(whole, at.date(), on_file, keep)
        except CandourError as refusal:
            if not made:
                raise
            raise CandourError(
                f"the ledger holds the release as {made[0].decision}, but {refusal.found}",
                next_step=f"candour decide undo {made[0].decision}; then try again",
            ) from None
    return outcome, made[0] if made else None


def _act(
    asked: ToRelease, of_case: OfCase, said: ReleaseSaid, files: Sequence[ReleasedFile]
) -> Act:
    held = [
        LedgerFile(name=one.path, sha256=one.sha256, size_bytes=one.size_bytes) for one in files
    ]
    value = {
        "edition": said.edition,
        "name": asked.folder.name,
        "sha256": said.edition_sha256,
        "files": [one.value() for one in held],
        "leak_check": said.leak_check,
        "public_key": said.public_key,
    }
    if of_case.at_request_of is not None:
        value["at_request_of"] = of_case.at_request_of
    return Act(
        kind=DecisionKind.RELEASE,
        by=of_case.maker.by,
        about=(said.edition_sha256,),
        value=value,
        why=of_case.why,
    )


@contextmanager
def _released(workspace: Workspace, rows: Sequence[Row]) -> Iterator[list[Path]]:
    """Lay out what was released before, a folder for each release, for as long as it is read."""
    with TemporaryDirectory() as place:
        folders = []
        for row in rows:
            if row.kind is not RowKind.RELEASE or row.is_undone:
                continue
            folder = Path(place) / row.decision
            for file in row.files:
                path = folder / file.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(load_original(workspace, file.sha256))
            folders.append(folder)
        yield folders
