"""A page with pictures as HTML: no script, nothing fetched, readable on paper too."""

from collections.abc import Iterator
from pathlib import Path

from candour.writers.html_page import CLOSING, annex_lines, opening, text_of
from candour.writers.page.model import Page, Picture


def write_html(page: Page, path: Path) -> None:
    """Write one self-contained page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _page(page))


def _page(page: Page) -> Iterator[str]:
    yield from opening(page.title)
    for line in page.opening:
        yield f"<p>{text_of(line)}</p>"
    for part in page.parts:
        yield from _picture(part) if isinstance(part, Picture) else annex_lines(part)
    yield CLOSING


def _picture(picture: Picture) -> Iterator[str]:
    yield f"<h2>{text_of(picture.title)}</h2>\n<p>{text_of(picture.note)}</p>"
    yield f'<div class="picture">{picture.svg}</div>'
