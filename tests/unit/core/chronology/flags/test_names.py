"""Whom a run of capitalised words surely names."""

import pytest

from candour.core.chronology.flags.names import Name, Names

NAMES = Names(
    ["Kay SADLOW and Reuben Tadd-Lowe.", "Dr Ann Pell", "Ann Pell; Ann Fox", "Tam", "Gil Lee Orr"],
    frozenset({"dr", "mr"}),
    frozenset({"dr", "mr", "seen"}),
)


@pytest.mark.parametrize(
    ("run", "person"),
    [
        ("Kay Sadlow", ("kay", "sadlow")),
        ("KAY SADLOW", ("kay", "sadlow")),
        ("Kay", ("kay", "sadlow")),
        ("Reuben", ("reuben", "tadd-lowe")),
        ("Seen Reuben", ("reuben", "tadd-lowe")),
        ("Dr Ann Pell", ("ann", "pell")),
        ("Ann", None),
        ("Gil Orr", ("gil", "orr")),
        ("Gil Lee Orr", ("gil", "orr")),
        ("Tam", ("tam",)),
        ("K Sadlow", None),
        ("Mr Sadlow", None),
        ("SADLOW", None),
        ("Sadlow", None),
    ],
)
def test_person(run: str, person: Name | None) -> None:
    assert NAMES.person(run) == person
