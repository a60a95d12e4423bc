"""What a person decided of one agency's columns, so that it need not be decided again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from candour.core.chronology.headings import Field
from candour.core.decisions import Decision, DecisionKind, standing
from candour.core.documents.locator import Locator
from candour.errors import CandourError

DateOrder = Literal["day_first", "month_first"]
_KEYS = frozenset({"agency", "sheet", "table", "columns", "date_order", "happened", "recorded"})
_KEPT_AS_IT_IS = ("extra", "keep", None)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Heading → field for one agency (`None` keeps a column under its own heading).

    `sheet` or `table` (its number) narrows it to one of the agency's tables.
    """

    agency: str
    columns: Mapping[str, Field | None] = field(repr=False)
    date_order: DateOrder | None = None
    sheet: str | None = field(default=None, repr=False)
    table: int | None = None

    def is_of(self, agency: str) -> bool:
        """Whether it is an agency's."""
        return self.agency.casefold() == agency.casefold()

    def applies_to(self, place: Locator) -> bool:
        """Whether it speaks of the table at a place."""
        return self.sheet in (None, place.sheet) and self.table in (None, place.table)

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
        sheet, table = loaded.get("sheet"), loaded.get("table")
        if table is not None and not isinstance(table, int):
            problems.append("table is a number, the first being 1")
        if problems:
            raise ValueError("; ".join(problems))
        return cls(
            str(loaded["agency"]), columns, order, None if sheet is None else str(sheet), table
        )

    def as_mapping(self) -> dict[str, Any]:
        """Return what a mapping file holds for this agency."""
        kept: dict[str, Any] = {"agency": self.agency}
        if self.sheet is not None:
            kept["sheet"] = self.sheet
        if self.table is not None:
            kept["table"] = self.table
        kept |= {
            "columns": {
                heading: to.value if to is not None else "extra"
                for heading, to in self.columns.items()
            },
        }
        if self.date_order is not None:
            kept["date_order"] = self.date_order
        return kept


def fixed_columns(mappings: Iterable[ColumnMapping], place: Locator) -> dict[str, Field | None]:
    """Return heading → field for the table at a place; a mapping of one table wins over others."""
    fixed: dict[str, Field | None] = {}
    chosen = [mapping for mapping in mappings if mapping.applies_to(place)]
    for mapping in sorted(chosen, key=lambda one: (one.sheet is not None, one.table is not None)):
        fixed |= mapping.columns
    return fixed


def decided_mappings(decisions: Iterable[Decision]) -> list[ColumnMapping]:
    """Return the mappings that decisions hold: about agencies, the value heading → field.

    Raises `CandourError` naming the decision whose value is no mapping.
    """
    found = []
    for decision in standing(decisions):
        if decision.kind is not DecisionKind.MAP_COLUMNS:
            continue
        columns = decision.value if isinstance(decision.value, dict) else {}
        for agency in decision.about:
            try:
                found.append(ColumnMapping.from_mapping({"agency": agency, "columns": columns}))
            except ValueError as problem:
                raise CandourError(
                    f"decision {decision.id} on columns: {problem}",
                    expected='a value such as {"Details": "what"}',
                ) from None
    return found
