"""A mention as it is read from one text, before the whole case says whose staff somebody is."""

from dataclasses import dataclass, field

from candour.core.people.mention import Form, PersonName, Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words of one text that refer to somebody; places count in that text."""

    start: int
    end: int
    form: Form
    name: PersonName | None = field(default=None, repr=False)
    roles: frozenset[str] = frozenset()
    role_words: str = field(default="", repr=False)
    whose: str | None = field(default=None, repr=False)
    pronoun: str | None = None
    sex: Sex | None = None
    kind: str | None = None
    """the kind of agency whose staff the words tell somebody to be"""
    is_staff: bool | None = None
    """whether the words themselves say that somebody does a job, or is none of the staff"""
    beside: int | None = None
    """the place, among a text's drafts, of another that means the same person"""
    born: str = field(default="", repr=False)
    ages: tuple[int, int] | None = None
    addresses: tuple[str, ...] = field(default=(), repr=False)
    identifiers: tuple[str, ...] = field(default=(), repr=False)
