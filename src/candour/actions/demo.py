"""The main job on the invented case: what twelve agencies sent, as one chronology."""

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

from candour.actions.case_files import read_returns_file
from candour.actions.merging import AgencyFile, Merged, MergeOptions, merge_files
from candour.actions.progress import Progress
from candour.actions.writing import chronology_of
from candour.core.chronology.choosing import Wanted
from candour.errors import CandourError, RefusedFile
from candour.writers.chronology.choose import write_chronology

SENT_BY = {
    "Police": "police.docx",
    "Hospital": "hospital.xlsx",
    "GP": "gp.csv",
    "Children's social care": "csc.docx",
    "Health visiting": "health_visiting.pdf",
    "Housing": "housing.tsv",
    "Nursery": "nursery.csv",
    "School": "school.odt",
    "Ambulance": "ambulance.html",
    "Probation": "probation.txt",
    "Domestic abuse service": "domestic_abuse.md",
    "Legal services": "legal.eml",
}
ENDINGS = ("docx", "xlsx", "html")
_IN_THE_REPOSITORY = Path(__file__).parents[3] / "examples" / "case"


def run_demo(
    folder: Path,
    made_on: date,
    progress: Progress,
    say: Callable[[Merged], None] = lambda _: None,
) -> list[Path]:
    """Merge the invented case, write it into a folder in each format, and return the files.

    Raises `CandourError` where the folder cannot be written to or the case is not installed.
    """
    case = invented_case()
    options = MergeOptions(returns=read_returns_file(case / "returns.yaml"))
    sent = [AgencyFile(agency, case / name) for agency, name in SENT_BY.items()]
    merged = merge_files(sent, options, progress)
    say(merged)
    title = "Integrated chronology of the invented case"
    chronology = chronology_of(merged, options, Wanted(), made_on, title)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CandourError(
            f"{folder.name}: no folder can be made there ({problem.strerror})",
            next_step="name another folder with -o",
        ) from None
    written = [folder / f"chronology.{ending}" for ending in ENDINGS]
    for path in written:
        progress.stage(f"writing {path.name}")
        write_chronology(chronology, path)
    return written


def invented_case() -> Path:
    """Return the folder of the invented case. Raises `RefusedFile` where it is not installed."""
    installed = Path(str(files("candour") / "examples"))
    for folder in (installed, _IN_THE_REPOSITORY):
        if folder.is_dir():
            return folder
    raise RefusedFile(
        "the invented case is not on this machine",
        next_step="install Candour from its wheel, or run this in a copy of its repository",
    )
