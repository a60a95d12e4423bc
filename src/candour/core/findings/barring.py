"""What bars a release: the quotations of findings that are not what their sources say."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """A quotation that bars a release: of which finding, of which source, and why.

    `finding` is the decision that made the finding, or the place of the quotation in a document.
    """

    finding: str
    quotation: str
    source: str
    why: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gate:
    """What bars a release, and the findings that are not marked ready (they bar nothing)."""

    barred: tuple[Barred, ...] = ()
    not_ready: tuple[str, ...] = ()
    quotations: int = 0

    @property
    def is_open(self) -> bool:
        """Whether nothing bars a release."""
        return not self.barred

    def in_words(self) -> str:
        """Say what was asked of findings, for a release to bear."""
        if not self.quotations:
            return "no quotation of a finding was there to be graded"
        return f"every quotation of a finding is its source's ({self.quotations})"

    def beside(self, other: "Gate") -> "Gate":
        """Return what both say."""
        return Gate(
            (*self.barred, *other.barred),
            (*self.not_ready, *other.not_ready),
            self.quotations + other.quotations,
        )


OPEN = Gate()
"""What is said where nothing was asked of findings."""
