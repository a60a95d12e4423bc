"""Texts all in capitals, or without any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.core.people.mention import Mention
from candour.core.people.mentions.casing import Casing, is_low, is_shouted
from candour.core.people.mentions.finding import find_mentions
from candour.core.people.mentions.known import KnownNames
from candour.vocabulary.people import load_people_words
from tests.unit.core.chronology.entries_for_tests import entry

NAMES = (
    "Carol",
    "Moss",
    "Kieran",
    "O'Neill",
    "Reed-Orr",
    "mother",
    "baby",
    "PC",
    "MGM",
    "with",
    "A",
)
WORDS = load_people_words()
CASING = Casing(WORDS, KnownNames(names=frozenset(("pellow",)), surnames=frozenset(("pellow",))))


def found(*texts: str) -> list[Mention]:
    entries = [entry("2022-03-01", text) for text in texts]
    return list(find_mentions(entries, WORDS))


def test_what_is_in_capitals_and_what_has_none() -> None:
    assert is_shouted("IP STATES PUNCHED BY EX")
    assert is_shouted("IP STATES PUNCHED BY EX, v")
    assert not is_shouted("PC Reed told the MGM")
    assert not is_shouted("OK")
    assert is_low("ted up n dressed. all meds taken")
    assert not is_low("told Ted and left")
    assert not is_low("asleep")


def test_names_keep_capitals_and_words_lose_them() -> None:
    plain = CASING.plain("MOTHER CAROL PELLOW TOLD PC REED. SHE WENT WITH O'NEILL K")
    assert plain == "mother Carol Pellow told PC Reed. she went with O'Neill K"


def test_a_text_in_mixed_letters_stays_as_it_is() -> None:
    said = "Carol PELLOW told PC Reed that the MGM left"
    assert CASING.plain(said) is said


@given(st.lists(st.sampled_from(NAMES), min_size=3, max_size=9), st.booleans())
def test_every_letter_keeps_its_place(words: list[str], is_upper: bool) -> None:
    said = " ".join(words).upper() if is_upper else " ".join(words).lower()
    plain = CASING.plain(said)
    assert plain.casefold() == said.casefold()
    assert len(plain) == len(said)


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_a_name_that_the_case_knows_is_found_in_any_letters(change: object) -> None:
    assert callable(change)
    told = "this morning kieran strake rang and then left again"
    known = "Mr Kieran Strake came. Saw Kieran Strake at home."
    names = [one.text for one in found(known, str(change(told)))]
    assert names[-1].casefold() == "kieran strake"


def test_words_of_a_text_without_capitals_do_not_make_its_names_ordinary() -> None:
    told = found("Saw Mr Pellow at home.", "mrs pellow in w scones, pellow said no")
    assert [one.text for one in told] == ["Mr Pellow", "mrs pellow", "pellow"]
