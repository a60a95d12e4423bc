"""What a person decided of one agency's columns, so that it need not be decided again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from candour.core.chronology.headings import Field

DateOrder = Literal["day_first", "month_first"]
_KEYS = frozenset({"agency", "sheet", "table", "columns", "date_order", "happened", "recorded"})
_KEPT_AS_IT_IS = ("extra", "keep", None)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Heading → field for one agency (`None` keeps a column under its own heading)."""

    agency: str
    columns: Mapping[str, Field | None] = field(repr=False)
    date_order: DateOrder | None = None

    @classmethod
    def from_mapping(cls, loaded: Any) -> "ColumnMapping":
        """Build from one entry of a mapping file. Raises `ValueError` with every problem."""
        if not isinstance(loaded, dict) or not loaded.get("agency"):
            raise ValueError("names no agency")
        problems = [f"unknown key {key}" for key in sorted(map(str, set(loaded) - _KEYS))]
        columns: dict[str, Field | None] = {}
        for heading, to in (loaded.get("columns") or {}).items():
            if to in _KEPT_AS_IT_IS:
                columns[str(heading)] = None
            elif str(to) in Field.__members__.values():
                columns[str(heading)] = Field(str(to))
            else:
                problems.append(f"{heading}: {to} is no field ({', '.join(Field)})")
        for known in (Field.HAPPENED, Field.RECORDED):
            named = loaded.get(known.value) or []
            columns |= dict.fromkeys([named] if isinstance(named, str) else named, known)
        order = loaded.get("date_order")
        if order not in (None, "day_first", "month_first"):
            problems.append("date_order is day_first or month_first")
        if problems:
            raise ValueError("; ".join(problems))
        return cls(str(loaded["agency"]), columns, order)

    def as_mapping(self) -> dict[str, Any]:
        """Return what a mapping file holds for this agency."""
        kept: dict[str, Any] = {
            "agency": self.agency,
            "columns": {
                heading: to.value if to is not None else "extra"
                for heading, to in self.columns.items()
            },
        }
        if self.date_order is not None:
            kept["date_order"] = self.date_order
        return kept
