"""Editions of a case: made, read back beside, and released where nothing bars that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from candour.actions.case_gate import check_gate
from candour.actions.case_releasing import OfCase, release_case
from candour.actions.key_pages import KeptKey, needed_key
from candour.actions.leak_pages import AskedCheck, KeptReport, find_in, report_of
from candour.actions.preview_pages import Account, document_named
from candour.actions.progress import Progress
from candour.actions.reading import FileRefused
from candour.actions.recording import Maker
from candour.actions.redacting import Redaction, redact_files
from candour.actions.refreshing import CaseState
from candour.actions.releasing import ToRelease, make_signing_keys
from candour.actions.rights import note_reading, require, stamp
from candour.core.decisions.rights import Right
from candour.core.findings.barring import Gate
from candour.errors import CandourError
from candour.store.cache import load_cached, save_cached
from candour.store.keys import make_key_folder, signing_keys
from candour.store.originals import load_original
from candour.store.releases import releases_here, releases_of
from candour.store.workspace import Workspace, make_folder
from candour.writers.archive import zipped

_SILENTLY = Progress()
FORMATS = {
    "": "As each came, where that can be",
    "docx": "Word",
    "pdf": "PDF",
    "html": "Web pages",
    "txt": "Plain text",
}
"""Ending → what a form calls it."""
_MADE = "made.json"
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class AskedEdition:
    """Which edition is to be made, of which documents, in which format."""

    edition: str
    documents: tuple[str, ...]
    ending: str = ""


@dataclass(frozen=True, slots=True)
class FileMade:
    """A document of an edition."""

    name: str
    size_bytes: int
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEdition:
    """An edition as it was made: by which key, its files, and what its checks said."""

    edition: str
    at: str
    by: str = field(repr=False)
    key_seen: str
    files: tuple[FileMade, ...] = field(repr=False)
    refused: tuple[tuple[str, str], ...]
    report: KeptReport = field(repr=False)
    gate: Gate = field(repr=False)

    @property
    def name(self) -> str:
        """What it is called in addresses."""
        return _called(self.edition)


@dataclass(frozen=True, slots=True)
class EditionShown:
    """An edition, and in a sentence each why it cannot be released as it stands."""

    kept: KeptEdition
    why_not: tuple[str, ...]


def editions_made(workspace: Workspace, case: str) -> list[EditionShown]:
    """Return the editions that were made and are in the key, in its order."""
    key = needed_key(workspace, case)
    loaded = (_kept(workspace, case, _called(name)) for name in key.key.editions)
    return [EditionShown(one, why_not_released(one, key)) for one in loaded if one is not None]


def edition_named(workspace: Workspace, case: str, name: str) -> EditionShown:
    """Return an edition that was made. Raises `CandourError` where there is none."""
    kept = _kept(workspace, case, name)
    if kept is None:
        raise CandourError("this edition was not made yet", next_step="make it, under Editions")
    return EditionShown(kept, why_not_released(kept, needed_key(workspace, case)))


def why_not_released(kept: KeptEdition, key: KeptKey) -> tuple[str, ...]:
    """Say why an edition cannot be released as it stands; nothing where it can."""
    found: list[str] = []
    if kept.key_seen != key.seen:
        found.append("The key was changed since it was made: make it again.")
    if kept.refused:
        found.append("Some documents could not be read, and are not in it.")
    leaks, _ = kept.report.counted
    if leaks:
        found.append(f"The leak check found {leaks} leak{'' if leaks == 1 else 's'} in it.")
    elif not kept.report.is_clean:
        found.append("The leak check could not read every file of it.")
    found += [
        f"A quotation of finding {one.finding} does not hold: in {one.source} it {one.why}."
        for one in kept.gate.barred
    ]
    return tuple(found)


def make_edition(
    workspace: Workspace,
    case: CaseState,
    asked: AskedEdition,
    maker: Maker,
    progress: Progress = _SILENTLY,
) -> KeptEdition:
    """Make an edition, read it back and ask the gate; it takes the place of the one before.

    Raises `CandourError` where the key has no such edition, or the case no such document.
    """
    name = case.log.name
    key = needed_key(workspace, name)
    key.key.edition(asked.edition)
    folder = _folder(workspace, name, _called(asked.edition))
    unfinished = folder.with_name(f".{folder.name}")
    rmtree(unfinished, ignore_errors=True)
    make_folder(unfinished / "files")
    try:
        files, refused = _told(workspace, case, asked, (key, maker, unfinished / "files"), progress)
        progress.stage("reading the edition back")
        check = AskedCheck(title=f"The {asked.edition} edition", edition=asked.edition)
        found = find_in(workspace, name, check, (unfinished / "files",), progress)
        progress.stage("holding the findings against their sources")
        kept = KeptEdition(
            edition=asked.edition,
            at=stamp(maker.at),
            by=maker.by,
            key_seen=key.seen,
            files=files,
            refused=refused,
            report=report_of(check, found, stamp(maker.at)),
            gate=check_gate(workspace, name, maker.at, progress),
        )
        save_cached(unfinished, _MADE, kept)
        rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
    finally:
        rmtree(unfinished, ignore_errors=True)
    return kept


def file_of_edition(
    workspace: Workspace, case: str, name: str, file: str, maker: Maker
) -> tuple[str, bytes]:
    """Return a file of an edition. Raises `CandourError` where there is none of this name."""
    kept = edition_named(workspace, case, name).kept
    if file not in {one.name for one in kept.files}:
        raise CandourError("the edition has no such file", next_step="make it again")
    note_reading(workspace, case, maker.at, what="edition")
    return file, (files_of_edition(workspace, case, name) / file).read_bytes()


def files_of_edition(workspace: Workspace, case: str, name: str) -> Path:
    """Return the folder of an edition's files."""
    return _folder(workspace, case, name) / "files"


