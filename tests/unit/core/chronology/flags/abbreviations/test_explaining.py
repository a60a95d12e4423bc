"""What a text explains by itself."""

import pytest

from candour.core.chronology.flags.abbreviations.explaining import explained_in


@pytest.mark.parametrize(
    ("text", "short", "words"),
    [
        (
            "Heard at the multi-agency risk assessment conference (MARAC).",
            "MARAC",
            "multi-agency risk assessment conference",
        ),
        ("The Team around the Child (TAC) met.", "TAC", "Team around the Child"),
        ("Referred to the Early Help Hub (“EHH”).", "EHH", "Early Help Hub"),
        ("DSL (designated safeguarding lead) told.", "DSL", "designated safeguarding lead"),
        ("Many health visitors (HVs) left.", "HV", "health visitors"),
        ("FWIN = force-wide incident number", "FWIN", "force-wide incident number"),
        ("QXB stands for quick exit bag and is kept", "QXB", "quick exit bag"),
    ],
)
def test_explained(text: str, short: str, words: str) -> None:
    assert explained_in([text]) == {short: words}


@pytest.mark.parametrize(
    "text",
    [
        "R Pargeter (HV) rang.",
        "Seen at home (QRS).",
        "GP (Dr Smith) told.",
        "Weight was 12 kg (OK).",
        "HV: home visit done",
        "It was the hub. (THB) came later",
        "(MACE) alone",
        "A plan (A).",
        "HOUSING VISIT (HV)",
    ],
)
def test_not_explained(text: str) -> None:
    assert explained_in([text]) == {}


def test_the_first_explanation_stands() -> None:
    texts = ["quick exit bag (QXB)", "quite extra bulk (QXB)"]
    assert explained_in(texts) == {"QXB": "quick exit bag"}
