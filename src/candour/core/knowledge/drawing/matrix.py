"""Facts × agencies: since when each knew each, by its own records, and how."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from candour.core.knowledge.model import Fact, Knowledge, WhoKnew


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One fact: what each agency's records say of it, the earliest first.

    An agency that is not among the `cells` has no record of it. One that asked and was told that it
    was not so, and knew later, has both.
    """

    fact: Fact
    cells: Mapping[str, Sequence[Knowledge]] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """All facts in the order in which they are told, and the agencies in theirs."""

    agencies: Sequence[str]
    rows: Sequence[MatrixRow]


def earliest(knowledge: Knowledge) -> tuple[datetime, str]:
    """Return what knowledge is put in a row by: the first minute of its date, undated last."""
    known = knowledge.first_known
    return known.earliest or known.latest or datetime.max, knowledge.agency


def matrix_of(who_knew: WhoKnew, agencies: Sequence[str] = ()) -> Matrix:
    """Return the table of facts and agencies; `agencies` go first, others as they come."""
    cells: dict[str, dict[str, list[Knowledge]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(who_knew.knowledge, key=earliest):
        cells[one.fact][one.agency].append(one)
    named = dict.fromkeys(agencies) | dict.fromkeys(one.agency for one in who_knew.knowledge)
    return Matrix(
        agencies=tuple(named),
        rows=tuple(MatrixRow(fact=fact, cells=dict(cells[fact.id])) for fact in who_knew.facts),
    )
