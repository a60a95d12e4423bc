"""What a reading has to report besides its passages."""

from candour.core.documents.locator import Locator
from candour.core.documents.report import Change, LeftOut


class Findings:
    """Changes, things left out and warnings, in the order in which they were met."""

    def __init__(self) -> None:
        self.changed: list[Change] = []
        self.left_out: list[LeftOut] = []
        self.warnings: list[str] = []
        self.stretches_taken = 0
        """how many stretches of words (w:t, w:delText) were read, or left aside as read already"""

    def change(
        self, locator: Locator, reason: str, was: str | None = None, now: str | None = None
    ) -> None:
        """Report something that a passage shows otherwise than the file stores it."""
        self.changed.append(Change(locator, reason, was, now))

    def leave_out(self, locator: Locator, reason: str, text: str | None = None) -> None:
        """Report something that became no passage."""
        self.left_out.append(LeftOut(locator, reason, text))
