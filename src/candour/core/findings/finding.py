"""A Finding: what a review says of an agency, and the words of originals that it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from candour.core.quotations.quotation import Grade, quotation_id

_KEYS = ("statement", "agency", "quotations", "ready")
_KEYS_OF_EVIDENCE = ("words", "source", "locator", "grade")
_LONGEST_STATEMENT = 5_000
_LONGEST_QUOTATION = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of an original that a finding rests on.

    `source` is the original's hash; `locator` the passage that the words begin in, as "p3". `grade`
    is how they stood to the source when the finding was marked ready.
    """

    words: str = field(repr=False)
    source: str
    locator: str | None = None
    grade: Grade | None = None

    def __post_init__(self) -> None:
        if not self.words.strip() or len(self.words) > _LONGEST_QUOTATION:
            raise ValueError(f"a quotation has words, at most {_LONGEST_QUOTATION:,} characters")
        if not self.source:
            raise ValueError("a quotation names its source")

    @property
    def id(self) -> str:
        """The same words of the same file have the same id, whichever version quotes them."""
        return quotation_id(f"{self.source}:{self.words}")

    @classmethod
    def of(cls, given: Any) -> "Evidence":
        """Build from what was decided. Raises `ValueError` saying what is wrong."""
        if not isinstance(given, dict):
            raise ValueError('a quotation is {"words": …, "source": …}')
        _check_keys(given, _KEYS_OF_EVIDENCE, "a quotation")
        words, source, locator = (given.get(key) for key in _KEYS_OF_EVIDENCE[:3])
        if not isinstance(words, str) or not isinstance(source, str):
            raise ValueError("a quotation has words and a source, both in quotes")
        if locator is not None and not isinstance(locator, str):
            raise ValueError('a quotation\'s locator names a passage, as in "p3"')
        grade = given.get("grade")
        return cls(
            words=words.strip(),
            source=source,
            locator=locator or None,
            grade=None if grade is None else Grade(grade),
        )

    def value(self) -> dict[str, Any]:
        """Return what the log holds of it."""
        held: dict[str, Any] = {"words": self.words, "source": self.source}
        if self.locator is not None:
            held["locator"] = self.locator
        return held if self.grade is None else held | {"grade": self.grade.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a review says of an agency; a draft until it is marked ready.

    `decision` made it what it is; `versions` are the decisions whose place it took, the latest
    first. `author` is who wrote the statement as it stands.
    """

    decision: str
    statement: str = field(repr=False)
    agency: str
    author: str = field(repr=False)
    quotations: tuple[Evidence, ...] = ()
    is_ready: bool = False
    versions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.statement.strip() or len(self.statement) > _LONGEST_STATEMENT:
            raise ValueError(
                f"a finding has a statement, at most {_LONGEST_STATEMENT:,} characters"
            )
        if not self.agency.strip() or not self.author.strip():
            raise ValueError("a finding names an agency and an author")
        if len({one.id for one in self.quotations}) < len(self.quotations):
            raise ValueError("two quotations of the finding are the same words of the same file")
        if self.is_ready and not self.quotations:
            raise ValueError("a finding that is ready rests on a quotation; this one has none")

    @classmethod
    def of(cls, decision: str, author: str, value: Any, versions: Sequence[str] = ()) -> "Finding":
        """Build from what was decided. Raises `ValueError` saying what is wrong."""
        if not isinstance(value, dict):
            raise ValueError("a finding is an object: statement, agency, quotations, ready")
        _check_keys(value, _KEYS, "a finding")
        statement, agency = value.get("statement"), value.get("agency")
        if not isinstance(statement, str) or not isinstance(agency, str):
            raise ValueError("a finding has a statement and an agency, both in quotes")
        quotations, ready = value.get("quotations", []), value.get("ready", False)
        if not isinstance(quotations, list):
            raise ValueError("a finding's quotations are a list")
        if not isinstance(ready, bool):
            raise ValueError("ready is true or false")
        return cls(
            decision=decision,
            statement=statement.strip(),
            agency=agency,
            author=author,
            quotations=tuple(Evidence.of(one) for one in quotations),
            is_ready=ready,
            versions=tuple(versions),
        )

    def value(self) -> dict[str, Any]:
        """Return what the log holds of it."""
        return {
            "statement": self.statement,
            "agency": self.agency,
            "quotations": [one.value() for one in self.quotations],
            "ready": self.is_ready,
        }

    def quotation(self, named: str) -> Evidence | None:
        """Return the quotation of this id; None where the finding has none."""
        return next((one for one in self.quotations if one.id == named), None)


def _check_keys(given: Mapping[str, Any], known: Sequence[str], what: str) -> None:
    if not set(given) <= set(known):
        raise ValueError(f"{what} holds something else than {', '.join(known)}")
