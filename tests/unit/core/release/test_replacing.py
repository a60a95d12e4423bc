"""What stands in a released text instead of what was withheld."""

from datetime import date
from functools import cache

import pytest

from candour.actions.redacting import find_dates
from candour.core.key.model import Allowed, Edition, Key, KeyPerson, Withheld
from candour.core.release.replacing import Replacer
from candour.vocabulary.release import load_release_words

PERSONS = (
    KeyPerson(
        id="P1", name="Kayleigh Ann Sallowby", forms=("Ms Sallowby", "Kaz"), pseudonym="Mother",
    ),
    KeyPerson(
        id="P2", name="Reuben Sallowby", pseudonym="Child R",
        addresses=("Flat 3, 9 Tolsey Street, Hethermouth, QH1 2TB",), identifiers=("HG 204418",),
    ),
    KeyPerson(id="P3", name="Mark Ellery", ordinary_words=("mark",), pseudonym="Lodger"),
    KeyPerson(id="P4", name="Karen Brock", forms=("Kaz",), pseudonym="Friend"),
)  # fmt: skip
KEY = Key(case="Child R", persons=PERSONS, allowed=(Allowed("Dr Mark Haldane"),))


@cache
def replacer(edition: Edition) -> Replacer:
    return Replacer(KEY, edition, load_release_words(), find_dates)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kayleigh's flat", "Mother's flat"),
        ("Ms Sallowby and Reuben", "Mother and Child R"),
        ("SALLOWBY, Kayleigh Ann", "Mother"),
        ("Mrs K A Sallowby, K.A. Sallowby", "Mother, Mother"),
        ("He cried, so Reuben was fed", "He cried, so Child R was fed"),
        ("They miss Reuben", "They miss Child R"),
        ("visit with HV. Reuben seen", "visit with HV. Child R seen"),
        ("told the nurse. Reuben seen", "told the nurse. Child R seen"),
        ("Dr. Ellery and DR. ELLERY", "Lodger and Lodger"),
        ("at 9 Tolsey Street, 999 call by him", "at [address removed], 999 call by him"),
        ("Tolsey Street 9. 3 children", "[address removed]. 3 children"),
        ("his room at 9 Tolsey Street", "his room at [address removed]"),
        ("Rueben was seen", "Child R was seen"),
        ("Reu-\nben was seen", "Child R was seen"),
        ("the Sallowbys left", "the [name removed: family] left"),
        ("Kaz rang", "[name removed: Friend or Mother] rang"),
        ("Mark rang; a mark was seen.", "Lodger rang; a mark was seen."),
        ("Mark of respect", "Mark of respect"),
        ("Dr Mark Haldane wrote", "Dr Mark Haldane wrote"),
        ("seen on 3 May 2021", "seen in May 2021"),
        ("none until 24 February 2023.", "none until February 2023."),
        ("told of a visit on 9 February: she slept", "told of a visit in February: she slept"),
        ("seen on 9 February. Next", "seen in February. Next"),
        ("on 18.08/21 there", "on [date removed] there"),
        ("born 14.06.2020", "born June 2020"),
        ("seen on 03/04/2021", "seen in 2021"),
        ("aged 18 months", "aged 1 year"),
        ("at Flat 3, 9 Tolsey St, Hethermouth", "at [address removed]"),
        ("at 12 Any Road, AB1 2DE", "at [address removed], [address removed]"),
        ("seen as HG204418", "seen as [number removed]"),
        ("NHS 943 476 5919", "NHS [NHS number removed]"),
        ("943 476 5918 people", "943 476 5918 people"),
        ("NI number QQ 12 34 56 C", "NI number QQ 12 34 56 C"),
        ("NI number AB 12 34 56 C", "NI number [National Insurance number removed]"),
        ("ring 01632 960 001", "ring [telephone number removed]"),
        ("a.b@mail.example", "[e-mail address removed]"),
        ("report 21/3306 of 2015/16, 04/2015", "report [case number removed] of 2015/16, 04/2015"),
        ("a red AB12 CDE", "a red [vehicle registration removed]"),
    ],
)
def test_what_stands_there_now(text: str, said: str) -> None:
    assert replacer(Edition(name="public")).released(text).text == said


def test_an_edition_of_exact_dates_keeps_days() -> None:
    family = Edition(name="family", dates="exact", ages="exact", classes_withheld=frozenset())
    text = "Reuben, aged 18 months, was seen on 3 May 2021"
    assert replacer(family).released(text).text == text


def test_each_replacement_says_whose_it_is() -> None:
    released = replacer(Edition(name="public")).released("Then Kaz came.")
    assert [(one.what, one.persons) for one in released.replacements] == [("name", ("P1", "P4"))]
    assert released.place(len("Then Kaz came.")) == len(released.text)


def test_a_day_of_birth_settles_whose_name_it_is_and_no_role_is_said_twice() -> None:
    persons = (
        KeyPerson(id="P1", name="Gavin Strake", born=date(1988, 7, 19), pseudonym="Mr S"),
        KeyPerson(id="P2", name="Gavin Strake", born=date(1961, 1, 30), pseudonym="Uncle"),
        KeyPerson(id="P3", name="Halina Wrobel", pseudonym="Neighbour"),
        KeyPerson(id="P4", name="Callum Deverell", pseudonym="Social worker 2"),
    )
    made = Replacer(
        Key(case="Child R", persons=persons),
        Edition(name="public", dates="month", ages="years", classes_withheld=frozenset(Withheld)),
        load_release_words(), find_dates,
    )  # fmt: skip
    for text, said in {
        "Gavin Strake b. 19.07.1988": "Mr S b. [date of birth removed]",
        "Gavin Strake (dob 30/01/1961), and not Gavin Strake":
            "Uncle (dob [date of birth removed]), and not [name removed: Mr S or Uncle]",
        "Neighbour Mrs Wrobel; social worker Callum Deverell's visit":
            "Neighbour; Social worker 2's visit",
        "Social worker Deverell, the neighbour": "Social worker 2, the neighbour",
    }.items():  # fmt: skip
        assert made.released(text).text == said
