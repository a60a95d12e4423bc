"""Every way in which records write a name, made of the name alone: what a leak check must find."""

from collections.abc import Iterator

from hypothesis import strategies as st

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "PC")


def written_forms(forename: str, surname: str) -> st.SearchStrategy[str]:
    """Draw one form of a two-word name: in order or not, in any case, shortened or misspelt."""
    return st.one_of(
        st.sampled_from(sorted(plain_forms(forename, surname))),
        misspelt(forename),
        misspelt(surname),
        broken(surname),
    )


def plain_forms(forename: str, surname: str) -> Iterator[str]:
    """Yield forms that need no chance."""
    first, last = forename[0], surname[0]
    whole = f"{forename} {surname}"
    yield from (whole, forename, surname, whole.upper(), whole.lower(), surname.upper())
    yield from (f"{surname}, {forename}", f"{surname} {forename}", f"{first}. {surname}")
    yield from (f"{first} {surname}", f"{forename} {last}.", f"{first}{last}", f"{first}.{last}.")
    yield from (f"{title} {surname}" for title in _TITLES)
    yield from (f"{forename}'s", f"{surname}’s", f"the {surname}s", f"the {surname}s’")
    yield from (f"{forename}-{surname}", f"{forename}_{surname}".lower(), f"{forename}{surname}")
    yield from (f"{forename}.{surname}@mail.example".lower(), f"{first}{surname}".lower())
    yield from (" ".join(surname), "-".join(surname.upper()))


@st.composite
def misspelt(draw: st.DrawFn, name: str) -> str:
    """Draw a name with one letter changed, left out, added, or two swapped."""
    at = draw(st.integers(1, len(name) - 2))
    letter = draw(st.sampled_from(_LETTERS))
    return draw(
        st.sampled_from(
            (
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            )
        )
    )


@st.composite
def broken(draw: st.DrawFn, name: str) -> str:
    """Draw a name that a line's end, a sign of no width or a space divides."""
    at = draw(st.integers(2, len(name) - 2))
    between = draw(st.sampled_from(("-\n", "- \n  ", "\u00ad", "\u200b", "\u2060", " ", "\ufeff")))
    return name[:at] + between + name[at:]
