"""By when an entry's words promise something: a length of time, or a day, counted from its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.prose_entries import DatedWords, FindDates
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.lengths import Length, after, lengths_in
from candour.core.chronology.silences.contacts.words import PromiseWords, Sort
from candour.core.dates.calendar import add_months

_DOTTED = re.compile(
    r"(?<![\d.:/£])(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])"
    r"(?![\d:/]|\.\d|\s?(?:kgs?|am|pm|hrs?)\b)"
)
_DOTTED_BEHIND = re.compile(rf"(?<=\b(?:on|by|or|/c)\s){_DOTTED.pattern}")
"""In a narrative "16.10" may be a clock: "on", "by", "for" or "w/c" makes it a day."""
_DAY_OF_MONTH = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)")
_LONGEST_DAYS = 400
_GESTATION = range(16, 43)
_MAY_STATE_A_DAY = re.compile(
    r"\d|day\b|week|month|tomorrow|tonight|today|afternoon|morning|evening|[A-Z][a-z]{2}"
)


@dataclass(frozen=True, slots=True)
class Due:
    """The days in which a promise is kept, with grace; `last` is the last day it names."""

    earliest: date
    last: date
    latest: date
    at: int
    end: int

    def __post_init__(self) -> None:
        if not self.last <= self.latest:
            raise ValueError("grace does not end before the day that is due")


def dues_in(
    heard: Heard, part: Part, clause: range, words: PromiseWords, find_dates: FindDates
) -> list[Due]:
    """Every day or length of time to come that a clause states, in order of place."""
    lengths = [one for one in lengths_in(part, words) if one.first in clause]
    dues = [due for one in lengths if (due := _of_length(heard, part, one, words))]
    ends = part.in_clause(clause.start, "end")
    dues += [_of_end(heard, one, words) for one in ends]
    taken = {at for one in lengths for at in range(one.first, one.last + 1)}
    taken |= {at for one in ends for at in range(one.first, one.last + 1)}
    tokens = part.tokens
    begin, end = tokens.starts[clause.start], tokens.ends[clause.stop - 1]
    text = tokens.text[begin:end]
    dotted = _DOTTED if clause.start >= part.plan else _DOTTED_BEHIND
    text = dotted.sub(lambda one: one.group().replace(".", "/"), text)
    if _MAY_STATE_A_DAY.search(text):
        for dated in find_dates(text, heard.on):
            places = _places(part, clause, dated, begin)
            if places and taken.isdisjoint(places) and not dated.carried:
                due = _of_date(heard, part, dated, places, words)
                taken.update(places)
                if due is not None:
                    dues.append(due)
    dues += [
        due
        for at in clause
        if at not in taken and (due := _of_next(heard, part, at, words)) is not None
    ]
    return sorted(dues, key=lambda due: due.at)


def _places(part: Part, clause: range, dated: DatedWords, begin: int) -> list[int]:
    starts = part.tokens.starts
    first, last = begin + dated.span.start, begin + dated.span.end
    return [at for at in clause if first <= starts[at] < last]


def _of_length(heard: Heard, part: Part, length: Length, words: PromiseWords) -> Due | None:
    tokens = part.tokens.words
    before = tokens[length.first - 1] if length.first else ""
    behind = tokens[length.last + 1 : length.last + 2]
    if _is_gestation(length, before, words) or _is_attribute(part, length, before, words):
        return None
    if before in words.lists["not_due_after"] or set(behind) & words.lists["not_due_before"]:
        return None
    made = heard.last
    last = after(made, length.count, length.unit)
    days = (last - made).days
    if days > _LONGEST_DAYS:
        return None
    is_within = before in words.lists["within"]
    earliest = made if is_within else made + timedelta(days=days // 2)
    latest = last + timedelta(days=words.grace.of(days))
    return Due(earliest, last, latest, length.first, length.last)


def _is_gestation(length: Length, before: str, words: PromiseWords) -> bool:
    """ "Growth scan, 33 weeks": how far on the mother was, no time to come."""
    is_ahead = before == "in" or before in words.lists["within"]
    return length.unit == "week" and length.count in _GESTATION and not is_ahead


def _is_attribute(part: Part, length: Length, before: str, words: PromiseWords) -> bool:
    """ "6-8 week baby check": which check it was, no time to come."""
    is_ahead = before == "in" or before in words.lists["within"]
    unit = part.tokens.words[length.last].lstrip("0123456789")
    if is_ahead or length.count == 1 or unit.endswith("s") or not unit:
        return False
    breath = part.breath(length.last)
    is_head = all(word.isdigit() for word in part.tokens.words[breath.start : length.first])
    return is_head and length.last + 1 in breath


def _of_end(heard: Heard, end: Found, words: PromiseWords) -> Due:
    """The last day of the week or the month that the entry stands in, or of next January."""
    made = heard.last
    if end.code == "day":
        last = made
    elif end.code == "morrow":
        last = made + timedelta(days=1)
    elif end.code == "week":
        last = made + timedelta(days=6 - made.weekday())
    elif end.code == "new_year":
        is_over = made.month == 1  # "in the new year", written in the first days of it
        last = date(made.year + (not is_over), 1, 14)
    else:
        last = date.fromordinal(add_months(made.replace(day=1).toordinal(), 1) - 1)
    latest = last + timedelta(days=words.grace.of((last - made).days))
    return Due(made, last, latest, end.first, end.last)


def _of_date(
    heard: Heard, part: Part, dated: DatedWords, places: Sequence[int], words: PromiseWords
) -> Due | None:
    made, first, last = heard.last, dated.date.earliest, dated.date.latest
    if last is None or dated.date.is_uncertain:
        return None
    day = last.date()
    days = (day - made).days
    before = part.tokens.words[places[0] - 1] if places[0] else ""
    if not 0 <= days <= _LONGEST_DAYS or _is_season(part, places, before, words):
        return None
    if before in words.lists["not_due_after"] - {"for", "first"}:
        return None
    grace = timedelta(days=words.grace.of(days))
    if first is None or before in words.lists["within"] - {"next"}:
        earliest = made
    else:
        earliest = max(made, first.date() - grace)
    return Due(earliest, day, day + grace, places[0], places[-1])


def _is_season(part: Part, places: Sequence[int], before: str, words: PromiseWords) -> bool:
    """ "Short appointment, Christmas": a feast without "at" or "before" tells why, not when."""
    is_feast = part.tokens.words[places[0]] in words.lists["feasts"]
    return is_feast and (part.opens_breath(places[0]) or before not in words.lists["at_feasts"])


def _of_next(heard: Heard, part: Part, at: int, words: PromiseWords) -> Due | None:
    """ "Strategy Mon", "next 26th": the next such weekday, or day of a month, after the entry's."""
    tokens, made = part.tokens, heard.last
    number = _DAY_OF_MONTH.fullmatch(tokens.words[at])
    if number is not None and not _is_alone(part, at, words):
        return None
    if number is not None:
        day = _next_of_month(made, int(number.group(1)))
    else:
        weekday = words.weekdays.get(tokens.words[at])
        if weekday is None or not tokens.between(at, at)[:1].isupper():
            return None
        day = made + timedelta(days=(weekday - made.weekday() - 1) % 7 + 1)
    not_after = words.lists["not_due_after"] - {"for", "first"}
    if day is None or (at and tokens.words[at - 1] in not_after):
        return None
    grace = timedelta(days=words.grace.of((day - made).days))
    is_by = bool(at) and tokens.words[at - 1] in words.lists["within"] - {"next"}
    return Due(made if is_by else max(made, day - grace), day, day + grace, at, at)


def _is_alone(part: Part, at: int, words: PromiseWords) -> bool:
    """Whether "26th" is a day: behind a cue, a weekday or "by", with nothing that is numbered."""
    tokens, behind = part.tokens, at + 1
    goes_on = behind < len(tokens.words) and part.breaths[behind] == part.breaths[at]
    if goes_on and not (
        tokens.words[behind] in ("at", "to", "with") or tokens.words[behind][0].isdigit()
    ):
        return False
    before = tokens.words[at - 1] if at else ""
    if before in words.lists["within"] or before in words.weekdays or before in ("on", "for"):
        return True
    return any(one.last == at - 1 for one in part.of("planned", "cue"))


def _next_of_month(made: date, number: int) -> date | None:
    for months in (0, 1, 2):
        begin = date.fromordinal(add_months(made.replace(day=1).toordinal(), months))
        day = begin + timedelta(days=number - 1)
        if day.month == begin.month and day > made:
            return day
    return None


def open_due(made: date, sort: Sort, words: PromiseWords, at: int) -> Due:
    """When a promise without a day falls due: the days that its sort is waited for."""
    last = made + timedelta(days=sort.open_days)
    return Due(made, last, last + timedelta(days=words.grace.of(sort.open_days)), at, at)
