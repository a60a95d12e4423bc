"""Names are found in any form; ordinary words, allowed names and pseudonyms stay."""

import pytest

from candour.core.leaks.stretch import Kind
from tests.unit.core.leaks.leak_key import found, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuben's coat", ["Reuben's | name P2"]),
        ("the Sallowbys came", ["Sallowbys | name P2"]),
        ("Mrs Sallowby came", ["Mrs Sallowby | name P1"]),
        ("seen by SALLOWBY, Kayleigh Ann", ["SALLOWBY, Kayleigh Ann | name P1"]),
        ("told Salowby so", ["Salowby | name P2"]),
        ("told KS and K.A.S. so", ["KS | name P1", "K.A.S. | name P1"]),
        ("Sal-\nlowby left", ["Sallowby | name P2"]),
        ("S a l l o w b y left", ["S a l l o w b y | name P2"]),
        ("R\u0435uben left", ["R\u0435uben | name P2"]),
        ("Reu\u00adben left", ["Reuben | name P2"]),
        ("Mark was there. They saw Mason.", ["Mark | name P3", "Mason | name P3"]),
        ("the mark and the marks of a stone mason", []),
        ("Marks were seen on the arm.", []),
        ("Dr Corin Haldane-Moss of Sarnshire County Council", []),
        ("Ms K told Officer 1 that Child Z slept.", []),
        ("in May 2021, on 4 May and on May 5", []),
        ("She saw May that day.", ["May | name P5"]),
        ("near Mason Road", []),
        ("Injuries And Marks Found", []),
        ("Dr Haldane-Moss and Corin Haldane-Moss", []),
        ("Ms Moss", ["Ms Moss | name P5"]),
        ("5 KS and KS/44 and 3KS", []),
    ],
)  # fmt: skip
def test_forms_in_prose(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("_sallowby_conviction", ["sallowby | name P2"]),
        ("ReubenSallowby_final2.docx", ["ReubenSallowby | name P2"]),
        ("mailto:kayleigh.sallowby@mail.example", ["kayleigh.sallowby | name P1"]),
        ("C:\\users\\ksallowby\\report", ["ksallowby | name P1"]),
        ("benchmark.xml", []),
    ],
)
def test_words_run_together_in_labels(text: str, expected: list[str]) -> None:
    assert said(text, Kind.LABEL) == expected


def test_initials_that_are_an_abbreviation_are_sure_only_where_somebody_signs() -> None:
    assert said("The SW rang.") == ["SW | name R1?"]
    assert said("SW", Kind.SIGNED) == ["SW | name R1"]


def test_who_else_it_can_be_is_said() -> None:
    (one,) = found("The Sallowby family")
    assert one.persons == ("P2", "P1")


def test_an_edition_that_names_people_has_no_leak_in_their_names() -> None:
    assert said("Reuben slept; NHS 999 417 2034", edition="family") == [
        "999 417 2034 | identifier P1"
    ]
