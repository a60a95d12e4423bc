"""Links between rows of tables as JSON."""

from collections.abc import Sequence
from typing import Any


def link_as_json(
    left: str,
    right: str,
    probability: float,
    reasons: tuple[Sequence[str], Sequence[str]],
    person: str | None,
) -> dict[str, Any]:
    """Return a link as the contract's object.

    Added to its keys: `reasons_against`, and `person`, which all rows of one person share; null
    where the rows around the two speak against joining them.
    """
    reasons_for, against = reasons
    return {
        "type": "link",
        "left": left,
        "right": right,
        "probability": round(probability, 4),
        "reasons": list(reasons_for),
        "reasons_against": list(against),
        "person": person,
    }
