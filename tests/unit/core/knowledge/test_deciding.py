"""A fact is added in a sentence, about somebody who is there or about the case."""

from typing import Any

import pytest

from candour.core.decisions import Act, DecisionKind
from candour.core.knowledge.deciding import check_fact
from candour.errors import CandourError


def check(about: str, value: Any) -> None:
    act = Act(kind=DecisionKind.FACT, by="Ann", about=(about,), value=value)
    check_fact(act, "child-k", {"Pone": "Pone"}.get)


def test_a_sentence_about_the_case_or_a_person() -> None:
    check("child-k", "He was convicted.")
    check("Pone", {"sentence": "He was convicted.", "person": "Pone"})


@pytest.mark.parametrize("value", [None, "", "  ", {"sentence": " "}, {}, ["x"], "x" * 301])
def test_what_is_no_sentence_is_refused(value: Any) -> None:
    with pytest.raises(CandourError, match="missing or too long"):
        check("child-k", value)


def test_nobody_is_made_up() -> None:
    for about, value in (("Pnobody", "He came."), ("child-k", {"sentence": "x", "person": "P0"})):
        with pytest.raises(CandourError, match="no such person"):
            check(about, value)
