"""Tables in Word: merged date cells, banners, tracked and hidden rows, controls, nested tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from examples.make.columns import Column, Layout
from examples.make.entry import Entry
from examples.make.marks import Mark, marks_for
from examples.make.word import Document, paragraph, run

TOTAL_WIDTH = 15000
WEIGHTS = {
    "date": 1.9, "time": 1.4, "recorded": 1.9, "source": 2.0, "what": 6.0, "people": 2.6,
    "response": 2.8, "outcome": 2.0, "shared_with": 1.8, "child_seen": 1.3, "seen_alone": 1.3,
    "comment": 4.0, "tor": 1.2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tracked:
    """Who changed whole rows, and when."""

    author: str
    at: str


@dataclass(slots=True)
class Table:
    """One table being written; rows and columns count from 1, header rows included."""

    document: Document
    layout: Layout
    marks: Mapping[str, Sequence[Mark]]
    tracked: Tracked
    rows: list[str] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        self.document.tables += 1
        self.number = self.document.tables

    def _where(self, column: int, part: str = "body") -> dict[str, object]:
        return {"part": part, "table": self.number, "row": len(self.rows) + 1, "column": column}

    def header(self, *, repeats: bool) -> None:
        """A header row: one Word repeats on every page, or one that was typed again by hand."""
        cells = []
        for number, heading in enumerate(self.layout.headings(), 1):
            role = ["header"] if repeats else ["header", "typed_again"]
            self.document.ledger.note(self._where(number), heading, "table_cell", role=role)
            cells.append(_cell(paragraph(run(heading, "<w:b/>"))))
        self.rows.append(_row(cells, "<w:tblHeader/>" if repeats else ""))

    def banner(self, text: str) -> None:
        """A row of one cell across the whole grid."""
        width = len(self.layout.columns)
        self.document.ledger.note(
            self._where(1),
            text,
            "table_cell",
            flags=["merged"],
            role=["banner"],
            columns=width,
        )
        cell = _cell(paragraph(run(text, "<w:b/>")), f'<w:gridSpan w:val="{width}"/>')
        self.rows.append(_row([cell]))

    def entry(self, entry: Entry, merged_rows: int) -> None:
        """One entry's row; `merged_rows` is how many rows its date cell covers (1: only this)."""
        self.document.ledger.place(
            entry.key, {"part": "body", "table": self.number, "row": len(self.rows) + 1}
        )
        marks = self.marks.get(entry.key, ()) if not entry.again else ()
        cells = [
            self._cell(number, column, entry, marks, merged_rows)
            for number, column in enumerate(self.layout.columns, 1)
        ]
        properties = "<w:hidden/>" if "hidden" in entry.flags else ""
        if entry.flags & {"inserted", "deleted"}:
            tag = "ins" if "inserted" in entry.flags else "del"
            properties += f"<w:{tag} {self._stamp()}/>"
        row = _row(cells, properties)
        if any(one.kind == "row_control" for one in marks):
            row = (
                f'<w:sdt><w:sdtPr><w:id w:val="{self.document.next_id()}"/></w:sdtPr>'
                f"<w:sdtContent>{row}</w:sdtContent></w:sdt>"
            )
        self.rows.append(row)

    def _stamp(self) -> str:
        return (
            f'w:id="{self.document.next_id()}" w:author="{self.tracked.author}" '
            f'w:date="{self.tracked.at}"'
        )

    def _cell(
        self, number: int, column: Column, entry: Entry, marks: Sequence[Mark], merged_rows: int
    ) -> str:
        merge, flags = "", []
        if column.field == "date" and "merged_date" in entry.flags:
            return _cell("<w:p/>", "<w:vMerge/>")
        if column.field == "date" and merged_rows > 1:
            merge, flags = '<w:vMerge w:val="restart"/>', ["merged"]
        more: dict[str, object] = {"entry": entry.key, "field": column.field}
        if flags:
            more["rows"] = merged_rows
        text = self.layout.cell(column, entry)
        inner = self._words(
            text, entry, number, marks_for(marks, column.fields()), more | {"flags": flags}
        )
        here = [one for one in marks if one.field in column.fields()]
        for mark in here:
            if mark.kind == "nested":
                inner += self._nested(mark, entry, number)
        cell = _cell(inner, merge)
        if any(one.kind == "cell_control" for one in here):
            cell = (
                f'<w:sdt><w:sdtPr><w:id w:val="{self.document.next_id()}"/></w:sdtPr>'
                f"<w:sdtContent>{cell}</w:sdtContent></w:sdt>"
            )
        return cell

    def _words(
        self, text: str, entry: Entry, number: int, marks: Sequence[Mark], more: dict[str, object]
    ) -> str:
        if not text and not marks:
            return "<w:p/>"
        layer = next((one for one in ("deleted", "hidden", "inserted") if one in entry.flags), None)
        if layer is None:
            where = self._where(number)
            return paragraph(self.document.rich(text, marks, where, kind="table_cell", **more))
        part = "body" if layer == "inserted" else layer
        more["flags"] = [*more.pop("flags"), layer]  # type: ignore[misc]
        more["role"] = ["row"]
        self.document.ledger.note(self._where(number, part), text, "table_cell", **more)
        if layer == "deleted":
            return paragraph(f"<w:del {self._stamp()}>{run(text, tag='w:delText')}</w:del>")
        if layer == "inserted":
            return paragraph(f"<w:ins {self._stamp()}>{run(text)}</w:ins>")
        return paragraph(run(text, "<w:vanish/>"))

    def _nested(self, mark: Mark, entry: Entry, number: int) -> str:
        rows = []
        for at, words in enumerate(mark.rows, 1):
            for column, text in enumerate(words, 1):
                self.document.ledger.note(
                    self._where(number),
                    text,
                    "table_cell",
                    entry=entry.key,
                    field=mark.field,
                    nested={"table": 1, "row": at, "column": column},
                )
            rows.append(_row([_cell(paragraph(run(text))) for text in words]))
        return _table(rows, [900] + [1700] * (len(mark.rows[0]) - 1)) + "<w:p/>"

    def finish(self) -> None:
        """Put the finished table into the document's body."""
        weights = [WEIGHTS.get(one.field, 1.7) for one in self.layout.columns]
        widths = [int(TOTAL_WIDTH * one / sum(weights)) for one in weights]
        self.document.body.append(_table(self.rows, widths))


def _cell(inner: str, properties: str = "") -> str:
    tcpr = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{tcpr}{inner}</w:tc>"


def _row(cells: Sequence[str], properties: str = "") -> str:
    trpr = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{trpr}{''.join(cells)}</w:tr>"


def _table(rows: Sequence[str], widths: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" '
        f'w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def merged_runs(entries: Sequence[Entry]) -> list[int]:
    """For each entry, how many rows its date cell covers: itself and those merged below it."""
    counts = [1] * len(entries)
    for at in range(len(entries) - 1, 0, -1):
        if "merged_date" in entries[at].flags:
            counts[at - 1] += counts[at]
    return counts
