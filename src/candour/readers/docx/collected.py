"""The passages of a file as they are found, gathered into blocks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from re import compile as pattern

from candour.core.documents.block import Block, Draft, Table
from candour.core.documents.passage import Mark, MarkKind

_STORY = pattern(r"(?:tb|fn|en|cm)\d+")
_OF_STORIES = frozenset({MarkKind.TEXTBOX, MarkKind.FOOTNOTE, MarkKind.ENDNOTE, MarkKind.COMMENT})


class _OpenTable:
    def __init__(self, number: int, prefix: str) -> None:
        self.number = number
        self.prefix = prefix
        self.texts: list[str] = []
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.pages: dict[int, int] = {}
        self.drafts: dict[int, Draft] = {}
        self.place = (1, 1)

    def closed(self) -> Table:
        return Table(
            self.number, self.texts, self.rows, self.columns, self.prefix, self.pages, self.drafts
        )


class Collected:
    """What was found so far. While a table of the body is open, all goes into its block."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._table: _OpenTable | None = None
        self._tables: list[dict[int, Draft]] = []

    def add(self, drafts: Iterable[Draft]) -> None:
        """Add passages."""
        table = self._table
        if table is None:
            self.blocks += drafts
            return
        for draft in drafts:
            table.drafts[len(table.texts)] = draft
            table.texts.append(draft.text)
            table.rows.append(table.place[0])
            table.columns.append(table.place[1])

    def open_table(self, number: int, prefix: str) -> None:
        """Begin a table of the body."""
        self._table = _OpenTable(number, prefix)

    def go_to(self, row: int, column: int) -> None:
        """Go to a cell of the open table, where one is open."""
        if self._table is not None:
            self._table.place = (row, column)

    def add_plain_row(self, row: int, texts: list[str], page: int | None) -> None:
        """Add a row of plain cells, one column each; blank ones are no passages."""
        table = self._table
        if table is None:
            raise ValueError("no table of the body is open")
        if all(map(str.strip, texts)):
            table.texts += texts
            table.rows += [row] * len(texts)
            table.columns += range(1, len(texts) + 1)
            texts = []
        for column, text in enumerate(texts, start=1):
            if text and not text.isspace():
                table.texts.append(text)
                table.rows.append(row)
                table.columns.append(column)
        if page is not None:
            table.pages[row] = page

    def add_plain_cell(self, row: int, column: int, text: str, page: int | None) -> None:
        """Add one plain cell."""
        table = self._table
        if table is None:
            raise ValueError("no table of the body is open")
        if text and not text.isspace():
            table.texts.append(text)
            table.rows.append(row)
            table.columns.append(column)
            if page is not None:
                table.pages[row] = page

    def close_table(self) -> None:
        """End the table of the body."""
        if self._table is not None:
            self.blocks.append(self._table.closed())
            self._tables.append(self._table.drafts)
            self._table = None

    def settle_marks(self) -> None:
        """Let marks that name a note, a comment or a text box lead to its first passage.

        Only now is it known which that is: a text box may begin with a table, a note be blank.
        """
        first: dict[str, str] = {}
        for draft in self._drafts():
            story = _STORY.match(draft.short)
            if story is not None:
                first.setdefault(story[0], draft.short)
        for n, block in enumerate(self.blocks):
            if isinstance(block, Draft):
                self.blocks[n] = _settled(block, first)
        for drafts in self._tables:
            drafts.update({n: _settled(draft, first) for n, draft in drafts.items()})

    def _drafts(self) -> Iterator[Draft]:
        for block in self.blocks:
            if isinstance(block, Draft):
                yield block
            elif isinstance(block, Table):
                yield from block.drafts.values()

    def drafts_from(self, first: int) -> Iterable[tuple[int, Draft]]:
        """Yield the passages outside tables from block `first` on, with their places."""
        for n in range(first, len(self.blocks)):
            block = self.blocks[n]
            if isinstance(block, Draft):
                yield n, block


def _settled(draft: Draft, first: Mapping[str, str]) -> Draft:
    if not any(mark.kind in _OF_STORIES for mark in draft.marks):
        return draft
    marks = [
        Mark(mark.kind, mark.span, mark.by, mark.at, first.get(mark.to or ""))
        if mark.kind in _OF_STORIES
        else mark
        for mark in draft.marks
    ]
    return replace(draft, marks=tuple(marks))
