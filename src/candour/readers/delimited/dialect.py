"""Find how a delimited file parts its columns: by trying, and keeping what comes out even."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

DELIMITERS = (",", "\t", ";", "|")
_ROWS_TRIED = 200
_WIDEST_FIELD = 131_072


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is parted. `score` says how even its columns come out, from 0 to 1."""

    delimiter: str
    backslash_escapes: bool
    columns: int
    score: float
    header_line: int = 0
    """lines before the first row ("sep=;")"""


def find_dialect(text: str) -> Dialect | None:
    """Return the way of parting that gives the most even columns; `None` where none gives two.

    Each delimiter is tried on the first rows with real quoting, so that a comma inside quotes
    counts for nothing. A file may say its own ("sep=;", as spreadsheets write it).
    """
    first, _, rest = text.partition("\n")
    said = first.strip().removeprefix('"').removesuffix('"')
    if said.lower().startswith("sep=") and len(said) == len("sep=") + 1:
        return _tried(rest, said[-1], header_line=1)
    candidates = [found for delimiter in DELIMITERS if (found := _tried(text, delimiter))]
    return max(candidates, key=lambda found: (found.score, found.columns), default=None)


def _tried(text: str, delimiter: str, header_line: int = 0) -> Dialect | None:
    if delimiter not in text:
        return None
    escaped = '\\"' in text[:200_000]
    rows = list(islice(rows_of(text, delimiter, backslash_escapes=escaped), _ROWS_TRIED))
    widths = [len(row) for row in rows if any(row)]
    if len(widths) < 1:
        return None
    width, as_wide = Counter(widths).most_common(1)[0]
    if width < 2:
        return None
    return Dialect(
        delimiter, escaped, width, as_wide / len(widths) * _prose_factor(rows), header_line
    )


def _prose_factor(rows: Sequence[Sequence[str]]) -> float:
    """Commas of prose part sentences into pieces that open with a space and a small letter."""
    later = [cell for row in rows for cell in row[1:] if cell]
    pieces = sum(cell[0] == " " and cell[1:2].islower() for cell in later)
    return 1 - pieces / len(later) if later else 1.0


def rows_of(text: str, delimiter: str, *, backslash_escapes: bool) -> Iterator[list[str]]:
    """Yield the rows of a text as Python's csv reader parts them, with fields as long as they come.

    The reader is handed lines as they end in the file, so that its `line_num` is the physical line.
    """
    csv.field_size_limit(max(len(text) + 1, _WIDEST_FIELD))
    return csv.reader(
        StringIO(text, newline=""),
        delimiter=delimiter,
        doublequote=not backslash_escapes,
        escapechar="\\" if backslash_escapes else None,
        strict=False,
    )
