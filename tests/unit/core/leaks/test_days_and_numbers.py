"""Dates of birth in any format, addresses in any order, identifiers with any spacing."""

import pytest

from candour.core.leaks.identifiers import is_nhs_number
from tests.unit.core.leaks.leak_key import said


@pytest.mark.parametrize(
    "written",
    [
        "14/06/2020", "14.6.20", "14-06-2020", "2020-06-14", "06/14/2020", "14 June 2020",
        "14th of June 2020", "June 14, 2020", "14-Jun-20", "14JUN2020", "20200614", "14 06 2020",
        "fourteenth of June 2020", "the 14th day of June, 2020",
    ],
)  # fmt: skip
def test_a_date_of_birth_in_any_format(written: str) -> None:
    found = said(f"Seen at home. {written} was noted.")
    assert [one.split(" | ")[1] for one in found] == ["date_of_birth P2"]


def test_a_day_without_its_year_is_a_birth_beside_a_word_for_it_only() -> None:
    assert said("He was seen on 14 June.") == []
    assert said("His birthday is on 14 June.") == ["14 June | date_of_birth P2"]
    assert said("Seen 14/06/2021 and 14/07/2020.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 9 Tolsey St.", ["9 Tolsey St. | address P1"]),
        ("Tolsey Street, no. 9", ["Tolsey Street, no. 9 | address P1"]),
        ("qh12tb", ["qh12tb | address P1"]),
        ("a flat in Tolsey Street", ["Tolsey Street | address P1?"]),
        ("at 19 Tolsey Street", ["Tolsey Street | address P1?"]),
        ("9 Tolson Street", []),
    ],
)
def test_addresses_in_parts_and_any_order(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9994172034", ["9994172034 | identifier P1"]),
        ("999-417-2034", ["999-417-2034 | identifier P1"]),
        ("+44 7700 900 417", ["+44 7700 900 417 | contact P1"]),
        ("(07700) 900417", ["(07700) 900417 | contact P1"]),
        ("write to K.Sallowby@mail.example", ["K.Sallowby@mail.example | contact P1"]),
        ("19994172034", []),
        ("943 476 5919", ["943 476 5919 | identifier -"]),
        ("943 476 5918", []),
    ],
)
def test_identifiers_with_any_spacing(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_the_address_of_a_carer_is_withheld_in_every_edition() -> None:
    assert said("1 Rook Lane", edition="family") == ["1 Rook Lane | address P4"]
    assert said("9 Tolsey Street", edition="family") == []


def test_the_check_figure_of_an_nhs_number() -> None:
    assert is_nhs_number("943 476 5919")
    assert not is_nhs_number("943 476 5910")
    assert not is_nhs_number("000 000 0000")
