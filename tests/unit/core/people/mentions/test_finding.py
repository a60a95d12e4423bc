"""Mentions of a whole case: where they stand, and what the case tells of names."""

from dataclasses import replace

import pytest

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.people.mention import Form, Mention, Standing
from candour.core.people.mentions.finding import find_mentions
from candour.core.spans import Span
from candour.vocabulary.people import load_people_words
from tests.unit.core.chronology.entries_for_tests import ORIGINAL, entry


def found(*entries: Entry) -> tuple[Mention, ...]:
    numbered = [
        replace(one, id=f"{ORIGINAL}#t1r{number}", position=number)
        for number, one in enumerate(entries, start=1)
    ]
    return find_mentions(numbered, load_people_words())


def of(mentions: tuple[Mention, ...], text: str) -> Mention:
    return next(one for one in mentions if one.text == text)


def test_a_next_of_kin_column_takes_its_role_from_the_column_beside_it() -> None:
    extra = {"NOK": "D Pellow", "NOK relationship": "mother's partner", "Ward": "Rowan"}
    kin, relation = found(entry("2022-03-01", "Admitted.", extra=extra))
    assert (kin.text, kin.column, kin.roles) == ("D Pellow", "NOK", {"next_of_kin", "partner"})
    assert (kin.whose, kin.standing, kin.in_field) == ("mother", Standing.FAMILY, Field.PEOPLE)
    assert (relation.text, relation.form) == ("mother's partner", Form.ROLE)
    assert kin.id != relation.id


@pytest.mark.parametrize(
    ("heading", "standing", "roles"),
    [
        ("Worker", Standing.PROFESSIONAL, set()),
        ("Author", Standing.PROFESSIONAL, set()),
        ("Client", Standing.FAMILY, {"subject"}),
        ("Pupil", Standing.FAMILY, {"subject"}),
    ],
)
def test_a_heading_says_who_stands_under_it(
    heading: str, standing: Standing, roles: set[str]
) -> None:
    (one,) = found(entry("2022-03-01", "Visit.", extra={heading: "Kofi Mensah"}))
    assert (one.text, one.standing, one.roles) == ("Kofi Mensah", standing, roles)


def test_whoever_a_column_of_staff_lists_is_staff() -> None:
    rows = [entry("2022-03-01", "Visit.", people=(who,)) for who in ("Dr Low", "Nurse Platt")]
    mentions = found(*rows * 3, entry("2022-03-02", "Reading.", people=("Otis Kerr",)))
    assert of(mentions, "Otis Kerr").standing is Standing.PROFESSIONAL
    assert of(mentions, "Otis Kerr").works_for == "GP"


def test_a_child_whom_one_agency_lists_is_no_staff() -> None:
    listed = [
        entry("2022-03-01", "Settled.", people=("Reuben T",), agency="Nursery") for _ in range(5)
    ]
    told = [entry("2022-03-02", "Reuben seen with mum.") for _ in range(2)]
    assert of(found(*listed, *told), "Reuben T").standing is not Standing.PROFESSIONAL


def test_a_parent_whom_one_agency_lists_behind_its_worker_is_no_staff() -> None:
    rows = [entry("2022-03-01", "Weighed.", people=("R Pell (HV)", "Samantha")) for _ in range(12)]
    assert of(found(*rows), "Samantha").standing is not Standing.PROFESSIONAL
    alone = [entry("2022-03-01", "Bingo.", people=("Josh",), agency="Day centre")] * 4
    assert of(found(*alone), "Josh").standing is Standing.PROFESSIONAL


def test_a_calling_beside_a_name_once_tells_its_standing_everywhere() -> None:
    mentions = found(
        entry("2022-03-01", "Rang Ola Wye, social worker.", agency="Children's social care"),
        entry("2022-03-02", "Message for Ola Wye.", agency="School"),
        entry("2022-03-02", "OW rang.", agency="School"),
    )
    assert {(one.standing, one.works_for) for one in mentions if one.text != "social worker"} == {
        (Standing.PROFESSIONAL, "Children's social care")
    }


def test_agencies_are_nobody() -> None:
    one = entry(
        "2022-03-01",
        "Police and nursery told. Letter to GP.",
        shared_with=("Health visitor", "GP"),
        source="GP record",
    )
    assert found(one) == ()


def test_a_name_that_no_list_knows_is_learnt_from_a_column_of_people() -> None:
    mentions = found(
        entry("2022-03-01", "Home.", people=("Zbyszka",)),
        entry("2022-03-02", "Told that Zbyszka has left."),
    )
    assert [one.text for one in mentions] == ["Zbyszka", "Zbyszka"]


def test_equal_words_in_one_field_have_ids_of_their_own() -> None:
    mentions = found(entry("2022-03-01", "Mum rang. Mum cried."))
    assert [one.order for one in mentions] == [0, 1]
    assert len({one.id for one in mentions}) == 2


