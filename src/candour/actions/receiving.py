"""Files that arrive in a browser: held until each has its agency, then added one by one.

One file that cannot be read does not keep the others out: what became of each is said.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

from candour.actions.adding import add_bytes, add_returns
from candour.actions.case_chronology import what_stands
from candour.actions.merging import AgencyFile
from candour.actions.recording import Maker, read_log
from candour.actions.refreshing import refresh_chronology, table_of
from candour.actions.work import Work
from candour.core.decisions.originals import HeldOriginal
from candour.core.documents.report import ImportReport
from candour.errors import CandourError
from candour.store.chronology import load_reports
from candour.store.workspace import Workspace

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_NO_AGENCY = re.compile(
    r"\b(?:chronology|chron|report|records?|return|final|draft|copy|v\d+|\d+)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it arrived: its name, its bytes, and the agency that may have sent it.

    `replaces` is the hash of the file of the case whose new version it is.
    """

    name: str
    data: bytes = field(repr=False)
    agency: str
    replaces: str | None = None

    @property
    def is_returns(self) -> bool:
        """Whether it says what agencies searched, rather than what they recorded."""
        return self.name.casefold().endswith((".yaml", ".yml"))


def receive(
    files: Iterable[tuple[str, bytes]], held: Sequence[HeldOriginal]
) -> tuple[Received, ...]:
    """Take files in, each with what its name speaks of, for a person to correct."""
    return tuple(_received(plain_name(name), data, held) for name, data in files)


def _received(name: str, data: bytes, held: Sequence[HeldOriginal]) -> Received:
    for original in held:
        if original.name == name:
            return Received(name, data, original.agency, original.sha256)
    return Received(name, data, suggested_agency(name, [one.agency for one in held]))


def plain_name(name: str) -> str:
    """Return a file's name without the folders that a browser may send before it."""
    return PureWindowsPath(PurePosixPath(name).name).name or "file"


def suggested_agency(name: str, agencies: Sequence[str]) -> str:
    """Return the case's agency that a file's name speaks of, else the words of the name itself."""
    stem = PurePosixPath(plain_name(name)).stem
    words = " ".join(_BETWEEN_WORDS.sub(" ", stem).split())
    for agency in agencies:
        if " ".join(_BETWEEN_WORDS.sub(" ", agency).split()).casefold() in words.casefold():
            return agency
    left = " ".join(_NO_AGENCY.sub(" ", words).split()) or words
    if len(left) <= 3:
        return left.upper()
    return left[:1].upper() + left[1:]


def add_received(
    workspace: Workspace,
    case: str,
    received: Sequence[Received],
    maker: Maker,
    work: Work,
) -> None:
    """Add files to a case one by one, then make the chronology that pages show.

    What became of each stands in the work's results: whether it was added, and in which words.
    """
    added: dict[str, str] = {}
    for number, one in enumerate(received, start=1):
        work.step(f"reading {one.name} ({number} of {len(received)})")
        try:
            if one.is_returns:
                work.results.append((True, _add_returns(workspace, case, one, maker)))
                continue
            file = AgencyFile(one.agency, Path(one.name))
            original = add_bytes(
                workspace, case, (file, one.data), maker, work.progress(), one.replaces
            )
        except CandourError as refusal:
            said = str(refusal)
            said = said if said.startswith(one.name) else f"{one.name}: {said}"
            work.results.append((False, said))
        else:
            added[original.sha256] = one.name
    work.step("putting the entries in order")
    refresh_chronology(workspace, case, maker.at, work.progress())
    reports = load_reports(table_of(workspace, case))
    for sha256, name in added.items():
        work.results.append((True, f"{name}: {_counted(reports, sha256)}"))
    if any(one.replaces for one in received):
        _say_orphans(workspace, case, maker, work)


def _add_returns(workspace: Workspace, case: str, one: Received, maker: Maker) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "returns.yaml"
        path.write_bytes(one.data)
        agencies = add_returns(workspace, case, path, maker)
    return f"{one.name}: what was searched by {', '.join(agencies)}"


def _say_orphans(workspace: Workspace, case: str, maker: Maker, work: Work) -> None:
    """Say which decisions a new version left without the entry that they are about."""
    left = what_stands(workspace, read_log(workspace, case, maker.at)).orphans
    if left:
        named = ", ".join(dict.fromkeys(one.decision for one in left))
        work.results.append(
            (
                True,
                "decisions about entries that the new version does not hold word for word: "
                f"{named}. They stay listed here until each is settled",
            )
        )
    else:
        work.results.append((True, "every decision carries over to the new version"))


def _counted(reports: Mapping[str, ImportReport], sha256: str) -> str:
    report = reports.get(sha256)
    entries = 0 if report is None else report.read
    return "1 entry read" if entries == 1 else f"{entries:,} entries read"
