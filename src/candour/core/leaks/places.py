"""Find small places by their kind: a nursery, a surgery, and towns of the key's addresses."""

import re
from collections.abc import Iterator, Mapping, Sequence

from candour.core.key.model import Edition, Key
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.letters import folded
from candour.core.leaks.words import LeakWords

_REACH = 80


class PlaceFinder:
    """Finds names of small bodies, which nobody listed: always a guess, never what the key says."""

    def __init__(
        self, key: Key, edition: Edition | None, towns: Mapping[str, Sequence[str]],
        words: LeakWords,
    ) -> None:  # fmt: skip
        kinds = "|".join(
            re.escape(kind).replace("\\ ", r"\s+").replace("'", "['’]")
            for kind in sorted(words.small_places, key=len, reverse=True)
        )
        self._kinds = re.compile(rf"(?:{kinds})(?!\w)")
        self._beginnings = sorted({re.split(r"[\s']", kind)[0] for kind in words.small_places})
        # What is before the kind must bear capitals.
        word = r"(?:St\.|[A-Z][\w'’\-]*)"
        self._before = re.compile(
            rf"(?<!\w)((?:{word}\s+|of\s+|the\s+|and\s+|&\s+){{0,4}}{word}\s+)$"
        )
        self._no_names = words.no_names | frozenset(
            word for kind in words.small_places for word in kind.split()
        )
        self._pseudonyms = frozenset(
            folded(one.pseudonym) + ending for one in key.persons for ending in ("", "s")
        )
        spared = [one.name for one in key.allowed] + list(edition.places if edition else ())
        self._spared = [folded(" ".join(name.split())) for name in spared]
        self._towns = {
            town: tuple(dict.fromkeys(who)) for town, who in towns.items()
            if town not in self._spared
        }  # fmt: skip

    def find(self, text: str) -> Iterator[Found]:
        """Yield the small places of a prepared text, each as a warning."""
        for match in self._kinds_in(text.lower()):
            before = self._before.search(text[max(0, match.start() - _REACH) : match.start()])
            if before is None:
                continue
            words = before[1].split()
            while words and folded(words[0]) in self._no_names:
                words = words[1:]
            if not any(word[0].isupper() for word in words):
                continue
            if folded(" ".join(words)) in self._pseudonyms:
                continue  # "Ms K's college"
            form = f"{' '.join(words)} {text[match.start() : match.end()]}"
            if any(name in folded(form) or folded(form) in name for name in self._spared):
                continue
            yield Found(match.end() - len(form), match.end(), LeakClass.PLACE, form, warning=True)

    def _kinds_in(self, small: str) -> Iterator[re.Match[str]]:
        """Yield where a kind of body stands; looking for each beginning is quicker than for all."""
        starts = []
        for beginning in self._beginnings:
            at = small.find(beginning)
            while at >= 0:
                starts.append(at)
                at = small.find(beginning, at + 1)
        end = 0
        for start in sorted(starts):
            if start >= end and (match := self._kinds.match(small, start)):
                end = match.end()
                yield match

    def towns(self, text: str) -> list[Found]:
        """Return where a town of the key's addresses is named: a clue, no leak by itself."""
        small = text.lower()
        return [
            Found(m.start(), m.end(), LeakClass.PLACE, m[0], who, warning=True)
            for town, who in self._towns.items()
            if town in small
            for m in re.finditer(rf"(?<!\w){re.escape(town)}(?!\w)", text, re.IGNORECASE)
        ]
