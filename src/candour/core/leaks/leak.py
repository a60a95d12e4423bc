"""What the check of an edition found, and how it is shown."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from candour.core.key.model import Withheld


class LeakClass(StrEnum):
    """What gives somebody away: what an edition withholds, or clues put together."""

    NAME = "name"
    DATE_OF_BIRTH = "date_of_birth"
    ADDRESS = "address"
    IDENTIFIER = "identifier"
    PLACE = "place"
    CONTACT = "contact"
    FREE_TEXT = "free_text"
    JIGSAW = "jigsaw"

    @property
    def withheld(self) -> Withheld | None:
        """The class that an edition withholds it by; clues are in none."""
        return None if self is LeakClass.JIGSAW else Withheld(self.value)


@dataclass(frozen=True, slots=True)
class Found:
    """Something found in one text; `persons` are ids, the likeliest first."""

    start: int
    end: int
    leak_class: LeakClass
    form: str = field(repr=False)
    persons: tuple[str, ...] = ()
    warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """One place where an edition gives somebody away, or may."""

    file: str = field(repr=False)
    where: str
    leak_class: LeakClass
    form: str = field(repr=False)
    person: str | None = None
    may_also_be: tuple[str, ...] = ()
    """others of the key whom the same words can mean"""
    warning: bool = False
    id: str = ""
    """the same as long as the words it rests on are, wherever in the file they come to stand"""

    def shown_form(self, *, masked: bool) -> str:
        """Return what stands there; masked, only its first and last letter."""
        return mask(self.form) if masked else self.form


def leak_id(file: str, leak_class: LeakClass, person: str | None, form: str, text: str) -> str:
    """Return the id of a leak by the words it rests on."""
    rests_on = "\n".join((file, leak_class.value, person or "", form, " ".join(text.split())))
    return f"L{sha256(rests_on.encode()).hexdigest()[:12]}"


def mask(form: str) -> str:
    """Keep the first and the last letter or figure, as the contract has it: "L…k"."""
    signs = re.findall(r"[^\W_]", form)
    if len(signs) < 3:  # two letters shown would be all of it
        return f"{signs[0]}…" if signs else "…"
    return f"{signs[0]}…{signs[-1]}"
