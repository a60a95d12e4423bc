"""Sentence pairs of originals and their simplifications, labelled by people, by their numbers."""

import csv
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.dates.gold import gold_folder

_BREAK = "|||"
_LEAST_CONTAINED = 8
Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Aligned:
    """A text and its counterpart as sentences, and which go together."""

    a: tuple[str, ...] = field(repr=False)
    b: tuple[str, ...] = field(repr=False)
    pairs: frozenset[tuple[int, int]] = field(repr=False)


def aligned_texts() -> list[Aligned]:
    """Return the labelled texts of the alignment gold.

    The gold names sentences by their words; where it joined several, those that it contains count.
    """
    folder = gold_folder() / "alignment"
    csv.field_size_limit(10**9)
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (folder / "alignments.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["pair_id"]].append(row)
    found = []
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as lines:
        for document in csv.DictReader(lines):
            a, b = _sentences(document["original"]), _sentences(document["simplification"])
            pairs: Pairs = set()
            for row in rows[document["pair_id"]]:
                ones = _numbers(a, row["original"], row["original_id"].count("|") + 1)
                others = _numbers(b, row["simplification"], row["simplification_id"].count("|") + 1)
                pairs |= {(i, j) for i in ones for j in others}
            found.append(Aligned(a, b, frozenset(pairs)))
    return found


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(_BREAK) if one.strip())


def _numbers(sentences: Sequence[str], text: str, several: int) -> list[int]:
    wanted = _letters(text)
    for first in range(len(sentences)):
        joined = ""
        for last in range(first, min(first + several + 3, len(sentences))):
            joined += _letters(sentences[last])
            if joined == wanted:
                return list(range(first, last + 1))
    held = [
        number
        for number, sentence in enumerate(sentences)
        if len(_letters(sentence)) > _LEAST_CONTAINED and _letters(sentence) in wanted
    ]
    return held[:several]


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
