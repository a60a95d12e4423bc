"""The chronology as a tagged PDF, set by Typst: headings, tables with header cells, a language.

The words go in as data, never as markup, so nothing in them is read as a command. Typst checks the
page against PDF/UA-1 as far as a program can (the page says where it could not); nobody has tried
it with a screen reader.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from re import compile as pattern
from typing import Any, Literal

import typst

from candour.writers.chronology.agencies import agency_keys
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
from candour.writers.guards import storable

_SHARES = {
    Column.DATE: 22, Column.KEY: 9, Column.AGENCY: 20, Column.WHAT: 60, Column.WHO: 23,
    Column.SOURCE: 21, Column.RESPONSE: 24, Column.OUTCOME: 19, Column.SHARED: 19,
    Column.COMMENT: 23, Column.FURTHER: 23, Column.MARKS: 26, Column.PLACE: 20,
}  # fmt: skip
_STYLES = {
    Column.KEY: "bold",
    **dict.fromkeys((Column.DATE, Column.AGENCY, Column.WHO), "whole"),
    **dict.fromkeys((Column.FURTHER, Column.MARKS, Column.PLACE), "small"),
}
_JOINED = pattern(r"(?<=\w)[_/@\\](?=\w)|(?<=\w{8})\.(?=\w)")
_ENDLESS = pattern(r"\w{20}(?=\w)")
_NOT_CHECKED = (
    "Some characters in it cannot be shown with the fonts of the machine that made this file; "
    "it is tagged, and was not checked against PDF/UA-1."
)
_PAGE = """
#let data = json(bytes(sys.inputs.chronology))
#set document(title: data.title, author: "Candour", date: none)
#set page(paper: "a4", flipped: true, margin: (x: 10mm, y: 12mm), numbering: "1")
#set text(lang: "en", region: "GB", size: 9pt, font: ("Liberation Sans", "DejaVu Sans"),
  fill: rgb("1a1a1a"), hyphenate: true, overhang: false)
#set par(leading: 0.5em)
#show heading: set text(fill: rgb("1f3a4d"))
#show title: set text(fill: rgb("1f3a4d"), size: 18pt)
#let words(it, size: 7.5pt, hyphenate: true) = {
  set text(size: size, hyphenate: hyphenate)
  it.split("\\n").map(line => [#line]).join(linebreak())
}
#let shown(cell) = table.cell(breakable: cell.breakable,
  fill: if cell.fill == "" { none } else { rgb(cell.fill) }, {
  if cell.bold { strong(words(cell.text)) } else if cell.small { words(cell.text, size: 6.5pt) }
  else { words(cell.text, hyphenate: not cell.whole) }
  if cell.beneath != "" { linebreak(); words(cell.beneath, size: 6pt) }
})
#let across(line, count) = table.cell(colspan: count, fill: rgb("eeeeee"), strong(words(line)))
#let sheet(shares, headings, rows) = table(
  columns: shares.map(share => share * 1fr),
  inset: 2.5pt, stroke: 0.4pt + rgb("8a8a8a"), align: left + top,
  table.header(..headings.map(it => table.cell(fill: rgb("1f3a4d"),
    text(fill: white, weight: "bold", size: 7.5pt, it)))),
  ..rows.map(row => if type(row) == str { (across(row, headings.len()),) } else { row.map(shown) })
    .flatten(),
)
#title()
#for line in data.opening { par(line) }
#par(data.legend.map(key => box(fill: rgb(key.fill), outset: (y: 2pt), inset: (x: 3pt), key.text))
  .join([ ]))
#for part in data.parts {
  heading(level: 1, part.title)
  if part.note != "" { par(part.note) }
  sheet(part.shares, part.headings, part.rows)
}
"""


def write_pdf(chronology: Chronology, path: Path) -> None:
    """Write the chronology as a tagged PDF (A4, landscape, header row on every page)."""
    said: dict[str, Any] = {
        "title": storable(chronology.title),
        "opening": [storable(line) for line in chronology.opening_lines()],
        "legend": [
            {"text": storable(f"{key.letter} {key.agency}"), "fill": key.fill}
            for key in agency_keys(chronology).values()
        ],
        "parts": [_entries(chronology), *_annexes(chronology)],
    }
    made = datetime.combine(chronology.made_on, time(), UTC)
    try:
        page = _compiled(said, made, ["ua-1"])
    except typst.TypstError:
        # PDF/UA-1 forbids a character that no font on the machine can show; a record may hold one.
        # The message quotes the words around it, so it goes no further.
        said["opening"].append(_NOT_CHECKED)
        page = _compiled(said, made, [])
    path.write_bytes(page)


def _compiled(said: dict[str, Any], made: datetime, standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _PAGE.encode(),
        format="pdf",
        sys_inputs={"chronology": json.dumps(said, ensure_ascii=False)},
        pdf_standards=[*standards],
        timestamp=made,
    )


def _entries(chronology: Chronology) -> dict[str, Any]:
    shown = page_rows(chronology)
    wanted = [c for c in without_comment(ON_A_PAGE, chronology) if c is not Column.SPAN]
    columns = filled(wanted, shown)
    dated, undated = parted(shown)
    lines: list[Any] = [_row(row, columns) for row in dated]
    if undated:
        lines += [UNDATED, *(_row(row, columns) for row in undated)]
    return {
        "title": "Chronology",
        "note": "",
        "shares": [_SHARES[column] for column in columns],
        "headings": [column.value for column in columns],
        "rows": lines,
    }


def _row(row: Row, columns: Sequence[Column]) -> list[dict[str, Any]]:
    return [
        _cell(
            row.cells[column],
            fill=row.key.fill if column in (Column.KEY, Column.AGENCY) else "",
            beneath=row.cells[Column.SPAN] if column is Column.DATE else "",
            style=_STYLES.get(column, ""),
            kept=row.fits_a_page,
        )
        for column in columns
    ]


def _cell(
    text: str, *, fill: str = "", beneath: str = "", style: str = "", kept: bool = False
) -> dict[str, Any]:
    return {
        "text": _breakable(storable(text)),
        "fill": fill,
        "beneath": storable(beneath),
        "small": style == "small",
        "bold": style == "bold",
        "whole": style == "whole",
        "breakable": not kept,
    }


def _breakable(text: str) -> str:
    """Let long names of files, addresses and endless words go on to the next line of a cell."""
    return _ENDLESS.sub("\\g<0>\u200b", _JOINED.sub("\\g<0>\u200b", text))


def _annexes(chronology: Chronology) -> list[dict[str, Any]]:
    parts = []
    for annex in annexes(chronology):
        fills = annex.fills or ("",) * len(annex.rows)
        rows = [
            [_cell(first, fill=fill), *map(_cell, others)]
            for (first, *others), fill in zip(annex.rows, fills, strict=True)
        ]
        parts.append(
            {
                "title": annex.title,
                "note": annex.note,
                "shares": annex.shares(),
                "headings": list(annex.headings),
                "rows": rows,
            }
        )
    return parts
