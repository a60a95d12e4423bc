"""Find how a delimited file parts its columns: by trying, and keeping what comes out even."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice

DELIMITERS = (",", "\t", ";", "|")
_ROWS_TRIED = 200
_UNSOUND = 0.9


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is parted. `score` says how even its columns come out, from 0 to 1."""

    delimiter: str
    backslash_escapes: bool
    columns: int
    score: float
    header_line: int = 0
    """lines before the first row ("sep=;")"""
    skips_spaces: bool = False
    """whether a quotation mark opens a cell after a delimiter and a space"""

    def reader(self, source: Iterable[str], *, strict: bool) -> Iterator[list[str]]:
        """Return the rows of a source; `strict` raises where a quotation mark is out of place."""
        return csv.reader(
            source,
            delimiter=self.delimiter,
            doublequote=not self.backslash_escapes,
            escapechar="\\" if self.backslash_escapes else None,
            skipinitialspace=self.skips_spaces,
            strict=strict,
        )


def find_dialect(text: str) -> Dialect | None:
    """Return the way of parting that gives the most even columns; `None` where none gives two.

    Each delimiter is tried on the first rows with real quoting, so that a comma inside quotes
    counts for nothing. A file may say its own ("sep=;", as spreadsheets write it). Of two ways that
    are equally even, the one with more columns wins, then the plainer one.
    """
    first, _, rest = text.partition("\n")
    said = first.strip().removeprefix('"').removesuffix('"')
    if said.lower().startswith("sep=") and len(said) == len("sep=") + 1:
        return _best(rest, (said[-1],), header_line=1)
    return _best(text, DELIMITERS, header_line=0)


def _best(text: str, delimiters: Sequence[str], header_line: int) -> Dialect | None:
    tried = [
        _tried(text, Dialect(delimiter, escapes, 0, 0, header_line, skips))
        for delimiter in delimiters
        if delimiter in text
        for escapes in ((False, True) if '\\"' in text else (False,))
        for skips in ((False, True) if f'{delimiter} "' in text else (False,))
    ]
    found = [dialect for dialect in tried if dialect is not None]
    return max(found, key=lambda dialect: (dialect.score, dialect.columns), default=None)


def _tried(text: str, dialect: Dialect) -> Dialect | None:
    rows, is_sound = _parted(text, dialect)
    widths = [len(row) for row in rows if any(row)]
    if not widths:
        return None
    width, as_wide = Counter(widths).most_common(1)[0]
    if width < 2:
        return None
    # A first cell in quotes that close before this delimiter is no prose, whatever the cells say.
    is_quoted = is_sound and text.lstrip().startswith('"')
    factor = 1.0 if is_quoted else _prose_factor(rows)
    score = as_wide / len(widths) * factor * (1 if is_sound else _UNSOUND)
    return replace(dialect, columns=width, score=score)


def _parted(text: str, dialect: Dialect) -> tuple[list[list[str]], bool]:
    """Return the first rows, and whether every closing quote stood before a delimiter."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    for strict in (True, False):
        try:
            source = StringIO(text, newline="")
            return list(islice(dialect.reader(source, strict=strict), _ROWS_TRIED)), strict
        except csv.Error:
            continue
    return [], False


def _prose_factor(rows: Sequence[Sequence[str]]) -> float:
    """Commas of prose part sentences into pieces that open with a space and a small letter."""
    later = [cell for row in rows for cell in row[1:] if cell]
    pieces = sum(cell[0] == " " and cell[1:2].islower() for cell in later)
    return 0.3 if 2 * pieces > len(later) else 1.0
