"""Whom words or a short name can mean, where the records leave one person only."""

from tests.unit.core.people.linking.casts_for_tests import CHILD, cast_of, person


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


def test_a_title_and_surname_is_not_the_uncle_for_his_sex_being_known() -> None:
    police = [
        ("Police", "", "Lee PELLOW b. 17/12/1986 seen. Leonard PELLOW b. 22/08/1958, his uncle."),
        ("Police", "", "Lee PELLOW b. 17/12/1986 fined."),
    ]
    gp = ("GP", "", "Mr Pellow came about his back.")
    cast = cast_of([*CHILD, *police, gp])
    assert person(cast, "Mr Pellow") is not person(cast, "Leonard PELLOW b. 22/08/1958")


def test_a_parent_behind_a_comma_who_begins_a_clause_is_not_the_child() -> None:
    centre = [
        ("Centre", "", "First day for Ellis W. Mum rang."),
        ("Centre", "", "Sue collected Ellis W., Mum at work."),
        ("Centre", "", "Ellis W. painted."),
    ]
    file = ("Hospital", "Ellis Warrener, Mrs J Warrener", "Ellis Warrener, 3, here with mother.")
    cast = cast_of([*CHILD, file, file, *centre])
    assert person(cast, "Mum", "Centre") is person(cast, "Mrs J Warrener")


def test_the_patient_of_a_row_that_opens_with_a_grown_ups_name_is_that_grown_up() -> None:
    row = ("GP", "", "Mr Clive Warrener, 71. Breathless. Patient says that he sleeps badly.")
    file = ("GP", "", "Ellis Warrener, 3, brought by mother.")
    cast = cast_of([*CHILD, file, file, row])
    assert person(cast, "Patient") is person(cast, "Mr Clive Warrener, 71")


def test_grandad_is_the_only_one_whom_records_name_as_a_parent_of_the_childs_parent() -> None:
    housing = (
        "Housing",
        "Mr C Pellow",
        "Mr C Pellow adds his daughter Mrs J Warrener to the household.",
    )
    told = ("GP", "", "Mrs J Warrener (mother) rang about Ellis Warrener, 3.")
    school = ("School", "Ellis Warrener", "Ellis Warrener fetched by Grandad.")
    cast = cast_of([*CHILD, told, housing, school])
    assert person(cast, "Grandad") is person(cast, "Mr C Pellow")
    other = ("Police", "", "Karl WARRENER, father of Ellis WARRENER. His father Otis WARRENER.")
    cast = cast_of([*CHILD, told, housing, other, school])
    assert person(cast, "Grandad") is not person(cast, "Mr C Pellow")


def test_the_carer_is_whom_alone_the_records_name_as_one() -> None:
    named = [
        ("Social care", "", "Living there is a carer, Otis Pellow."),
        ("Health visiting", "", "Otis, her dad's carer, opened the door."),
    ]
    housing = ("Housing", "", "Meals driver says that the carer lives there too.")
    cast = cast_of([*CHILD, *named, housing])
    assert person(cast, "the carer") is person(cast, "Otis Pellow")
    second = ("Police", "", "A carer, Joan Teal, seen at the gate.")
    cast = cast_of([*CHILD, *named, second, housing])
    assert person(cast, "the carer") is not person(cast, "Otis Pellow")


def test_a_surname_given_up_is_that_of_the_same_woman() -> None:
    for told in (
        "Mrs Tina Moffat (was Prout) seen.",
        "Change of name form: Tina Prout to Moffat.",
        "Tina Moffat, prev. Prout, moved in.",
    ):
        rows = [("GP", "Tina Prout", "Tina Prout seen."), ("GP", "Tina Moffat", told)]
        cast = cast_of([*CHILD, *rows])
        assert person(cast, "Tina Prout") is person(cast, "Tina Moffat", "GP"), told


def test_a_nickname_whose_real_name_is_said_is_his() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Nursery", "Woz", "Woz came to collect."),
            ("Nursery", "", "Told that Woz, real name Craig, is on bail."),
        ]
    )
    assert person(cast, "Woz") is person(cast, "Craig")


def test_a_mother_of_anybody_is_not_the_mother() -> None:
    cast = cast_of(
        [*CHILD, ("Police", "", "Assaulted a boy of 4, whose mother Kim PROUT was his partner.")]
    )
    assert person(cast, "mother Kim PROUT") is not person(cast, "Mother")


def test_who_is_denied_is_not_told_by_the_words_behind() -> None:
    cast = cast_of(
        [
            *CHILD,
            (
                "Housing",
                "Mr N Prout",
                "Mr N Prout of Fuller Court (not our tenant, his brother Nigel) asks.",
            ),
        ]
    )
    assert not any("tenant" in one.roles for one in person(cast, "his brother Nigel").mentions)
    assert [one for each in cast.persons for one in each.mentions if "tenant" in one.roles]


def test_the_other_side_of_the_family_is_never_joined_by_role_alone() -> None:
    cast = cast_of([*CHILD, ("School", "", "MGM collected."), ("GP", "", "PGM rang.")])
    assert person(cast, "MGM") is not person(cast, "PGM")


def test_a_list_under_a_heading_tells_nobodys_place() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Housing", "Ms T Prout", "Household: tenant, C Moffat, child (F)."),
            ("Housing", "Ms T Prout", "Flat let to Ms T Prout."),
        ]
    )
    assert person(cast, "tenant") is person(cast, "Ms T Prout")
    assert person(cast, "C Moffat") is not person(cast, "tenant")


def test_a_patient_told_of_once_is_not_the_man_whom_everybody_knows() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Dale MOFFAT b. 27/03/1990", "Dale MOFFAT cautioned."),
            ("Police", "Daniel MOFFAT b. 14/09/1990", "Daniel MOFFAT is not known."),
            ("Social care", "", "Dale Moffat seen at the home."),
            ("GP", "", "Dale Moffat rang."),
            ("Hospital", "Mr Daniel Moffat", "Mr Daniel Moffat, 32, complained."),
            ("Hospital", "Mr D Moffat", "Mr D Moffat brought the child."),
        ]
    )
    assert person(cast, "Mr D Moffat") is not person(cast, "Mr Daniel Moffat, 32")


def test_children_a_letter_apart_of_one_nursery_are_two() -> None:
    days = [("Nursery", name, f"{name} played.") for name in ("Jonah", "Jonas") * 3]
    cast = cast_of([*CHILD, *days])
    assert person(cast, "Jonah") is not person(cast, "Jonas")


def test_a_short_name_may_be_of_a_surname_alone() -> None:
    cast = cast_of(
        [
            *CHILD,
            ("Police", "Lee UNDERWOOD", "Lee UNDERWOOD cautioned."),
            ("Nursery", "Woody", "Woody came to collect."),
        ]
    )
    links = [link for link in person(cast, "Woody").links if link.reasons_for]
    assert "short_surname" in {one.code for link in links for one in link.reasons_for}
