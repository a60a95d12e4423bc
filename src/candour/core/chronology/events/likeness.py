"""Evidence that two entries tell of one happening, and against it, in words.

Each item of evidence has a weight; the weights are a rule that can be read, not a trained model.
They were set by what a reviewer would hold, and checked on the invented case and its variants
(`python -m benchmarks.chronology.events`). Two entries are suggested as one event from `JOIN` on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.core.chronology.events.candidates import WINDOW, Rarity
from candour.core.chronology.events.features import Features
from candour.core.chronology.events.words import EventWords

JOIN = 3.0
"""From this weight on two entries are suggested as one event."""

APART = -2.0
"""At this weight and below two entries speak against each other, and may not be chained."""

_FAR = 120
_DUPLICATE = 0.8
_STAGES_WITHIN = 240


class Evidence(NamedTuple):
    """One reason: its weight, negative when it speaks against, and the reason in words."""

    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for and against two entries telling of one happening."""

    weight: float
    evidence: tuple[Evidence, ...] = field(repr=False)
    is_duplicate: bool = False

    @property
    def reasons_for(self) -> tuple[str, ...]:
        """Why they may be one event, the strongest reason first."""
        return tuple(one.reason for one in sorted(self.evidence, key=_by_weight) if one.weight > 0)

    @property
    def reasons_against(self) -> tuple[str, ...]:
        """Why they may not, the strongest reason first."""
        against = sorted(self.evidence, key=lambda one: one.weight)
        return tuple(one.reason for one in against if one.weight < 0)


