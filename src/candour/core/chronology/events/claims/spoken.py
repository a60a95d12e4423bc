"""Clock times that only the words around them make times: "about nine last night", "died 1655"."""

import re
from collections.abc import Iterator

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.clock import HOURS, ClockTime
from candour.core.chronology.events.claims.reading import Row

_FOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_YEAR = re.compile(r"20[0-5]\d|19[0-5]\d")
_HALF_DAY = 12
_ROUGHLY = 31


def spoken_times(row: Row, words: ClaimWords) -> Iterator[ClockTime]:
    """Yield bare hours beside a part of the day, and four bare figures behind what happened."""
    for at in range(1, row.own):
        if not row.same_clause(at - 1, at):
            continue
        word, before = row.tokens.words[at], row.tokens.words[at - 1]
        if word in HOURS and before in words.lists["hour_leads"] and _ends_hour(row, at, words):
            yield from _bare_hour(row, at, words)
        is_figures = _FOUR.fullmatch(word) and before in words.lists["clock_leads"]
        if is_figures and _is_free(row, at) and not (before == "at" and _YEAR.fullmatch(word)):
            minute = int(word[:2]) * 60 + int(word[2:])
            yield ClockTime(minute, row.tokens.starts[at], word, 0, False)


def _is_free(row: Row, at: int) -> bool:
    """Whether figures stand by themselves, not as a part of a day or a number."""
    text, end = row.tokens.text, row.tokens.ends[at]
    return text[row.tokens.starts[at] - 1] == " " and text[end : end + 2].strip()[:1] not in (
        "/",
        "-",
        "h",
    )


def _ends_hour(row: Row, at: int, words: ClaimWords) -> bool:
    """Whether nothing that an hour could count follows it."""
    after = at + 1
    if after >= row.own or not row.same_clause(at, after) or row.gap(at, after).strip():
        return True
    return row.tokens.words[after] in words.lists["hour_ends"]


def _bare_hour(row: Row, at: int, words: ClaimWords) -> Iterator[ClockTime]:
    clause = row.tokens.clauses[at]
    parts = {
        words.parts_of_day[word]
        for word, its in zip(row.tokens.words, row.tokens.clauses, strict=True)
        if its == clause and word in words.parts_of_day
    }
    if not parts:
        return
    hour = HOURS[row.tokens.words[at]] % _HALF_DAY
    if parts == {"pm"}:
        hour += _HALF_DAY
    said = row.tokens.between(at - 1, at)
    start = row.tokens.starts[at]
    yield ClockTime(hour * 60, start, said, _ROUGHLY, len(parts) > 1)
