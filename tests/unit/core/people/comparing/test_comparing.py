"""Two people side by side: the level at which each thing agrees, and what that is worth."""

from collections.abc import Callable
from datetime import date

import pytest

from candour.core.people.comparing.births import Birth, birth_level
from candour.core.people.comparing.levels import Level
from candour.core.people.comparing.names import Names, forename_level, is_swapped, surname_level
from candour.core.people.comparing.numbers import (
    address_level,
    identifier_level,
    phone_level,
    postcode_level,
)
from candour.vocabulary.comparing import load_name_words, load_weights

WORDS = load_name_words()


@pytest.mark.parametrize(
    ("a", "b", "forename", "surname"),
    [
        (("Daniel", "Pellow"), ("daniel", "PELLOW"), "same", "same"),
        (("Danny", "Pellow"), ("Daniel", "Pelow"), "nickname", "letter"),
        (("Bob", "O'Neill"), ("Robbie", "ONeill"), "nickname", "same"),
        (("D", "Pellow"), ("Daniel", "Ames-Pellow"), "initial", "part"),
        (("Kieron", "Clarke"), ("Keiron", "Clerk"), "letter", "sound"),
        (("Ann", "Hart"), ("Ian", "Hurst"), "differs", "differs"),
        (("Marie Ann", "Hart"), ("Ann", "Hart"), "part", "same"),
        (("José", "Núñez"), ("Jose", "Nunez"), "same", "same"),
    ],
)
def test_names_agree_at_a_level(
    a: tuple[str, str], b: tuple[str, str], forename: str, surname: str
) -> None:
    for one, other in ((Names.of(*a), Names.of(*b)), (Names.of(*b), Names.of(*a))):
        assert forename_level(one, other, WORDS) == f"forename.{forename}"
        assert surname_level(one, other) == f"surname.{surname}"
        assert not is_swapped(one, other)


def test_forename_and_surname_may_stand_in_each_others_place() -> None:
    assert is_swapped(Names.of("Pellow", "Daniel"), Names.of("Daniel", "Pelow"))
    assert not is_swapped(Names.of("Daniel", "Pellow"), Names.of("Daniel", "Pellow"))


def test_a_former_surname_agrees_and_another_surname_does_not() -> None:
    married = Names.of("Kelly", "Marsh", former="Pellow")
    assert surname_level(Names.of("Kelly", "Pellow"), married) is Level.SURNAME_FORMER
    assert surname_level(Names.of("Kelly", "Dunn"), married) is Level.SURNAME_DIFFERS


def test_what_agrees_is_worth_more_than_what_does_not() -> None:
    bits = load_weights().bits
    assert bits(Level.SURNAME_SAME) > bits(Level.SURNAME_LETTER) > 0 > bits(Level.SURNAME_DIFFERS)
    assert bits(Level.BORN_SAME) > bits(Level.BORN_DIGIT) > 0 > bits(Level.BORN_CLASH)


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
    one, other = Birth.of_digits(a), Birth.of_digits(b)
    assert birth_level(one, other) == birth_level(other, one) == f"born.{degree}"


@pytest.mark.parametrize(
    ("ages", "level"),
    [
        ((28, 28), Level.BORN_AGE),
        ((20, 35), Level.BORN_AGE),
        ((27, 27), Level.BORN_AGE_NEAR),
        ((50, 55), Level.BORN_AGE_CLASH),
    ],
)
def test_an_age_agrees_with_a_birth_date(ages: tuple[int, int], level: Level) -> None:
    aged = Birth.from_age(ages, date(2016, 5, 11))
    assert birth_level(Birth.of_digits("19880510"), aged) is level


@pytest.mark.parametrize(
    ("level_of", "a", "b", "level"),
    [
        (address_level, "Flat 2, 14 Elm Road, Exampleton", "14 Elm Road", Level.ADDRESS_HOUSE),
        (address_level, "14 Elm Road", "9 Elm Road", Level.ADDRESS_ROAD),
        (postcode_level, "EX1 1EX", "ex1 1ab", Level.POSTCODE_SECTOR),
        (phone_level, "+44 (0)1632 960 001", "01632 960001", Level.PHONE_SAME),
        (identifier_level, "NHS 000 000 0001", "NHS 000 000 0002", Level.IDENTIFIER_DIGIT),
        (identifier_level, "Crime 77/1234", "NHS 000 000 0002", None),
    ],
)
def test_places_phones_and_numbers_agree_at_a_level(
    level_of: Callable[[str, str], Level | None], a: str, b: str, level: Level | None
) -> None:
    assert level_of(a, b) is level
    assert level_of(b, a) is level
