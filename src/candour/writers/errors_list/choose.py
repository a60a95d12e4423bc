"""Write a list of what to mend in the format that the file's ending names."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from candour.core.chronology.problems import ErrorList, ProblemWords
from candour.errors import CandourError
from candour.writers.placing import put_in_place


def write_errors(errors: ErrorList, words: ProblemWords, path: Path, made_on: date) -> None:
    """Write a list of what to mend as a Word document, whole or not at all."""
    if path.suffix.lower() != ".docx":
        raise CandourError(
            f"no list is written as “{path.suffix or path.name}”",
            expected="a file that ends in .docx",
        )
    # The library takes its time to load: only who writes a list waits for it.
    module = import_module("candour.writers.errors_list.docx")
    write: Callable[[ErrorList, ProblemWords, Path, date], None] = module.write_docx
    put_in_place(lambda place: write(errors, words, place, made_on), path)
