"""Two people side by side: levels and weights."""

from datetime import date

import pytest

from candour.core.people.comparing import Aspect, Birth, Level, Names, Traits
from candour.core.people.mention import PersonName, Sex
from candour.vocabulary.comparing import load_comparer

COMPARER = load_comparer()


def named(forenames: str, surname: str = "", **more: str) -> Traits:
    return Traits(names=(Names.of(forenames, surname, **more),))


@pytest.mark.parametrize(
    ("a", "b", "forename", "surname"),
    [
        (("Daniel", "Pellow"), ("daniel", "PELLOW"), "same", "same"),
        (("Danny", "Pellow"), ("Daniel", "Pelow"), "nickname", "letter"),
        (("Bob", "O'Neill"), ("Robbie", "ONeill"), "nickname", "same"),
        (("D", "Pellow"), ("Daniel", "Ames-Pellow"), "initial", "part"),
        (("Pellow", "Daniel"), ("Daniel", "Pellow"), "swapped", "swapped"),
        (("Kieron", "Clarke"), ("Keiron", "Clerk"), "letter", "sound"),
        (("Ann", "Hart"), ("Ian", "Hurst"), "differs", "differs"),
        (("Marie Ann", "Hart"), ("Ann", "Hart"), "part", "same"),
        (("José", "Núñez"), ("Jose", "Nunez"), "same", "same"),
    ],
)
def test_names_agree_at_a_level(
    a: tuple[str, str], b: tuple[str, str], forename: str, surname: str
) -> None:
    for one, other in ((a, b), (b, a)):
        found = COMPARER.compare(named(*one), named(*other))
        assert [one.level.degree for one in found.agreements] == [forename, surname]


def test_a_former_surname_is_one_person_and_another_surname_is_not() -> None:
    married = named("Kelly", "Marsh", former="Pellow")
    found = COMPARER.compare(named("Kelly", "Pellow"), married)
    assert found.level_of(Aspect.SURNAME) is Level.SURNAME_FORMER
    assert found.bits > COMPARER.compare(named("Kelly", "Dunn"), married).bits + 5


def test_a_rare_name_is_worth_more_than_a_common_one() -> None:
    rare = COMPARER.compare(named("Tamsin", "Pellow"), named("Tamsin", "Pellow"))
    common = COMPARER.compare(named("David", "Smith"), named("David", "Smith"))
    assert rare.bits > common.bits + 8
    assert common.bits > 5


@pytest.mark.parametrize(
    ("a", "b", "degree"),
    [
        ("20070314", "20070314", "same"),
        ("20070304", "20070403", "swapped"),
        ("20070314", "20070315", "digit"),
        ("20070314", "20070341", "digit"),
        ("20070314", "19980314", "day_month"),
        ("20070314", "20070327", "year_month"),
        ("20070314", "20071227", "year"),
        ("20070314", "19620927", "clash"),
    ],
)
def test_birth_dates_agree_at_a_level(a: str, b: str, degree: str) -> None:
    one, other = Traits(births=(Birth.of_digits(a),)), Traits(births=(Birth.of_digits(b),))
    assert COMPARER.compare(one, other).level_of(Aspect.BORN) == f"born.{degree}"
    assert COMPARER.compare(other, one).level_of(Aspect.BORN) == f"born.{degree}"


def test_an_age_counts_by_how_much_it_says() -> None:
    born = Traits(births=(Birth.of_digits("19880510"),))
    day = date(2016, 5, 11)

    def aged(*ages: int) -> Traits:
        return Traits(births=(Birth.from_age((ages[0], ages[1]), day),))

    exact, vague = COMPARER.compare(born, aged(28, 28)), COMPARER.compare(born, aged(20, 35))
    assert exact.level_of(Aspect.BORN) is vague.level_of(Aspect.BORN) is Level.BORN_AGE
    assert exact.bits > vague.bits > 0
    assert COMPARER.compare(born, aged(27, 27)).level_of(Aspect.BORN) is Level.BORN_AGE_NEAR
    assert COMPARER.compare(born, aged(50, 55)).level_of(Aspect.BORN) is Level.BORN_AGE_CLASH


def test_places_phones_and_numbers() -> None:
    one = Traits(
        addresses=("Flat 2, 14 Elm Road, Exampleton",),
        postcodes=("EX1 1EX",),
        phones=("+44 (0)1632 960 001",),
        identifiers=("NHS 000 000 0001", "Crime 77/1234"),
        sex=Sex.MALE,
    )
    other = Traits(
        addresses=("9 High Street", "14 Elm Road"),
        postcodes=("ex1 1ab",),
        phones=("01632 960001",),
        identifiers=("NHS 000 000 0002",),
        sex=Sex.FEMALE,
    )
    found = COMPARER.compare(one, other)
    assert found.levels == {
        Level.ADDRESS_HOUSE,
        Level.POSTCODE_SECTOR,
        Level.PHONE_SAME,
        Level.IDENTIFIER_DIGIT,
        Level.SEX_DIFFERS,
    }
    assert [one.level for one in found.against] == [Level.SEX_DIFFERS]


def test_mentions_of_one_person_add_up() -> None:
    known = Traits.of_name(PersonName(given=("Daniel",), surname="Pellow")) + named("Stephen")
    assert COMPARER.compare(known, named("Steve")).level_of(Aspect.FORENAME) == "forename.nickname"


def test_a_nickname_beside_a_name_counts() -> None:
    name = PersonName(given=("Horatio",), surname="Pellow", nickname="Bones")
    found = COMPARER.compare(Traits.of_name(name), named("Bones", "Pellow"))
    assert found.level_of(Aspect.FORENAME) is Level.FORENAME_SAME


def test_nothing_known_is_no_evidence() -> None:
    assert COMPARER.compare(Traits(), named("Daniel", "Pellow")).agreements == ()
