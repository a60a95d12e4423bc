"""How each statement of one account fares in the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from examples.make.accounts.plan import Plan
from examples.make.accounts.source import read

Row = dict[str, Any]
PAIRS = {
    "review_1_to_review_2": ("accounts/review_1.docx", "accounts/review_2.docx"),
    "review_2_to_summary_2": ("accounts/review_2.docx", "accounts/summary_2.docx"),
    "review_1_to_article": ("accounts/review_1.docx", "accounts/article.html"),
    "review_2_to_article": ("accounts/review_2.docx", "accounts/article.html"),
}
COMPLETE = ("review_1_to_review_2", "review_2_to_summary_2")


def differences(plan: Plan, stated: Sequence[Row]) -> list[Row]:
    """The plan's pairs; then, between two reports, every other sentence.

    A sentence outside the plan is kept where the other report prints it in the same words, and
    else dropped or added: the prose around the plan's statements was written so that nothing in
    it is said again in other words.
    """
    why = read(Path(__file__).with_name("why.yaml"))
    rows = []
    for name, files in PAIRS.items():
        planned = plan.story["pairs"][name]
        for one in planned:
            sides = " ".join(" ".join(one[side]) or "-" for side in ("a", "b"))
            rows.append(_row(name, files, one, why[sides], planned=True))
        if name in COMPLETE:
            rows += _others(name, files, planned, stated)
    return rows


def _row(
    pair: str, files: tuple[str, str], one: Mapping[str, Any], why: str, *, planned: bool
) -> Row:
    row: Row = {"pair": pair, "file_a": files[0], "file_b": files[1]}
    row |= {"a": one["a"], "b": one["b"], "change": one["change"], "also": one.get("also", [])}
    return row | {"why": why, "planned": planned, "complete": pair in COMPLETE}


def _others(
    pair: str, files: tuple[str, str], planned: Sequence[Mapping[str, Any]], stated: Sequence[Row]
) -> list[Row]:
    used = [{key for one in planned for key in one[side]} for side in ("a", "b")]
    left, right = (
        {
            one["text"]: one["key"]
            for one in stated
            if one["file"] == file and one["key"] not in done
        }
        for file, done in zip(files, used, strict=True)
    )
    rows = []
    for text, key in left.items():
        same = right.get(text)
        change = "kept" if same else "dropped"
        one = {"a": [key], "b": [same] if same else [], "change": change}
        rows.append(_row(pair, files, one, "same words" if same else "no partner", planned=False))
    for text, key in right.items():
        if text not in left:
            one = {"a": [], "b": [key], "change": "added"}
            rows.append(_row(pair, files, one, "no partner", planned=False))
    return rows
