"""Invented people and what agencies knew of them, as many as 20,000 entries might hold.

Who is who is not worked out here: pages are measured, whatever the engines would make of the case.
"""

import random
from collections.abc import Mapping, Sequence

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.model import (
    Contact,
    Fact,
    FactKind,
    How,
    Knowledge,
    Order,
    Outcome,
    Rests,
    Sharing,
    Unshared,
    WhoKnew,
)
from candour.core.people.mention import Form, Mention, Standing
from candour.core.people.person import (
    Cast,
    KnownTo,
    Link,
    LinkState,
    Person,
    Reason,
    Relation,
    Strength,
    person_id,
)
from candour.core.spans import Span

PERSONS, FACTS, CONTACTS = 400, 800, 2000
_FAMILY = 0.3


def made_people(entries: Sequence[Entry]) -> tuple[Cast, WhoKnew]:
    """Return a cast of 400 with two mentions in each entry, and 800 facts of them."""
    draw = random.Random(7)
    mentions: list[list[Mention]] = [[] for _ in range(PERSONS)]
    for entry in entries:
        words = entry.what.split(" ", 1)[0]
        for _ in range(2):
            # Few people stand in most of the records.
            mentions[int(PERSONS * draw.random() ** 3)].append(_mention(entry, words))
    told = [one for one in mentions if one]
    ids = [person_id(one[0].id) for one in told]
    happened = {entry.id: entry.happened for entry in entries}
    persons = [_person(one, happened, ids, draw) for one in told]
    relations = tuple(
        Relation(
            person=draw.choice(ids),
            to=ids[0],
            relation="friend",
            code="friend",
            agency=entry.agency,
            recorded=entry.happened,
            entry=entry.id,
        )
        for entry in draw.sample(list(entries), 60)
    )
    return Cast(persons=tuple(persons), relations=relations, subject=ids[0]), _knew(
        entries, ids, draw
    )


def _mention(entry: Entry, words: str) -> Mention:
    start = entry.places[Field.WHAT].start if Field.WHAT in entry.places else 0
    return Mention(
        entry=entry.id,
        agency=entry.agency,
        in_field=Field.WHAT,
        text=words,
        span=Span(start, start + len(words)),
        form=Form.ROLE,
    )


def _person(
    mentions: Sequence[Mention],
    happened: Mapping[str, UncertainDate],
    ids: Sequence[str],
    draw: random.Random,
) -> Person:
    first = {one.agency: one for one in reversed(mentions)}
    is_family = draw.random() < _FAMILY
    links = tuple(
        Link(
            to=draw.choice(ids),
            state=LinkState.SUGGESTED,
            strength=Strength.FAIR,
            reasons_for=(Reason("same_surname", "the same surname"),),
        )
        for _ in range(5)
    )
    return Person(
        id=person_id(mentions[0].id),
        mentions=tuple(mentions),
        names=(f"Person {len(mentions)}",),
        roles=("friend",),
        agencies={
            agency: KnownTo(
                agency=agency,
                first_known=happened[one.entry],
                first_entry=one.entry,
                called=(one.text,),
            )
            for agency, one in first.items()
        },
        links=links if is_family else (),
        standing=Standing.FAMILY if is_family else Standing.PROFESSIONAL,
    )


def _knew(entries: Sequence[Entry], ids: Sequence[str], draw: random.Random) -> WhoKnew:
    facts = [
        Fact(
            id=f"F{number}",
            kind=draw.choice(list(FactKind)),
            person=draw.choice(ids[:60]),
            sentence=f"Something that was seen or told, number {number}.",
        )
        for number in range(FACTS)
    ]
    knowledge = [
        Knowledge(
            id=f"K{number}-{place}",
            fact=fact.id,
            agency=entry.agency,
            first_known=entry.happened,
            how=draw.choice(list(How)),
            rests=_rests(entry),
        )
        for number, fact in enumerate(facts)
        for place, entry in enumerate(_one_of_each(draw.sample(list(entries), 5)))
    ]
    contacts = [
        Contact(
            id=f"C{number}",
            sender=one.agency,
            receiver=other.agency,
            when=one.happened,
            outcome=Outcome.NOT_STATED,
            entries=(one.id,),
            rests=_rests(one),
        )
        for number, (one, other) in enumerate(
            draw.sample(list(entries), 2) for _ in range(CONTACTS)
        )
        if one.agency != other.agency
    ]
    unshared = [
        Unshared(
            id=f"U{number}",
            fact=draw.choice(facts).id,
            holder=contact.sender,
            lacking=contact.receiver,
            since=contact.when,
            contacts=(contact.id,),
            recorded=Sharing.NONE,
            order=Order.AFTER,
        )
        for number, contact in enumerate(contacts)
    ]
    return WhoKnew(
        facts=tuple(facts),
        knowledge=tuple(knowledge),
        contacts=tuple(contacts),
        unshared=tuple(unshared),
    )


def _one_of_each(entries: Sequence[Entry]) -> list[Entry]:
    return list({entry.agency: entry for entry in entries}.values())


def _rests(entry: Entry) -> Rests:
    words = entry.what.split(":", 1)[0]
    return Rests(entry=entry.id, original=entry.original, in_field=Field.WHAT, words=words)
