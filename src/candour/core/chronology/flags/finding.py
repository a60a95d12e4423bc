"""All flags that come of a case's entries, in one call."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from candour.core.chronology.entry import Entry, EntryFlag
from candour.core.chronology.events.features import FindDays
from candour.core.chronology.flags.abbreviations.unknown import unknown_flags
from candour.core.chronology.flags.abbreviations.used import abbreviations_used as _used
from candour.core.chronology.flags.ages import age_flags
from candour.core.chronology.flags.recording import RecordingCheck
from candour.core.chronology.flags.weekday import WeekdayCheck
from candour.core.chronology.flags.words import FlagWords
from candour.core.dates.reading.words import DateWords

_NONE: Mapping[str, str] = {}


def flagged(
    entries: Sequence[Entry],
    words: FlagWords,
    dates: DateWords,
    find_days: FindDays,
    glossary: Mapping[str, str] = _NONE,
) -> list[Entry]:
    """Return the entries of a whole case with the flags that they put on each other.

    Order and everything else stay; a flag that an entry carries already is not put on it again.
    `glossary` is the case's own: abbreviation → meaning. Cost grows linearly with the entries.
    """
    weekday = WeekdayCheck(words, dates)
    recording = RecordingCheck(words, dates.margins, find_days)
    unknown = unknown_flags(entries, words, glossary)
    ages = age_flags(entries, words.ages, dates.margins, find_days)
    return [
        _with(
            entry,
            (
                *weekday.of(entry),
                *recording.of(entry),
                *([unknown[entry.id]] if entry.id in unknown else ()),
                *ages.get(entry.id, ()),
            ),
        )
        for entry in entries
    ]


def abbreviations_used(
    entries: Sequence[Entry], words: FlagWords, glossary: Mapping[str, str] = _NONE
) -> Mapping[str, str]:
    """Return the abbreviations that entries use, with what they stand for, in order of letters."""
    return _used(entries, words, glossary)


def _with(entry: Entry, flags: Iterable[EntryFlag]) -> Entry:
    more = [flag for flag in dict.fromkeys(flags) if flag not in entry.flags]
    return replace(entry, flags=(*entry.flags, *more)) if more else entry
