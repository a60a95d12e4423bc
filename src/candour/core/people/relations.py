"""Relations: what each agency recorded two people to be to each other, by the record's own date.

Rival ones stand side by side: nothing here says which is true. Professionals have none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.people.mention import Mention
from candour.core.people.person import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A role as one mention tells it: whose it is, and towards whom, by persons' ids."""

    mention: Mention = field(repr=False)
    person: str
    to: str


def relations_of(
    told: Iterable[Told], entries: Mapping[str, Entry], not_told: frozenset[str]
) -> Iterator[Relation]:
    """Yield each role once an agency and wording, from the earliest record of it.

    `not_told` are roles that say nothing of what one is to another ("the man", "the child").
    """
    seen: set[tuple[str, str, str, str]] = set()
    ordered = sorted(told, key=lambda one: _day(entries[one.mention.entry]))
    for one in ordered:
        mention = one.mention
        roles = sorted(mention.roles - not_told)
        if one.person == one.to or not roles:
            continue
        words = " ".join((mention.role_words or mention.text).split())
        key = (one.person, one.to, words.casefold(), mention.agency)
        if key in seen:
            continue
        seen.add(key)
        entry = entries[mention.entry]
        yield Relation(
            person=one.person,
            to=one.to,
            relation=words,
            code=roles[0],
            agency=mention.agency,
            recorded=entry.recorded or entry.happened,
            entry=mention.entry,
            in_field=mention.in_field,
            span=mention.span,
        )


def _day(entry: Entry) -> str:
    date = entry.recorded or entry.happened
    moment = date.earliest or date.latest
    return moment.isoformat() if moment else "9999"
