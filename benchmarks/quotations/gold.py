"""Reviews that quote papers: the sentences, and which sentence of the paper each quotes."""

import csv
import json
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from benchmarks.dates.gold import gold_folder
from candour.core.documents.block import Draft
from candour.core.documents.document import Original, assemble
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind
from candour.core.quotations.sources import Source


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a source whose passages are its sentences, `ids` beside them."""

    source: Source
    ids: tuple[str, ...]
    sentences: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Quoting:
    """A sentence of a review, its paper, and the sentences that it quotes."""

    key: str
    text: str = field(repr=False)
    paper: str
    true: frozenset[str]


def quoting_sentences() -> list[Quoting]:
    """Return the labelled sentences of reviews, each once."""
    found: dict[str, Quoting] = {}
    with (_folder() / "links.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            key = row["review_sentence_id"]
            before = found[key].true if key in found else frozenset()
            true = before | {row["paper_sentence_id"]}
            found[key] = Quoting(key, row["review_text"], row["paper_id"], true)
    return list(found.values())


def paper_names() -> list[str]:
    """Return the names of all papers."""
    return sorted(path.stem for path in (_folder() / "papers").glob("*.json"))


@cache
def paper(name: str) -> Paper:
    """Return one paper."""
    held = json.loads((_folder() / "papers" / f"{name}.json").read_text(encoding="utf-8"))
    ids, sentences = zip(*held["sents"], strict=True)
    drafts = [
        Draft(f"p{number}", Locator(paragraph=number), Kind.PARAGRAPH, text.strip())
        for number, text in enumerate(sentences, 1)
    ]
    original = Original(sha256(name.encode()).hexdigest(), name, 1, "text")
    return Paper(Source(name, assemble(original, drafts)), ids, sentences)


def _folder() -> Path:
    return gold_folder() / "quotations"
