"""Short names made of a surname."""

import pytest

from candour.core.people.comparing.surname_nickname import is_of_surname, keys


@pytest.mark.parametrize(
    ("short", "surname"),
    [("mog", "moggridge"), ("moggy", "moggridge"), ("woody", "underwood"), ("jonesy", "jones")],
)
def test_a_short_name_of_a_surname_is_told_and_found(short: str, surname: str) -> None:
    assert is_of_surname(short, surname)
    assert keys(short) & keys(surname)


@pytest.mark.parametrize(("short", "surname"), [("al", "allen"), ("den", "garden"), ("mo", "moss")])
def test_two_letters_or_an_end_of_three_say_nothing(short: str, surname: str) -> None:
    assert not is_of_surname(short, surname)
