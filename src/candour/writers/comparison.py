"""Write a comparison in the format that the file's ending names."""

from collections.abc import Iterable
from pathlib import Path

from candour.errors import CandourError
from candour.writers.placing import put_in_place

ENDINGS = (".jsonl",)


def check_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    if path.suffix.lower() not in ENDINGS:
        raise CandourError(
            f"no comparison is written as “{path.suffix or path.name}”",
            expected=f"a file that ends in {' or '.join(ENDINGS)}",
            next_step=".jsonl holds a difference a line, then the coverage of both accounts",
        )


def write_comparison(path: Path, lines: Iterable[str]) -> None:
    """Write a comparison, an object a line; whole or not at all. Raises `CandourError`."""
    check_ending(path)
    text = "".join(f"{line}\n" for line in lines)
    put_in_place(lambda place: _write(place, text), path)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
