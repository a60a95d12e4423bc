"""Find how a delimited file parts its columns: by trying, and keeping what comes out even."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
    escaped = '\\"' in text
    rows, is_sound = _parted(text, delimiter, backslash_escapes=escaped)
    widths = [len(row) for row in rows if any(row)]
    if not widths:
        return None
    width, as_wide = Counter(widths).most_common(1)[0]
    if width < 2:
        return None
    score = as_wide / len(widths) * _prose_factor(rows) * (1 if is_sound else _UNSOUND)
    return Dialect(delimiter, escaped, width, score, header_line)


def _parted(text: str, delimiter: str, *, backslash_escapes: bool) -> tuple[list[list[str]], bool]:
    """Return the first rows, and whether every closing quote stood before a delimiter."""
    escape = "\\" if backslash_escapes else None
    for strict in (True, False):
        reader = csv.reader(
            StringIO(text, newline=""),
            delimiter=delimiter,
            doublequote=not backslash_escapes,
            escapechar=escape,
            strict=strict,
        )
        try:
            return list(islice(reader, _ROWS_TRIED)), strict
        except csv.Error:
            continue
    return [], False


def _prose_factor(rows: Sequence[Sequence[str]]) -> float:
    """Commas of prose part sentences into pieces that open with a space and a small letter."""
    later = [cell for row in rows for cell in row[1:] if cell]
    pieces = sum(cell[0] == " " and cell[1:2].islower() for cell in later)
    return 0.3 if 2 * pieces > len(later) else 1.0
