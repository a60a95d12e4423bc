"""Write who knew what in the format that the file's ending names."""

from collections.abc import Iterable
from pathlib import Path

from candour.errors import CandourError
from candour.writers.placing import put_in_place

ENDINGS = (".jsonl", ".txt")


def check_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    if path.suffix.lower() not in ENDINGS:
        raise CandourError(
            f"who knew what is not written as “{path.suffix or path.name}”",
            expected=f"a file that ends in {' or '.join(ENDINGS)}",
        )


def write_knowing(path: Path, lines: Iterable[str]) -> None:
    """Write lines, of JSON or of words; whole or not at all. Raises `CandourError`."""
    check_ending(path)
    text = "".join(f"{line}\n" for line in lines)
    put_in_place(lambda place: _write(place, text), path)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
