"""Pages without a text layer, read through Tesseract where it is installed.

Each word comes with its box and the program's own confidence, so that what it read goes through
the same rules for lines and tables as any other page.
"""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2  # type: ignore[import-untyped]

from candour.readers.pdf.drawn import Drawn
from candour.readers.pdf.layer import Style, Word
from candour.readers.pdf.page import PageContent

_DPI = 300
_SECONDS = 180
_LANGUAGE = "eng"
_MOST_PIXELS = 40_000_000
_WORD_LEVEL = "5"


@dataclass(slots=True)
class ReadPage:
    """What was read off a picture of a page, and how sure the program was (0 to 100)."""

    content: PageContent
    confidence: float = field(default=0.0)


def can_read_pictures() -> bool:
    """Say whether Tesseract is installed (Debian: tesseract-ocr tesseract-ocr-eng)."""
    return shutil.which("tesseract") is not None


def read_picture(page: pypdfium2.PdfPage, number: int) -> ReadPage | None:
    """Return the words on a picture of the page, or nothing where the program fails."""
    wide, tall = page.get_size()
    scale = min(_DPI / 72, (_MOST_PIXELS / max(wide * tall, 1.0)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True).to_pil()
    held = io.BytesIO()
    picture.save(held, "PNG", dpi=(round(72 * scale), round(72 * scale)))
    rows = _recognised(held.getvalue())
    if rows is None:
        return None
    words, sureness = _words(rows, scale)
    content = PageContent(number, wide, tall, words, [], [], Drawn(), ocr=True)
    weight = sum(len(word.text) for word in words)
    confidence = (
        sum(len(word.text) * sure for word, sure in zip(words, sureness, strict=True)) / weight
        if weight
        else 0.0
    )
    return ReadPage(content, round(confidence, 1))


def _recognised(picture: bytes) -> list[dict[str, str]] | None:
    program = shutil.which("tesseract")
    if program is None:
        return None
    # More threads make Tesseract slower, and by far where several run side by side.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell, no words of the file
            [program, "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(_DPI), "tsv"],
            input=picture, capture_output=True, timeout=_SECONDS, check=True, env=environment,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    text = done.stdout.decode("utf-8", errors="replace")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def _words(rows: Sequence[dict[str, str]], scale: float) -> tuple[list[Word], list[float]]:
    words: list[Word] = []
    sureness: list[float] = []
    heights = [float(row["height"]) for row in rows if row.get("level") == "4"]
    usual = sorted(heights)[len(heights) // 2] / scale if heights else 10.0
    style = Style(round(usual, 1), False, False, False, False, 0)
    for row in rows:
        text = (row.get("text") or "").strip()
        if row.get("level") != _WORD_LEVEL or not text:
            continue
        left, top = float(row["left"]) / scale, float(row["top"]) / scale
        right = left + float(row["width"]) / scale
        bottom = top + float(row["height"]) / scale
        # A word's box hugs its letters; lines need boxes of one height.
        middle = (top + bottom) / 2
        if bottom - top < usual:
            top, bottom = middle - usual / 2, middle + usual / 2
        words.append(Word(left, top, right, bottom, text.replace(" ", ""), style))
        sureness.append(float(row["conf"]))
    return words, sureness
