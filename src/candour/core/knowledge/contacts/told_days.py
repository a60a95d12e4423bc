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
_FAR = 45


def day_told(
    line: Line, where: Field, last: int, on: UncertainDate, find_days: FindDays
) -> UncertainDate | None:
    """The one day that stands behind a phrase; None where none does, or one far from its entry's.

    In a cell of its own "Rang police 21/6" is enough; elsewhere a day of the month must end what
    is said ("rung 11th"), so that no third call is taken for one.
    """
    part, at = line.part, last + 1
    words, tokens = part.tokens.words, part.tokens
    is_on = at < len(words) and words[at] in line.words.lists["on_day"]
    at += is_on
    if at >= len(words):
        return None
    start = tokens.starts[at]
    nth = _NTH.match(tokens.text, start)
    if is_on or (where is Field.SOURCE and _DAY.match(tokens.text, start)):
        said = tokens.between(at, part.breath(at).stop - 1) if words[at][0].isdigit() else ""
    else:
        said = _spelt_out(nth) if nth else ""
    days = list(find_days(said, on)) if said else []
    if len(days) != 1 or (not is_on and _is_far(days[0], on)):
        return None
    return days[0]


def _spelt_out(nth: re.Match[str]) -> str:
    """A day as it is looked for: of the month alone it counts only behind such words."""
    is_alone = not nth["weekday"] and nth["day"][-1].isalpha() and " " not in nth["day"]
    return f"on the {nth['day']}" if is_alone else f"{nth['weekday'] or ''}{nth['day']}"


def _is_far(day: UncertainDate, on: UncertainDate) -> bool:
    if day.earliest is None or on.earliest is None:
        return True
    return abs((day.earliest - on.earliest).days) > _FAR
