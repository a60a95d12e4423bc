"""What is told while long work runs, and where it asks whether to go on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from candour.core.watching import Checkpoint, go_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is told while a merge runs: each file as it is begun, then each stage by its name.

    `checkpoint` is called between the small steps of a stage; it raises where the work is to stop.
    """

    file: Callable[[Path], None] = lambda _: None
    stage: Callable[[str], None] = lambda _: None
    checkpoint: Checkpoint = go_on
