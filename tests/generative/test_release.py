"""No released text holds a protected form, in any spelling that the key's rules can make."""

import re
import unicodedata
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
from tests.generative.name_forms import broken, misspelt, written_forms

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


ONSETS = ("b", "br", "d", "dr", "f", "g", "gl", "h", "k", "m", "n", "p", "pr", "s", "tr", "v", "w")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ee")
ENDS = ("n", "r", "s", "t", "l", "ck", "nd", "sk", "ll")
SYLLABLES = st.builds("".join, st.tuples(*map(st.sampled_from, (ONSETS, VOWELS, ENDS))))
MADE_NAMES = st.builds(lambda a, b: (a + b).capitalize(), SYLLABLES, SYLLABLES).filter(
    lambda name: name.lower() not in load_release_words().everyday
)


@st.composite
def surnames(draw: st.DrawFn) -> str:
    """Draw a surname: plain, of two, with an apostrophe, small words or an accent."""
    name, other = draw(MADE_NAMES), draw(MADE_NAMES)
    kinds = (name, f"{name}-{other}", f"O'{name}", f"Mc{name}", f"van der {name}", f"{name}ë")
    return draw(st.sampled_from(kinds))


@st.composite
def dressed(draw: st.DrawFn, form: str) -> str:
    """Draw a form as print and typing dress it: in capitals, owning something, in brackets."""
    dress = draw(st.sampled_from(("{}", "{}'s", "{}’s", "({})", "“{}”", "Mr {}", "the {}s")))
    said = form.upper() if draw(st.booleans()) else form
    return dress.format(said)


@given(st.data(), MADE_NAMES, surnames())
def test_no_letters_of_any_name_are_left(data: st.DataObject, forename: str, surname: str) -> None:
    person = KeyPerson(id="P1", name=f"{forename} {surname}", pseudonym="Q9")
    maker = Replacer(
        Key(case="", persons=(person,)), Edition(name="p"), load_release_words(), lambda _: ()
    )
    first = forename[0]
    form = data.draw(
        st.one_of(
            st.sampled_from((
                f"{forename} {surname}", f"{surname}, {forename}", f"{first}. {surname}", surname,
                f"{forename}\n{surname}", f"{forename}\u00a0{surname}", f"{surname} {first}",
                f"{forename} James {surname}", f"{forename}_{surname}", forename,
            )),
            misspelt(forename),
            broken(forename),
            misspelt(surname.rsplit(maxsplit=1)[-1]).map(lambda slip: f"{forename} {slip}"),
        )
    )  # fmt: skip
    text = f"The worker saw {data.draw(dressed(form))} at the flat."
    released = maker.released(text).text
    kept = squashed(released)
    everyday = load_release_words().everyday
    for word in re.split(r"[\s,.()_]+", re.sub(r"-\s*\n\s*", "", form)):
        letters = squashed(word)
        told = len(letters) >= 4 and letters not in everyday and word != "James"
        assert not (told and letters in kept), (text, released)


def squashed(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z]", "", plain.casefold())


@given(st.text(max_size=200))
@example("ﬁ\u0301 Sallo­-\nwby")
def test_any_text_can_be_released(text: str) -> None:
    released = replacer().released(text)
    at = 0
    for one in released.replacements:
        assert at <= one.span.start < one.span.end <= len(text)
        at = one.span.end
    assert replacer().released(released.text).text.count("Sallowby") == 0
