"""No released text holds a protected form, in any spelling that the key's rules can make."""

from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from candour.core.key.model import Edition, Key, KeyPerson
from candour.core.leaks.checking import Checker
from candour.core.leaks.letters import prepared
from candour.core.leaks.stretch import Kind
from candour.core.release.replacing import Replacer
from candour.vocabulary.leaks import load_leak_words
from candour.vocabulary.release import load_release_words
from tests.generative.name_forms import written_forms

NAMES = (("Reuben", "Sallowby"), ("Kayleigh", "Orrenshaw"), ("Halina", "Wrobel"))
BEFORE = ("", "The worker saw ", "On 3 May he rang: ", "(", "“", "Seen by: ", "Ms ", "and K. ")
AFTER = ("", " at the flat.", ", who left.", ")", "; no reply", "\nand then", "'s flat", " R.")


@cache
def key() -> Key:
    persons = [
        KeyPerson(id=f"P{n}", name=" ".join(name), pseudonym=f"Person {n}")
        for n, name in enumerate(NAMES)
    ]
    return Key(case="", persons=tuple(persons))


@cache
def replacer() -> Replacer:
    return Replacer(key(), Edition(name="public"), load_release_words(), lambda _: ())


@cache
def checker() -> Checker:
    return Checker(key(), Edition(name="public"), load_leak_words())


@given(
    st.data(),
    st.lists(st.sampled_from(range(len(NAMES))), min_size=1, max_size=3),
    st.sampled_from(BEFORE),
    st.sampled_from(AFTER),
)
def test_no_form_is_left(data: st.DataObject, who: list[int], before: str, after: str) -> None:
    forms = [data.draw(written_forms(*NAMES[n])) for n in who]
    text = before + " told ".join(forms) + after
    released = replacer().released(text).text
    found = checker().found(prepared(released), Kind.PROSE)
    assert not [one for one in found if not one.warning], (text, released)


@given(st.text(max_size=200))
@example("ﬁ\u0301 Sallo­-\nwby")
def test_any_text_can_be_released(text: str) -> None:
    released = replacer().released(text)
    at = 0
    for one in released.replacements:
        assert at <= one.span.start < one.span.end <= len(text)
        at = one.span.end
    assert replacer().released(released.text).text.count("Sallowby") == 0
