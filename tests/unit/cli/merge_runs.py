"""What a run of `candour merge` gives: exit code, objects printed, what was said beside them."""

from collections.abc import Callable
from typing import Any

Lines = list[dict[str, Any]]
Run = Callable[..., tuple[int, Lines, str]]


def of(lines: Lines, kind: str) -> Lines:
    """The objects of one type."""
    return [line for line in lines if line["type"] == kind]
