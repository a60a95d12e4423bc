"""A small invented key for tests of the leak check."""

from datetime import date

from candour.core.key.model import Allowed, Edition, Key, KeyPerson, Withheld
from candour.core.leaks.checking import Checker
from candour.core.leaks.leak import Found
from candour.core.leaks.letters import prepared
from candour.core.leaks.stretch import Kind
from candour.vocabulary.leaks import load_leak_words

KEY = Key(
    case="Child Z",
    persons=(
        KeyPerson(
            id="P1",
            name="Kayleigh Ann Sallowby",
            forms=("Kaz", "Ms Sallowby"),
            born=date(1994, 5, 27),
            addresses=("Flat 3, 9 Tolsey Street, Hethermouth, QH1 2TB",),
            identifiers=("NHS 999 417 2034", "07700 900417", "k.sallowby@mail.example"),
            pseudonym="Ms K",
        ),
        KeyPerson(
            id="P2", name="Reuben James Sallowby", born=date(2020, 6, 14), pseudonym="Child Z"
        ),
        KeyPerson(
            id="P3", name="Mark Mason", ordinary_words=("mark", "marks", "mason"), pseudonym="Lodger"
        ),
        KeyPerson(
            id="P4", name="Halina Wrobel", addresses=("1 Rook Lane, Ossingley, QH6 8AD",),
            is_sheltered=True, pseudonym="Carer",
        ),
        KeyPerson(id="P5", name="May Moss", pseudonym="Aunt"),
        KeyPerson(id="R1", name="DC Sandra Wix", pseudonym="Officer 1"),
    ),
    allowed=(Allowed("Dr Corin Haldane-Moss"), Allowed("Sarnshire County Council")),
    editions={
        "public": Edition(
            name="public",
            classes_withheld=frozenset(Withheld) - {Withheld.FREE_TEXT, Withheld.PLACE},
        ),
        "family": Edition(name="family", classes_withheld=frozenset({Withheld.IDENTIFIER})),
    },
)  # fmt: skip


def checker(edition: str = "public") -> Checker:
    """What checks by this key."""
    return Checker(KEY, KEY.editions[edition], load_leak_words())


def found(text: str, kind: Kind = Kind.PROSE, edition: str = "public") -> list[Found]:
    """What a text gives away."""
    return checker(edition).found(prepared(text), kind)


def said(text: str, kind: Kind = Kind.PROSE, edition: str = "public") -> list[str]:
    """Each thing found, as "form class person", with a question mark where it is a warning."""
    return [
        f"{one.form} | {one.leak_class} {one.persons[0] if one.persons else '-'}"
        + ("?" if one.warning else "")
        for one in found(text, kind, edition)
    ]
