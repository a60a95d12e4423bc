"""Write a blank chronology in the format that the file's ending names."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from candour.core.chronology.template import Template
from candour.errors import CandourError
from candour.writers.placing import put_in_place

_WRITERS = {".docx": ("docx", "write_docx"), ".xlsx": ("xlsx", "write_xlsx")}


def check_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format."""
    if path.suffix.lower() not in _WRITERS:
        raise CandourError(
            f"no template is written as “{path.suffix or path.name}”",
            expected=f"a file that ends in {' or '.join(_WRITERS)}",
        )


def write_template(template: Template, path: Path, made_on: date) -> None:
    """Write a blank chronology by its file's ending, whole or not at all."""
    check_ending(path)
    module, name = _WRITERS[path.suffix.lower()]
    # Each format's library takes its time to load: only the one asked for is.
    write: Callable[[Template, Path, date], None] = getattr(
        import_module(f"candour.writers.template.{module}"), name
    )
    put_in_place(lambda place: write(template, place, made_on), path)
