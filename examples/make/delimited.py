"""Delimited text with the ledger's row, column and the physical line a record starts on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from examples.make.ledger import Ledger


class Delimited:
    """Records written one by one; row 1 is the header, `line` is where a record starts."""

    def __init__(self, ledger: Ledger, delimiter: str, line_end: str) -> None:
        self.ledger, self.delimiter, self.line_end = ledger, delimiter, line_end
        self.parts: list[str] = []
        self.row, self.line = 0, 1

    def _quoted(self, text: str) -> str:
        if any(one in text for one in (self.delimiter, '"', "\n", "\r")):
            return '"' + text.replace('"', '""') + '"'
        return text

    def record(
        self,
        cells: Sequence[str],
        *,
        entry: str = "",
        fields: Sequence[str] = (),
        role: Sequence[str] = (),
        expected: int | None = None,
    ) -> None:
        """Write one record; cells past `expected` are flagged as standing under no heading."""
        self.row += 1
        where: dict[str, Any] = {"part": "body", "row": self.row, "line": self.line}
        if entry:
            self.ledger.place(entry, where)
        for column, text in enumerate(cells, 1):
            if not text:
                continue
            beyond = expected is not None and column > expected
            more = {"entry": entry, "field": fields[column - 1]} if entry and not beyond else {}
            self.ledger.note(
                {**where, "column": column},
                text,
                "table_cell",
                flags=["extra_cell"] if beyond else [],
                role=role,
                **more,
            )
        written = self.delimiter.join(map(self._quoted, cells)) + self.line_end
        self.parts.append(written)
        self.line += written.replace("\r\n", "\n").count("\n")

    def text(self) -> str:
        """The whole file."""
        return "".join(self.parts)
