"""What an edition withholds of those whom the key does not name, and what it leaves."""

from functools import cache

import pytest

from candour.actions.redacting import replacer_for
from candour.core.key.model import Allowed, Edition, Key, KeyPerson, Withheld
from candour.core.release.replacing import Replacer

KEY = Key(
    case="",
    persons=(
        KeyPerson(
            id="P1", name="Reuben Sallowby", pseudonym="Child R",
            addresses=("9 Tolsey Street, Hethermouth, QH1 2TB",),
        ),
    ),
    allowed=(Allowed("Dr Corin Haldane-Moss"), Allowed("Elmfield Academy")),
)  # fmt: skip
RECORDS = (
    "Mrs Pauline Neave rang. She was worried about Reuben.",
    "Later Neave and her son walked to Sallowby Hall. Price was asked, too.",
    "He started at Thistledown Nursery in Hethermouth; it said that all was well.",
    "They moved from Ossingley, near Ossingley Fields, and liked it in Ossingley.",
    "Dr Price saw him. The price was high. Ask the Practice Manager of the GP Surgery.",
    "Dr Corin Haldane-Moss wrote of Elmfield Academy and Rainbow House.",
)
PUBLIC = Edition(
    name="public",
    classes_withheld=frozenset({Withheld.NAME, Withheld.ADDRESS, Withheld.IDENTIFIER}),
)
NO_PLACE = Edition(name="strict")
ALL = Edition(name="all", dates="none", ages="none", classes_withheld=frozenset(Withheld))


@cache
def replacer(edition: Edition) -> Replacer:
    return replacer_for(KEY, edition, RECORDS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mrs Pauline Neave rang.", "[name removed] rang."),
        ("We asked Neave’s son.", "We asked [name removed]’s son."),
        ("Reuben and Reuben Neave came.", "Child R and Child R [name removed] came."),
        ("Seen by Dr Price today.", "Seen by [name removed: doctor] today."),
        ("PC Umber attended.", "[name removed: police officer] attended."),
        ("Dr Haldane-Moss wrote.", "Dr Haldane-Moss wrote."),
        ("The price went up.", "The price went up."),
        ("at Thistledown Nursery", "at [name removed: nursery]"),
        ("at Elmfield Academy", "at Elmfield Academy"),
        ("at Nether primary school", "at [name removed: school]"),
        ("The GP Surgery and the Care Home rang.", "The GP Surgery and the Care Home rang."),
        ("Children's Social Care and Sarnshire Police met.",
         "Children's Social Care and Sarnshire Police met."),
        ("the Child Protection Conference", "the Child Protection Conference"),
        ("lives in Mill Lane", "lives in [address removed]"),
        ("from Hethermouth", "from [place removed]"),
        ("from Ossingley", "from Ossingley"),
    ],
)  # fmt: skip
def test_a_public_edition(text: str, said: str) -> None:
    assert replacer(PUBLIC).released(text).text == said


def test_places_are_an_allow_list() -> None:
    named = Edition(name="some", places=("Hethermouth", "Thistledown Nursery"))
    text = "at Thistledown Nursery in Hethermouth, then Ossingley Town Council"
    assert replacer(NO_PLACE).released(text).text == (
        "at [name removed: nursery] in [place removed], then [place removed] Town Council"
    )
    assert replacer(named).released(text).text == (
        "at Thistledown Nursery in Hethermouth, then [place removed] Town Council"
    )


def test_free_text_withholds_whatever_tells_of_somebody() -> None:
    text = "A Turkish driver, aged 41, owed 3,000 pounds to Acme Limited for two years."
    assert replacer(ALL).released(text).text == (
        "A [personal detail removed] [personal detail removed], [date removed], owed "
        "[amount removed] to [organisation removed] for [date removed]."
    )


def test_a_key_can_say_that_only_its_names_are_withheld() -> None:
    kept = Edition(name="kept", unlisted=False)
    assert replacer(kept).released("Mrs Neave and Reuben").text == "Mrs Neave and Child R"


def test_what_is_perhaps_a_name_is_listed() -> None:
    released = replacer(PUBLIC).released("He and Zorrie left; Zorrie came back.")
    assert released.perhaps == ()  # nothing else in the records has that word
    texts = ("They asked Zorrie about it.", *RECORDS)
    released = replacer_for(KEY, PUBLIC, texts).released("He and Zorrie left.")
    assert released.perhaps == ("Zorrie",)
