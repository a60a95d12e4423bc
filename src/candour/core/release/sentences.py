"""Word a coarser day so that the sentence where the day stood still reads."""

import re

from candour.core.release.classes import Told

_PART = r"(?:nights?|evening|morning|afternoon|weekend|week)"
_LEAD = re.compile(
    rf"(?:(?P<range>between|from)\s+|(?P<of>of\s+)?(?P<part>(?:the\s+)?{_PART})\s+(?:of|beginning|commencing|ending)\s+"
    r"|(?:early|late)\s+in\s+|overnight\s+(?:on|of)\s+)",
    re.IGNORECASE,
)
"""words that the reader of dates takes into a date, and that do not stand before a month"""
_KEPT = re.compile(
    r"(?:(?:on or (?:before|after|around|about)|by|before|after|since|until|till|about|around"
    r"|circa|c\.)\s+)+",
    re.IGNORECASE,
)
"""words that are taken into a date too, and that stand as well before a month"""
_AT = re.compile(r"(?<!\w)(on|in|at|over|during)(?: the)? $", re.IGNORECASE)
_AFTER_PREPOSITION = re.compile(
    r"(?<!\w)(?:on|by|until|till|since|before|after|from|to|of|for|about) the $",
    re.IGNORECASE,
)
_THE = re.compile(r"(?<!\w)the $", re.IGNORECASE)
_BETWEEN = " to "


def worded(text: str, start: int, end: int, instead: str | None) -> Told:
    """Return a day made coarser: "on 3 May" becomes "in May", "night of 1/2 May" "a night in May".

    Without `instead` the reason stands there, after the words that led to the day.
    """
    start = kept.end() if (kept := _KEPT.match(text, start, end)) else start
    lead = _LEAD.match(text, start, end)
    if instead is None:
        start = lead.end() if lead else start
        has_the = _AFTER_PREPOSITION.search(text[max(0, start - 12) : start]) is not None
        return Told(start - (len("the ") if has_the else 0), end, "date")
    if _BETWEEN in instead:
        return Told(start, end, "date", instead=_range(text, lead, instead))
    before = text[max(0, start - 12) : start]
    capital = text[start].isupper()
    if met := _AT.search(before):
        start, capital, instead = start - len(met[0]), met[1][0].isupper(), f"in {instead}"
    elif lead and lead["part"]:
        start -= len("the ") if _THE.search(before) else 0
        part = lead["part"].lower().removeprefix("the ").strip()
        said = part if part == "nights" else f"a {part}" if part[0] in "mnw" else f"an {part}"
        capital, instead = text[start].isupper(), f"{lead['of'] or ''}{said} in {instead}"
    elif lead and text[:start].strip():
        instead = f"in {instead}"
    elif _AFTER_PREPOSITION.search(before):
        start -= len("the ")
    return Told(
        start, end, "date", instead=instead[0].upper() + instead[1:] if capital else instead
    )


def _range(text: str, lead: re.Match[str] | None, said: str) -> str:
    if lead is None or not lead["range"]:
        return said
    joined = said.replace(_BETWEEN, " and ") if lead["range"].lower() == "between" else said
    return f"{lead['range']} {joined}"
