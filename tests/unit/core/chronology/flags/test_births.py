"""Birth dates that stand right behind a name."""

import pytest

from candour.core.chronology.flags.births import BirthFinder, births_of
from candour.core.chronology.flags.names import Names
from candour.vocabulary.flags import load_flag_words
from tests.unit.core.chronology.flags.dates_for_tests import find_days


def found(text: str) -> list[tuple[str, str]]:
    stated = BirthFinder(load_flag_words().ages).find(text)
    return [(one.run, one.written) for one in stated]


@pytest.mark.parametrize(
    ("text", "run", "written"),
    [
        ("Ann Pell DOB 14/02/2019", "Ann Pell", "14/02/2019"),
        ("Ann Pell (d.o.b. 14.2.19)", "Ann Pell", "14.2.19"),
        ("Ann PELL, born on 14th February 2019", "Ann PELL", "14th February 2019"),
        ("Ann Pell b. 14/02/2019 seen", "Ann Pell", "14/02/2019"),
        ("Ann Pell (her daughter), date of birth: 2019-02-14", "Ann Pell", "2019-02-14"),
        ("Ann was born 14 Feb 19", "Ann", "14 Feb 19"),
    ],
)
def test_stated(text: str, run: str, written: str) -> None:
    assert found(text) == [(run, written)]


@pytest.mark.parametrize(
    "text",
    [
        "DOB 14/02/2019",
        "the child, born 14/02/2019",
        "Ann Pell born in Exshire 14/02/2019",
        "Ann Pell, born 2019",
        "Ann Pell seen on 14/02/2019",
        "Flat B. 14/02/2019",
    ],
)
def test_not_stated(text: str) -> None:
    assert [run for run, _ in found(text) if run != "Flat"] == []


def test_two_dates_for_one_name_are_nobody_s() -> None:
    finder = BirthFinder(load_flag_words().ages)
    texts = ["Ann Pell b. 14/02/2019", "Ann Pell b. 15/02/2019", "Tam Orr b. 1/2/1990"]
    stated = [(one, "GP") for text in texts for one in finder.find(text)]
    births = births_of(stated, Names(texts, frozenset(), frozenset()), find_days)
    assert set(births) == {("tam", "orr")}
