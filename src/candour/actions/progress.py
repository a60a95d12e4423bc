"""What is told while long work runs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is told while a merge runs: each file as it is begun, then each stage by its name."""

    file: Callable[[Path], None] = lambda _: None
    stage: Callable[[str], None] = lambda _: None
