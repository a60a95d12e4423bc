"""One function per data set; each returns figures and the misses behind them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.dates.gold import (
    Interval,
    YearRow,
    archive_rows,
    museum_rows,
    sentence_rows,
)
from benchmarks.dates.peers import (
    FindIntervals,
    ReadYears,
    Years,
    archive_words,
    candour_date,
    first_of_list,
    naive_years,
    sentence_peers,
    year_peers,
    years_of,
)

_DOUBT = re.compile(r"\?|\bc\.|\bca?\b\.?|\bcirca\b|\bprobably\b|\bpossibly\b|\babout\b", re.I)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one reader got on one data set; `wrong` is worse than `unanswered`."""

    data: str
    who: str
    rows: int
    right: int
    wrong: int
    unanswered: int
    also: str = ""
    misses: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share of rows that are right."""
        return self.right / self.rows if self.rows else 0.0


def _matches(found: Years, row: YearRow, *, opens: bool) -> bool:
    first, last = found
    if opens and (first is None) != (last is None):
        # Curators always give two years; of an open date only the closed side can be compared.
        return first == row.first if last is None else last == row.last
    return (first, last) == (row.first, row.last)


def _overlaps(found: Years, row: YearRow) -> bool:
    first, last = found
    return (first is None or first <= row.last) and (last is None or row.first <= last)


def _years(data: str, rows: Sequence[YearRow], who: str, read: ReadYears) -> Figures:
    right = unanswered = strict = overlap = 0
    misses: list[str] = []
    for row in rows:
        found = read(row.text)
        if found is None:
            unanswered += 1
            misses.append(f"{row.text}\t{row.first}–{row.last}\tno answer")
            continue
        overlap += _overlaps(found, row)
        strict += _matches(found, row, opens=False)
        if _matches(found, row, opens=True):
            right += 1
        else:
            misses.append(f"{row.text}\t{row.first}–{row.last}\t{found[0]}–{found[1]}")
    answered = len(rows) - unanswered
    also = f"both sides {strict / len(rows):.3f}, overlap {overlap / len(rows):.3f}"
    return Figures(data, who, len(rows), right, answered - right, unanswered, also, tuple(misses))


def museum(path: Path) -> list[Figures]:
    """Hand-written date cells of a museum: exact years, and doubt that is said."""
    rows = museum_rows(path)
    figures = [_years("museum", rows, who, read) for who, read in year_peers()]
    doubted = [row for row in rows if _DOUBT.search(row.text)]
    said = [row for row in doubted if candour_date(row.text).qualifier]
    misses = tuple(row.text for row in doubted if row not in said)
    figures.append(
        Figures(
            "museum: doubt",
            "Candour",
            len(doubted),
            len(said),
            0,
            len(doubted) - len(said),
            "cells with a doubt word whose qualifier says so",
            misses,
        )
    )
    return figures


def archives(path: Path) -> list[Figures]:
    """Phrases of archival descriptions, American order."""
    rows = archive_rows(path)
    readers: list[tuple[str, ReadYears]] = [
        ("Candour", lambda text: years_of(candour_date(text, order="month_first"))),
        (
            "Candour, the set's own spans",
            lambda text: years_of(candour_date(text, archive_words(), "month_first")),
        ),
        (
            "Candour, the set's own spans, first of a list",
            lambda text: years_of(
                first_of_list(candour_date(text, archive_words(), "month_first"))
            ),
        ),
        ("naive expression", naive_years),
    ]
    readers += [peer for peer in year_peers() if peer[0] not in {"Candour", "naive expression"}]
    return [_years("archives", rows, who, read) for who, read in readers]


def sentences(path: Path) -> list[Figures]:
    """Sentences with dates: F1 of exact intervals."""
    rows = sentence_rows(path)
    made = []
    for who, find in sentence_peers():
        made.append(_score_sentences(who, find, rows))
    return made


def _score_sentences(who: str, find: FindIntervals, rows: Sequence[object]) -> Figures:
    hits = predicted = gold = 0
    misses: list[str] = []
    for row in rows:
        found = find(row.text, row.on)  # type: ignore[attr-defined]
        left = list(row.expected)  # type: ignore[attr-defined]
        gold += len(left)
        predicted += len(found)
        wrong: list[Interval] = []
        for interval in found:
            match = next((each for each in left if interval in each), None)
            if match is None:
                wrong.append(interval)
            else:
                hits += 1
                left.remove(match)
        if left or wrong:
            expected = "; ".join(_show(each[0]) for each in left)
            got = "; ".join(_show(each) for each in wrong)
            misses.append(f"{row.text!r}\t{row.on}\texpected {expected}\tgot {got}")  # type: ignore[attr-defined]
    precision, recall = hits / (predicted or 1), hits / (gold or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    also = f"F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})"
    return Figures("sentences", who, gold, hits, predicted - hits, gold - hits, also, tuple(misses))


def _show(interval: Interval) -> str:
    return "..".join(moment.isoformat(timespec="minutes") if moment else "" for moment in interval)


DATA: dict[str, tuple[str, Callable[[Path], list[Figures]]]] = {
    "museum": ("dates-museum/tate.csv", museum),
    "archives": ("dates-archives/cases.json", archives),
    "sentences": ("dates-sentences/DateTimeModel.json", sentences),
}
