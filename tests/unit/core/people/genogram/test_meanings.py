"""What codes mean for a genogram: loaded, checked, and enough for every code of the family."""

import pytest

from candour.core.people.genogram.meanings import Meanings, Side, Tie
from candour.core.people.mention import Sex
from candour.errors import BadVocabulary
from candour.vocabulary.genogram import load_genogram_meanings
from candour.vocabulary.loader import load_vocabulary

BESIDE = {
    "friend", "neighbour", "lodger", "housemate", "tenant", "landlord", "next_of_kin", "carer",
    "power_of_attorney",
}  # fmt: skip


def test_a_grandmother_stands_two_generations_higher_on_her_side() -> None:
    meaning = load_genogram_meanings().of("maternal_grandmother")
    assert (meaning.tie, meaning.above) == (Tie.PARENT, 2)
    assert (meaning.through, meaning.sex) == (Side.MOTHER, Sex.FEMALE)


def test_every_family_code_of_the_mentions_is_kin_or_known_to_stand_beside() -> None:
    meanings = load_genogram_meanings()
    codes = set(load_vocabulary("people")["family"])
    beside = {code for code in codes if meanings.of(code).tie is Tie.BESIDE}
    assert beside == BESIDE


def test_an_unknown_code_stands_beside() -> None:
    assert load_genogram_meanings().of("window_cleaner").tie is Tie.BESIDE


@pytest.mark.parametrize(
    ("words", "says"), [("mum's friend", True), ("her ex", True), ("lodger", False)]
)
def test_words_that_say_whose(words: str, says: bool) -> None:
    assert load_genogram_meanings().says_whose(words) is says


def test_the_lead_agency_is_social_care_for_children() -> None:
    meanings = load_genogram_meanings()
    kinds = {"adult_social_care": ["Adults"], "children_social_care": ["Children"], "gp": ["GP"]}
    assert meanings.lead_of(kinds) == "Children"
    assert meanings.lead_of({"gp": ["GP"]}) is None


def test_every_mistake_is_said_at_once() -> None:
    loaded = {
        "ties": {"mother": {"tie": "mum"}, "aunt": {"tie": "kin", "upwards": 1}, "x": "y"},
        "signs": {"ill": []},
        "more": {},
    }
    with pytest.raises(BadVocabulary) as refused:
        Meanings.from_mapping(loaded)
    said = str(refused.value)
    assert all(one in said for one in ("mother:", "aunt:", "x:", "ill:", "more:"))
