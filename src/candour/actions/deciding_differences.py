"""Decisions on differences, held against what the two originals differ in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from candour.actions.comparison_pages import kept_or_made
from candour.actions.progress import Progress
from candour.core.comparison.deciding import check_ruling
from candour.core.comparison.difference import Change
from candour.core.decisions import Act
from candour.core.decisions.originals import HeldOriginal
from candour.errors import CandourError
from candour.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DifferenceWishes:
    """What is decided of differences in one run."""

    workspace: Workspace
    case: str
    held: Sequence[HeldOriginal] = field(repr=False)
    progress: Progress = field(repr=False)

    def check(self, act: Act, _known: Any) -> None:
        """Check that a decision on a difference can be made. Raises `CandourError`."""
        check_ruling(act, self._suggested(act))

    def _suggested(self, act: Act) -> Change | None:
        if not isinstance(act.value, dict):
            return None
        by_hash = {one.sha256: one for one in self.held}
        sides = [by_hash.get(str(act.value.get(side))) for side in ("a", "b")]
        held = [one for one in sides if one is not None]
        if len(held) != 2:
            raise CandourError(
                "the case holds no such file",
                expected="the two files compared, by their hashes, as “a” and “b”",
            )
        kept = kept_or_made(self.workspace, self.case, held, self.progress)
        return next((one.change for one in kept.differences if one.id == act.about[0]), None)
