"""The invented accounts and what is true of them: statements, pairs, changes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from candour.actions.comparing import compare_documents
from candour.actions.reading import read_file
from candour.core.comparison.difference import Difference
from candour.core.documents.document import Document
from candour.core.statements.statement import Statement

CASE = Path(__file__).parents[2] / "examples" / "case"
_TRUTH = CASE.parent / "truth"
PAIRS = ("review_1_to_review_2", "review_2_to_summary_2")
Sides = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class KnownPair:
    """Two accounts, the keys of their statements, and what became of them."""

    name: str
    documents: tuple[Document, Document] = field(repr=False)
    keys: tuple["Keys", "Keys"] = field(repr=False)
    changes: dict[Sides, str] = field(repr=False)


@dataclass(frozen=True)
class Keys:
    """The keys of an account's statements, by their place in the account."""

    places: tuple[tuple[str, str, str], ...] = field(repr=False)
    """key, paragraph, words"""

    def of(self, statements: Iterable[Statement]) -> dict[str, str]:
        """Return the key of each statement, by its id; "" for what is no statement of the truth."""
        left = list(self.places)
        found = {}
        for one in statements:
            paragraph = str(one.passage.locator.paragraph)
            same = [row for row in left if row[2] == one.text]
            match = min(same, key=lambda row: row[1] != paragraph, default=None)
            if match is not None:
                left.remove(match)
            found[one.id] = match[0] if match is not None else ""
        return found


@cache
def known_pair(name: str) -> KnownPair:
    """Return a pair that is complete in the truth."""
    rows = [row for row in _rows("differences") if row["pair"] == name]
    files = rows[0]["file_a"], rows[0]["file_b"]
    return KnownPair(
        name,
        (_document(files[0]), _document(files[1])),
        (_keys(files[0]), _keys(files[1])),
        {(tuple(row["a"]), tuple(row["b"])): row["change"] for row in rows},
    )


def differences_of(pair: KnownPair) -> dict[Sides, Difference]:
    """Return what is found between two accounts, by the keys of the statements."""
    (a, b), (keys_a, keys_b) = pair.documents, pair.keys
    comparison = compare_documents(("A", a), ("B", b))
    in_a = keys_a.of(comparison.a.account.statements)
    in_b = keys_b.of(comparison.b.account.statements)
    return {
        (tuple(in_a[one.id] for one in each.a), tuple(in_b[one.id] for one in each.b)): each
        for each in comparison.differences
    }


@cache
def _rows(area: str) -> list[dict[str, Any]]:
    lines = (_TRUTH / f"{area}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def _document(file: str) -> Document:
    return read_file(CASE / file).document


def _keys(file: str) -> Keys:
    rows = [row for row in _rows("statements") if row["file"] == file]
    return Keys(
        tuple((row["key"], str(row["locator"].get("paragraph")), row["text"]) for row in rows)
    )
