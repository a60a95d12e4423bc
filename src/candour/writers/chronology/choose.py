"""Write a chronology in the format that the file's ending names."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from candour.errors import CandourError
from candour.writers.chronology.model import Chronology

Write = Callable[[Chronology, Path], None]

_WRITERS = {
    ".docx": ("docx", "write_docx"),
    ".xlsx": ("xlsx", "write_xlsx"),
    ".csv": ("delimited", "write_csv"),
    ".html": ("html", "write_html"),
    ".pdf": ("pdf", "write_pdf"),
    ".jsonl": ("json_lines", "write_json_lines"),
}
ENDINGS = tuple(_WRITERS)


def check_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    if path.suffix.lower() not in _WRITERS:
        raise CandourError(
            f"no chronology is written as “{path.suffix or path.name}”",
            expected=f"a file that ends in {', '.join(ENDINGS)}",
        )


def write_chronology(chronology: Chronology, path: Path) -> None:
    """Write a chronology by its file's ending, whole or not at all.

    It is written beside its place and then put there in one step: whoever stops the run finds the
    file as it was.
    """
    check_ending(path)
    write = _writer(path)
    unfinished = path.with_name(f".{path.stem}.{os.getpid()}.unfinished{path.suffix.lower()}")
    try:
        write(chronology, unfinished)
        unfinished.replace(path)
    except OSError as problem:
        raise CandourError(
            f"{path.name} cannot be written: {problem.strerror or 'the disk refuses'}",
            next_step="choose another folder, or close the file where it is open",
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)


def _writer(path: Path) -> Write:
    # Each format's library takes its time to load: only the one asked for is.
    module, name = _WRITERS[path.suffix.lower()]
    write: Write = getattr(import_module(f"candour.writers.chronology.{module}"), name)
    return write
