"""Write a chronology in the format that the file's ending names."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from candour.errors import CandourError
from candour.writers.chronology.model import Chronology
from candour.writers.placing import put_in_place

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
    """Write a chronology by its file's ending, whole or not at all."""
    check_ending(path)
    write = _writer(path)
    put_in_place(lambda place: write(chronology, place), path)


def _writer(path: Path) -> Write:
    # Each format's library takes its time to load: only the one asked for is.
    module, name = _WRITERS[path.suffix.lower()]
    write: Write = getattr(import_module(f"candour.writers.chronology.{module}"), name)
    return write
