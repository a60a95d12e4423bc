"""Any form that a name can take is found wherever it stands in a text."""

from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from candour.core.key.model import Key, KeyPerson
from candour.core.leaks.checking import Checker
from candour.core.leaks.leak import LeakClass
from candour.core.leaks.letters import prepared
from candour.core.leaks.stretch import Kind
from candour.vocabulary.leaks import load_leak_words
from tests.generative.name_forms import written_forms

NAMES = (("Reuben", "Sallowby"), ("Kayleigh", "Orrenshaw"), ("Halina", "Wrobel"))
BEFORE = ("", "The worker saw ", "On 3 May he rang: ", "(", "“", "Seen by: ")
AFTER = ("", " at the flat.", ", who left.", ")", "; no reply", "\nand then")


@cache
def checker() -> Checker:
    persons = [
        KeyPerson(id=f"P{n}", name=" ".join(name), pseudonym=f"Person {n}")
        for n, name in enumerate(NAMES)
    ]
    return Checker(Key(case="", persons=tuple(persons)), None, load_leak_words())


@given(
    st.data(), st.sampled_from(range(len(NAMES))), st.sampled_from(BEFORE), st.sampled_from(AFTER)
)
def test_any_form_is_found(data: st.DataObject, n: int, before: str, after: str) -> None:
    form = data.draw(written_forms(*NAMES[n]))
    text = prepared(before + form + after)
    found = checker().found(text, Kind.PROSE)
    assert any(one.leak_class is LeakClass.NAME and f"P{n}" in one.persons for one in found), text


@given(st.text(max_size=300))
@example("¶\n¶")
def test_any_text_can_be_looked_at(text: str) -> None:
    for kind in Kind:
        for one in checker().found(prepared(text), kind):
            assert 0 <= one.start < one.end <= len(prepared(text))


def test_a_name_divided_behind_an_everyday_word_is_found() -> None:
    found = checker().found(prepared("The worker saw Or renshaw."), Kind.PROSE)
    assert any("P1" in one.persons for one in found)
    assert not checker().found(prepared("Ask Smith or Renshaw."), Kind.PROSE)
