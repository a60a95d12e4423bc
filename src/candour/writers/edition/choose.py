"""Write a document of an edition in the format that its file's ending names."""

from importlib import import_module
from pathlib import Path

from candour.writers.edition.model import EditionDocument
from candour.writers.placing import put_in_place

_WRITERS = {".docx": "docx", ".html": "html", ".pdf": "pdf", ".txt": "text"}
ENDINGS = tuple(_WRITERS)


def write_edition(document: EditionDocument, path: Path) -> None:
    """Write it, whole or not at all. Raises `CandourError` where the disk refuses."""
    module = import_module(f"candour.writers.edition.{_WRITERS[path.suffix]}")
    put_in_place(lambda place: module.write(document, place), path)
