"""The codebook of concerns: what can be seen about a family, and the words it is recorded in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from re import compile as pattern
from typing import Any

from candour.errors import BadVocabulary

_CODE = pattern("[a-z][a-z_]*")


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern: its code in data, its title on screens, and words that records use for it."""

    code: str
    title: str
    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Concerns by code."""

    concerns: Mapping[str, Concern]

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "Codebook":
        """Build from `concerns.yaml`: code → {title, words}. Raises `BadVocabulary`, all problems.

        A word may stand under one concern only: it could not tell which was meant otherwise.
        """
        concerns: dict[str, Concern] = {}
        owner: dict[str, str] = {}
        problems: list[str] = []
        for code, entry in loaded.items():
            if not _CODE.fullmatch(str(code)):
                problems.append(f"{code}: a code is small letters and underscores")
            if not isinstance(entry, dict) or set(entry) != {"title", "words"}:
                problems.append(f"{code}: needs a title and words, and nothing else")
                continue
            words = tuple(str(word).casefold() for word in entry["words"] or ())
            for word in words:
                if owner.setdefault(word, code) != code:
                    problems.append(f"{word}: stands under {owner[word]} and under {code}")
            if not words:
                problems.append(f"{code}: has no words")
            concerns[code] = Concern(code, str(entry["title"]), words)
        if problems:
            raise BadVocabulary("concerns.yaml: " + "; ".join(problems))
        return cls(concerns)
