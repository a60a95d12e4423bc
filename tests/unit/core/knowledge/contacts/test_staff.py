"""Whose staff a name is, by the cast."""

from candour.core.chronology.events.phrases import PhraseBook
from candour.core.chronology.headings import Field
from candour.core.knowledge.contacts.staff import Staff
from candour.core.people.mention import Form, Mention, PersonName, Standing
from candour.core.people.person import Cast, Person

CSC, NURSERY, HOUSING = "Children's social care", "Nursery", "Housing"
ROLES = PhraseBook([("counterpart", "police", "DC"), ("counterpart", "early_years", "nursery")])
KINDS = {"police": frozenset({"Police"}), "early_years": frozenset({NURSERY})}


def mention(agency: str, row: int, text: str) -> Mention:
    *given, surname = text.split()
    title = given.pop(0) if given and given[0] in ("DC", "Mrs") else ""
    is_initials = len(text) == 2
    return Mention(
        entry=f"{agency}#r{row}",
        agency=agency,
        in_field=Field.PEOPLE,
        text=text,
        form=Form.INITIALS if is_initials else Form.NAME,
        name=PersonName(initials=text)
        if is_initials
        else PersonName(title=title, given=tuple(given), surname=surname),
    )


def staff_of(*people: list[Mention], family: tuple[Mention, ...] = ()) -> Staff:
    persons = [
        Person(id=f"P{at}", mentions=tuple(mentions), standing=Standing.PROFESSIONAL)
        for at, mentions in enumerate(people)
    ]
    persons += [Person(id="F1", mentions=family, standing=Standing.FAMILY)] if family else []
    return Staff.of(Cast(persons=tuple(persons)), KINDS, ROLES, frozenset({"mr"}))


def test_somebody_is_of_the_agency_whose_rows_name_her_alone() -> None:
    at_meeting = [mention(CSC, 1, name) for name in ("Anna Kell", "Lucy Pryor", "Jo Ash")]
    staff = staff_of(
        [at_meeting[0], mention(CSC, 2, "Anna Kell")],
        [at_meeting[1], mention(NURSERY, 1, "Lucy Pryor")],
        [at_meeting[2]],
    )
    assert staff.owners["kell"] == CSC
    assert staff.owners["pryor"] == staff.owners["lucy"] == staff.owners["lp"] == NURSERY


def test_a_calling_tells_more_than_a_list() -> None:
    assert staff_of([mention(CSC, 1, "DC Hallam")]).owners["hallam"] == "Police"


def test_a_name_of_the_family_is_nobodys_staff() -> None:
    staff = staff_of([mention(CSC, 1, "Toby Marsh")], family=(mention(CSC, 2, "Toby Rudd"),))
    assert "toby" not in staff.owners
    assert staff.owners["marsh"] == CSC
    assert {"toby", "rudd"} <= staff.family


def test_initials_that_write_every_row_are_of_whom_a_visitor_names_in_full() -> None:
    staff = staff_of(
        [mention(HOUSING, row, "NP") for row in (1, 2, 3)],
        [mention(CSC, 1, "Neil Prosser")],
        [mention(CSC, 1, "Anna Kell"), mention(CSC, 2, "Anna Kell")],
    )
    assert staff.owners["prosser"] == HOUSING


def test_a_title_is_nobodys_initials() -> None:
    assert "mr" not in staff_of([mention(CSC, 1, "Mary Raikes")]).owners
