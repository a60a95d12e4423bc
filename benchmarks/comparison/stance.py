"""Stance on 200 sentences of public reports, labelled twice before any rule was set.

The labels are a file's hash, two offsets and what a reader said; the words stay where they are. One
half was used to set the rules by, the other is reported.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from candour.actions.comparing import account_of
from candour.actions.reading import read_file
from candour.core.statements.statement import Stance, Statement

_LABELS = Path(__file__).parent / "stance_labels.jsonl"
_PUBLIC = Path(os.environ.get("CANDOUR_SHARED", Path(__file__).parents[3] / "shared")) / "real"


def labels() -> list[dict[str, Any]]:
    """Return the labels."""
    return [json.loads(line) for line in _LABELS.read_text(encoding="utf-8").splitlines()]


def figures() -> Iterator[dict[str, str]]:
    """Yield a row for each stance of each half."""
    for half in ("report", "tune"):
        rows = [row for row in labels() if row["half"] == half]
        said = Counter((row["stance"], _found(row).stance.value) for row in rows)
        for stance in Stance:
            right = said[stance, stance]
            found = sum(n for (_, other), n in said.items() if other == stance)
            true = sum(n for (other, _), n in said.items() if other == stance)
            yield {
                "half": half,
                "stance": stance.value,
                "true": str(true),
                "found": str(found),
                "right": str(right),
                "F1": f"{2 * right / (true + found):.3f}" if true + found else "-",
            }


def accuracy(half: str) -> float:
    """Return the share of a half's sentences whose stance is right."""
    rows = [row for row in labels() if row["half"] == half]
    return sum(_found(row).stance.value == row["stance"] for row in rows) / len(rows)


def agreement() -> tuple[float, float]:
    """Return how often both labellings agree on the stance, and Cohen's kappa (1960)."""
    pairs = [(row["first"][0], row["second"][0]) for row in labels()]
    same = sum(one == other for one, other in pairs) / len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[stance] * second[stance] for stance in Stance) / len(pairs) ** 2
    return same, (same - chance) / (1 - chance)


def _found(row: dict[str, Any]) -> Statement:
    """Return the statement that covers most of what was labelled."""
    return max(_statements(row["file"], row["sha256"]), key=lambda one: _covered(one, row))


def _covered(one: Statement, row: dict[str, Any]) -> int:
    return min(one.span.end, row["end"]) - max(one.span.start, row["start"])


@cache
def _statements(file: str, sha256: str) -> Sequence[Statement]:
    document = read_file(_PUBLIC / file).document
    if document.original.sha256 != sha256:
        raise ValueError(f"{file} is not the file that was labelled")
    return account_of(file, document).account.statements
