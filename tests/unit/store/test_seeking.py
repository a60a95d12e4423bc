"""What people look for is found in what is kept ready, as if each entry were read."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from candour.core.chronology.entry import Entry
from candour.store.chronology import KeptChronology, KeptState, save_chronology, search_entries
from candour.store.seeking import Sought, in_one_case, with_ends_marked
from tests.unit.core.chronology.entries_for_tests import entry

TOLD = (
    "Zephyrine  Holt was seen.",
    "ZEPHYRINE\nHOLT’s mother rang.",
    "Zephyrine; Holt",
    "Mr O'Brien (lodger) of Zephyr House",
    "Seen by İlhan and ILHAN",
    "zephyrine_holt",
    "Straße 5",
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "kept.sqlite3"
    state = KeptState(
        head="h", decisions=1, rules="r", entries=0, events=0, contradictions=0, silences=0, agencies={}, flags={}
    )  # fmt: skip
    entries: list[Entry] = [
        entry(f"2022-05-{number + 1:02}", what, position=number, row=number + 1)
        for number, what in enumerate(TOLD)
    ]
    entries.append(entry(None, "No date.", position=99, people=("Zephyrine", "Holt")))
    save_chronology(path, KeptChronology(state=state, entries=entries))
    return path


def found(table: Path, sought: Sought) -> list[int]:
    total, rows = search_entries(table, sought, 0, 50)
    assert total == len(rows)
    return [one.position for _, one in rows]


@pytest.mark.parametrize(
    ("person", "numbers"),
    [
        ("zephyrine holt", [0, 1]),
        ("Zephyrine", [0, 1, 2, 99]),
        ("Zephyr", [3]),
        ("o'brien", [3]),
        ("brien", [3]),
        ("(lodger)", [3]),
        ("ilhan", [4]),
        ("İLHAN", [4]),
        ("STRASSE", [6]),
        ("   ", [0, 1, 2, 3, 4, 5, 6, 99]),
    ],
)
def test_a_person_is_found_as_whole_words(table: Path, person: str, numbers: list[int]) -> None:
    assert found(table, Sought(person=person)) == numbers


@pytest.mark.parametrize("told", [one for one in TOLD if "ß" not in one])
@pytest.mark.parametrize("person", ["Zephyrine Holt", "holt", "Zephyr", "O'Brien", "ILHAN"])
def test_it_is_what_an_expression_would_find(told: str, person: str) -> None:
    said = r"\s+".join(map(re.escape, person.split()))
    expected = re.search(rf"(?<!\w){said}(?!\w)", told, re.IGNORECASE) is not None
    assert (with_ends_marked([person]) in with_ends_marked([told])) is expected


def test_letters_that_an_expression_takes_for_one_are_kept_as_one() -> None:
    letters = [chr(number) for number in range(sys.maxunicode) if chr(number).isalpha()]
    for letter in letters:
        for other in {letter.lower(), letter.upper()} - {letter}:
            if len(other) == 1 and re.fullmatch(letter, other, re.IGNORECASE):
                assert in_one_case([letter]) == in_one_case([other])


def test_a_page_of_what_is_found(table: Path) -> None:
    total, rows = search_entries(table, Sought(person="zephyrine"), 1, 2)
    assert (total, [one.position for _, one in rows]) == (4, [1, 2])
    assert search_entries(table, Sought(person="zephyrine"), 10, 2) == (4, [])


def test_words_days_and_silences(table: Path) -> None:
    assert found(table, Sought(words="SEEN zephyrine")) == [0]
    assert found(table, Sought(first=date(2022, 5, 6))) == [5, 6, 99]
    assert Sought(agency="GP", first=date(2022, 5, 6)).is_of_agency_and_days
    assert not Sought(words="seen").is_of_agency_and_days
