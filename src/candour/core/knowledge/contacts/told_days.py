"""The day that words give a contact apart from their entry's: "told on 13 May", "rung 22nd"."""

import re

from candour.core.chronology.events.days import FindDays
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.contacts.lines import Line

_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])")
_NTH = re.compile(
    r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\s)?"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9})"
    r"(?:,?\s(?:[ap]\.?m\b\.?|morning|afternoon|evening))?\s*(?=[.,;)\n]|\Z)",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:[.,;)\n]|\Z)")
_RUNG = re.compile(r"\d{3}")
_FAR = 45
OF_ACTIONS = frozenset({Field.RESPONSE, Field.OUTCOME})
"""Columns of what was done."""


def day_told(
    line: Line, where: Field, last: int, on: UncertainDate, find_days: FindDays
) -> UncertainDate | None:
    """The one day that stands behind a phrase; None where none does, or one far from its entry's.

    In a cell of its own "Rang police 21/6" is enough, and in a column of actions where the day ends
    what is said; elsewhere a day of the month must ("rung 11th"), so that no third call is taken
    for one.
    """
    part, at = line.part, last + 1
    words, tokens = part.tokens.words, part.tokens
    if where in OF_ACTIONS:
        at += _passed(line, at)
    is_on = at < len(words) and words[at] in line.words.lists["on_day"]
    at += is_on
    if at >= len(words):
        return None
    start = tokens.starts[at]
    nth = _NTH.match(tokens.text, start)
    day = _DAY.match(tokens.text, start)
    is_day = day is not None and (
        where is Field.SOURCE or (where in OF_ACTIONS and _END.match(tokens.text, day.end()))
    )
    if is_on or is_day:
        said = tokens.between(at, part.breath(at).stop - 1) if words[at][0].isdigit() else ""
    else:
        said = _spelt_out(nth) if nth else ""
    days = list(find_days(said, on)) if said else []
    if len(days) != 1 or (not is_on and _is_far(days[0], on)):
        return None
    return days[0]


def _passed(line: Line, at: int) -> int:
    """How many words stand before the day: the number that was rung, or "done"."""
    words = line.part.tokens.words
    is_aside = at + 1 < len(words) and (
        _RUNG.fullmatch(words[at]) or words[at] in line.words.lists["made_out"]
    )
    return 1 if is_aside else 0


def _spelt_out(nth: re.Match[str]) -> str:
    """A day as it is looked for: of the month alone it counts only behind such words."""
    is_alone = not nth["weekday"] and nth["day"][-1].isalpha() and " " not in nth["day"]
    return f"on the {nth['day']}" if is_alone else f"{nth['weekday'] or ''}{nth['day']}"


def _is_far(day: UncertainDate, on: UncertainDate) -> bool:
    if day.earliest is None or on.earliest is None:
        return True
    return abs((day.earliest - on.earliest).days) > _FAR
