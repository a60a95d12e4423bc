"""Clock times in the words of records: "16:05", "4.30pm", "0430hrs", "half four", "approx 3am"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_TIME = re.compile(
    r"(?<![\d.:/£+-])(?P<hour>[01]?\d|2[0-3])(?P<mark>[:.])(?P<minute>[0-5]\d)(?![\d/]|\.\d)"
    r"\s?(?P<half>[ap]\.?m\b)?(?P<hours>\s?hrs?\b)?"
    r"|(?<![\d.:/£])(?P<four>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:hrs?|h)\b"
    r"|(?<![\d.:/£-])(?P<whole>1[0-2]|0?[1-9])\s?(?P<whole_half>[ap]\.?m\b)"
    r"|\b(?P<past>half(?: past)?|quarter past|quarter to) (?P<word>one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\b"
    r"|\b(?P<some>five|ten|twenty-five|twenty|25|20|10|5) (?P<side>past|to) (?P<near>one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\b"
    r"|\b(?P<bare>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
    r" (?:o['’]?clock(?: (?P<said_part>at night|in the \w+ing|in the afternoon))?"
    r"|(?P<part>at night|in the morning|in the evening|in the afternoon))\b"
    r"|\b(?P<named>midday|noon|midnight)\b",
    re.IGNORECASE,
)
_NO_TIME = re.compile(r"^\s?(?:kgs?|cms?|mm|m|mgs?|mls?|g|%|per ?cent|lbs?|weeks|wks|x)\b", re.I)
_WEIGHED = re.compile(r"(?:\bwt|weigh\w*|temp\w*|height|HC|BMI|bw|£|para|section|s)\W*$", re.I)
_ROUGH = re.compile(
    r"(?:\b(?:about|abt|approx\w*\.?|around|circa|c\.?|roughly|gone|just after|just before|after|"
    r"before|by|nearly|shortly after|shortly before|between|some time)|[~?])"
    r"\s*$",
    re.IGNORECASE,
)
_ONE_SIDE = re.compile(r"(?:after|before|by|between)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?:about |approx |around )?$", re.IGNORECASE)
_MISSING = re.compile(r"\b(?:missing|returned|seen|absent)\b[^.;]{0,40}$", re.IGNORECASE)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
HOURS = {word: hour for hour, word in enumerate((*_WORDS, "twelve"), start=1)}
"""Hours by their words."""

_HALF_DAY = 12
_ROUGHLY = 31
_VAGUE = 91
_SMALL = 5
_SOME = {
    "five": 5,
    "5": 5,
    "ten": 10,
    "10": 10,
    "twenty": 20,
    "20": 20,
    "twenty-five": 25,
    "25": 25,
}
_NAMED = {"midday": 720, "noon": 720, "midnight": 0}


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A minute of the day, where it stands, and how many minutes it may be out by its own words."""

    minute: int
    start: int
    said: str = field(repr=False)
    slack: int
    is_half: bool


def day_times(text: str, minutes: Mapping[str, int]) -> Iterator[ClockTime]:
    """Yield times that go by what is done then ("at home time"), each about an hour long."""
    low = text.casefold()
    for name, minute in minutes.items():
        start = low.find(name)
        if start >= 0 and not low[start - 1 : start].isalpha():
            yield ClockTime(minute, start, text[start : start + len(name)], _VAGUE, False)


def clock_times(text: str) -> Iterator[ClockTime]:
    """Yield the clock times of a text."""
    for found in _TIME.finditer(text):
        read = _read(found)
        if read is None or _NO_TIME.match(text[found.end() :]):
            continue
        minute, is_half = read
        before = text[max(0, found.start() - 20) : found.start()]
        if _SINCE.search(before) and not _MISSING.search(text[: found.start()]):
            continue  # the beginning of a state, not the time of what happened
        if found["mark"] == "." and not found["half"] and _WEIGHED.search(before):
            continue
        rough = _ROUGH.search(before)
        slack = 0 if rough is None else (_VAGUE if _ONE_SIDE.match(rough.group()) else _ROUGHLY)
        said = found.group().strip()
        yield ClockTime(minute, found.start(), said, slack, is_half)


def _read(found: re.Match[str]) -> tuple[int, bool] | None:
    if found["four"]:
        return int(found["four"][:2]) * 60 + int(found["four"][2:]), False
    if found["named"]:
        return _NAMED[found["named"].lower()], False
    if found["some"] or found["bare"] or found["word"]:
        return _in_words(found)
    if found["whole"]:
        return _on_half(int(found["whole"]), found["whole_half"]) * 60, False
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"]:
        return _on_half(hour, found["half"]) * 60 + minute, False
    is_half = found["mark"] == "." and 0 < hour <= _HALF_DAY and len(found["hour"]) == 1
    return hour * 60 + minute, is_half


def _in_words(found: re.Match[str]) -> tuple[int, bool]:
    """A time told in words: "half four", "twenty past five", "ten at night"."""
    if found["bare"]:
        return _of_part(_hour(found["bare"]), (found["part"] or found["said_part"] or "").lower())
    if found["some"]:
        minutes = _SOME[found["some"].lower()]
        is_past = found["side"].lower() == "past"
        return _hour(found["near"]) * 60 + (minutes if is_past else -minutes), True
    past = found["past"].lower()
    step = 30 if past.startswith("half") else (15 if past.endswith("past") else -15)
    return _hour(found["word"]) * 60 + step, True


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else HOURS[word.lower()]


def _of_part(hour: int, part: str) -> tuple[int, bool]:
    """An hour with its part of the day: ten at night is 22:00, two at night is 02:00."""
    if not part:
        return hour * 60, True
    is_small = part == "at night" and (hour < _SMALL or hour == _HALF_DAY)
    is_late = not is_small and part != "in the morning"
    return (hour % _HALF_DAY + (_HALF_DAY if is_late else 0)) * 60, False


def _on_half(hour: int, half: str) -> int:
    is_late = half[0].lower() == "p"
    return hour % _HALF_DAY + (_HALF_DAY if is_late else 0)
