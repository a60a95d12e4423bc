"""A finding, and how the findings of a log stand."""

from typing import Any

import pytest

from candour.core.decisions import Decision, DecisionKind
from candour.core.findings.finding import Evidence, Finding
from candour.core.findings.standing import State, findings_in

QUOTED = {"words": "nobody was told", "source": "a" * 64}
ELIDED = {"words": "nobody … told", "source": "a" * 64, "grade": "elided"}
EXACT = QUOTED | {"grade": "exact"}


def value(*quotations: Any, ready: bool = False, statement: str = "Nobody asked.") -> Any:
    said = {"statement": statement, "agency": "GP", "ready": ready}
    return said | {"quotations": list(quotations)}


def decision(number: int, given: Any, by: str = "Ann", replaces: str | None = None) -> Decision:
    return Decision(f"D{number}", "", by, DecisionKind.FINDING, ("GP",), given, replaces=replaces)


def accept(number: int, finding: str) -> Decision:
    about = (finding, Evidence.of(ELIDED).id)
    cut = {"cut": ["was"], "inserted": []}
    return Decision(f"D{number}", "", "Ann", DecisionKind.ACCEPT_QUOTATION, about, cut)


def undo(number: int, undone: str) -> Decision:
    return Decision(f"D{number}", "", "Ann", DecisionKind.UNDO, (undone,))


def states(*decisions: Decision, files: str = "a") -> list[State]:
    return [one.state for one in findings_in(decisions, {files * 64})]


@pytest.mark.parametrize(
    "given",
    [
        None,
        {},
        value(statement=" "),
        value(QUOTED, QUOTED),
        value(ready=True),
        value({"words": " ", "source": "a"}),
        value({"words": "x"}),
        value("words"),
        value({**QUOTED, "sauce": "a"}),
        value() | {"quotes": []},
        value() | {"ready": "yes"},
        value() | {"quotations": {}},
        value({**QUOTED, "grade": "true"}),
    ],
)
def test_what_is_no_finding_is_not_built(given: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Finding.of("D1", "Ann", given)


def test_what_the_log_holds_is_read_back() -> None:
    given = value(EXACT | {"locator": "p3"}, ELIDED, ready=True)
    assert Finding.of("D1", "Ann", given).value() == given


def test_no_word_of_a_finding_is_in_its_repr() -> None:
    assert "asked" not in repr(Finding.of("D1", "Ann", value(QUOTED)))
    assert "told" not in repr(Finding.of("D1", "Ann", value(QUOTED)))


def test_the_author_is_who_wrote_the_statement_as_it_stands() -> None:
    first, marked = decision(1, value(QUOTED)), decision(2, value(EXACT, ready=True), "Bea", "D1")
    (one,) = findings_in([first, marked], {"a" * 64})
    assert (one.finding.author, one.finding.versions) == ("Ann", ("D1",))
    reworded = decision(3, value(QUOTED, statement="No one asked."), "Cy", "D2")
    (one,) = findings_in([first, marked, reworded], {"a" * 64})
    assert (one.finding.author, one.finding.versions) == ("Cy", ("D2", "D1"))


def test_a_ready_finding_says_when_its_source_changed() -> None:
    ready = decision(1, value(EXACT, ready=True))
    assert states(ready) == [State.READY]
    assert states(ready, files="b") == [State.SOURCE_CHANGED]
    assert states(decision(1, value(QUOTED)), files="b") == [State.DRAFT]


def test_a_finding_is_ready_no_more_when_an_acceptance_is_undone() -> None:
    draft, ready = decision(1, value(ELIDED)), decision(3, value(ELIDED, ready=True), "Ann", "D1")
    assert states(draft, accept(2, "D1"), ready) == [State.READY]
    assert states(draft, accept(2, "D1"), ready, undo(4, "D2")) == [State.NOT_ACCEPTED]
    assert states(draft, accept(2, "D1"), ready, undo(4, "D3")) == [State.DRAFT]


def test_an_acceptance_is_of_one_finding() -> None:
    other = decision(3, value(ELIDED, ready=True))
    assert states(decision(1, value(ELIDED)), accept(2, "D1"), other) == [
        State.DRAFT,
        State.NOT_ACCEPTED,
    ]


def test_a_decision_that_makes_no_finding_is_named() -> None:
    with pytest.raises(ValueError, match="D7 makes no finding"):
        findings_in([decision(7, {"statement": 3})], set())