def test_words_are_placed_in_the_original_whatever_stands_between_two_columns_of_people() -> None:
    original = "1 May\nEsme D, Ellis D\nMiss Fry told of Esme.\nMiss Fry"
    one = entry(
        "2022-05-01",
        "Miss Fry told of Esme.",
        people=("Esme D", "Ellis D", "Miss Fry"),
        places={Field.PEOPLE: Span(6, len(original)), Field.WHAT: Span(22, 44)},
        pieces=(Span(22, 44),),
    )
    mentions = find_mentions([one], load_people_words(), None, {ORIGINAL: original})
    assert [m.text for m in mentions] == ["Miss Fry", "Esme", "Esme D", "Ellis D", "Miss Fry"]
    spans = [m.span for m in mentions]
    assert [s.words(original) for s in spans if s] == [m.text for m in mentions]
    assert [s.start for s in spans if s] == [22, 39, 6, 14, 45]


def test_a_further_column_is_placed_where_its_words_stand_once_in_the_row() -> None:
    original = "1 May\nAdmitted.\nD Pellow\nfriend\n2 May\nHome.\nD Pellow\nfriend"
    one = entry(
        "2022-05-01",
        "Admitted.",
        extra={"NOK": "D Pellow", "Relationship": "friend"},
        places={Field.HAPPENED: Span(0, 5), Field.WHAT: Span(6, 15)},
        pieces=(Span(6, 15),),
    )
    kin, relation = find_mentions([one], load_people_words(), None, {ORIGINAL: original})
    assert (kin.span, relation.span) == (Span(16, 24), Span(25, 31))


def test_no_case_text_is_in_a_repr() -> None:
    (one,) = found(entry("2022-03-01", "Rang Zorrilla Quark b. 01/02/1990, of 2 Forge Yard."))
    assert "Quark" not in repr(one)
    assert "Forge" not in repr(one)


def test_a_surname_opens_a_name_where_the_case_shows_it() -> None:
    mentions = found(
        entry("2022-03-01", "Called.", people=("OLDMOSS KEIRA", "OLDMOSS TOBY")),
        entry("2022-03-02", "Mrs Ploughman came. Seen: Ploughman Keira."),
    )
    names = [one.name for one in mentions if one.text in ("OLDMOSS KEIRA", "Ploughman Keira")]
    assert [(one.given[0].casefold(), one.surname.casefold()) for one in names if one] == [
        ("keira", "oldmoss"),
        ("keira", "ploughman"),
    ]


def test_housing_writes_a_letter_for_its_tenant() -> None:
    rows = [
        entry("2022-03-01", "T says lodger late. T's brother called.", agency=agency)
        for agency in ("Ashby Homes housing", "School")
    ]
    mentions = found(rows[0], entry("2022-03-02", "Toby R. and T.", agency="School"), rows[1])
    by_agency = {(one.agency, one.text): one for one in mentions}
    told = by_agency["Ashby Homes housing", "T"]
    assert (told.form, told.roles, told.name) == (Form.ROLE, {"tenant"}, None)
    assert by_agency["Ashby Homes housing", "brother"].whose == "tenant"
    assert by_agency["School", "T"].form is Form.INITIALS


def test_her_brother_is_the_brother_of_the_one_woman_whom_the_row_lists() -> None:
    row = entry(
        "2022-03-01", "Asked who lives here. Her brother.", people=("Ms Reed", "Mr Low, SW")
    )
    two = entry("2022-03-02", "Only her brother.", people=("Ms Reed", "Keira Reed (mum's niece)"))
    mentions = found(row, two)
    assert of(mentions, "Her brother").whose == "Ms Reed"
    assert of(mentions, "her brother").whose is None


def test_a_name_one_letter_wrong_and_one_that_no_list_knows_are_somebody() -> None:
    mentions = found(
        entry("2022-03-01", "Toby seen. He has a girlfriend, Chinka, with a boy."),
        entry(
            "2022-03-02", "Tobey has a cut lip. Visit to Chinka P. and at Tobyn. Two Tobys there."
        ),
    )
    assert [one.text for one in mentions if one.form is Form.NAME] == [
        "Toby",
        "Chinka",
        "Tobey",
        "Chinka P.",
    ]


def test_the_letters_of_an_agency_are_nobodys_initials() -> None:
    mentions = found(
        entry("2022-03-01", "Gwen Poole seen. Letter to GP and GP told.", agency="Hospital"),
        entry("2022-03-02", "Reading.", agency="GP"),
    )
    assert [one.text for one in mentions] == ["Gwen Poole"]


def test_a_forename_that_no_list_has_is_told_by_its_initial_elsewhere() -> None:
    mentions = found(
        entry("2022-03-01", "Passed from Ann Reed to Tlotso Wyborn.", people=("T Wyborn",))
    )
    assert of(mentions, "Tlotso Wyborn").name is not None
