"""The invented accounts quote each other: every quotation is found and graded as its truth says."""

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from candour.actions.quoting import check_quotations
from candour.core.quotations.quotation import Quotation
from tests.conftest import ROOT

CASE, TRUTH = ROOT / "examples" / "case", ROOT / "examples" / "truth" / "quotations.jsonl"
Row = dict[str, Any]
ROWS: list[Row] = [json.loads(line) for line in TRUTH.read_text("utf-8").splitlines()]
FILES = sorted({row["file"] for row in ROWS})


@cache
def found(file: str) -> tuple[Quotation, ...]:
    """An account's quotations against every document that it could quote."""
    against = max((row["against"] for row in ROWS if row["file"] == file), key=len)
    return check_quotations(CASE / file, [CASE / name for name in against]).quotations


def of(row: Row) -> Quotation:
    """The quotation that a row tells of; of the same words twice, the one in its paragraph."""
    same = [one for one in found(row["file"]) if one.quoted.words == row["quote"]]
    assert same, f"{row['key']} is not found"
    paragraph = row["locator"].get("paragraph")
    return min(same, key=lambda one: one.quoted.passage.locator.paragraph != paragraph)


every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['file'][9:]}-{row['key']}")


@every_row
def test_grade_folds_and_alarms(row: Row) -> None:
    one = of(row)
    assert one.finding.grade.value == row["grade"]
    assert [fold.value for fold in one.finding.folds] == row["folded"]
    assert [alarm.value for alarm in one.alarms] == row["alarm"]


@every_row
def test_place(row: Row) -> None:
    place, true = of(row).finding.place, row["source_place"]
    if true is None:
        assert place is None
        return
    assert place is not None
    assert f"accounts/{place.source}" == true["file"]
    if row["grade"] in ("exact", "folded"):
        assert of(row).finding.found == row["found"]


@every_row
def test_what_was_cut_and_put_in(row: Row) -> None:
    finding = of(row).finding
    if finding.grade.holds:
        assert list(finding.cut) == row["cut"]
        assert list(finding.inserted) == row["inserted"]


@every_row
def test_attribution(row: Row) -> None:
    one, true = of(row).quoted, row["attributed_to"]
    if row["stated"]:
        assert one.attributed_to is not None
        if true.startswith(("review", "summary", "article")):
            assert (one.named or "").split(".")[0] == true


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_found_between_marks_that_the_truth_lacks(file: str) -> None:
    marked = Counter(one.quoted.words for one in found(file) if one.quoted.form.value != "unmarked")
    told = Counter(
        row["quote"] for row in ROWS if row["file"] == file and row["form"] != "unmarked"
    )
    assert not marked - told


def test_only_a_second_edition_repeats_paragraphs_that_the_truth_does_not_list() -> None:
    for file in FILES:
        unmarked = {one.quoted.words for one in found(file) if one.quoted.form.value == "unmarked"}
        told = {row["quote"] for row in ROWS if row["file"] == file}
        assert not unmarked - told or file.endswith("review_2.docx")
