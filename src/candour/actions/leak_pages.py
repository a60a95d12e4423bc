"""Files read back for leaks, and the reports of it that pages show; forms stay masked there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from candour.actions.key_pages import needed_key
from candour.actions.leaks import Asked, LeaksFound, Unread, find_leaks
from candour.actions.progress import Progress
from candour.actions.recording import Maker
from candour.actions.rights import note_reading, stamp
from candour.core.leaks.leak import Leak, LeakClass
from candour.errors import CandourError
from candour.store.cache import last_kept, load_cached, save_among_last
from candour.store.workspace import Workspace

_SILENTLY = Progress()
_MOST_KEPT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCheck:
    """What is to be read back: files by name, by which edition, and beside which folders."""

    title: str
    files: Sequence[tuple[str, bytes]] = field(default=(), repr=False)
    folder: Path | None = None
    edition: str = ""
    against: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """What the check of some files found."""

    title: str
    at: str
    edition: str
    files: int
    leaks: tuple[Leak, ...] = field(repr=False)
    unread: tuple[Unread, ...] = field(repr=False)
    kept: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = field(repr=False)
    """what each file keeps beside what it shows"""
    is_clean: bool

    @property
    def certain(self) -> list[tuple[str, list[Leak]]]:
        """The leaks, file by file."""
        return _by_file([one for one in self.leaks if not one.warning])

    @property
    def jigsaw(self) -> list[tuple[str, list[Leak]]]:
        """Clues that tell only together, file by file."""
        return _by_file([one for one in self.leaks if _is_clue(one)])

    @property
    def warnings(self) -> list[tuple[str, list[Leak]]]:
        """What a person has to look at, clues apart."""
        return _by_file([one for one in self.leaks if one.warning and not _is_clue(one)])

    @property
    def counted(self) -> tuple[int, int]:
        """How many leaks, and how many warnings."""
        certain = sum(not one.warning for one in self.leaks)
        return certain, len(self.leaks) - certain


def check_files(
    workspace: Workspace, case: str, asked: AskedCheck, maker: Maker, progress: Progress = _SILENTLY
) -> str:
    """Read files back by the case's key, keep the report, and return what it is called. Raises.

    Uploaded bytes stand in a folder that is gone when they were read.
    """
    with TemporaryDirectory() as place:
        folder = Path(place)
        paths = [] if asked.folder is None else [asked.folder]
        for number, (name, data) in enumerate(asked.files):
            path = folder / str(number) / Path(name).name
            path.parent.mkdir()
            path.write_bytes(data)
            paths.append(path)
        if not paths:
            raise CandourError("there is no file to read back", next_step="choose one")
        found = find_in(workspace, case, asked, tuple(paths), progress)
    report = report_of(asked, found, stamp(maker.at))
    name = sha256(f"{asked.title} {asked.edition} {report.at}".encode()).hexdigest()[:16]
    reports = _folder(workspace, case)
    save_among_last(reports, f"{name}.json", report, _MOST_KEPT)
    return name


def find_in(
    workspace: Workspace,
    case: str,
    asked: AskedCheck,
    paths: tuple[Path, ...],
    progress: Progress = _SILENTLY,
) -> LeaksFound:
    """Find the leaks of some paths by the case's key. Raises `CandourError`."""
    kept = needed_key(workspace, case)

    def on_file(done: int, known: int, name: str) -> None:
        progress.checkpoint()
        progress.stage(f"reading back file {done + 1} of {known}")

    return find_leaks(
        Asked(
            paths=paths,
            key=kept.path,
            edition=asked.edition or None,
            against=asked.against,
            loaded=kept.key,
        ),
        on_file,
    )


def report_of(asked: AskedCheck, found: LeaksFound, at: str) -> KeptReport:
    """Return the report of what was found."""
    return KeptReport(
        title=asked.title,
        at=at,
        edition=asked.edition,
        files=found.files,
        leaks=tuple(found.leaks),
        unread=tuple(found.unread),
        kept=tuple((name, tuple(kept.items())) for name, kept in found.kept.items()),
        is_clean=found.is_clean,
    )


def report_named(workspace: Workspace, case: str, name: str, maker: Maker) -> KeptReport:
    """Return a report. Raises `CandourError` where there is none."""
    report = load_cached(_folder(workspace, case), f"{name}.json", KeptReport)
    if report is None:
        raise CandourError("there is no such report any more", next_step="check the files again")
    note_reading(workspace, case, maker.at, what="report")
    return report


def reports_kept(workspace: Workspace, case: str) -> list[tuple[str, KeptReport]]:
    """Return the last reports, the latest first."""
    folder = _folder(workspace, case)
    loaded = ((one.stem, load_cached(folder, one.name, KeptReport)) for one in last_kept(folder))
    return [(name, report) for name, report in loaded if report is not None]


def _is_clue(leak: Leak) -> bool:
    return leak.leak_class is LeakClass.JIGSAW


def _by_file(leaks: Sequence[Leak]) -> list[tuple[str, list[Leak]]]:
    by_file = sorted(leaks, key=lambda one: one.file)
    return [(file, list(some)) for file, some in groupby(by_file, key=lambda one: one.file)]


def _folder(workspace: Workspace, case: str) -> Path:
    return workspace.cache(case) / "leaks"
