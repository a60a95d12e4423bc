"""A verification as the contract's object of that name."""

from collections.abc import Sequence
from typing import Any


def verification_object(checked: int, problems: Sequence[str]) -> dict[str, Any]:
    """Return what was checked, and every problem in words."""
    return {
        "type": "verification",
        "ok": not problems,
        "checked": checked,
        "problems": list(problems),
    }
