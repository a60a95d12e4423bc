"""Finds the body that a name means among the names of bodies that are known.

Names are laid side by side by their letters (runs of three), by their words, rare ones more than
common ones, and by initials; what is known of public bodies (`words.py`) turns a former name or a
place's commissioning group into the name of today, which is then looked for beside the name itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from candour.core.agencies.spelling import marks_off, shortened
from candour.core.agencies.words import BodyWords

_LETTERS, _WORDS, _HELD, _INITIALS = 1.0, 0.8, 0.5, 1.5
"""What the four ways count: letters, words, the part of the words asked for, initials."""

_STANDS_FOR_ALL = 0.6
_KNOWN, _KNOWN_IN_PART = 0.92, 0.6
_SPARE = 4
_WHOLE = _LETTERS + _WORDS + _HELD


@dataclass(frozen=True, slots=True)
class Match:
    """A body that may be meant; `likeness` is 1 where the name is its own."""

    name: str = field(repr=False)
    likeness: float


class _Weighed:
    """Sets of features with the weight of each, and which of the names hold it."""

    def __init__(self, names: Sequence[frozenset[str]]) -> None:
        counts = Counter(one for features in names for one in features)
        self._rarity = {one: log(1 + len(names) / (n + 0.5)) for one, n in counts.items()}
        self._unseen = log(1 + len(names) / 0.5)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, features in enumerate(names):
            for one in features:
                self._holders[one].append(at)
        self._lengths = [self._length(features) for features in names]

    def shared(self, asked: Iterable[str]) -> tuple[dict[int, float], dict[int, float]]:
        """For each name: the cosine to what is asked, and the part of it that the name holds."""
        features = frozenset(asked)
        length = self._length(features)
        held: dict[int, float] = defaultdict(float)
        for one in features:
            weight = self._weight(one) ** 2
            for at in self._holders.get(one, ()):
                held[at] += weight
        cosines = {at: weight / (length * self._lengths[at]) for at, weight in held.items()}
        return cosines, {at: weight / length**2 for at, weight in held.items()}

    def _weight(self, feature: str) -> float:
        return self._rarity.get(feature, self._unseen)

    def _length(self, features: Iterable[str]) -> float:
        return sqrt(sum(self._weight(one) ** 2 for one in features)) or 1.0


@dataclass(slots=True)
class BodyFinder:
    """Finds bodies among `names`, the canonical ones."""

    names: Sequence[str] = field(repr=False)
    words: BodyWords = field(repr=False)
    _letters: _Weighed = field(init=False, repr=False)
    _telling: _Weighed = field(init=False, repr=False)
    _by_initials: Mapping[str, Sequence[int]] = field(init=False, repr=False)
    _by_words: Mapping[tuple[str, ...], Sequence[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._letters = _Weighed([self._runs(name) for name in self.names])
        self._telling = _Weighed([self.words.spelling.telling(name) for name in self.names])
        by_initials: dict[str, list[int]] = defaultdict(list)
        by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, name in enumerate(self.names):
            by_words[tuple(marks_off(name))].append(at)
            for initials in self.words.spelling.initials(name):
                by_initials[initials].append(at)
        self._by_initials, self._by_words = by_initials, by_words

    def find(self, name: str, most: int = 5) -> list[Match]:
        """Return the bodies that a name may mean, the likeliest first."""
        scores = self._scores(name)
        for at in self._by_words.get(tuple(marks_off(name)), ()):
            scores[at] = max(scores.get(at, 0.0), 2 * _WHOLE)
        for body, part in self.words.meant_by(name):
            worth = _KNOWN if part >= _STANDS_FOR_ALL else _KNOWN_IN_PART
            for at, score in self._scores(body).items():
                scores[at] = max(scores.get(at, 0.0), worth * score)
        best = sorted(scores.items(), key=lambda one: (-one[1], self.names[one[0]]))[:most]
        return [Match(self.names[at], min(1.0, score / _WHOLE)) for at, score in best]

    def _scores(self, name: str) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        by_letters, _ = self._letters.shared(self._runs(name))
        by_words, held = self._telling.shared(self.words.spelling.telling(name))
        for worth, found in ((_LETTERS, by_letters), (_WORDS, by_words), (_HELD, held)):
            for at, part in found.items():
                scores[at] += worth * part
        for initials in shortened(name):
            alone = len(name) <= len(initials) + _SPARE
            for at in self._by_initials.get(initials, ()):
                scores[at] += _INITIALS if alone else _INITIALS / 2
        return scores

    def _runs(self, name: str) -> frozenset[str]:
        text = f" {' '.join(self.words.spelling.plain(name))} "
        return frozenset(text[at : at + 3] for at in range(len(text) - 2))
