"""The finished accounts, read with the libraries that read such files.

Never from the makers' ledgers and never with Candour's readers: truth is not measured with itself.
"""

import io
import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from docx import Document

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = yaml.safe_load((EXAMPLES / "make" / "story.yaml").read_text("utf-8"))
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUN = f"{WORD}r"
Row = dict[str, Any]


@cache
def rows(area: str) -> list[Row]:
    text = (EXAMPLES / "truth" / f"{area}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


@cache
def content(file: str) -> bytes:
    return (EXAMPLES / "case" / file).read_bytes()


def visible(run: Any) -> str:
    """The words of a run, unless it is hidden; a deleted run keeps its words under another name."""
    hidden = run.find(f"{WORD}rPr/{WORD}vanish") is not None
    return "" if hidden else "".join(one.text for one in run.iter(f"{WORD}t"))


@cache
def paragraphs(file: str) -> tuple[str, ...]:
    """The paragraphs of a finished account's body, in order."""
    if file.endswith(".docx"):
        body = Document(io.BytesIO(content(file))).paragraphs
        return tuple("".join(filter(None, map(visible, one._p.iter(RUN)))) for one in body)
    text = content(file).decode()
    if file.endswith(".txt"):
        return tuple(text.rstrip("\n").split("\n\n"))
    body = re.sub(r"<(nav|aside|header|footer|figure|ul)\b.*?</\1>", "", text, flags=re.DOTALL)
    found = re.findall(r"<(p|h1|h2)\b[^>]*>(.*?)</\1>", body, re.DOTALL)
    return tuple(unescape(inner.replace("<br>", "\n")) for _, inner in found)


@cache
def displayed(file: str) -> tuple[str, ...]:
    """The number Word shows before each paragraph of the body, or nothing."""
    counts, shown = [0, 0, 0], []
    for one in Document(io.BytesIO(content(file))).paragraphs:
        level = 1 if one.style is not None and one.style.name == "Numbered paragraph" else None
        placed = one._p.find(f"{WORD}pPr/{WORD}numPr/{WORD}ilvl")
        if placed is not None:
            level = int(placed.get(f"{WORD}val"))
        if level is None:
            shown.append("")
            continue
        counts[level] += 1
        counts[level + 1 :] = [0] * (2 - level)
        lettered = f"({chr(96 + counts[2])})"
        shown.append(lettered if level == 2 else ".".join(map(str, counts[: level + 1])))
    return tuple(shown)


def paragraph_at(file: str, locator: Row) -> str:
    leads = locator["paragraph"]
    if isinstance(leads, int):
        return paragraphs(file)[leads - 1]
    return paragraphs(file)[displayed(file).index(leads)]


def words_at(place: Row) -> str:
    return paragraph_at(place["file"], place["locator"])[place["start"] : place["end"]]


def planned(area: str) -> list[Row]:
    return [one for one in rows(area) if one["planned"]]
