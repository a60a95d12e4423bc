"""Levels of agreement in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.people.comparing.levels import Aspect, Level
from candour.errors import BadVocabulary


@dataclass(frozen=True, slots=True)
class LevelReasons:
    """What each level is called as a reason."""

    words: Mapping[Level, str] = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "LevelReasons":
        """Build from `level_reasons.yaml`. Raises `BadVocabulary` for a level without words."""
        found = {
            f"{aspect}.{degree}": str(words)
            for aspect, degrees in loaded.items()
            for degree, words in degrees.items()
        }
        odd = sorted(found.keys() ^ {level.value for level in Level})
        if odd:
            raise BadVocabulary(f"level_reasons.yaml: one too many or missing: {', '.join(odd)}")
        return cls({Level(code): words for code, words in found.items()})

    def reason(self, level: Level, heading: str) -> str:
        """A level in words, with the column's heading where the aspect does not say which it is."""
        words = self.words[level]
        named = level.aspect in (Aspect.TEXT, Aspect.IDENTIFIER)
        return f"{heading}: {words}" if named and heading else words
