"""Page numbers, where the program that saved the file left a mark at every page break."""


class Pages:
    """The page that the reading has come to; None throughout where the file tells no pages."""

    def __init__(self, told: bool) -> None:
        self.here: int | None = 1 if told else None
        self._just_broken = False

    def told_break(self) -> None:
        """Pass a page break that the program left a mark for."""
        # Word leaves its mark after a break that a person typed as well: one page, not two.
        if not self._just_broken:
            self._turn()
        self._just_broken = False

    def typed_break(self) -> None:
        """Pass a page break that a person typed."""
        self._turn()
        self._just_broken = True

    def words_passed(self) -> None:
        """Note that words stand after the last break."""
        self._just_broken = False

    def go_back_to(self, page: int | None) -> None:
        """Return to the top of a row: each of its cells begins there and may go over the page."""
        self.here = page

    def _turn(self) -> None:
        if self.here is not None:
            self.here += 1
