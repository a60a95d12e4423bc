"""Footnote marks that stand in running text as bare numbers ("the 1360 previous hours").

A text layer loses that a mark was raised. Where notes are numbered through a long report, the marks
look like years, and one may stand inside a date ("15 June 1368 2017").
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_LIKE_A_YEAR = re.compile(r"(?<![\w./:,£$-])([12]\d{3})(?![\w/:]|[.,]\d|-\d)")
_FEWEST = 6
"""Years told in order of their first mention ("2014 … 2015 … 2016") make shorter runs than this."""
_MOST_OFTEN = 4
"""A mark stands in the text and before its note; what stands more often is a year."""


def without_note_marks(texts: Sequence[str]) -> list[str]:
    """Return the texts with numbers that are footnote marks blanked out, every offset kept.

    Marks are told by their order alone: numbers from 1000 on, each one more than the one before
    where it is first met, six or more in a row. Cost grows linearly with the text.
    """
    found = [[match[1] for match in _LIKE_A_YEAR.finditer(text)] for text in texts]
    often = Counter(number for numbers in found for number in numbers)
    first_met = dict.fromkeys(int(number) for numbers in found for number in numbers)
    marks = {
        str(number) for number in _in_long_runs(first_met) if often[str(number)] <= _MOST_OFTEN
    }
    return [
        _LIKE_A_YEAR.sub(lambda match: _blank(match, marks), text) if marks & set(numbers) else text
        for text, numbers in zip(texts, found, strict=True)
    ]


def _in_long_runs(first_met: Iterable[int]) -> set[int]:
    """Numbers of every run that counts up by one; numbers between that break it are passed over."""
    met = list(first_met)
    place = {number: at for at, number in enumerate(met)}
    in_runs: set[int] = set()
    for number in met:
        if number - 1 in place and place[number - 1] < place[number]:
            continue
        run = [number]
        while run[-1] + 1 in place and place[run[-1] + 1] > place[run[-1]]:
            run.append(run[-1] + 1)
        if len(run) >= _FEWEST:
            in_runs.update(run)
    return in_runs


def _blank(match: re.Match[str], marks: set[str]) -> str:
    return " " * len(match[0]) if match[1] in marks else match[0]
