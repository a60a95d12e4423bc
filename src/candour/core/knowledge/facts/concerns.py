"""Facts on concerns: what was seen, each injury and missed appointment by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from candour.core.dates.sorting import sort_key
from candour.core.knowledge.asking.asserting import Status
from candour.core.knowledge.asking.matching import Match
from candour.core.knowledge.concerns import Concern
from candour.core.knowledge.in_words import day_in_words
from candour.core.knowledge.knowing.answering import Answer, Answering
from candour.core.knowledge.model import Fact, FactKind

_APART = timedelta(days=3)


@dataclass(slots=True)
class _Episode:
    """Entries that tell of one occasion: one event, or days and parts of the body that agree."""

    matches: list[Match] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)

    def take(self, match: Match, sites: set[str]) -> None:
        """Count an entry in; only a day that is sure enough holds others together."""
        self.matches.append(match)
        entry = match.said.entry
        if entry.event is not None:
            self.events.add(entry.event)
        first, last = entry.happened.earliest, entry.happened.latest
        if first and last and last - first <= _APART:
            self.days.add(first.date())
        self.sites |= sites

    def holds(self, match: Match, sites: set[str], named: set[date]) -> bool:
        """Whether an entry tells of this occasion."""
        entry = match.said.entry
        if entry.event is not None and entry.event in self.events:
            return True
        if sites and self.sites and not sites & self.sites:
            return False
        if named & self.days:
            return True
        first = entry.happened.earliest
        return first is not None and any(
            timedelta(0) <= first.date() - day <= _APART for day in self.days
        )


@dataclass(frozen=True, slots=True)
class OfConcerns:
    """Tells concerns from entries that state them."""

    answering: Answering
    person: str | None
    shown_as: str = field(repr=False)

    def whole(self, concern: Concern, matches: Sequence[Match]) -> Answer | None:
        """One concern, whenever it was seen."""
        stating = [one for one in matches if one.status is Status.STATES]
        if not stating:
            return None
        sentence = f"{concern.title}: recorded in this family."
        return self._answer(concern, sentence, stating)

    def episodes(self, concern: Concern, matches: Sequence[Match]) -> Iterator[Answer]:
        """One concern, each occasion by itself."""
        margins = self.answering.margins
        stating = [one for one in matches if one.status is Status.STATES]
        stating.sort(key=lambda one: sort_key(one.said.entry.happened, margins))
        found: list[_Episode] = []
        for match in stating:
            sites = _sites(match)
            named = self._named_days(match)
            episode = next((one for one in reversed(found) if one.holds(match, sites, named)), None)
            if episode is None:
                episode = _Episode()
                found.append(episode)
            episode.take(match, sites)
        for episode in found:
            first = episode.matches[0]
            words = first.said.tokens.between(first.first, first.last)
            on = day_in_words(first.said.entry.happened)
            sites_said = f" ({', '.join(sorted(episode.sites))})" if episode.sites else ""
            sentence = f"{concern.title}: “{words}”{sites_said}, {self.shown_as}, {on}."
            yield self._answer(concern, sentence, episode.matches)

    def _answer(self, concern: Concern, sentence: str, matches: Sequence[Match]) -> Answer:
        first = matches[0].said.entry.id
        fact = Fact(
            id="F" + sha256("\n".join(("concern", concern.code, first)).encode()).hexdigest()[:10],
            kind=FactKind.CONCERN,
            person=self.person,
            sentence=sentence,
            code=concern.code,
        )
        return self.answering.of_matches(fact, matches)

    def _named_days(self, match: Match) -> set[date]:
        entry = match.said.entry
        return {
            one.earliest.date()
            for one in self.answering.find_dates(match.said.tokens.text, entry.happened)
            if one.earliest and one.latest and one.latest - one.earliest <= _APART
        }


def _sites(match: Match) -> set[str]:
    """The parts of the body named beside what was seen."""
    return {
        code.removeprefix("site:")
        for code in match.said.terms
        if code.startswith("site:") and match.said.near(code, match.first, 1)
    }
