"""Facts, which agency knew them since when, contacts, and what was never recorded as passed on."""

from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.people.person import Strength
from candour.core.spans import Span


class FactKind(StrEnum):
    """What a fact is about."""

    EXISTS = "exists"
    RELATION = "relation"
    ADDRESS = "address"
    CONCERN = "concern"
    OTHER = "other"


class How(StrEnum):
    """How an agency came to know, by its own record."""

    SAW = "saw"
    TOLD = "told"
    READ = "read"
    RECORDED = "recorded"
    DENIED = "denied"


class Outcome(StrEnum):
    """What became of a contact."""

    PASSED_ON = "passed_on"
    ASKED = "asked"
    REFUSED = "refused"
    NOT_STATED = "not_stated"


class Sharing(StrEnum):
    """What is recorded of a fact's being passed on. There is no word here for blame."""

    SHARED = "shared"
    REFUSED = "refused"
    NONE = "none"


class Order(StrEnum):
    """Whether a contact came surely after the fact was known."""

    AFTER = "after"
    CANNOT_BE_ORDERED = "cannot_be_ordered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rests:
    """The words that something rests on: an entry, a field of it, a place in the original."""

    entry: str
    original: str
    in_field: Field
    words: str = field(repr=False)
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that an agency could know, in one plain sentence.

    `person` is a person's id; `code` the relation, the concern or the address in plain form.
    `decision` is the one that added it, where a reviewer did. `unheard` are words of a question
    that no record has: what answers it says them otherwise, or says less. `unmeant` are its
    pronouns where it says of nobody who is meant.
    """

    id: str
    kind: FactKind
    person: str | None
    sentence: str = field(repr=False)
    code: str = field(default="", repr=False)
    decision: str | None = None
    unheard: tuple[str, ...] = field(default=(), repr=False)
    unmeant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """That a record speaks of one `person` who is only suggested to be another, `likely`."""

    person: str
    likely: str
    strength: Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Since when one agency knew one fact, how, and on which words that rests.

    `told_by` is an agency's name, a person's id, or the words of the record. `followed` is the
    suggestion that leads from whom the record speaks of to whom the fact is about, where there is
    no more than that.
    """

    id: str
    fact: str
    agency: str
    first_known: UncertainDate
    how: How
    told_by: str | None = field(default=None, repr=False)
    followed: Followed | None = None
    rests: Rests


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One agency told, asked or met another.

    `entries` are all that tell of it, `rests` the words of the first. `about` are ids of facts.
    `undelivered` says that it was sent and did not arrive. `further` are other agencies that were
    at the same meeting or copied in: each is told of by a contact of its own, too.
    """

    id: str
    sender: str
    receiver: str
    both_ways: bool = False
    when: UncertainDate
    means: str | None = None
    about: tuple[str, ...] = ()
    outcome: Outcome = Outcome.NOT_STATED
    undelivered: bool = False
    further: tuple[str, ...] = ()
    entries: tuple[str, ...]
    rests: Rests

    def __post_init__(self) -> None:
        if self.sender == self.receiver:
            raise ValueError("a contact is between two agencies")
        if not self.entries:
            raise ValueError("a contact is told of by an entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unshared:
    """A fact that one agency held, and another, with which a contact came after, did not.

    `contacts` are ids of those that came surely after, `unordered` of those that dates do not
    allow to order. `learnt_anyway` is when the other knew it after all.
    """

    id: str
    fact: str
    holder: str
    lacking: str
    since: UncertainDate
    contacts: tuple[str, ...]
    unordered: tuple[str, ...] = ()
    recorded: Sharing
    order: Order
    learnt_anyway: UncertainDate | None = None
    covered: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoKnew:
    """Everything that `candour knew` says of a case."""

    facts: tuple[Fact, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    contacts: tuple[Contact, ...] = ()
    unshared: tuple[Unshared, ...] = ()

    def of_fact(self, fact: str) -> "WhoKnew":
        """What it says of one fact; the contacts are those of all."""
        return WhoKnew(
            facts=tuple(one for one in self.facts if one.id == fact),
            knowledge=tuple(one for one in self.knowledge if one.fact == fact),
            contacts=self.contacts,
            unshared=tuple(one for one in self.unshared if one.fact == fact),
        )
