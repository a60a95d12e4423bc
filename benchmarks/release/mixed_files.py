"""Mixed files that speak of nobody in a key, made of everyday words; for measuring time."""

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

import docx
import openpyxl
import typst
from PIL import Image

from candour.vocabulary.leaks import load_leak_words

_PARAGRAPHS, _ROWS, _PICTURE = 400, 1_500, 320


def write_mixed(folder: Path, size: int) -> int:
    """Write files of every kind in turn until they are so many bytes; return how many."""
    chance = Random(7)
    words = sorted(load_leak_words().everyday)
    makers: tuple[tuple[str, Callable[[Iterator[str], Random], bytes]], ...] = (
        ("docx", _word), ("xlsx", _excel), ("pdf", _pdf), ("html", _page), ("txt", _text),
        ("csv", _csv),
    )  # fmt: skip
    written = n = 0
    while written < size:
        ending, make = makers[n % len(makers)]
        made = make(_sentences(words, chance), chance)
        (folder / f"report_{n}.{ending}").write_bytes(made)
        written, n = written + len(made), n + 1
    return written


def _sentences(words: list[str], chance: Random) -> Iterator[str]:
    while True:
        some = chance.choices(words, k=chance.randint(8, 22))
        some.insert(4, f"on {chance.randint(1, 28)} March {chance.randint(2015, 2023)}")
        yield " ".join(some).capitalize() + "."


def _word(sentences: Iterator[str], chance: Random) -> bytes:
    document = docx.Document()
    for _ in range(_PARAGRAPHS):
        document.add_paragraph(" ".join(islice(sentences, 4)))
    noise = Image.frombytes("RGB", (_PICTURE, _PICTURE), chance.randbytes(_PICTURE**2 * 3))
    picture = io.BytesIO()
    noise.save(picture, "PNG")
    document.add_picture(picture)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _excel(sentences: Iterator[str], chance: Random) -> bytes:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("events")
    for n in range(_ROWS * 2):
        sheet.append([n, "GP", f"{chance.randint(1, 28)}/03/2022", next(sentences), "none"])
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def _pdf(sentences: Iterator[str], _: Random) -> bytes:
    body = "\n\n".join(" ".join(islice(sentences, 4)) for _ in range(_PARAGRAPHS))
    return typst.compile(f"= Report\n\n#table(columns: 2, [a], [b])\n\n{body}".encode())


def _page(sentences: Iterator[str], _: Random) -> bytes:
    body = "".join(f"<p>{' '.join(islice(sentences, 4))}</p>" for _ in range(_PARAGRAPHS))
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def _text(sentences: Iterator[str], _: Random) -> bytes:
    return "\n\n".join(" ".join(islice(sentences, 4)) for _ in range(_PARAGRAPHS)).encode()


def _csv(sentences: Iterator[str], chance: Random) -> bytes:
    made = io.StringIO()
    rows = csv.writer(made)
    for n in range(_ROWS):
        rows.writerow([n, f"{chance.randint(1, 28)}/03/2022", next(sentences), "GP"])
    return made.getvalue().encode()
