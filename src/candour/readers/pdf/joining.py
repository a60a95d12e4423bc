"""Tables that run over a page break become one; what was repeated or split is reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from candour.core.documents.block import Draft, Table
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind, Mark
from candour.core.documents.report import Change, LeftOut
from candour.readers.pdf.page_table import PageCell, PageTable, is_figure, is_year

_MOST_HEADER_ROWS = 5
_SAME_EDGE = 8.0

_Said = tuple[str, tuple[Mark, ...]]


@dataclass(slots=True)
class OpenTable:
    """A table while pages are read: its rows so far, and what was found at page breaks."""

    number: int
    columns: tuple[float, ...]
    last_page: int
    cells: list[tuple[PageCell, str, tuple[Mark, ...]]] = field(default_factory=list, repr=False)
    pages: dict[int, int] = field(default_factory=dict)
    rows: int = 0
    head: list[list[str]] = field(default_factory=list, repr=False)
    changed: list[Change] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    flags: tuple[Flag, ...] = ()

    def add(self, page: int, found: PageTable, say: Callable[[PageCell], _Said]) -> None:
        """Take in the part of the table that stands on this page."""
        said = [(cell, *say(cell)) for cell in found.cells]
        first = 0
        if self.rows:
            first = self._repeated_rows(found, said)
            self._report_repeated(page, said, first)
        else:
            self.head = _texts_by_row(said)[:_MOST_HEADER_ROWS]
        opening = [each for each in said if each[0].row == first]
        if self.rows and first < found.rows and self._goes_on(opening, said):
            self._join_row(page, opening)
            first += 1
        for cell, text, marks in said:
            if cell.row >= first:
                cell.row += self.rows - first
                self.cells.append((cell, text, marks))
                self.pages.setdefault(cell.row, page)
        self.rows += max(0, found.rows - first)
        self.last_page = page

    def fits(self, page: int, found: PageTable) -> bool:
        """Say whether a table at the head of the next page goes on with this one."""
        if page != self.last_page + 1 or len(found.columns) != len(self.columns):
            return False
        shift = found.columns[0] - self.columns[0]  # pages of a book are bound left and right
        return all(
            abs(one + shift - two) <= _SAME_EDGE
            for one, two in zip(self.columns, found.columns, strict=True)
        )

    def _repeated_rows(
        self, found: PageTable, said: Sequence[tuple[PageCell, str, tuple[Mark, ...]]]
    ) -> int:
        texts = _texts_by_row(said)
        count = 0
        for one, two in zip(self.head, texts, strict=False):
            if one != two or not one or any(is_figure(text) and not is_year(text) for text in one):
                break
            count += 1
        return min(count, found.rows - 1)

    def _report_repeated(
        self, page: int, said: Sequence[tuple[PageCell, str, tuple[Mark, ...]]], count: int
    ) -> None:
        for row in range(count):
            text = " | ".join(text for cell, text, _ in said if cell.row == row)
            where = Locator(page=page, table=self.number, row=row + 1)
            self.left_out.append(LeftOut(where, "a header row repeated after a page break", text))

    def _goes_on(
        self,
        opening: Sequence[tuple[PageCell, str, tuple[Mark, ...]]],
        said: Sequence[tuple[PageCell, str, tuple[Mark, ...]]],
    ) -> bool:
        """Say whether the first row of a page is the rest of the last row of the page before.

        It is where its key (the first column) is empty although the table's other rows fill it.
        """
        if not opening or any(cell.column == 0 or cell.column_span > 1 for cell, _, _ in opening):
            return False
        last = {cell.column for cell, _, _ in self.cells if cell.row == self.rows - 1}
        if 0 not in last or not all(cell.column in last for cell, _, _ in opening):
            return False
        rows = {cell.row for cell, _, _ in (*self.cells,)}
        keyed = {cell.row for cell, _, _ in self.cells if cell.column == 0}
        return len(keyed) >= 0.8 * len(rows)

    def _join_row(
        self, page: int, opening: Sequence[tuple[PageCell, str, tuple[Mark, ...]]]
    ) -> None:
        rests = {cell.column: (text, marks) for cell, text, marks in opening}
        row = self.rows - 1
        for index, (cell, text, marks) in enumerate(self.cells):
            if cell.row == row and cell.column in rests:
                more, further = rests[cell.column]
                moved = tuple(
                    replace(mark, span=mark.span.moved(len(text) + 1)) for mark in further
                )
                self.cells[index] = (cell, f"{text} {more}", (*marks, *moved))
        where = Locator(page=self.pages.get(row, page - 1), table=self.number, row=row + 1)
        self.changed.append(
            Change(
                where,
                f"a row that runs over a page break, joined with its rest on page {page}",
                was=" | ".join(text for text, _ in rests.values()),
            )
        )

    def block(self) -> Table:
        """Return the table's passages."""
        prefix = f"t{self.number}"
        ordered = sorted(self.cells, key=lambda each: (each[0].row, each[0].column))
        drafts: dict[int, Draft] = {}
        for index, (cell, text, marks) in enumerate(ordered):
            if marks or self.flags or cell.row_span > 1 or cell.column_span > 1:
                drafts[index] = self._draft(cell, text, marks)
        return Table(
            table=self.number,
            texts=[text for _, text, _ in ordered],
            rows=[cell.row + 1 for cell, _, _ in ordered],
            columns=[cell.column + 1 for cell, _, _ in ordered],
            prefix=prefix,
            pages={row + 1: page for row, page in self.pages.items()},
            drafts=drafts,
        )

    def _draft(self, cell: PageCell, text: str, marks: tuple[Mark, ...]) -> Draft:
        row, column = cell.row + 1, cell.column + 1
        spans = cell.row_span > 1 or cell.column_span > 1
        where = Locator(page=self.pages.get(cell.row), table=self.number, row=row, column=column)
        return Draft(
            short=f"t{self.number}r{row}c{column}",
            locator=where,
            kind=Kind.TABLE_CELL,
            text=text,
            flags=(Flag.MERGED, *self.flags) if spans else self.flags,
            marks=marks,
            row_span=cell.row_span,
            column_span=cell.column_span,
        )


def _texts_by_row(said: Sequence[tuple[PageCell, str, tuple[Mark, ...]]]) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell, text, _ in said:
        rows.setdefault(cell.row, []).append(text)
    return [rows.get(row, []) for row in range(max(rows, default=-1) + 1)]
