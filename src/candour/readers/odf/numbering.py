"""Numbers as an OpenDocument page shows them: lists and headings, counted as they are met."""

from dataclasses import dataclass, field
from re import Match
from re import compile as pattern

from candour.readers.odf.styles import Level

_PLACE = pattern(r"%(\d+)%")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(slots=True)
class Counter:
    """The running numbers of one list style."""

    levels: dict[int, Level] = field(repr=False)
    _at: dict[int, int] = field(default_factory=dict)

    def restart(self, level: int) -> None:
        """Forget the numbers of this level and below."""
        for deeper in [known for known in self._at if known >= level]:
            del self._at[deeper]

    def next(self, level: int, start: int | None = None) -> str | None:
        """Count one on at `level` and return the number shown, without a closing full stop."""
        shape = self.levels.get(level)
        if shape is None:
            return None
        self.restart(level + 1)
        if start is not None:
            self._at[level] = start
        else:
            self._at[level] = self._at.get(level, shape.start - 1) + 1
        return self._shown(level, shape) if shape.form else None

    def _shown(self, level: int, shape: Level) -> str:
        if shape.pattern is not None:
            said = _PLACE.sub(self._at_place, shape.pattern)
        else:
            first = max(1, level - shape.levels_shown + 1)
            numbers = [self._number(depth) for depth in range(first, level + 1)]
            said = shape.prefix + ".".join(filter(None, numbers)) + shape.suffix
        return said.strip().removesuffix(".")

    def _at_place(self, place: Match[str]) -> str:
        return self._number(int(place.group(1)))

    def _number(self, level: int) -> str:
        shape = self.levels.get(level)
        value = self._at.get(level, shape.start if shape else 1)
        return as_shown(value, shape.form if shape else "1")


def as_shown(value: int, form: str) -> str:
    """Return a number in one of OpenDocument's forms: 1, a, A, i, I."""
    if value < 1 or form in ("1", ""):
        return str(value) if form else ""
    if form in ("i", "I"):
        said = ""
        for worth, letters in _ROMAN:
            count, value = divmod(value, worth)
            said += letters * count
        return said.upper() if form == "I" else said
    if form in ("a", "A"):
        # After z comes aa, bb, … (the standard's default), not the spreadsheet's ab.
        times, letter = divmod(value - 1, 26)
        return chr(ord(form) + letter) * (times + 1)
    return str(value)
