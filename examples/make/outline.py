"""The numbers that an automatic multi-level list shows on the page."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Outline:
    """Counts an automatic multi-level list as Word does, to know the number a page shows."""

    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    def number(self, level: int) -> str:
        """The number the next paragraph of this level shows."""
        self.counts[level] += 1
        for deeper in range(level + 1, len(self.counts)):
            self.counts[deeper] = 0
        if level == 2:
            return f"({chr(ord('a') + self.counts[2] - 1)})"
        return ".".join(str(count) for count in self.counts[: level + 1])
