"""Write quotations in the format that the file's ending names."""

from collections.abc import Callable, Iterable
from pathlib import Path

from candour.errors import CandourError
from candour.writers.placing import put_in_place

ENDINGS = (".jsonl", ".jsonld")
ANNOTATIONS = ".jsonld"


def check_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    if path.suffix.lower() not in ENDINGS:
        raise CandourError(
            f"no quotations are written as “{path.suffix or path.name}”",
            expected=f"a file that ends in {' or '.join(ENDINGS)}",
            next_step=".jsonl holds a quotation a line, .jsonld W3C annotations",
        )


def write_quotations(path: Path, lines: Iterable[str], annotations: Callable[[], str]) -> None:
    """Write quotations, a line each or as annotations, by the file's ending; whole or not at all.

    Raises `CandourError`.
    """
    check_ending(path)
    is_annotations = path.suffix.lower() == ANNOTATIONS
    text = annotations() if is_annotations else "".join(f"{line}\n" for line in lines)
    put_in_place(lambda place: _write(place, text), path)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
