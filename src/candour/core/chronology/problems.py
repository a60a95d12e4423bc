"""A problem in an agency's chronology that the agency is asked to mend, and the words for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from candour.errors import BadVocabulary


class ProblemKind(StrEnum):
    """What can be wrong with a row, a column or a file."""

    NOTHING_READ = "nothing_read"
    EMPTY_TABLE = "empty_table"
    NIL_BUT_ROWS = "nil_but_rows"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_HEADING = "unknown_heading"
    PROSE = "prose"
    NO_DATE = "no_date"
    UNREADABLE_DATE = "unreadable_date"
    IMPOSSIBLE_DATE = "impossible_date"
    AMBIGUOUS_DATE = "ambiguous_date"
    AMBIGUOUS_TIME = "ambiguous_time"
    WEEKDAY = "weekday"
    OUTSIDE_PERIOD = "outside_period"
    AFTER_SECURED = "after_secured"
    UNREADABLE_RECORDED = "unreadable_recorded"
    RECORDED_BEFORE = "recorded_before"
    RECORDED_LATE = "recorded_late"
    NO_SOURCE = "no_source"
    NO_WORDS = "no_words"
    ABBREVIATION = "abbreviation"
    AGE = "age"
    NO_HEADINGS = "no_headings"
    DELETED_ROW = "deleted_row"
    WORDS_ACROSS = "words_across"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it stands, what is written there, what is wrong, how to mend it."""

    kind: ProblemKind
    place: str = field(repr=False)
    column: str = field(repr=False)
    found: str = field(repr=False)
    wrong: str = field(repr=False)
    mend: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ErrorList:
    """All that one agency is asked to mend in one file."""

    agency: str
    file: str
    problems: tuple[Problem, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.problems


_FILLED_IN = frozenset({"reason", "readings", "period", "secured", "count", "heading"})


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """What is said of each kind of problem, and what stands around the list."""

    title: str
    opening: str
    clean: str
    headings: tuple[str, ...]
    whole_file: str
    empty: str
    said: Mapping[ProblemKind, tuple[str, str]]

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "ProblemWords":
        """Build from `problems.yaml`. Raises `BadVocabulary` with every problem."""
        said: dict[ProblemKind, tuple[str, str]] = {}
        problems: list[str] = []
        for kind, words in loaded["problems"].items():
            try:
                known = ProblemKind(kind)
                said[known] = (str(words["wrong"]), str(words["mend"]))
                for text in said[known]:
                    text.format_map(dict.fromkeys(_FILLED_IN, ""))
            except (KeyError, ValueError, TypeError) as problem:
                problems.append(f"{kind}: {problem}")
        silent = [kind for kind in ProblemKind if kind not in said]
        problems += [f"{kind}: nothing is said of it" for kind in silent]
        if len(loaded["headings"]) != len(("place", "column", "found", "wrong", "mend")):
            problems.append("headings: five are needed")
        if problems:
            raise BadVocabulary("problems.yaml: " + "; ".join(problems))
        return cls(
            str(loaded["title"]),
            str(loaded["opening"]),
            str(loaded["clean"]),
            tuple(map(str, loaded["headings"])),
            str(loaded["whole_file"]),
            str(loaded["empty"]),
            said,
        )

    def problem(
        self, kind: ProblemKind, place: str, column: str, found: str = "", **filled_in: object
    ) -> Problem:
        """Return a problem in words; `filled_in` gives what stands in braces."""
        values = {name: filled_in.get(name, "") for name in _FILLED_IN}
        wrong, mend = (text.format_map(values) for text in self.said[kind])
        return Problem(kind, place or self.whole_file, column, found, wrong, mend)
