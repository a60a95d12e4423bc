"""Write who knew what in the format that the file's ending names."""

from pathlib import Path

from candour.writers.knowledge.json_lines import write_json_lines
from candour.writers.knowledge.model import KnowledgePage
from candour.writers.knowledge.parts import left_out, page_of
from candour.writers.knowledge.pictures import all_in_one
from candour.writers.page.choose import Forms, check_form, write_form

FORMS = Forms(
    what="knowledge",
    svg=all_in_one,
    page=page_of,
    lines=write_json_lines,
    words=lambda page: (*left_out(page), *page.paragraphs),
)


def check_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    check_form(FORMS, path)


def write_knowledge(knowledge: KnowledgePage, path: Path) -> None:
    """Write who knew what by the file's ending, whole or not at all."""
    write_form(FORMS, knowledge, path)
