"""`candour knew`: facts, who knew them and when, contacts, and what was not shared."""

import json
from pathlib import Path

import jsonschema
import pytest

from scripts.reference import DOCS
from tests.unit.cli.merge_runs import Run, of

ASKED = "Who knew that the mother has a partner?"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    rows = {
        "School": (
            "05/05/2022,Maya says mum has a new boyfriend called Joff.,Log,05/05/2022,\n"
            "09/06/2022,Telephoned social care about attendance.,Log,09/06/2022,\n"
        ),
        "Social care": (
            "10/04/2022,Visit. Asked mother whether she has a partner. She says no.,Notes,"
            "11/04/2022,Joff was living there by then.\n"
            "09/06/2022,Telephone call from school about attendance.,Notes,09/06/2022,\n"
        ),
    }
    given = []
    for name, lines in rows.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(f"Date,Event,Source,Date recorded,Comment\n{lines}", encoding="utf-8")
        given.append(f"{name}={path}")
    return given


def test_every_object_is_the_contracts(candour: Run, files: list[str]) -> None:
    code, lines, _ = candour("knew", *files, "--json")
    schema = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
    assert code == 0
    assert {line["type"] for line in lines} >= {"fact", "knowledge", "contact"}
    for line in lines:
        jsonschema.validate(line, schema)


def test_a_question_is_answered_for_that_fact_alone(candour: Run, files: list[str]) -> None:
    _, lines, _ = candour("knew", *files, "--fact", ASKED, "--json")
    (fact,) = of(lines, "fact")
    assert (fact["kind"], fact["fact"]) == ("relation", "The mother has a partner.")
    known = [
        (one["agency"], one["how"], one["first_known"]["earliest"][:10])
        for one in of(lines, "knowledge")
    ]
    assert known == [
        ("Social care", "denied", "2022-04-10"),
        ("School", "told", "2022-05-05"),
    ]
    (row,) = of(lines, "unshared")
    assert (row["from"], row["to"], row["recorded"]) == ("School", "Social care", "none")


def test_a_facts_id_is_asked_as_its_sentence_is(candour: Run, files: list[str]) -> None:
    _, lines, _ = candour("knew", *files, "--json")
    fact = of(lines, "fact")[0]
    _, alone, _ = candour("knew", *files, "--fact", fact["id"], "--json")
    assert of(alone, "fact") == [fact]
    assert of(alone, "knowledge") == [
        one for one in of(lines, "knowledge") if one["fact_id"] == fact["id"]
    ]


def test_as_at_a_day_hides_what_was_recorded_later(candour: Run, files: list[str]) -> None:
    _, lines, _ = candour("knew", *files, "--fact", ASKED, "--as-at", "2022-04-30", "--json")
    assert [one["how"] for one in of(lines, "knowledge")] == ["denied"]
    assert of(lines, "unshared") == []


def test_comments_are_no_knowledge(candour: Run, files: list[str]) -> None:
    _, lines, _ = candour("knew", *files, "--fact", "Joff is living there.", "--json")
    assert of(lines, "knowledge") == []


def test_what_a_reviewer_adds_is_a_fact_of_the_case(
    candour: Run, files: list[str], tmp_path: Path
) -> None:
    decisions = tmp_path / "decisions.jsonl"
    decided = {
        "id": "D1", "at": "2024-05-31T10:00:00+01:00", "by": "reviewer", "kind": "fact",
        "about": ["case"], "value": {"sentence": "The mother has a partner.", "kind": "relation"},
    }  # fmt: skip
    decisions.write_text(json.dumps(decided) + "\n", encoding="utf-8")
    _, lines, _ = candour("knew", *files, "--decisions", decisions, "--json")
    (added,) = [one for one in of(lines, "fact") if one.get("decision")]
    assert (added["decision"], added["fact"]) == ("D1", "The mother has a partner.")
    assert {one["agency"] for one in of(lines, "knowledge") if one["fact_id"] == added["id"]} == {
        "School", "Social care",
    }  # fmt: skip


def test_what_nobody_recorded_is_said_to_be_not_found(
    candour: Run, files: list[str], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "answer.txt"
    code, _, _ = candour("knew", *files, "--fact", "The family keeps a parrot.", "-o", out)
    assert code == 0
    assert "No agency's record was found" in out.read_text(encoding="utf-8")


def test_an_ending_without_a_format_is_refused(candour: Run, files: list[str]) -> None:
    code, _, said = candour("knew", *files, "-o", "answer.pptx")
    assert code == 2
    assert ".jsonl" in said


def test_a_question_that_also_asks_when_and_how_asks_of_the_same_fact(
    candour: Run, files: list[str]
) -> None:
    _, lines, _ = candour("knew", *files, "--fact", ASKED, "--json")
    also = f"{ASKED[:-1]}, and since when, and how?"
    assert candour("knew", *files, "--fact", also, "--json")[1] == lines


def test_who_asks_of_somebody_is_told_since_when_agencies_knew_of_them(
    candour: Run, files: list[str]
) -> None:
    for asked in ("Who knew about Joff, and when?", "There is somebody called Joff."):
        _, lines, _ = candour("knew", *files, "--fact", asked, "--json")
        (fact,) = of(lines, "fact")
        assert fact["kind"] == "exists"
        assert {one["agency"] for one in of(lines, "knowledge")} == {"School"}
    for asked in ("Who knew about Bert?", "Who knew about him?", "Joff plays golf."):
        _, lines, _ = candour("knew", *files, "--fact", asked, "--json")
        assert not of(lines, "knowledge")


def test_one_of_anything_is_counted_as_one(candour: Run, files: list[str]) -> None:
    _, _, said = candour("knew", *files, "--fact", ASKED)
    assert "1 fact, 2 records of when" in said
    assert "; 1 time one agency" in said


def test_a_question_without_words_is_refused(candour: Run, files: list[str]) -> None:
    code, _, said = candour("knew", *files, "--fact", " ")
    assert code == 2
    assert "asks nothing" in said


def test_facts_about_somebody_are_told_with_how_many_are_not(
    candour: Run, files: list[str], tmp_path: Path
) -> None:
    out, whole = tmp_path / "about.txt", tmp_path / "all.txt"
    code, _, said = candour("knew", *files, "--about", "joff", "-o", out)
    told = out.read_text(encoding="utf-8")
    assert code == 0
    assert "Joff" in told
    assert "lighter facts not shown" in said
    assert "lighter ones are left out" in told
    _, _, said = candour("knew", *files, "--all", "-o", whole)
    assert "not shown" not in said
    assert len(whole.read_text(encoding="utf-8")) > len(told)


def test_words_that_no_record_has_are_said(candour: Run, files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "answer.txt"
    candour("knew", *files, "--fact", "The mother has an unsuitable partner.", "-o", out)
    said = out.read_text(encoding="utf-8")
    assert "No record has “unsuitable”" in said
    assert "new boyfriend called Joff" in said


@pytest.mark.parametrize(
    ("question", "is_said"),
    [
        ("Who knew about him, and when?", True),
        ("Who knew that he has a new girlfriend?", True),
        ("Who knew that the mother has a partner and that he is called Joff?", False),
    ],
)
def test_a_pronoun_that_means_nobody_is_said(
    candour: Run, files: list[str], tmp_path: Path, question: str, is_said: bool
) -> None:
    out = tmp_path / "answer.txt"
    candour("knew", *files, "--fact", question, "-o", out)
    said = out.read_text(encoding="utf-8")
    assert ("ask again with the name or the role" in said) is is_said
