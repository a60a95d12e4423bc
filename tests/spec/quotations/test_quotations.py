"""What each grade, edit, alarm, attribution and mark means, row by row."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from candour.core.quotations.marks import marked_spans
from candour.core.quotations.quotation import Quotation
from tests.unit.core.quotations.sources_for_tests import quotations, source

HERE = Path(__file__).parent
REVIEWS = ("review_1.docx", "review_2.docx", "article.html")


def rows(name: str) -> Any:
    return pytest.mark.parametrize(
        "row",
        yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")),
        ids=lambda row: row.get("what") or row["text"],
    )


def graded(row: dict[str, Any]) -> Quotation:
    found = quotations(f"It says: “{row['quote']}”", source("source.txt", *row["source"]))
    assert found[0].quoted.words == row["quote"]
    return found[0]


def check_grade(row: dict[str, Any], found: Quotation) -> None:
    assert found.finding.grade.value == row["grade"]
    assert [fold.value for fold in found.finding.folds] == row.get("folds", [])


@rows("grades")
def test_grades(row: dict[str, Any]) -> None:
    found = graded(row)
    check_grade(row, found)
    if "alarms" in row:
        assert [alarm.value for alarm in found.alarms] == row["alarms"]


@rows("edits")
def test_edits(row: dict[str, Any]) -> None:
    found = graded(row)
    check_grade(row, found)
    if row["grade"] == "elided":
        assert list(found.finding.cut) == row.get("cut", [])
        assert list(found.finding.inserted) == row.get("inserted", [])
        assert [alarm.value for alarm in found.alarms] == row.get("alarms", [])


@rows("alarms")
def test_alarms(row: dict[str, Any]) -> None:
    found = graded(row)
    check_grade(row, found)
    assert [alarm.value for alarm in found.alarms] == row["alarms"]
    if "cut" in row:
        assert list(found.finding.cut) == row["cut"]


@rows("attributions")
def test_attributions(row: dict[str, Any]) -> None:
    sources = [source(name, "Nobody saw him. So nobody saw him.") for name in REVIEWS]
    (found,) = quotations(row["text"], *sources)
    assert found.quoted.attributed_to == row["to"]
    assert found.quoted.named == row["named"]


@rows("marks")
def test_marks(row: dict[str, Any]) -> None:
    found = [[span.words(row["text"]), depth] for span, depth in marked_spans(row["text"])]
    assert found == row["are"]
