"""From a name as written to the body that it means."""

import pytest

from candour.core.agencies.matching import BodyFinder
from candour.core.agencies.words import BodyWords
from candour.errors import BadVocabulary
from candour.vocabulary.agencies import load_body_words
from candour.vocabulary.loader import load_vocabulary

POOL = (
    "Exampleshire Police",
    "Exampleshire County Council",
    "Exampleton Borough Council",
    "Driver and Vehicle Standards Agency",
    "HM Prison and Probation Service",
    "HM Prison Exampleton",
    "NHS Greater Manchester Integrated Care Board",
    "Stockport NHS Foundation Trust",
    "Home Office",
    "Rosebank Care Home",
    "General Medical Council",
)
FINDER = BodyFinder(POOL, load_body_words())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Exampleshire Constabulary", "Exampleshire Police"),
        ("Chief Constable of Exampleshire", "Exampleshire Police"),
        ("Exampleton Council", "Exampleton Borough Council"),
        ("VOSA", "Driver and Vehicle Standards Agency"),
        ("NOMS", "HM Prison and Probation Service"),
        ("HMP Exampleton", "HM Prison Exampleton"),
        ("Stockport Clinical Commissioning Group", "NHS Greater Manchester Integrated Care Board"),
        ("Stepping Hill Hospital", "Stockport NHS Foundation Trust"),
        ("Secretary of State for the Home Department", "Home Office"),
        ("GMC", "General Medical Council"),
        ("Rose Bank Care Home Ltd", "Rosebank Care Home"),
    ],
)
def test_the_body_meant_comes_first(written: str, meant: str) -> None:
    assert FINDER.find(written)[0].name == meant


def test_an_own_name_is_surely_meant_and_words_unknown_mean_nothing() -> None:
    assert FINDER.find("home office")[0].likeness == 1
    assert FINDER.find("Quxxy") == []


def test_a_short_form_counts_in_capitals_alone() -> None:
    words = load_body_words()
    assert words.meant_by("advice of NICE, 2015")
    assert not words.meant_by("a nice visit")


def test_every_problem_of_the_vocabulary_is_named() -> None:
    loaded = dict(load_vocabulary("public_bodies"))
    del loaded["words"]
    with pytest.raises(BadVocabulary, match="words: unknown or missing"):
        BodyWords.from_mapping(loaded)
