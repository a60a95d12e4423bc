"""The words in which a signal is told to a reviewer."""

from collections.abc import Callable, Iterable

from candour.core.chronology.events.rarity import Rarity
from candour.core.chronology.events.roots import root
from candour.core.chronology.events.signals import Pair
from candour.core.chronology.events.words import EventWords

_PLAIN = {
    "undated": "one has no date",
    "same_day": "same day",
    "tells_named": "one names the other's day",
    "tells_loose": "one leads back to the other's day",
    "both_tell": "both tell of the same earlier day",
    "one_tells_past": "one tells of an earlier day, the other of its own",
    "tells_another_day": "the later names another day as the one it tells of",
    "told_clock": "a clock time in the words is the other's",
    "mention_2": "each names the other agency",
    "mention_1": "an agency of the two is named, no more",
    "tells_beside": "one names the day before or after the other's",
    "later_report": "the later one was told of it",
    "in_passing": "the later one is a contact of its own, days afterwards",
    "one_call": "one tells of a call, and not with the other's agency",
    "both_internal": "each agency's own business",
    "one_internal": "one is an agency's own business",
    "planned_meeting": "one holds the meeting that the other speaks of",
    "one_meeting": "one is a meeting, the other is none",
    "some_meeting": "both tell of a meeting",
    "other_people": "they name different people",
    "no_words": "no word in common that says anything",
    "share": "",
    "another_time": "one says that it is of another time",
    "last_of_teller": "one is the last that the telling agency had recorded",
    "brought": "the hospital's row follows the call-out closely",
    "told_by_another": "one was told by another agency, and hardly a word of it is in the other",
    "own_report": "the later one is a paper sent of it",
    "unlinked": "nothing but the day and words ties them",
    "stages": "stages of one call-out",
    "double": "the same words twice in one agency's record",
}
"""Signals that say no more than that they are there; those without words only add to another's."""


def reason_of(code: str, pair: Pair, words: EventWords, rarity: Rarity) -> str:
    """Return a signal in words, or none where another signal says it already."""
    if code in _PLAIN:
        return _PLAIN[code]
    if code.startswith("clock_"):
        return f"clocks {_length(pair.clock or 0)} apart: {_clocks(pair)}"
    if code.startswith("day_"):
        return f"{pair.gap} day{'s' if pair.gap != 1 else ''} apart"
    return _WORDED[code](pair, words, rarity)


def _clocks(pair: Pair) -> str:
    return " and ".join(
        f"{one.minute // 60:02d}:{one.minute % 60:02d}"
        for one in (pair.a, pair.b)
        if one.minute is not None
    )


def _length(minutes: int) -> str:
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours"


def _titles(acts: Iterable[str], words: EventWords) -> str:
    return " and ".join(sorted(words.acts[act].title for act in acts))


def _shared_acts(pair: Pair, words: EventWords, is_once: bool) -> str:
    both = pair.a.happenings & pair.b.happenings
    acts = (act for act in both if words.acts[act].happens_once is is_once)
    return f"both tell of {_titles(acts, words)}"


def _own_visits(pair: Pair, words: EventWords) -> str:
    both = pair.a.happenings & pair.b.happenings
    return f"{_titles((act for act in both if words.acts[act].is_each_own), words)} of each agency"


def _different_acts(pair: Pair, words: EventWords) -> str:
    one = _titles(sorted(pair.a.happenings)[:1], words)
    return f"different acts: {one} and {_titles(sorted(pair.b.happenings)[:1], words)}"


def _rarest(terms: frozenset[str], rarity: Rarity, most: int) -> list[str]:
    return sorted(terms, key=lambda term: (-rarity(term), term))[:most]


def _names(pair: Pair, rarity: Rarity) -> str:
    shared = _rarest(pair.a.names & pair.b.names, rarity, 3)
    return f"both name {', '.join(name.title() for name in shared)}"


def _words(pair: Pair, words: EventWords, rarity: Rarity) -> str:
    shared = _rarest(pair.a.words & pair.b.words, rarity, 4)
    said = (_as_written(term, pair, words) for term in shared)
    return f"words in common: {', '.join(said)}"


def _as_written(term: str, pair: Pair, words: EventWords) -> str:
    """Return a word as each record has it: they are compared without their endings."""
    found = [
        next((word for word in one.plain if root(words.same.get(word, word)) == term), term)
        for one in (pair.a, pair.b)
    ]
    return "/".join(dict.fromkeys(found))


def _first(one: frozenset[str], other: frozenset[str]) -> str:
    return min(one & other)


_WORDED: dict[str, Callable[[Pair, EventWords, Rarity], str]] = {
    "same_meeting": lambda p, w, _: f"both tell of {_titles(p.a.meetings & p.b.meetings, w)}",
    "same_once": lambda p, w, _: f"{_shared_acts(p, w, True)}, which hardly happens twice in days",
    "same_act": lambda p, w, _: _shared_acts(p, w, False),
    "own_visits": lambda p, w, _: _own_visits(p, w),
    "other_act": lambda p, w, _: _different_acts(p, w),
    "names": lambda p, _, r: _names(p, r),
    "words": _words,
    "figure": lambda p, _, __: f"both write {_first(p.a.figures, p.b.figures)}",
}

SIGNALS = (
    frozenset(_PLAIN)
    | frozenset(_WORDED)
    | {
        *("clock_20", "clock_180", "clock_480", "clock_far"),
        *("day_1", "day_3", "day_8", "day_31", "day_far"),
    }
)
"""Every signal there is: a table of weights needs no other."""
