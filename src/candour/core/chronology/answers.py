"""What stands in a cell that asks a question: yes, no, not recorded, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from re import compile as pattern
from typing import Any

from candour.core.chronology.entry import Seen
from candour.errors import BadVocabulary

_KINDS = {"yes", "no", "not_recorded", "nothing"}
_FIRST_PART = pattern(r"\s*[,;:(–—]|\s+-\s")
_PARTS = pattern(r"\s*[;\n]\s*")
_PARTS_BY_COMMA = pattern(r"\s*[,;\n]\s*")
_LABEL = r"[^\W\d_]+\d+[a-z]?"
_LABELS = pattern(rf"{_LABEL}(?:\s+{_LABEL})+")
"""Two labels and more with only a space between them: "ToR1 ToR3"."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Words that answer, in small letters, with what they say."""

    meanings: Mapping[str, str] = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "Answers":
        """Build from `answers.yaml`: meaning → list of words. Raises `BadVocabulary`."""
        if set(loaded) != _KINDS:
            raise BadVocabulary(f"answers.yaml needs exactly: {', '.join(sorted(_KINDS))}")
        meanings: dict[str, str] = {}
        for meaning, words in loaded.items():
            for word in words:
                if meanings.setdefault(str(word).casefold(), meaning) != meaning:
                    raise BadVocabulary(f"answers.yaml: {word} has two meanings")
        return cls(meanings)

    def seen(self, words: str | None) -> Seen | None:
        """Return what a cell says of the child being seen; `None` where there is no such column.

        An empty cell, and words that answer neither way, are *not recorded*.
        """
        if words is None:
            return None
        for part in (words, _FIRST_PART.split(words, maxsplit=1)[0]):
            meaning = self.meanings.get(_bare(part))
            if meaning in ("yes", "no"):
                return Seen(meaning)
        return Seen.NOT_RECORDED

    def says_nothing(self, words: str) -> bool:
        """Say whether a cell only says that there is nothing to say."""
        return self.meanings.get(_bare(words)) == "nothing"

    def listed(self, words: str) -> tuple[str, ...]:
        """Part a cell that lists people or agencies: by line, semicolon, else comma."""
        whole = words.strip()
        parts = _PARTS.split(whole) if ";" in whole or "\n" in whole else [whole]
        if len(parts) == 1 and "," in whole:
            parts = _PARTS_BY_COMMA.split(whole)
        return tuple(part for part in parts if part and not self.says_nothing(part))

    def labels(self, words: str) -> tuple[str, ...]:
        """Part a cell that lists labels, such as terms of reference: also "ToR1 ToR3"."""
        return tuple(
            label
            for part in self.listed(words)
            for label in (part.split() if _LABELS.fullmatch(part) else [part])
        )


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")
