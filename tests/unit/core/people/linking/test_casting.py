"""Persons out of mentions: who is joined, who is only suggested, who is never one."""

import pytest

from candour.core.people.person import LinkState, Strength, person_id
from tests.unit.core.people.linking.casts_for_tests import (
    CHILD,
    NAMESAKES,
    Row,
    cast_of,
    decided,
    person,
)


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
