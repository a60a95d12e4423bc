"""The chronology as one HTML page: no script, nothing fetched, readable on paper too."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from candour.writers.chronology.agencies import TEXT_COLOUR, AgencyKey, agency_keys
from candour.writers.chronology.annexes import Annex, annexes
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
from candour.writers.guards import storable

_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.4 Arial, Helvetica, sans-serif; color: #1a1a1a; background: #fff;
  margin: 1.5rem; }
h1, h2 { color: #1f3a4d; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem; }
th, td { border: 1px solid #8a8a8a; padding: .25rem .4rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
td { white-space: pre-line; }
thead th { background: #1f3a4d; color: #fff; position: sticky; top: 0; }
tr:target td { outline: 3px solid #1f3a4d; }
td.key { font-weight: bold; text-align: center; }
td.what { min-width: 16rem; }
.small { font-size: .85em; display: block; color: #404040; }
.legend { padding: .1em .4em; white-space: nowrap; display: inline-block; }
td.small-cell { font-size: .85em; }
th.across { background: #eee; }
@media print { @page { size: A4 landscape; margin: 1cm; } body { font-size: 8pt; margin: 0; }
  thead th { position: static; } td.what { min-width: 0; }
  th, td { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SMALL = frozenset({Column.FURTHER, Column.MARKS, Column.PLACE})
_CLASSES = {Column.KEY: "key", Column.WHAT: "what", **dict.fromkeys(_SMALL, "small-cell")}


def write_html(chronology: Chronology, path: Path) -> None:
    """Write the chronology as one self-contained page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _page(chronology))


def _page(chronology: Chronology) -> Iterator[str]:
    title = _text(chronology.title)
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>"
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    fills = "\n".join(
        f".{_fill_class(key)} {{ background: #{key.fill}; color: #{TEXT_COLOUR}; }}"
        for key in agency_keys(chronology).values()
    )
    yield f"<style>{_STYLE}{fills}\n</style>\n</head>\n<body>\n<h1>{title}</h1>"
    for line in chronology.opening_lines():
        yield f"<p>{_text(line)}</p>"
    legend = " ".join(
        f'<span class="legend {_fill_class(key)}">{key.letter} {_text(key.agency)}</span>'
        for key in agency_keys(chronology).values()
    )
    yield f"<p>{legend}</p>\n<h2>Chronology</h2>"
    yield from _entries(chronology)
    for annex in annexes(chronology):
        yield from _annex(annex)
    yield "</body>\n</html>"


def _entries(chronology: Chronology) -> Iterator[str]:
    shown = page_rows(chronology)
    wanted = [c for c in without_comment(ON_A_PAGE, chronology) if c is not Column.SPAN]
    columns = filled(wanted, shown)
    dated, undated = parted(shown)
    yield f"<table>\n{_head([column.value for column in columns])}\n<tbody>"
    for row in dated:
        yield _row(row, columns)
    if undated:
        yield f'<tr><th class="across" colspan="{len(columns)}">{_text(UNDATED)}</th></tr>'
        for row in undated:
            yield _row(row, columns)
    yield "</tbody>\n</table>"


def _head(headings: Sequence[str]) -> str:
    cells = "".join(f'<th scope="col">{_text(heading)}</th>' for heading in headings)
    return f"<thead><tr>{cells}</tr></thead>"


def _row(row: Row, columns: Sequence[Column]) -> str:
    cells = "".join(_cell(row, column) for column in columns)
    return f'<tr id="{_text(row.entry.id)}">{cells}</tr>'


def _cell(row: Row, column: Column) -> str:
    text = _text(row.cells[column])
    if column is Column.DATE and row.cells[Column.SPAN]:
        text += f'<span class="small">{_text(row.cells[Column.SPAN])}</span>'
    classes = [_CLASSES[column]] if column in _CLASSES else []
    if column in (Column.KEY, Column.AGENCY):
        classes.append(_fill_class(row.key))
    marked = f' class="{" ".join(classes)}"' if classes else ""
    return f"<td{marked}>{text}</td>"


def _annex(annex: Annex) -> Iterator[str]:
    yield f"<h2>{_text(annex.title)}</h2>\n<p>{_text(annex.note)}</p>"
    yield f"<table>\n{_head(annex.headings)}\n<tbody>"
    for number, row in enumerate(annex.rows):
        fill = f' style="background: #{annex.fills[number]}"' if annex.fills else ""
        first, *others = (_text(text) for text in row)
        yield f"<tr><td{fill}>{first}</td>{''.join(f'<td>{cell}</td>' for cell in others)}</tr>"
    yield "</tbody>\n</table>"


def _fill_class(key: AgencyKey) -> str:
    return f"agency-{key.letter}"


def _text(text: str) -> str:
    return escape(storable(text))
