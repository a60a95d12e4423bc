"""Written chronologies of a case, made from what is kept and kept until a decision changes it."""

from datetime import date
from pathlib import Path

from candour.actions.progress import Progress
from candour.actions.refreshing import CaseState, table_of
from candour.errors import CandourError
from candour.store.chronology import load_rest
from candour.store.workspace import Workspace, make_folder
from candour.writers.chronology.choose import write_chronology
from candour.writers.chronology.model import Chronology

FORMATS = {
    "docx": "Word document",
    "xlsx": "Excel workbook",
    "pdf": "PDF",
    "html": "web page",
    "csv": "CSV (a plain table)",
}
"""Ending → what it is called."""
_SILENTLY = Progress()


def export_path(workspace: Workspace, case: CaseState, ending: str) -> Path:
    """Return where a case's written chronology stands, or will stand. Raises for another format."""
    if ending not in FORMATS:
        raise CandourError("there is no such format", expected=", ".join(FORMATS))
    head = "" if case.kept is None else case.kept.head[:16]
    return workspace.cache(case.log.name) / "exports" / f"{head}.{ending}"


def written_exports(workspace: Workspace, case: CaseState) -> dict[str, int]:
    """Return the formats that are written of the chronology as it stands, with their sizes."""
    paths = {ending: export_path(workspace, case, ending) for ending in FORMATS}
    return {ending: path.stat().st_size for ending, path in paths.items() if path.is_file()}


def export_name(case: CaseState, ending: str, made_on: date) -> str:
    """Return the name that a written chronology is handed over under."""
    return f"{case.log.name} chronology {made_on.isoformat()}.{ending}"


def write_export(
    workspace: Workspace,
    case: CaseState,
    ending: str,
    made_on: date,
    progress: Progress = _SILENTLY,
) -> Path:
    """Write the chronology in a format; those of an earlier state are deleted."""
    path = export_path(workspace, case, ending)
    make_folder(path.parent)
    for old in path.parent.iterdir():
        if not old.name.startswith(path.stem):
            old.unlink(missing_ok=True)
    kept = load_rest(table_of(workspace, case.log.name))
    progress.stage(f"writing the {FORMATS[ending]}")
    chronology = Chronology(
        title=f"{case.log.opening.title}: integrated chronology",
        entries=tuple(kept.entries),
        made_on=made_on,
        events={event.id: event for event in kept.events},
        contradictions=tuple(kept.contradictions),
        silences=tuple(kept.silences),
        returns=kept.returns,
        reports=tuple(kept.reports),
        files=kept.files,
        abbreviations=kept.abbreviations,
    )
    write_chronology(chronology, path)
    return path
