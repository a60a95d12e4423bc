"""A Person: mentions that are one, by links that have reasons and can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.people.mention import Mention, Sex, Standing
from candour.core.spans import Span


class LinkState(StrEnum):
    """What became of two that may be one."""

    JOINED = "joined"
    SUGGESTED = "suggested"
    KEPT_APART = "kept_apart"
    DECIDED_SAME = "decided_same"
    DECIDED_DIFFERENT = "decided_different"


class Strength(StrEnum):
    """How strong the evidence for one person is; `docs/manual/people.md` shows what each means."""

    CERTAIN = "certain"
    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against: its code in the vocabulary, and the sentence that screens show."""

    code: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a person: to another person's id, or to words that were joined to it."""

    to: str = field(repr=False)
    state: LinkState
    strength: Strength | None = None
    reasons_for: tuple[Reason, ...] = ()
    reasons_against: tuple[Reason, ...] = ()
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTo:
    """How one agency knows a person: since when, as its own records date it, and called what."""

    agency: str
    first_known: UncertainDate
    first_entry: str
    called: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Mentions that are one person. Somebody known only by a role is as full a person as any.

    `id` is that of the earliest mention, in the order in which files were given, and any mention's
    id leads to its person, so that decisions hold when files are added.
    """

    id: str
    mentions: tuple[Mention, ...] = field(repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    roles: tuple[str, ...] = field(default=(), repr=False)
    agencies: Mapping[str, KnownTo] = field(default_factory=dict, repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)
    standing: Standing = Standing.UNKNOWN
    works_for: tuple[str, ...] = ()
    sex: Sex | None = None
    born: tuple[UncertainDate, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError("a person is mentioned somewhere")

    @property
    def shown_as(self) -> str:
        """The fullest name, or the role in plain words where there is none."""
        if self.names:
            return self.names[0]
        return self.roles[0].replace("_", " ") if self.roles else "somebody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one agency recorded two people to be to each other, dated by its record.

    `relation` is in the record's words, `code` in the vocabulary's ("partner", "next_of_kin").
    """

    person: str
    to: str
    relation: str = field(repr=False)
    code: str
    agency: str
    recorded: UncertainDate
    entry: str
    in_field: Field = Field.WHAT
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody that the records mention: the family's people and the professionals.

    `subject` is the id of the person whom the review is about, where the records tell.
    `warnings` say in words what a person should look at (a cluster grown large, a weakest link).
    """

    persons: tuple[Person, ...] = field(repr=False)
    relations: tuple[Relation, ...] = field(default=(), repr=False)
    subject: str | None = None
    warnings: tuple[str, ...] = field(default=(), repr=False)
    _by_mention: Mapping[str, Person] = field(init=False, repr=False)
    _by_id: Mapping[str, Person] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_mention = {one.id: person for person in self.persons for one in person.mentions}
        by_id = {person_id(mention): person for mention, person in by_mention.items()}
        object.__setattr__(self, "_by_mention", by_mention)
        object.__setattr__(self, "_by_id", by_id)

    def of_mention(self, mention: str) -> Person | None:
        """The person whom a mention, by its id, resolves to."""
        return self._by_mention.get(mention)

    def person(self, id: str) -> Person | None:  # noqa: A002
        """The person of an id, be it an earlier id: every mention's own id leads to its person."""
        return self._by_id.get(id)


def person_id(mention: str) -> str:
    """The id that a person has by one of its mentions."""
    return f"P{sha256(mention.encode()).hexdigest()[:10]}"
