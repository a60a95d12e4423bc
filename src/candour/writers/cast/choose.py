"""Write a cast in the format that the file's ending names."""

from pathlib import Path

from candour.writers.cast.json_lines import write_json_lines
from candour.writers.cast.model import CastPage
from candour.writers.cast.parts import page_of, picture_of
from candour.writers.page.choose import Forms, check_form, write_form

FORMS = Forms(
    what="cast",
    svg=lambda cast: picture_of(cast).svg,
    page=page_of,
    lines=write_json_lines,
)


def check_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    check_form(FORMS, path)


def write_cast(cast: CastPage, path: Path) -> None:
    """Write a cast by its file's ending (.svg, .html, .docx, .jsonl), whole or not at all."""
    write_form(FORMS, cast, path)