def release_edition(
    workspace: Workspace,
    case: str,
    name: str,
    given: tuple[str, str, str],
    maker: Maker,
    progress: Progress = _SILENTLY,
) -> str | None:
    """Release an edition, signed; return its row of the ledger, or None where something bars it.

    `given`: the passphrase of the private key, at whose request, and why. What bars it is kept with
    the edition. Raises `CandourError` where it is barred already.
    """
    shown = edition_named(workspace, case, name)
    if shown.why_not:
        raise CandourError(
            f"the edition cannot be released: {shown.why_not[0]}", next_step="make it again"
        )
    passphrase, at_request_of, why = given
    private, _ = signing_keys(workspace)
    key = needed_key(workspace, case)
    asked = ToRelease(
        paths=(files_of_edition(workspace, case, name),),
        key=key.path,
        edition=shown.kept.edition,
        private_key=private,
        folder=_new_release(workspace, case, shown.kept.edition),
        ask=lambda: passphrase,
    )
    of_case = OfCase(
        workspace=workspace,
        case=case,
        maker=maker,
        why=why or None,
        at_request_of=at_request_of or None,
    )
    outcome, row = release_case(asked, of_case, progress)
    if row is not None:
        return row.decision
    check = AskedCheck(title=shown.kept.report.title, edition=shown.kept.edition)
    barred = replace(
        shown.kept, report=report_of(check, outcome.leaks, stamp(maker.at)), gate=outcome.gate
    )
    save_cached(_folder(workspace, case, name), _MADE, barred)
    return None


def has_signing_keys(workspace: Workspace) -> bool:
    """Whether the workspace has a pair of keys that releases are signed with."""
    return signing_keys(workspace)[0].is_file()


def new_signing_keys(workspace: Workspace, case: str, maker: Maker, passphrase: str) -> None:
    """Make the pair of keys that signs releases. Raises `CandourError` where there is one."""
    require(maker.by, case, Right.RELEASE)
    private, public = signing_keys(workspace)
    make_key_folder(private.parent)
    make_signing_keys(private, public, passphrase or None)


def public_key(workspace: Workspace) -> tuple[str, bytes]:
    """Return the public key, that others verify releases with. Raises where there is none."""
    _, public = signing_keys(workspace)
    if not public.is_file():
        raise CandourError("there is no pair of keys yet", next_step="make one, under Editions")
    return "candour public key.pem", public.read_bytes()


def release_zipped(workspace: Workspace, case: str, name: str, maker: Maker) -> tuple[str, bytes]:
    """Return a release as one ZIP file. Raises `CandourError` where it is not in its place."""
    if name not in releases_here(workspace, case):
        raise CandourError(
            "this release does not lie in the workspace", next_step="look where it was made"
        )
    note_reading(workspace, case, maker.at, what="release")
    return f"{name}.zip", zipped(releases_of(workspace, case) / name)


def _told(
    workspace: Workspace,
    case: CaseState,
    asked: AskedEdition,
    by: tuple[KeptKey, Maker, Path],
    progress: Progress,
) -> tuple[tuple[FileMade, ...], tuple[tuple[str, str], ...]]:
    key, maker, out = by
    made: list[FileMade] = []
    refused: list[tuple[str, str]] = []
    with TemporaryDirectory() as place:
        agencies = _laid_out(workspace, case, asked.documents, Path(place))
        redaction = Redaction(
            files=tuple(agencies),
            key=key.path,
            edition=asked.edition,
            folder=out,
            ending=f".{asked.ending}" if asked.ending else None,
            agencies={path: agency for path, agency in agencies.items() if agency},
        )
        progress.stage("reading the documents")
        for outcome in redact_files(redaction, maker.at.date(), progress.checkpoint):
            progress.checkpoint()
            if isinstance(outcome, FileRefused):
                refused.append((outcome.name, str(outcome.refusal)))
                continue
            progress.stage(f"writing document {len(made) + 1}")
            size = (out / outcome.name).stat().st_size
            made.append(FileMade(outcome.name, size, Account.of(outcome.retold)))
    return tuple(made), tuple(refused)


def _laid_out(
    workspace: Workspace, case: CaseState, documents: Sequence[str], place: Path
) -> dict[Path, str]:
    """Lay originals out under their own names: path → the agency that sent it, or ""."""
    laid: dict[Path, str] = {}
    for number, digest in enumerate(documents):
        held = document_named(case, digest)
        path = place / str(number) / Path(held.name).name
        path.parent.mkdir()
        path.write_bytes(load_original(workspace, digest))
        laid[path] = held.agency
    return laid


def _new_release(workspace: Workspace, case: str, edition: str) -> Path:
    folder = releases_of(workspace, case)
    make_folder(folder)
    stem = f"{case}-{_NO_NAME.sub('-', edition).strip('-').lower() or 'edition'}"
    names = (stem if n == 1 else f"{stem}-{n}" for n in range(1, 10_000))
    return next(folder / name for name in names if not (folder / name).exists())


def _kept(workspace: Workspace, case: str, name: str) -> KeptEdition | None:
    return load_cached(_folder(workspace, case, name), _MADE, KeptEdition)


def _called(edition: str) -> str:
    """An edition may be called anything; in addresses and folders it is called by a hash."""
    return sha256(edition.encode()).hexdigest()[:12]


def _folder(workspace: Workspace, case: str, name: str) -> Path:
    return workspace.cache(case) / "editions" / name
