"""Persons out of mentions: who is joined, who is only suggested, who is never one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import pytest

from candour.actions.entry_reading import find_days
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.decisions import Decision
from candour.core.documents.locator import Locator
from candour.core.people.linking.casting import Casting, CastWords, Records
from candour.core.people.linking.rulings import PersonRulings
from candour.core.people.mentions.finding import find_mentions
from candour.core.people.person import Cast, LinkState, Person, Strength, person_id
from candour.core.spans import Span
from candour.vocabulary.comparing import load_name_words
from candour.vocabulary.people import load_people_words
from candour.vocabulary.people_links import load_link_words

Row = tuple[str, str, str]
"""An agency, what its column of people holds, and what happened."""


def entries_of(rows: Sequence[Row]) -> list[Entry]:
    made = []
    for number, (agency, people, what) in enumerate(rows, start=1):
        original = agency.lower().replace(" ", "").ljust(64, "0")
        day = datetime(2022, 1 + number // 28, 1 + number % 28)
        start = number * 1000
        made.append(
            Entry(
                id=f"{original}#r{number}",
                original=original,
                agency=agency,
                happened=UncertainDate(
                    "", day, day, "day", status="resolved", edtf=day.date().isoformat()
                ),
                what=what,
                locator=Locator(row=number),
                position=number,
                people=tuple(one.strip() for one in people.split(",") if one.strip()),
                places={Field.WHAT: Span(start, start + len(what))},
            )
        )
    return made


def cast_of(rows: Sequence[Row], decisions: Iterable[Decision] = ()) -> Cast:
    entries = entries_of(rows)
    mentions = find_mentions(entries, load_people_words(), find_days)
    words = CastWords(load_link_words(), load_name_words())
    return Casting(Records(entries, mentions), words, PersonRulings.of(decisions)).cast()


def person(cast: Cast, text: str, agency: str | None = None) -> Person:
    """The one person of whom a mention has these words."""
    found = {
        each.id: each
        for each in cast.persons
        for one in each.mentions
        if one.text == text and agency in (None, one.agency)
    }
    assert len(found) == 1, f"{text}: {len(found)} persons"
    return next(iter(found.values()))


def decided(number: int, kind: str, *about: str, value: object = None) -> Decision:
    line = {"id": f"D{number}", "at": "2026-01-01T00:00:00+00:00", "by": "me", "kind": kind}
    return Decision.from_mapping({**line, "about": list(about), "value": value})


CHILD: list[Row] = [
    ("Hospital", "Ellis Warrener, Mrs J Warrener", "Brought by mother with a fever."),
    ("Hospital", "Ellis Warrener, Mrs J Warrener", "Mother rang for results."),
    ("Nursery", "Ellis, Mum", "Mum late at home time."),
    ("Nursery", "Ellis, Nan", "Fetched by Nan, not Mum."),
    ("Police", "Jodie WARRENER, Ellis WARRENER", "Jodie WARRENER reports a stolen bicycle."),
]


NAMESAKES: list[Row] = [
    ("Police", "Gavin STRAKE b. 30/01/1961", "Warning marker read."),
    ("Police", "Gavin STRAKE b. 19/07/1988", "Sentenced."),
]


def test_the_one_mother_is_joined_across_agencies_that_call_her_otherwise() -> None:
    cast = cast_of(CHILD)
    mother = person(cast, "Mrs J Warrener")
    assert person(cast, "Mum") is mother
    assert person(cast, "mother") is mother
    assert person(cast, "Nan") is not mother


def test_a_record_about_another_child_means_another_mother() -> None:
    cast = cast_of([*CHILD, ("Nursery", "Tobias", "Slip about a bumped knee given to mother.")])
    assert person(cast, "mother", "Nursery") is not person(cast, "Mum")


def test_twins_named_side_by_side_stay_two_though_one_letter_apart() -> None:
    twins = ("Nursery", "Tyler, Taylor", "Tyler and Taylor both settled.")
    cast = cast_of([*CHILD, twins, ("School", "Tyler", "Tyler at sports day.")])
    tyler, taylor = person(cast, "Tyler", "Nursery"), person(cast, "Taylor")
    assert tyler is not taylor
    assert person(cast, "Tyler", "School") is tyler


def test_namesakes_with_other_birth_dates_are_never_one_and_a_bare_name_fits_both() -> None:
    cast = cast_of(
        [
            *CHILD,
            *NAMESAKES,
            ("Housing", "Gavin Strake", "Asked at the counter."),
        ]
    )
    old = person(cast, "Gavin STRAKE b. 30/01/1961")
    young = person(cast, "Gavin STRAKE b. 19/07/1988")
    bare = person(cast, "Gavin Strake", "Housing")
    assert len({old.id, young.id, bare.id}) == 3
    suggested = {link.to for link in bare.links if link.state is LinkState.SUGGESTED}
    assert suggested >= {old.id, young.id}
    assert any(
        link.to == young.id and link.state is LinkState.KEPT_APART and link.reasons_against
        for link in old.links
    )


def test_a_role_and_a_name_in_one_breath_are_one() -> None:
    cast = cast_of([*CHILD, ("School", "Ellis", "Spoke of mum's boyfriend, Gaz, over lunch.")])
    assert person(cast, "Gaz") is person(cast, "mum's boyfriend")


def test_names_that_a_record_says_are_not_one_stay_two() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Centre", "Ellis, Daz", "Built a track. Not to be mixed up with our Daz."),
        ]
    )
    persons = {each.id for each in cast.persons for one in each.mentions if "Daz" in one.text}
    assert len(persons) == 2


def test_an_interpreter_with_the_grandmothers_forename_is_never_joined() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Denise WARRENER", "Denise WARRENER, grandmother of Ellis WARRENER, told."),
            ("Housing", "Denise (interpreter)", "Neighbour came with Denise, interpreter."),
        ]
    )
    relative = person(cast, "Denise WARRENER")
    staff = [
        each
        for each in cast.persons
        if any(one.agency == "Housing" and "Denise" in one.text for one in each.mentions)
    ]
    assert staff
    assert relative.id not in {each.id for each in staff}


def test_fair_and_weak_links_name_the_other_person_and_have_reasons() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Gavin STRAKE b. 30/01/1961", "Warning marker read."),
            ("Police", "Gavin STRAKE b. 19/07/1988", "Sentenced."),
            ("Housing", "Mr G Strake", "Asked at the counter."),
        ]
    )
    links = [link for each in cast.persons for link in each.links]
    suggested = [link for link in links if link.state is LinkState.SUGGESTED]
    assert suggested
    for link in suggested:
        assert cast.person(link.to) is not None
        assert link.strength in (Strength.FAIR, Strength.WEAK)
        assert link.reasons_for


def test_decisions_win_and_undoing_restores() -> None:
    before = cast_of(CHILD)
    nan, police = person(before, "Nan"), person(before, "Jodie WARRENER")
    same = decided(1, "same_person", nan.id, police.id)
    joined = cast_of(CHILD, [same])
    assert person(joined, "Nan") is person(joined, "Jodie WARRENER")
    assert any(link.decision == "D1" for link in person(joined, "Nan").links)
    undone = cast_of(CHILD, [same, decided(2, "undo", "D1")])
    assert undone.persons == before.persons


def test_a_decision_takes_mentions_off_a_person() -> None:
    before = cast_of(CHILD)
    mother = person(before, "Mrs J Warrener")
    gone = [one.id for one in mother.mentions if one.text == "Mrs J Warrener"]
    split = decided(1, "different_person", mother.id, value={"mentions": gone})
    cast = cast_of(CHILD, [split])
    assert person(cast, "Mrs J Warrener") is not person(cast, "Mum")
    states = {link.state for link in person(cast, "Mrs J Warrener").links}
    assert LinkState.DECIDED_DIFFERENT in states


def test_ids_stay_when_a_file_is_added_and_every_mention_leads_to_its_person() -> None:
    before = cast_of(CHILD)
    after = cast_of([*CHILD, ("Dentist", "Ellis Warrener", "Check. Mother present.")])
    for each in before.persons:
        found = after.person(each.id)
        assert found is not None
        for one in each.mentions:
            now = after.of_mention(one.id)
            assert now is not None
            assert after.person(person_id(one.id)) is now


def test_relations_are_dated_by_the_record_and_professionals_have_none() -> None:
    rows: list[Row] = [
        *CHILD,
        ("School", "Ellis", "Mum's boyfriend at the gate. Social worker told."),
    ]
    cast = cast_of(rows)
    told = [one for one in cast.relations if one.code == "partner"]
    assert [one.agency for one in told] == ["School"]
    assert told[0].to == person(cast, "Mum").id
    staff = {each.id for each in cast.persons if each.standing == "professional"}
    assert not staff & {one.person for one in cast.relations}


@pytest.mark.parametrize("word", ["reasons_for", "reasons_against"])
def test_no_reason_is_left_with_an_unfilled_place(word: str) -> None:
    links = [link for each in cast_of([*CHILD, *NAMESAKES]).persons for link in each.links]
    reasons = [reason.words for link in links for reason in getattr(link, word)]
    assert reasons
    assert not [words for words in reasons if "{" in words]


def test_forms_of_a_name_that_only_one_bears_are_one_person() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Nadia THRUSSELL", "Nadia THRUSSELL reports noise next door."),
            ("Housing", "Ms N Thrussell", "Ms N Thrussell rang about the boiler."),
            ("GP", "Nadia T.", "Nadia T. seen for a review."),
            ("School", "Miss Thrussell", "Miss Thrussell came to the gate."),
        ]
    )
    found = {
        each.id
        for each in cast.persons
        for one in each.mentions
        if "thrussell" in one.text.casefold() or "Nadia" in one.text
    }
    assert len(found) == 1


def test_an_initial_that_fits_two_of_an_agency_is_neither() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Ross THRUSSELL, Reuben THRUSSELL", "Both seen at the flat."),
            ("Police", "", "She suspects R THRUSSELL of the damage."),
        ]
    )
    whole = {person(cast, "Ross THRUSSELL").id, person(cast, "Reuben THRUSSELL").id}
    assert len(whole) == 2
    assert person(cast, "R THRUSSELL").id not in whole


def test_a_short_name_of_two_people_joins_neither() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Michelle BROCK", "Michelle BROCK gave a statement."),
            ("Housing", "Rachel Dunstan", "Rachel Dunstan signed the tenancy."),
            ("Library", "Shelley", "Shelley left a bag."),
        ]
    )
    others = {person(cast, "Michelle BROCK").id, person(cast, "Rachel Dunstan").id}
    assert person(cast, "Shelley").id not in others


def test_another_baby_is_not_the_baby_of_the_file() -> None:
    cast = cast_of([*CHILD, ("Probation", "", "Served a sentence for hurting another baby.")])
    other = [one for one in cast.persons for each in one.mentions if "another" in each.text]
    assert all(one.id != person(cast, "Ellis Warrener").id for one in other)


def test_a_title_tells_no_namesakes_apart() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Colin MARDLE b. 12/03/1988", "Colin MARDLE b. 12/03/1988 stopped."),
            ("Police", "Colin MARDLE b. 12/03/1988", "Colin MARDLE b. 12/03/1988 spoken to."),
            ("Police", "Colin MARDLE b. 30/01/1961", "Colin MARDLE b. 30/01/1961 is his uncle."),
            ("Hospital", "Mr Colin Mardle, 61", "Mr Colin Mardle, 61, seen in clinic."),
            ("Housing", "Mr Mardle", "Mr Mardle rang about the boiler."),
        ]
    )
    known = {one.id for one in cast.persons for each in one.mentions if "Colin" in each.text}
    assert person(cast, "Mr Mardle").id not in known


def test_a_word_for_a_job_beside_a_name_is_that_person_however_often_it_stands() -> None:
    visits = [
        ("Hospital", "Ellis", "HV Carol Deverell rang the ward."),
        *[("Social care", "Ellis", "Visit by C Deverell, SW.")] * 140,
    ]
    cast = cast_of([*CHILD, *visits])
    assert person(cast, "SW") is person(cast, "C Deverell", "Social care")


def test_nobody_is_the_brother_and_the_boyfriend_of_one_woman() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Robert PELLOW b. 05/12/1990", "Robert PELLOW let the officer in."),
            ("Nursery", "Ellis, Mum", "Mum says her brother Rob lodges with them."),
            ("School", "Ellis", "Brought by a man called Robbo, mum's boyfriend."),
        ]
    )
    assert person(cast, "a man called Robbo") is not person(cast, "Robert PELLOW b. 05/12/1990")


def test_another_child_of_that_forename_and_its_mother_are_strangers() -> None:
    told = "Ellis Pardoe, 3y, croup. Mum with him. (Notes of Ellis Warrener moved.)"
    cast = cast_of([*CHILD, ("Hospital", "", told)])
    assert person(cast, "Ellis Pardoe, 3y") is not person(cast, "Ellis Warrener")
    assert person(cast, "Mum", "Hospital") is not person(cast, "mother", "Hospital")


def test_a_woman_whose_two_surnames_others_of_the_family_bear_is_one() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("GP", "", "Jodie Tamplin. Low mood since the birth."),
            ("GP", "", "Keira Tamplin. Seen for a rash."),
            ("Police", "Jodie WARRENER, Keira TAMPLIN", "Both seen at home."),
        ]
    )
    assert person(cast, "Jodie Tamplin") is person(cast, "Jodie WARRENER")


def test_somebody_only_brought_up_leaves_the_mother_the_one_who_was_there() -> None:
    visit = ("Social care", "F Garrick, Ms Tamplin", "Mother alone. Says the dog is a neighbour's.")
    child = ("Hospital", "", "Ellis Tamplin, 3y, brought by mother with a fever.")
    cast = cast_of([child, child, *CHILD[2:4], visit, visit])
    assert person(cast, "Ms Tamplin") is person(cast, "Mother", "Social care")


def test_the_tenant_of_a_landlords_file_is_whom_its_column_lists() -> None:
    visits = [
        ("Housing", "C Wardle, Mrs J Warrener", "Tenancy starts."),
        ("Housing", "C Wardle, Mrs J Warrener", "Tenant shown the meter."),
        ("Housing", "C Wardle", "Tenant says that her brother is staying."),
    ]
    cast = cast_of([*CHILD, *visits])
    assert person(cast, "Tenant") is person(cast, "Mrs J Warrener", "Housing")


def test_a_bare_surname_is_whoever_its_row_names_in_full() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "", "Wayne PELLOW stopped. PELLOW said she is his girlfriend."),
            ("Police", "", "Wesley PELLOW b. 12/09/1984 fined."),
            ("Police", "", "Wayne PELLOW b. 30/03/1987 sentenced."),
        ]
    )
    assert person(cast, "PELLOW") is person(cast, "Wayne PELLOW")


def test_the_father_of_his_daughter_is_he() -> None:
    cast = cast_of(
        [
            ("Police", "", "VUL Edwin TAMPLIN found in the road."),
            ("Care home", "Edwin Tamplin", "Resident Edwin Tamplin settled."),
            ("Care home", "Rosemary Tamplin", "Daughter Rosemary Tamplin asks for her father."),
        ]
    )
    assert person(cast, "her father") is person(cast, "Edwin Tamplin", "Care home")


def test_the_only_woman_whom_several_agencies_name_is_the_mother() -> None:
    named = [
        (agency, "", "Karen TAMPLIN b. 02/03/1990 rang about her rent.")
        for agency in ("Police", "Police", "GP", "Housing", "Housing")
    ]
    cast = cast_of([*CHILD[2:4], ("School", "Ellis", "Ellis fetched by Mum."), *named])
    assert person(cast, "Karen TAMPLIN b. 02/03/1990", "GP") is person(cast, "Mum", "School")
    friend = ("Nursery", "Ellis", "Mum's friend Karen Tamplin at the gate.")
    cast = cast_of([*CHILD[2:4], ("School", "Ellis", "Ellis fetched by Mum."), *named, friend])
    assert person(cast, "Karen TAMPLIN b. 02/03/1990", "GP") is not person(cast, "Mum", "School")


def test_siblings_whom_records_name_together_have_one_mother() -> None:
    together = [("Police", "Ellis WARRENER, Keira WARRENER", "Both children at home.")] * 2
    cast = cast_of(
        [
            *CHILD[2:4],
            *together,
            ("School", "Keira Warrener", "Keira fetched by Mum. Keira Warrener, 8, well."),
            ("School", "Keira Warrener", "Mum at parents' evening for Keira."),
            ("School", "Keira Warrener", "Keira late. Mum rang."),
        ]
    )
    assert person(cast, "Mum", "School") is person(cast, "Mum", "Nursery")


def test_a_short_name_is_whom_several_agencies_know_and_not_whom_one_alone_does() -> None:
    wayne = [
        (agency, "", "Wayne PELLOW b. 30/03/1987 seen.") for agency in ("Police", "GP", "Probation")
    ]
    wesley = ("Police", "", "Wesley PELLOW b. 12/09/1984 fined over his dog.")
    school = ("School", "Ellis", "Ellis says that a man called Pellow shouts.")
    cast = cast_of([*CHILD, *wayne, wesley, school])
    at_school = [one for one in cast.persons for m in one.mentions if "Pellow" in m.text]
    assert at_school == [person(cast, "Wayne PELLOW b. 30/03/1987", "Police")]


def test_the_lodger_is_whom_alone_the_records_name_as_one() -> None:
    lodger = ("Housing", "Mrs J Warrener", "Permission for lodger, S Pellow, top room.")
    ambulance = ("Ambulance", "Ellis", 'Man in doorway: "I am the lodger".')
    cast = cast_of([*CHILD, lodger, ambulance])
    assert person(cast, "the lodger") is person(cast, "S Pellow")
    second = ("Police", "", "The lodger, Alan Teal, seen at the gate.")
    cast = cast_of([*CHILD, lodger, ambulance, second])
    assert person(cast, "the lodger", "Ambulance") is not person(cast, "S Pellow")


def test_her_brother_is_the_only_boy_whom_the_records_are_about() -> None:
    school = [
        ("School", "Keira Tamplin", "Keira fetched by Mum. Keira Tamplin, 8, settled."),
        ("School", "Keira Tamplin", "Mum at parents' evening for Keira."),
        ("School", "Keira Tamplin", "Keira is here. Little brother at the door."),
    ]
    boy = [("GP", "", f"Ellis Warrener, {age}, brought by mother. He is well.") for age in (2, 3)]
    cast = cast_of([*CHILD, *boy, *school])
    assert person(cast, "Little brother") is person(cast, "Ellis WARRENER")
    officer = ("Probation", "", "Client Ray PELLOW says that his brother drives him.")
    cast = cast_of([*CHILD, *boy, *school, officer, officer])
    assert person(cast, "his brother") is not person(cast, "Ellis WARRENER")


def test_the_elder_of_a_surname_is_not_whom_an_agency_calls_by_it() -> None:
    cast = cast_of(
        [
            ("Probation", "", "Otis Pellow released to his father, Mr Clive Pellow."),
            ("Probation", "", "Office. Mr Pellow sees no children."),
            ("Probation", "", "Home visit. Mr Pellow senior says that he has gone."),
        ]
    )
    elder = person(cast, "Mr Pellow senior")
    assert elder is not person(cast, "Mr Pellow")
    assert elder is not person(cast, "Otis Pellow")


def test_dad_is_the_one_man_of_the_childs_surname_where_the_mother_married_into_it() -> None:
    man = [
        ("Police", "", "Daniel WARRENER, 34, spoken to."),
        ("GP", "", "Mr Daniel Warrener, back pain."),
    ]
    school = ("School", "Ellis Warrener", "Ellis Warrener, 7, came with Dad.")
    told = ("GP", "", "Mrs Jodie Warrener (mother) rang about Ellis Warrener, 7.")
    cast = cast_of([*CHILD, told, *man, school, school])
    assert person(cast, "Dad") is person(cast, "Daniel WARRENER, 34")
    unmarried = [(agency, who.replace("Mrs", "Miss"), what) for agency, who, what in CHILD]
    told = ("GP", "", told[2].replace("Mrs", "Miss"))
    cast = cast_of([*unmarried, told, *man, school, school])
    assert person(cast, "Dad") is not person(cast, "Daniel WARRENER, 34")


def test_the_girl_of_a_row_about_grown_ups_is_the_only_girl_of_the_case() -> None:
    rows = [
        ("Nursery", "", "Keira Warrener, 3, fetched by Mum."),
        ("GP", "", "Keira Warrener, 3, brought by mother."),
        ("School", "", "Keira Warrener, 4, settled. Mum rang."),
        ("Police", "", "Mrs Joanne Warrener says that the little girl is asleep."),
        ("Police", "", "Mrs Joanne Warrener says that a girl hit her."),
    ]
    cast = cast_of(rows)
    assert person(cast, "the little girl") is person(cast, "Keira Warrener, 3", "GP")
    assert person(cast, "a girl") is not person(cast, "the little girl")


def test_the_auntie_of_a_row_is_the_one_whom_its_column_calls_so() -> None:
    hospital = ("Hospital", "Miss M Pellow (auntie)", "Ellis Warrener, 3. Auntie told of a fall.")
    cast = cast_of([*CHILD, hospital])
    assert person(cast, "Auntie") is person(cast, "Miss M Pellow (auntie)")


def test_her_mother_is_the_mother_of_the_one_whom_the_row_lists() -> None:
    gp = ("GP", "Marta Wolska", "Home from the ward, staying with her mother.")
    cast = cast_of([*CHILD, gp])
    assert person(cast, "her mother", "GP") is not person(cast, "Mum")


def test_her_husband_is_the_one_whom_records_name_as_her_husband() -> None:
    named = ("Police", "", "Gwen Moss at home with her husband Otis Pellow.")
    file = [("GP", "", "Gwen Moss seen. Her husband left in August.")]
    cast = cast_of([named, *file])
    assert person(cast, "Her husband") is person(cast, "her husband Otis Pellow")
    two = ("Police", "", "Gwen Moss back with her husband Kofi Strake.")
    cast = cast_of([named, two, *file])
    assert "Otis Pellow" not in person(cast, "Her husband").names
