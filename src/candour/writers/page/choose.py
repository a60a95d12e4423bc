"""Write pictures, pages, words and lines of objects in the format that a file's ending names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Generic, TypeVar

from candour.errors import CandourError
from candour.writers.page.model import Page
from candour.writers.placing import put_in_place

Written = TypeVar("Written")


@dataclass(frozen=True, slots=True)
class Forms(Generic[Written]):
    """How one kind of thing is written: a page, lines, a picture and words where it has any."""

    what: str
    page: Callable[[Written], Page]
    lines: Callable[[Written, Path], None]
    svg: Callable[[Written], str] | None = None
    words: Callable[[Written], Iterable[str]] | None = None

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of files that it can be written to."""
        picture = [".svg"] if self.svg else []
        words = [".txt"] if self.words else []
        return (*picture, ".html", ".docx", ".jsonl", *words)


def check_form(forms: Forms[Written], path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    if path.suffix.lower() not in forms.endings:
        raise CandourError(
            f"no {forms.what} is written as “{path.suffix or path.name}”",
            expected=f"a file that ends in {', '.join(forms.endings)}",
        )


def write_form(forms: Forms[Written], written: Written, path: Path) -> None:
    """Write something by its file's ending, whole or not at all."""
    check_form(forms, path)
    ending = path.suffix.lower()

    def write(place: Path) -> None:
        if ending == ".jsonl":
            forms.lines(written, place)
        elif ending == ".svg" and forms.svg is not None:
            place.write_text(forms.svg(written) + "\n", encoding="utf-8", newline="\n")
        elif ending == ".txt" and forms.words is not None:
            text = "".join(f"{line}\n" for line in forms.words(written))
            place.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        else:
            # Word's library takes its time to load: only who writes Word waits for it.
            module = import_module(f"candour.writers.page{ending}")
            writer: Callable[[Page, Path], None] = getattr(module, f"write_{ending[1:]}")
            writer(forms.page(written), place)

    put_in_place(write, path)
