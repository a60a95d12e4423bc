"""The opening of a case: what the first line of its log holds."""

import json
import re
from dataclasses import dataclass, field
from datetime import date

from candour.core.decisions.decision import canonical
from candour.errors import CandourError

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A case as it was opened: the name it goes by, its title, review type and review period."""

    name: str
    title: str = field(repr=False)
    by: str = field(repr=False)
    review_type: str | None = None
    period: tuple[date, date] | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise CandourError(
                "the name of the case cannot be used",
                expected="small letters, figures and hyphens, at most 60, as in child-k",
            )
        if not self.title.strip():
            raise CandourError("the case has no title", next_step="give one with --title")
        if self.period is not None and self.period[0] > self.period[1]:
            raise CandourError("the review period ends before it begins", expected="FROM..TO")

    def payload(self) -> str:
        """Return the opening as canonical JSON. Raises `ValueError` for half of a character."""
        period = None if self.period is None else [day.isoformat() for day in self.period]
        return canonical(
            {
                "title": self.title,
                "by": self.by,
                "review_type": self.review_type,
                "period": period,
            }
        )

    @classmethod
    def of_payload(cls, name: str, payload: str) -> "Opening":
        """Build from what the log holds. Raises `ValueError` where it is no opening."""
        try:
            words = json.loads(payload)
            period = words["period"]
            days = None if period is None else tuple(map(date.fromisoformat, period))
            return cls(
                name=name,
                title=words["title"],
                by=words["by"],
                review_type=words["review_type"],
                period=None if days is None else (days[0], days[1]),
            )
        except (TypeError, KeyError, IndexError, json.JSONDecodeError):
            raise ValueError("is no opening of a case") from None
