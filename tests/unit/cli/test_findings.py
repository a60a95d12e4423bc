"""The gate on the command line: a finding is written, its cuts accepted, and marked ready."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.case_runs import new_case, printed, show
from tests.unit.cli.merge_runs import Run

REVIEW = """Review

The health visitor called at the house four times in June and was told that all was well.

Every agency worked hard, except that no one took the lead.
"""
EXACT = "called at the house four times in June"
ELIDED = "The health visitor called at the house … and was told that all was well."
ALARM = "Every agency worked hard …"
ALTERED = "The health visitor called at the house nine times in June and was told"
STATEMENT = "Nobody looked beyond the door."


@pytest.fixture(autouse=True)
def folder(case_files: Path, candour: Run) -> Path:
    (case_files / "review.txt").write_text(REVIEW, encoding="utf-8")
    new_case(candour, "GP=gp.csv", "Health visiting=review.txt")
    return case_files


def decide(candour: Run, *arguments: str) -> tuple[int, str]:
    code, _, said = candour("decide", "--case", "child-k", *arguments)
    return code, said


def write(candour: Run, *words: str, ready: bool = False, replaces: str = "") -> tuple[int, str]:
    quotations = [{"words": one, "source": "review.txt"} for one in words]
    value = {"statement": STATEMENT, "quotations": quotations, "ready": ready}
    more = ("--replaces", replaces) if replaces else ()
    given = ("finding", "health visiting", "--value", json.dumps(value), *more)
    return decide(candour, *given)


def mark(candour: Run, finding: str) -> tuple[int, str]:
    given = ("finding", "Health visiting", "--replaces", finding, "--value", '{"ready": true}')
    return decide(candour, *given)


def found(candour: Run) -> list[dict[str, Any]]:
    return candour("case", "findings", "child-k", "--json")[1]


def quotation(candour: Run, number: int = 0) -> str:
    return str(found(candour)[0]["quotations"][number]["id"])


def states(candour: Run) -> list[str]:
    return [one["state"] for one in show(candour)["findings"]]


def test_a_draft_is_written_and_marked_ready_when_its_words_are_the_sources(candour: Run) -> None:
    assert write(candour, EXACT)[0] == 0
    assert states(candour) == ["draft"]
    assert mark(candour, "D3")[0] == 0
    (one,) = show(candour)["findings"]
    assert (one["state"], one["agency"], one["id"]) == ("ready", "Health visiting", "D4")
    (evidence,) = one["quotations"]
    assert (evidence["grade"], evidence["locator"], evidence["name"]) == (
        "exact",
        "p2",
        "review.txt",
    )


def test_a_version_takes_the_place_of_a_finding_alone(candour: Run) -> None:
    decide(candour, "note", "gp.csv", "--why", "Ask for page 3.")
    code, said = mark(candour, "D3")
    assert code == 2
    assert "D3 is no finding but note" in said


def test_the_refusal_names_every_quotation_that_bars_and_no_word_of_it(candour: Run) -> None:
    write(candour, EXACT, ALTERED, "nobody ever rang the police", ALARM)
    code, said = mark(candour, "D3")
    assert code == 2
    for number, why in ((2, "altered"), (3, "absent"), (4, "elided with an alarm")):
        name = quotation(candour, number - 1)
        assert f"quotation {number} ({name}, of review.txt) is {why}" in said
    assert "quotation 1" not in said
    assert "nine" not in said
    assert states(candour) == ["draft"]


def test_a_finding_without_a_quotation_is_not_marked_ready(candour: Run) -> None:
    write(candour)
    code, said = mark(candour, "D3")
    assert (code, states(candour)) == (2, ["draft"])
    assert "rests on a quotation" in said


def test_an_elided_quotation_bars_until_its_cut_is_accepted(candour: Run) -> None:
    write(candour, ELIDED)
    code, said = mark(candour, "D3")
    assert code == 2
    assert "nobody has accepted what was cut" in said
    assert decide(candour, "accept_quotation", "D3", quotation(candour))[0] == 0
    assert mark(candour, "D3")[0] == 0
    assert states(candour) == ["ready"]
    assert decide(candour, "undo", "D4")[0] == 0
    assert states(candour) == ["not_accepted"]
    assert candour("case", "findings", "child-k")[0] == 1


def test_what_was_accepted_stands_in_the_log(candour: Run) -> None:
    write(candour, ELIDED)
    decide(candour, "accept_quotation", "D3", quotation(candour))
    last = candour("log", "--case", "child-k", "--json")[1]
    (made,) = [one for one in last if one.get("kind") == "accept_quotation"]
    assert made["value"] == {"cut": ["four times in June"], "inserted": []}


@pytest.mark.parametrize(
    ("words", "why"), [(EXACT, "is exact"), (ALARM, "alarm that stands"), (ALTERED, "is altered")]
)
def test_only_an_elided_quotation_without_alarm_is_accepted(
    candour: Run, words: str, why: str
) -> None:
    write(candour, words)
    code, said = decide(candour, "accept_quotation", "D3", quotation(candour))
    assert code == 2
    assert why in said


def test_a_cut_that_is_not_the_one_shown_is_not_accepted(candour: Run) -> None:
    write(candour, ELIDED)
    given = ("accept_quotation", "D3", quotation(candour), "--value", '{"cut": ["in June"]}')
    code, said = decide(candour, *given)
    assert code == 2
    assert "another cut" in said


def test_what_is_accepted_must_be_there(candour: Run) -> None:
    write(candour, ELIDED)
    assert "no such quotation" in decide(candour, "accept_quotation", "D3", "Q00000000")[1]
    assert "no finding that stands" in decide(candour, "accept_quotation", "D1", "Q00000000")[1]
    assert "no finding that stands" in decide(candour, "accept_quotation", "D3")[1]


@pytest.mark.parametrize("by", ["new version", "withdrawn"])
def test_a_source_that_changed_takes_readiness_away_and_bars_it(
    candour: Run, folder: Path, by: str, capfd: Any, monkeypatch: Any
) -> None:
    write(candour, EXACT, ready=True)
    assert states(candour) == ["ready"]
    if by == "withdrawn":
        decide(candour, "withdraw_original", "review.txt")
        why = "the case holds it no more"
    else:
        (folder / "later.txt").write_text(REVIEW.replace("June", "July"), encoding="utf-8")
        given = ("Health visiting=later.txt", "--replaces", "review.txt")
        assert candour("case", "add", "child-k", *given)[0] == 0
        why = "put a new version in its place"
    assert states(candour) == ["source_changed"]
    lines = printed(capfd, monkeypatch, "case", "show", "child-k")[1]
    assert any("was ready: source changed since (review.txt)" in line for line in lines)
    code, said = decide(
        candour, "finding", "GP", "--replaces", "D3", "--value", '{"agency": "GP", "ready": true}'
    )
    assert code == 2
    assert why in said
    if by == "withdrawn":
        decide(candour, "undo", "D4")
        assert states(candour) == ["ready"]


def test_files_of_decisions_are_held_to_the_gate_in_their_order(candour: Run, folder: Path) -> None:
    ready = {
        "statement": STATEMENT,
        "quotations": [{"words": EXACT, "source": "review.txt"}],
        "ready": True,
    }
    made = [
        {"kind": "withdraw_original", "about": ["review.txt"]},
        {"kind": "finding", "about": ["GP"], "value": ready},
    ]
    lines = [
        json.dumps({"id": f"X{number}", "at": "2026-01-01", "by": "Ann", **one})
        for number, one in enumerate(made)
    ]
    file = folder / "decisions.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    code, said = decide(candour, "--from", str(file))
    assert code == 2
    assert "decision 2" in said
    file.write_text("\n".join(reversed(lines)), encoding="utf-8")
    assert decide(candour, "--from", str(file))[0] == 0
    assert states(candour) == ["source_changed"]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ('{"quotations": []}', "statement"),
        ('{"statement": "x", "quotations": [{"words": "x", "source": "no.txt"}]}', "no such file"),
        ('{"statement": "x", "quotes": []}', "something else"),
        ('{"statement": "x", "agency": "Police"}', "another agency"),
    ],
)
def test_what_is_no_finding_is_refused(candour: Run, value: str, why: str) -> None:
    code, said = decide(candour, "finding", "GP", "--value", value)
    assert code == 2
    assert why in said


def test_an_agency_that_the_case_does_not_know_is_refused(candour: Run) -> None:
    code, said = decide(candour, "finding", "Bank", "--value", "Nobody asked.")
    assert code == 2
    assert "holds no file of such an agency" in said


def test_a_quotation_may_name_its_place(candour: Run) -> None:
    for place, ready in (("p2", 0), ("p3", 2)):
        quoted = [{"words": EXACT, "source": f"review.txt#{place}"}]
        value = json.dumps({"statement": STATEMENT, "quotations": quoted, "ready": True})
        assert decide(candour, "finding", "GP", "--value", value)[0] == ready


def test_findings_are_shown_beside_their_sources(
    candour: Run, capfd: Any, monkeypatch: Any
) -> None:
    write(candour, ELIDED, ALARM)
    code, lines = printed(capfd, monkeypatch, "case", "findings", "child-k")
    assert code == 0
    shown = "\n".join(lines)
    assert "D3: Health visiting: draft, 2 quotations, by lead reviewer" in shown
    assert "called at the house [-four times in June-] and was told" in shown
    assert "ALARM: exception" in shown
    assert "bars the finding: it is elided, and nobody has accepted what was cut" in shown
