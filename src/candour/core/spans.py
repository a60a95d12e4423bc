"""Spans of characters, counted in Unicode code points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters from `start` up to, not including, `end`, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start} and {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def moved(self, by: int) -> "Span":
        """Return the same stretch, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def words(self, text: str) -> str:
        """Return the characters of `text` under this span; raise where it reaches past the end."""
        if self.end > len(text):
            raise ValueError(f"a span to {self.end} reaches past a text of {len(text)}")
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether both have a character in common."""
        return self.start < other.end and other.start < self.end