def _by_weight(one: Evidence) -> float:
    return -one.weight


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares entries by one vocabulary and the rarity of words in one case."""

    words: EventWords
    rarity: Rarity

    def __call__(self, a: Features, b: Features) -> Likeness:
        """Weigh two entries."""
        if a.agency == b.agency:
            return self._within_agency(a, b)
        evidence = [
            *self._time(a, b),
            *self._telling(a, b),
            *self._acts(a, b),
            *self._who(a, b),
            *self._content(a, b),
        ]
        return Likeness(sum(one.weight for one in evidence), tuple(evidence))

    def _within_agency(self, a: Features, b: Features) -> Likeness:
        """An agency writes one row of one thing, unless it wrote it twice or in stages."""
        same_day = _days_apart(a, b) == 0
        shared = len(set(a.plain) & set(b.plain)) / max(1, len(set(a.plain) | set(b.plain)))
        undated = not a.is_dated and not b.is_dated
        if shared >= _DUPLICATE and a.minute == b.minute and (same_day or undated):
            when = "neither has a date" if undated else "same day"
            words = "the same words" if a.plain == b.plain else "nearly the same words"
            items = (
                Evidence(JOIN + 3, f"{words} twice in one agency's record"),
                Evidence(0.5, when),
            )
            return Likeness(JOIN + 3.5, items, is_duplicate=True)
        if same_day and a.reference and a.reference == b.reference and a.is_stage and b.is_stage:
            near = a.minute is None or b.minute is None or abs(a.minute - b.minute) < _STAGES_WITHIN
            if near:
                items = (
                    Evidence(JOIN + 1, f"stages of one call-out, reference {a.reference}"),
                    Evidence(0.5, "same day"),
                )
                return Likeness(JOIN + 1.5, items)
        told = not same_day and (
            _tells_of(a, b) or _tells_of(b, a) or not a.told_days.isdisjoint(b.told_days)
        )
        base = -1.0 if told else -4.0
        evidence = [
            Evidence(base, "two rows of one agency that are neither doubles nor stages"),
            *self._time(a, b),
            *self._acts(a, b),
            *self._content(a, b),
        ]
        weight = sum(one.weight for one in evidence)
        # Unless one of them is written of the other, an agency's two rows keep groups apart.
        return Likeness(weight if told else min(weight, APART), tuple(evidence))

    def _time(self, a: Features, b: Features) -> Iterator[Evidence]:
        apart = _days_apart(a, b)
        told = _tells_of(a, b) or _tells_of(b, a)
        if told:
            yield Evidence(2.0, "one gives the other's day as the day it tells of")
        elif a.told_days & b.told_days:
            yield Evidence(1.5, "both tell of one earlier day")
        elif _is_dated_by(a, b) or _is_dated_by(b, a):
            yield Evidence(1.0, "a paper is dated the day of the other")
        elif apart is None:
            yield Evidence(-6.0, "one of them has no date")
        elif apart > WINDOW:
            yield Evidence(-6.0, "too many days apart")
        elif apart > 0:
            days = "a day" if apart == 1 else f"{apart} days"
            yield Evidence(-0.9 - 0.15 * apart, f"dated {days} apart")
        elif a.is_vague or b.is_vague:
            yield Evidence(0.25, "may be the same day")
        else:
            yield Evidence(1.0, "same day")
            yield from self._clock(a, b)

    def _clock(self, a: Features, b: Features) -> Iterator[Evidence]:
        if a.minute is None or b.minute is None:
            return
        apart = abs(a.minute - b.minute)
        times = f"clock times {_clock_words(a.minute)} and {_clock_words(b.minute)}"
        if apart <= 15:
            yield Evidence(1.0, f"{times} agree" if apart else "same clock time")
        elif apart <= 45:
            yield Evidence(0.25, f"{times} are near")
        elif apart > _FAR:
            report, happening = (a, b) if a.is_report else (b, a)
            if not report.is_report:
                yield Evidence(-2.5, f"{times} are far apart")
            elif happening.agency not in report.mentions:
                yield Evidence(-1.5, f"{times} are far apart")
            elif (report.minute or 0) < (happening.minute or 0) and not happening.is_report:
                yield Evidence(-2.0, f"{times}: told before it happened")

    def _telling(self, a: Features, b: Features) -> Iterator[Evidence]:
        """One agency's row names the other: it told it, met it or heard of it."""
        a_names_b, b_names_a = b.agency in a.mentions, a.agency in b.mentions
        if a_names_b and b_names_a:
            yield Evidence(2.0, "each names the other agency")
        elif a_names_b or b_names_a:
            one, other = (a, b) if a_names_b else (b, a)
            does = "was told by or heard from" if one.is_report else "names"
            yield Evidence(1.0, f"{one.agency} {does} {other.agency}")
        elif (a.is_report and a.mentions) or (b.is_report and b.mentions):
            yield Evidence(-0.5, "one was told of something, and not by the other agency")
        if a.is_internal and b.is_internal:
            yield Evidence(-3.0, "each agency's own business")

    def _acts(self, a: Features, b: Features) -> Iterator[Evidence]:
        meetings = a.meetings & b.meetings
        happenings = a.happenings & b.happenings
        channels = a.channels & b.channels
        if meetings:
            yield Evidence(1.0 + self._rarest(meetings), f"both tell of {self._title(meetings)}")
        elif happenings:
            weight = 0.4 + self._rarest(happenings)
            yield Evidence(weight, f"both tell of {self._title(happenings)}")
        elif (a.meetings or b.meetings) and not (a.is_report or b.is_report):
            one, other = (a, b) if a.meetings else (b, a)
            acts = other.meetings or other.happenings
            if acts:
                titles = f"{self._title(one.meetings)} and {self._title(acts)}"
                yield Evidence(-1.5, f"different acts: {titles}")
        elif a.happenings and b.happenings and not (a.is_report or b.is_report):
            titles = f"{self._title(a.happenings)} and {self._title(b.happenings)}"
            yield Evidence(-1.0, f"different acts: {titles}")
        once = [act for act in meetings | happenings if self.words.acts[act].happens_once]
        if once and _days_apart(a, b):
            title = self.words.acts[min(once)].title
            yield Evidence(0.75, f"{title} hardly happens twice within days")
        if channels:
            yield Evidence(0.25, f"both by {self._title(channels)}")

    def _rarest(self, acts: frozenset[str]) -> float:
        return max(self.rarity(f"act:{act}") for act in acts)

    def _title(self, acts: frozenset[str]) -> str:
        return self.words.acts[min(acts)].title

    def _who(self, a: Features, b: Features) -> Iterator[Evidence]:
        shared = a.names & b.names
        if shared:
            weight = min(2.0, 0.8 * self.rarity.total(shared))
            names = sorted(shared, key=lambda name: (-self.rarity(name), name))[:3]
            said = ", ".join(name.title() for name in names)
            yield Evidence(weight, f"both name {said}")
        roads = a.addresses & b.addresses
        if roads:
            weight = 0.25 + self.rarity(min(roads))
            yield Evidence(weight, f"both name {min(roads).title()}")
        if not (shared or roads or a.agency in b.mentions or b.agency in a.mentions):
            yield Evidence(-1.0, "no person, address or agency ties them")
        people = (a.people & b.people) - {"child"}
        if people:
            yield Evidence(0.25, f"both tell of the {min(people)}")

    def _content(self, a: Features, b: Features) -> Iterator[Evidence]:
        shared = a.words & b.words
        if not shared:
            yield Evidence(-1.0, "no word in common that says anything")
            return
        weight = self.rarity.total(shared)
        least = max(2.0, min(self.rarity.total(a.words), self.rarity.total(b.words)))
        points = min(2.0, 0.5 * weight) + 2.5 * weight / least
        telling = sorted(shared, key=lambda word: (-self.rarity(word), word))[:4]
        yield Evidence(points, f"words in common: {', '.join(telling)}")
        sites = a.sites & b.sites
        if sites:
            yield Evidence(0.5, f"both tell of the {min(sites)}")


def _tells_of(report: Features, other: Features) -> bool:
    """Whether a row names a day of the other's as the one it tells of."""
    return not other.is_vague and not report.told_days.isdisjoint(other.days)


def _is_dated_by(report: Features, other: Features) -> bool:
    return not other.is_vague and not report.paper_days.isdisjoint(other.days)


def _days_apart(a: Features, b: Features) -> int | None:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, b.first - a.last, a.first - b.last)


def _clock_words(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
