"""Add what agencies sent to a case: files as originals, and what each agency searched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from candour.actions.case_chronology import rebuild, standing_in
from candour.actions.case_entries import CaseReader
from candour.actions.case_files import read_returns_file
from candour.actions.cases import agencies_of
from candour.actions.entry_reading import span_of
from candour.actions.merging import AgencyFile, Merged
from candour.actions.progress import Progress
from candour.actions.reading import FileRefused, received_bytes
from candour.actions.recording import Maker, read_log, record
from candour.actions.rights import require
from candour.core.chronology.carrying import Orphan
from candour.core.chronology.silences.returns import returns_from
from candour.core.decisions import Act, DecisionKind, standing
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.originals import HeldOriginal, find_original, originals_held
from candour.core.decisions.rights import Right
from candour.errors import CandourError, RefusedFile
from candour.readers.case_files import read_yaml
from candour.store.originals import save_original
from candour.store.workspace import Workspace
from candour.vocabulary.chronology import load_withheld_words

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What is to be added, and what is known of it."""

    files: Sequence[AgencyFile]
    returns: Path | None = None
    received_from: str | None = field(default=None, repr=False)
    replaces: str | None = None

    def __post_init__(self) -> None:
        if not self.files and self.returns is None:
            raise CandourError("nothing is named to add", expected="Agency=FILE, or --returns FILE")
        if self.replaces is not None and len(self.files) != 1:
            raise CandourError(
                f"--replaces with {len(self.files)} files", expected="one file that replaces one"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of it: the log after it, the chronology, and the orphans it leaves."""

    log: CaseLog
    merged: Merged
    originals: tuple[HeldOriginal, ...]
    returns: tuple[str, ...]
    orphans: tuple[Orphan, ...]
    carried: int


def add_to_case(
    workspace: Workspace, case: str, sent: Sent, maker: Maker, progress: Progress = _SILENTLY
) -> Added:
    """Add files and returns, all or nothing, and make the chronology anew.

    A file that no reader can read, or that the case holds already, is refused with everything
    that came with it. Bytes are kept before the decision that speaks of them is made.
    """
    files = [(file, bytes_of(file)) for file in sent.files]
    returns = [] if sent.returns is None else returns_in(sent.returns)
    after, originals = _add(workspace, case, _Arrived(sent, files, returns), maker, progress)
    merged = _chronology_after(workspace, after, progress)
    left = standing_in(after, merged)
    new = {original.sha256 for original in originals}
    return Added(
        log=after,
        merged=merged,
        originals=tuple(one for one in originals_held(after.decisions) if one.sha256 in new),
        returns=tuple(str(value["agency"]) for value in returns),
        orphans=left.orphans,
        carried=_carried(after, left.settled.renamed) if sent.replaces else 0,
    )


def add_bytes(
    workspace: Workspace,
    case: str,
    received: tuple[AgencyFile, bytes],
    maker: Maker,
    progress: Progress = _SILENTLY,
    replaces: str | None = None,
) -> HeldOriginal:
    """Add one file from its bytes, under its name; the chronology is left to be made.

    `replaces` names the file of the case whose new version this is.
    """
    arrived = _Arrived(Sent(files=[received[0]], replaces=replaces), [received], [])
    return _add(workspace, case, arrived, maker, progress)[1][0]


def add_returns(workspace: Workspace, case: str, path: Path, maker: Maker) -> tuple[str, ...]:
    """Add what agencies searched, from a file; return their names. The chronology is left to be
    made."""
    returns = returns_in(path)
    _add(workspace, case, _Arrived(Sent(files=(), returns=path), [], returns), maker, _SILENTLY)
    return tuple(str(value["agency"]) for value in returns)


@dataclass(frozen=True, slots=True)
class _Arrived:
    """What is to be added, with its bytes."""

    sent: Sent
    files: Sequence[tuple[AgencyFile, bytes]] = field(repr=False)
    returns: Sequence[dict[str, Any]] = field(repr=False)


def _add(
    workspace: Workspace, case: str, arrived: _Arrived, maker: Maker, progress: Progress
) -> tuple[CaseLog, list[HeldOriginal]]:
    log = read_log(workspace, case, maker.at)
    require(maker.by, case, Right.DECIDE)  # before the bytes are kept
    sent = arrived.sent
    originals = _check_readable(workspace, log, arrived.files, sent, progress)
    for _, data in arrived.files:
        save_original(workspace, data)

    def acts_of(now: CaseLog) -> list[Act]:
        _check_new(now, originals, sent)
        acts = [_adding(now, original, sent, maker) for original in originals]
        return [*acts, *(_returning(now, value, maker) for value in arrived.returns)]

    return record(workspace, case, acts_of, maker), originals


def _chronology_after(workspace: Workspace, log: CaseLog, progress: Progress) -> Merged:
    try:
        return rebuild(workspace, log, progress, is_fresh=False)
    except CandourError as refusal:
        raise CandourError(
            f"what was sent is in the case ({log.count} decisions, head {log.head}), but its "
            f"chronology could not be kept: {refusal.found.partition(';')[0]}",
            next_step=f"when that is mended: candour case rebuild {log.name}",
        ) from None


def bytes_of(file: AgencyFile) -> bytes:
    """Return a file's bytes. Raises `RefusedFile` that names it."""
    try:
        return received_bytes(file.path)
    except RefusedFile as refusal:
        raise CandourError(f"{file.path.name}: {refusal}; nothing was added") from None


def returns_in(path: Path) -> list[dict[str, Any]]:
    """Return each agency's return as it stands in a file. Raises where one breaks the format."""
    read_returns_file(path)
    loaded: Any = read_yaml(path)
    return [_in_json(value) for value in loaded]


def why_no_return(value: object) -> str | None:
    """Say what is wrong with a return as a decision holds it; None where nothing is."""
    try:
        returns_from([value], load_withheld_words(), span_of)
    except RefusedFile as refusal:
        return refusal.found
    return None


def _check_readable(
    workspace: Workspace,
    log: CaseLog,
    received: Sequence[tuple[AgencyFile, bytes]],
    sent: Sent,
    progress: Progress,
) -> list[HeldOriginal]:
    """Read every new file once; what was read is kept for the chronology. Raises for the first."""
    known = agencies_of(log)
    originals = [
        _original(known.get(file.agency.casefold(), file.agency), file.path.name, data, sent)
        for file, data in received
    ]
    _check_new(log, originals, sent)
    held = [*originals_held(log.decisions), *originals]
    reader = CaseReader(workspace, log.name, log.decisions, progress)
    for original, (_, data) in zip(originals, received, strict=True):
        first = reader.read(original, held, data)[0]
        if isinstance(first, FileRefused):
            raise CandourError(f"{original.name}: {first.refusal}; nothing was added")
    return originals


def _original(agency: str, name: str, data: bytes, sent: Sent) -> HeldOriginal:
    return HeldOriginal(
        sha256=sha256(data).hexdigest(),
        name=name,
        agency=agency,
        size_bytes=len(data),
        decision="",
        received_from=sent.received_from,
    )


def _check_new(log: CaseLog, originals: Sequence[HeldOriginal], sent: Sent) -> None:
    held = {one.sha256: one for one in originals_held(log.decisions)}
    for original in originals:
        if original.sha256 in held:
            raise CandourError(
                f"{original.name}: the case holds this file already, byte for byte, as "
                f"{held[original.sha256].name}; nothing was added",
                expected="files that are not in the case",
            )
        held[original.sha256] = original
    if sent.replaces is None:
        return
    replaced = find_original(sent.replaces, list(originals_held(log.decisions)))
    if replaced.agency.casefold() != originals[0].agency.casefold():
        raise CandourError(
            f"{replaced.name} is {replaced.agency}'s; nothing was added",
            expected=f"a new version from {replaced.agency}",
        )


def _adding(log: CaseLog, original: HeldOriginal, sent: Sent, maker: Maker) -> Act:
    replaces = None
    if sent.replaces is not None:
        replaces = find_original(sent.replaces, list(originals_held(log.decisions))).decision
    return Act(
        kind=DecisionKind.ADD_ORIGINAL,
        by=maker.by,
        about=(original.sha256,),
        value=original.value(),
        replaces=replaces,
    )


def _returning(log: CaseLog, value: dict[str, Any], maker: Maker) -> Act:
    agency = str(value["agency"])
    before = [
        decision.id
        for decision in standing(log.decisions)
        if decision.kind is DecisionKind.RETURN
        and decision.about[0].casefold() == agency.casefold()
    ]
    return Act(
        kind=DecisionKind.RETURN,
        by=maker.by,
        about=(agency,),
        value=value,
        replaces=before[-1] if before else None,
    )


def _carried(log: CaseLog, renamed: Mapping[str, str]) -> int:
    return sum(
        any(renamed.get(entry, entry) != entry for entry in decision.about)
        for decision in standing(log.decisions)
    )


def _in_json(value: Any) -> Any:
    """YAML reads days as days; the log holds JSON."""
    if isinstance(value, dict):
        return {str(key): _in_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_in_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
