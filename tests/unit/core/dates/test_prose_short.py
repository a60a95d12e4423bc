"""The short way in prose must say what the grammar says, or leave the words to it."""

import pytest

from candour.actions.dates import load_date_words
from candour.core.dates.prose import Finder, finding
from candour.core.dates.reading.context import Context

FINDER = Finder(load_date_words())
SENTENCES = [
    "She was seen on 3 August 2007 at home.",
    "The 3 August 2007 visit, c. March 2008 and ca. 1776 in all.",
    "He wrote on 13 February \n2025 and again on 10th June 2020.",
    "On 3 August 2007 he rang; on 4 August, a call; by 5 August.[^27]",
    "The 2016 10 16 entry, and the 1778 Summer show.",
    "On 14 June 2017 a log was opened. At 02.34 he came; at 09.37 on 15 June 2017 he left.",
    "It was 14 June 2017. The email at 08.14 was read, and at 21.03, 16 June, another.",
    "On 14 June 2017 from 14.00-15.00 and at 03.15 in the afternoon.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_short_and_long_agree(sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = FINDER.find(sentence, Context())
    assert short
    monkeypatch.setattr(finding._Search, "_read_short", lambda *_: False)
    assert FINDER.find(sentence, Context()) == short


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("On 14 June 2017 he slept. At 02.34. 1316 Ms A rang.", ["14 June 2017", "02.34"]),
        ("In 2017 on 4 June, 15 July and later.", ["2017", "4 June", "15 July"]),
        ("We met c. 20 November 2022 there.", ["c. 20 November 2022"]),
    ],
)
def test_what_is_found(sentence: str, written: list[str]) -> None:
    assert [found.date.written for found in FINDER.find(sentence, Context())] == written
