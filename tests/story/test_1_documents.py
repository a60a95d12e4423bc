"""The invented case is read: every passage that was written is found, where it was written."""

import json
from collections import Counter, defaultdict
from functools import cache
from typing import Any

import pytest

from candour.actions.reading import FileRead, read_files
from candour.core.documents.locator import Part
from candour.core.documents.passage import Passage
from tests.conftest import ROOT

CASE, TRUTH = ROOT / "examples" / "case", ROOT / "examples" / "truth"
CELL = ("table", "sheet", "cell", "row", "column", "page")


@cache
def written() -> dict[str, list[dict[str, Any]]]:
    found = defaultdict(list)
    for area in ("passages", "passages_accounts"):
        for line in (TRUTH / f"{area}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            found[row["file"]].append(row)
    return found


@cache
def read(name: str) -> tuple[Passage, ...]:
    outcomes = list(read_files([CASE / name]))
    assert all(isinstance(outcome, FileRead) for outcome in outcomes)
    return tuple(
        passage
        for outcome in outcomes
        if isinstance(outcome, FileRead)
        for passage in outcome.document.passages()
    )


def is_there(passage: Passage, row: dict[str, Any]) -> bool:
    where = row["locator"]
    if "row" not in where:  # prose, and a table's caption: the page alone says where
        return bool(where.get("page", passage.locator.page) == passage.locator.page)
    return all(getattr(passage.locator, key) == where[key] for key in CELL if key in where)


def said_again(row: dict[str, Any]) -> bool:
    """A printout's headings on its later pages: left out, and in the report."""
    return (
        row["file"].endswith(".pdf") and "table" in row["locator"] and "row" not in row["locator"]
    )


def without(text: str, covered: list[str]) -> str:
    for words in covered:
        text = text.replace(words, "")
    return " ".join(text.split())


@pytest.mark.parametrize("name", sorted(written()))
def test_every_passage_that_was_written_is_found_where_it_was_written(name: str) -> None:
    found = defaultdict(list)
    for passage in read(name):
        found[passage.text].append(passage)
    addresses = {mark.to for passage in read(name) for mark in passage.marks}
    lost = []
    for row in written()[name]:
        # Words under a box stand in a passage of their own.
        text = without(row["text"], row["covered_words"]) if "covered_words" in row else row["text"]
        if text in addresses or said_again(row):
            continue
        if row["locator"].get("path") == "attachment":
            continue  # the attachment's name is the name of an original of its own
        there = [passage for passage in found[text] if is_there(passage, row)]
        if not any(set(passage.flags) == set(row["flags"]) for passage in there):
            lost.append((row["locator"], row["kind"], row["flags"]))
    assert lost == []


@pytest.mark.parametrize("name", sorted(written()))
def test_nothing_is_found_that_was_not_written(name: str) -> None:
    told: Counter[str] = Counter()
    for row in written()[name]:
        covered = row.get("covered_words", [])
        told.update([without(row["text"], covered) if covered else row["text"], *covered])
    body = [passage for passage in read(name) if passage.locator.part is not Part.METADATA]
    found = Counter(passage.text for passage in body)
    made_up = [passage.id for passage in body if found[passage.text] > told[passage.text]]
    assert made_up == []


@pytest.mark.parametrize("name", sorted(written()))
def test_offsets_give_back_the_words(name: str) -> None:
    for outcome in read_files([CASE / name]):
        assert isinstance(outcome, FileRead)
        for passage in outcome.document.passages():
            assert passage.span.words(outcome.document.text) == passage.text
