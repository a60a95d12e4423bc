"""What is known of public bodies: their other names, and who took over whose work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.agencies.spelling import Spelling, marks_off
from candour.errors import BadVocabulary

_KEYS = frozenset(
    {"bodies", "commissioners", "boards", "trusts", "words", "phrases", "forms", "ignored"}
)


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Other names of bodies, in plain words, each with the names that it may stand for."""

    spelling: Spelling
    others: Mapping[tuple[str, ...], tuple[str, ...]] = field(repr=False)
    short: Mapping[str, tuple[str, ...]] = field(repr=False)
    """abbreviations in capitals: "NICE" is a body, "nice" is a word"""
    commissioners: frozenset[tuple[str, ...]] = field(repr=False)
    places: Mapping[tuple[str, ...], tuple[str, ...]] = field(repr=False)
    """from a place to the board that plans its care"""

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "BodyWords":
        """Build from `public_bodies.yaml`. Raises `BadVocabulary` naming every problem."""
        problems = [f"{key}: unknown or missing" for key in sorted(set(loaded) ^ _KEYS)]
        if not problems:
            problems = [
                f"{group}: {name}: expected a list of names"
                for group in ("bodies", "boards", "trusts")
                for name, others in loaded[group].items()
                if not isinstance(others, list)
            ]
        if problems:
            raise BadVocabulary(f"public_bodies.yaml: {'; '.join(problems)}")
        phrases = {tuple(str(k).split()): str(v) for k, v in loaded["phrases"].items()}
        spelling = Spelling(
            {str(k): str(v) for k, v in loaded["words"].items()},
            phrases,
            frozenset(map(str, loaded["ignored"])),
            frozenset(map(str, loaded["forms"])),
        )
        named = {**loaded["bodies"], **loaded["trusts"]}
        pairs = [(str(other), name) for name, others in named.items() for other in others]
        return cls(
            spelling,
            _by_words((other, name) for other, name in pairs if not _is_short(other)),
            _by_key((other, name) for other, name in pairs if _is_short(other)),
            frozenset(tuple(str(one).split()) for one in loaded["commissioners"]),
            _by_words(
                (str(place), board)
                for board, places in loaded["boards"].items()
                for place in places
            ),
        )

    def meant_by(self, name: str) -> list[tuple[str, float]]:
        """The bodies that known names in a name stand for, each with the part of it they take."""
        words = marks_off(name)
        found = [
            (body, len(phrase) / len(words))
            for phrase, bodies in self._phrases_in(words, self.others)
            for body in bodies
        ]
        for one in name.replace("/", " ").replace(",", " ").split():
            short = one.strip("().;:")
            found += [(body, 1 / len(words)) for body in self.short.get(short, ())]
        asked = sum(len(one) for one in self.commissioners if _has(words, one))
        if asked:
            places = list(self._phrases_in(words, self.places))
            found += [(body, 0.9) for _, bodies in places for body in bodies]
        return found

    def _phrases_in(
        self, words: list[str], known: Mapping[tuple[str, ...], tuple[str, ...]]
    ) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The longest known phrases in words, from the left."""
        longest = max(map(len, known), default=0)
        at = 0
        while at < len(words):
            for size in range(min(longest, len(words) - at), 0, -1):
                phrase = tuple(words[at : at + size])
                if phrase in known:
                    yield phrase, known[phrase]
                    at += size - 1
                    break
            at += 1


def _has(words: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1))


def _is_short(name: str) -> bool:
    """Whether a name is an abbreviation: one word, with two capitals or more."""
    return " " not in name and sum(letter.isupper() for letter in name) > 1


def _by_words(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for other, name in pairs:
        found.setdefault(tuple(marks_off(other)), []).append(name)
    return {other: tuple(names) for other, names in found.items()}


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for other, name in pairs:
        found.setdefault(other, []).append(name)
    return {other: tuple(names) for other, names in found.items()}
