"""Contacts by the day that a column of actions gives, and by who was at a table or heads a line."""

from typing import Any

import pytest

from candour.actions.entry_reading import find_days
from candour.core.knowledge.contacts.beside import Beside
from candour.core.knowledge.contacts.finding import find_contacts
from candour.core.knowledge.model import Contact
from candour.vocabulary.contacts import load_contact_words
from tests.unit.core.chronology.entries_for_tests import entry

CSC, POLICE, SCHOOL, GP, NURSERY = "Children's social care", "Police", "School", "GP", "Nursery"
HOSPITAL = "Hospital"
AGENCIES = (CSC, POLICE, SCHOOL, GP, NURSERY, HOSPITAL, "Health visiting", "Housing")


def contacts(day: str, agency: str, what: str, **cells: Any) -> tuple[Contact, ...]:
    others = [
        entry("2020-01-01", "Filed.", agency=name, row=at, position=at)
        for at, name in enumerate(AGENCIES, start=2)
    ]
    told = entry(day, what, agency=agency, **cells)
    return find_contacts([told, *others], load_contact_words(), Beside(find_days=find_days))


def pairs(found: tuple[Contact, ...]) -> set[frozenset[str]]:
    return {frozenset((one.sender, one.receiver)) for one in found}


@pytest.mark.parametrize(
    "action",
    ["Rang police 101 on 22/3", "Told police 22/3", "Message to police, done 22/3. Filed."],
)
def test_a_day_in_a_column_of_actions_is_the_contacts(action: str) -> None:
    (found,) = contacts("2022-03-20", SCHOOL, "Shouting heard.", response=action)
    assert found.when.earliest is not None
    assert found.when.earliest.date().isoformat() == "2022-03-22"


def test_a_day_of_what_was_told_is_not_the_contacts() -> None:
    (found,) = contacts("2022-03-25", SCHOOL, "Shouting.", response="Told police 22/3 visit failed")
    assert found.when.written == "2022-03-25"


def test_who_is_spoken_of_at_a_listed_table_was_not_there() -> None:
    found = contacts(
        "2022-05-03", HOSPITAL, "Strategy discussion with police and social care. Nursery has rash."
    )
    assert not any(NURSERY in pair for pair in pairs(found))
    assert frozenset((HOSPITAL, POLICE)) in pairs(found)


def test_minutes_that_came_are_no_meeting() -> None:
    found = contacts("2022-05-03", GP, "Letter in\nConference minutes rec'd: plan made.")
    assert [(one.sender, one.receiver, one.means) for one in found] == [(CSC, GP, "letter")]


def test_initials_alone_in_a_cell_are_no_office() -> None:
    found = contacts("2022-05-03", CSC, "Strategy meeting.", people=("TA", "PC Ash"))
    assert pairs(found) == {frozenset((CSC, POLICE))}


def test_a_doctor_of_the_row_is_the_writers_own_among_its_actions() -> None:
    told = {"people": ("Dr U Cole", "mother"), "outcome": "Admitted. Dr Cole rang police."}
    (found,) = contacts("2022-05-03", HOSPITAL, "Arm limp.", **told)
    assert (found.sender, found.receiver, found.means) == (HOSPITAL, POLICE, "telephone")
