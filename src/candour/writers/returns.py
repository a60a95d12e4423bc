"""What agencies say that they searched, for beside whatever their records do not hold."""

from collections.abc import Mapping

from candour.core.chronology.silences.returns import Covered, Return
from candour.writers.annex import Annex

NOT_STATED = "not stated"
COVERED = {
    Covered.YES: "covered: yes — the agency says that it searched this stretch",
    Covered.NO: "covered: no — a gap in a partial extract is not a gap in the care",
    Covered.UNKNOWN: "covered: unknown — nobody has said whether this stretch was searched",
}


def returns_annex(returns: Mapping[str, Return]) -> Annex:
    """Return every agency's return as a table."""
    return Annex(
        "Returns",
        "What each agency was asked for, searched and held back, in its own words.",
        (
            "Agency", "Searched over", "Systems", "Withheld, and why", "Nil", "Asked",
            "Secured", "Prepared by", "Independent",
        ),
        tuple(_return(made) for made in returns.values()),
    )  # fmt: skip


def _return(made: Return) -> tuple[str, ...]:
    return (
        made.agency,
        _periods(made),
        "; ".join(made.systems_searched) or NOT_STATED,
        _withheld(made) or "nothing stated",
        "yes" if made.nil else "no",
        made.asked_on.isoformat() if made.asked_on else NOT_STATED,
        made.records_secured_on.isoformat() if made.records_secured_on else NOT_STATED,
        made.author or NOT_STATED,
        NOT_STATED if made.independent is None else ("yes" if made.independent else "no"),
    )


def searched(made: Return) -> str:
    """Say what an agency searched, over which period, and what it held back."""
    periods = _periods(made)
    systems = "; ".join(made.systems_searched) or f"systems {NOT_STATED}"
    held = _withheld(made)
    return f"{periods}: {systems}" + (f". Withheld: {held}" if held else "")


def _periods(made: Return) -> str:
    periods = [f"{first.isoformat()} to {last.isoformat()}" for first, last in made.periods]
    return "; ".join(periods) or f"period {NOT_STATED}"


def _withheld(made: Return) -> str:
    return "; ".join(
        f"{held.what} ({held.why})" if held.why else held.what for held in made.withheld
    )
