"""How much of a name a form has, and what a misspelling of it keeps."""

from collections.abc import Iterator
from enum import IntEnum

from candour.core.people.linking.names import NameForm


class Fullness(IntEnum):
    """How much of a name a form has."""

    LETTERS = 0
    SURNAME = 1
    FORENAME = 2
    INITIAL = 3
    WHOLE = 4


def fullness(form: NameForm) -> Fullness:
    """How much of a name a form has."""
    has_surname = len(form.surname) > 1
    if has_surname and form.called:
        return Fullness.WHOLE if form.names.forenames else Fullness.INITIAL
    if form.title and form.surname and not form.called and not form.names.initials:
        return Fullness.SURNAME
    if has_surname:
        return Fullness.INITIAL if form.names.initials else Fullness.SURNAME
    if form.called:
        return Fullness.INITIAL if form.surname else Fullness.FORENAME
    return Fullness.LETTERS


def sounds(form: NameForm) -> Iterator[str]:
    """What a misspelling of a whole name keeps: one part of it, and the first letters."""
    if form.is_full:
        yield f"{form.names.forenames[0]} {form.surname[0]}"
        yield f"{form.names.forenames[0][0]} {form.surname}"


def is_by_name_alone(one: NameForm, other: NameForm) -> bool:
    """Whether two are forenames alone that differ: "Karen" is not Kayleigh for her being "Kaz"."""
    kinds = {fullness(one), fullness(other)}
    return kinds == {Fullness.FORENAME} and one.called != other.called


def whole_key(form: NameForm) -> str | None:
    """What two whole names must share to be alike."""
    if fullness(form) is not Fullness.WHOLE:
        return None
    return f"{form.names.forenames[0]} {form.surname}"


def short_key(form: NameForm) -> str | None:
    """What two short forms must share to be alike; bare initials are an agency's own."""
    kind = fullness(form)
    if kind is Fullness.WHOLE:
        return None
    letters = form.names.initials[:1] if kind is not Fullness.LETTERS else form.names.initials
    title = form.title if kind is Fullness.SURNAME else ""
    if kind is Fullness.SURNAME and not title:
        return None
    return f"{'/'.join(form.called)} {letters} {form.surname} {title}"
