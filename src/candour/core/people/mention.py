"""A Mention: words in an entry that refer to somebody. It is not a person; it resolves to one."""

from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.spans import Span


class Form(StrEnum):
    """What a mention calls somebody by."""

    NAME = "name"
    INITIALS = "initials"
    ROLE = "role"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class Sex(StrEnum):
    """What a record's words say of somebody's sex: by a title, a role, a pronoun, a mark."""

    FEMALE = "female"
    MALE = "male"


class Standing(StrEnum):
    """Whether somebody is of the family's world or does a job for an agency."""

    FAMILY = "family"
    PROFESSIONAL = "professional"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name as it was written, taken apart; every part in the letters of the record.

    `given` are forenames in full, in order; `initials` stand for forenames that were not written
    out ("D" in "Mr D Pellow"); `nickname` stands in quotation marks or brackets beside the name;
    `generation` tells one bearer of the name from another (the "elder" or the "younger").
    """

    title: str = ""
    given: tuple[str, ...] = field(default=(), repr=False)
    initials: str = field(default="", repr=False)
    surname: str = field(default="", repr=False)
    nickname: str = field(default="", repr=False)
    former: str = field(default="", repr=False)
    generation: str = ""

    def __post_init__(self) -> None:
        if not (self.given or self.initials or self.surname or self.nickname):
            raise ValueError("a name has a part that names somebody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words in one field of an entry that refer to somebody, and what those words say of them.

    `span` is the place of the words in the original's text; None where the field's words are not
    its characters one for one. `roles` are codes of the vocabulary ("mother", "partner",
    "next_of_kin", "social_worker"), `role_words` the words as written, and `whose` says whom a
    role is relative to: a code ("mother" in "mum's partner"), a name as written, or None where the
    record's own child or client is meant. `born` is a birth date that stands with the mention,
    `ages` the least and the most years of an age that does.
    """

    entry: str
    agency: str
    in_field: Field
    text: str = field(repr=False)
    span: Span | None = None
    form: Form
    name: PersonName | None = field(default=None, repr=False)
    roles: frozenset[str] = frozenset()
    role_words: str = field(default="", repr=False)
    whose: str | None = field(default=None, repr=False)
    sex: Sex | None = None
    standing: Standing = Standing.UNKNOWN
    works_for: str | None = None
    born: UncertainDate | None = field(default=None, repr=False)
    ages: tuple[int, int] | None = field(default=None, repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    identifiers: tuple[str, ...] = field(default=(), repr=False)
    column: str = ""
    """the heading of a further column ("Next of kin") where the field is none of an entry's own"""
    beside: str | None = None
    """the id of another mention that stands in apposition and means the same person"""
    order: int = 0
    """which of the equal words in a field this is: 0 for the first"""

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("a mention has words")
        if self.form in (Form.NAME, Form.INITIALS) and self.name is None:
            raise ValueError("a mention by name has a name")

    @property
    def id(self) -> str:
        """What tells this mention from every other; it changes only with the words it rests on."""
        where = (
            f"{self.span.start}-{self.span.end}"
            if self.span
            else f"{self.column or self.in_field.value}-{self.order}-{self.text}"
        )
        return f"{self.entry}@{where}"
