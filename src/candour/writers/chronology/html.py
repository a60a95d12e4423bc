"""The chronology as one HTML page: no script, nothing fetched, readable on paper too."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from candour.writers.chronology.agencies import AgencyKey, agency_keys
from candour.writers.chronology.annexes import annexes
from candour.writers.chronology.columns import (
    UNDATED,
    Row,
    filled,
    page_rows,
    parted,
    without_comment,
)
from candour.writers.chronology.headings import ON_A_PAGE, Column
from candour.writers.chronology.model import Chronology
from candour.writers.colours import TEXT_COLOUR
from candour.writers.html_page import CLOSING, annex_lines, opening, table_head, text_of

_SMALL = frozenset({Column.FURTHER, Column.MARKS, Column.PLACE})
_CLASSES = {Column.KEY: "key", Column.WHAT: "what", **dict.fromkeys(_SMALL, "small-cell")}


def write_html(chronology: Chronology, path: Path) -> None:
    """Write the chronology as one self-contained page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _page(chronology))


def _page(chronology: Chronology) -> Iterator[str]:
    fills = "\n".join(
        f".{_fill_class(key)} {{ background: #{key.fill}; color: #{TEXT_COLOUR}; }}"
        for key in agency_keys(chronology).values()
    )
    yield from opening(chronology.title, fills)
    for line in chronology.opening_lines():
        yield f"<p>{text_of(line)}</p>"
    legend = " ".join(
        f'<span class="legend {_fill_class(key)}">{key.letter} {text_of(key.agency)}</span>'
        for key in agency_keys(chronology).values()
    )
    yield f"<p>{legend}</p>\n<h2>Chronology</h2>"
    yield from _entries(chronology)
    for annex in annexes(chronology):
        yield from annex_lines(annex)
    yield CLOSING


def _entries(chronology: Chronology) -> Iterator[str]:
    shown = page_rows(chronology)
    wanted = [c for c in without_comment(ON_A_PAGE, chronology) if c is not Column.SPAN]
    columns = filled(wanted, shown)
    dated, undated = parted(shown)
    yield f"<table>\n{table_head([column.value for column in columns])}\n<tbody>"
    for row in dated:
        yield _row(row, columns)
    if undated:
        yield f'<tr><th class="across" colspan="{len(columns)}">{text_of(UNDATED)}</th></tr>'
        for row in undated:
            yield _row(row, columns)
    yield "</tbody>\n</table>"


def _row(row: Row, columns: Sequence[Column]) -> str:
    cells = "".join(_cell(row, column) for column in columns)
    return f'<tr id="{text_of(row.entry.id)}">{cells}</tr>'


def _cell(row: Row, column: Column) -> str:
    text = text_of(row.cells[column])
    if column is Column.DATE and row.cells[Column.SPAN]:
        text += f'<span class="small">{text_of(row.cells[Column.SPAN])}</span>'
    classes = [_CLASSES[column]] if column in _CLASSES else []
    if column in (Column.KEY, Column.AGENCY):
        classes.append(_fill_class(row.key))
    marked = f' class="{" ".join(classes)}"' if classes else ""
    return f"<td{marked}>{text}</td>"


def _fill_class(key: AgencyKey) -> str:
    return f"agency-{key.letter}"
