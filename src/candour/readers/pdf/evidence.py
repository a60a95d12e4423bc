"""What speaks for a stretch of lines being a table, and what against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from candour.readers.pdf.aligned import LABEL, Placed, TextRow
from candour.readers.pdf.drawn import Rule
from candour.readers.pdf.page_table import is_figure

_LEAST_CONTENTS = 5
_TERSE = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a stretch of lines being a table."""

    columns: int
    rows: int
    figures: float
    aligned: float
    filled: float
    spanning: float
    words: float
    rules: int

    @property
    def holds(self) -> bool:
        """Say whether it is one. Prose with wide gaps fails by alignment or by its length."""
        if self.columns < 2 or self.rows < 2 or self.spanning > 0.5 or self.filled < 0.35:
            return False
        if self.rules >= 2 and self.words <= _TERSE:
            return True
        if self.columns == 2:
            terse = self.figures >= 0.5 or (self.rows >= 4 and self.words <= 5)
            return self.rows >= 3 and self.aligned >= 0.6 and terse
        if self.figures >= 0.3:
            return self.aligned >= 0.4
        return self.rows >= 3 and self.aligned >= 0.6 and self.words <= 8


def is_contents(rows: Sequence[TextRow], columns: int) -> bool:
    """Say whether placed lines are a list of contents: page numbers that never fall, and words."""
    numbers: list[int] = []
    for row in rows:
        for each in row.placed:
            if each.last < columns - 1:
                if is_figure(each.text) and not LABEL.fullmatch(each.text):
                    return False
            elif each.text.isdecimal():
                numbers.append(int(each.text))
            elif each.last == columns - 1 and len(row.placed) > 1:
                return False
    return len(numbers) >= _LEAST_CONTENTS and numbers == sorted(numbers) and numbers[-1] > 1


def evidence_of(
    rows: Sequence[TextRow], columns: Sequence[tuple[float, float]], rules: Sequence[Rule]
) -> Evidence:
    """Weigh a stretch of lines whose segments are placed in columns."""
    several = [row for row in rows if len(row.placed) > 1]
    cells = [each for row in several for each in row.placed]
    later = [each for each in cells if each.first > 0]
    if not several or not later:
        return Evidence(len(columns), 0, 0.0, 0.0, 0.0, 1.0, 0.0, 0)
    single = sum(each.first == each.last for each in cells)
    top, bottom = rows[0].top, rows[-1].bottom
    near = [rule for rule in rules if top - 25 <= rule.at <= bottom + 25]
    return Evidence(
        columns=len(columns),
        rows=len(several),
        figures=sum(is_figure(each.text) for each in later) / len(later),
        aligned=_alignment(cells, len(columns)),
        filled=len(cells) / (len(several) * len(columns)),
        spanning=1 - single / len(cells),
        words=median(len(each.segment.words) for each in cells),
        rules=len(near),
    )


def _alignment(cells: Sequence[Placed], columns: int) -> float:
    """Return the share of cells that share an edge or a middle with most of their column."""
    good = total = 0
    for column in range(columns):
        own = [each.segment for each in cells if each.first == each.last == column]
        if len(own) < 2:
            continue
        total += len(own)
        good += max(
            _most_alike([each.x0 for each in own]),
            _most_alike([each.x1 for each in own]),
            _most_alike([(each.x0 + each.x1) / 2 for each in own]),
        )
    return good / total if total else 0.0


def _most_alike(values: list[float]) -> int:
    values.sort()
    best = first = 0
    for last, value in enumerate(values):
        while value - values[first] > 3.0:
            first += 1
        best = max(best, last - first + 1)
    return best if best > 1 else 0
