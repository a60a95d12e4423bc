"""A small cast and what agencies knew, made by hand from the entries of the tests' case."""

from collections.abc import Sequence

from candour.actions.entry_reading import read_one_date
from candour.actions.merging import Merged
from candour.actions.progress import Progress
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.decisions import Decision, DecisionKind, standing
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

WHY = Reason("rare_name", "Few people are called <b>so</b>.")
WHY_NOT = Reason("no_surname", "The GP gives no surname.")


def made_by_hand(
    merged: Merged, decisions: Sequence[Decision], progress: Progress
) -> tuple[None, Cast, WhoKnew]:
    """Return the cast: a child, a woman whom two agencies name, and an officer."""
    seen, caller, *_ = [one for one in merged.entries if one.agency == "Police"]
    visit, letter = [one for one in merged.entries if one.agency == "GP"]
    child = _person([_mention(seen, "Zephyrine"), _mention(visit, "Zephyrine")], ("Zephyrine",))
    one = _person([_mention(caller, "caller")], (), ("caller",))
    other = _person([_mention(letter, "Letter", 0)], ("Mrs <i>Holt</i>",), ("next_of_kin",))
    officer = _person(
        [_mention(seen, "Officer"), _mention(visit, "officer")], (), ("officer",), is_at_work=True
    )
    persons = _decided(decisions, [child, one, other, officer])
    relations = (
        _relation(other, child, "next of kin", "next_of_kin", letter),
        _relation(other, child, "aunt", "aunt", caller),
    )
    cast = Cast(
        persons=tuple(persons),
        relations=relations if len(persons) == 4 else (),
        subject=child.id,
        warnings=("Zephyrine is called by two forms.",),
    )
    return None, cast, _knew(child, seen, visit, letter)


def _knew(child: Person, seen: Entry, visit: Entry, letter: Entry) -> WhoKnew:
    facts = (
        Fact(id="Fflat", kind=FactKind.ADDRESS, person=child.id, sentence="She lives at the flat."),
        Fact(id="Fother", kind=FactKind.CONCERN, person=None, sentence="A letter was sent."),
    )
    return WhoKnew(
        facts=facts,
        knowledge=(
            _knowledge("Kone", facts[0], seen, "at the flat", How.SAW),
            _knowledge("Ktwo", facts[0], visit, "at the flat", How.TOLD, "Police"),
            _knowledge("Kthree", facts[1], letter, "Letter sent", How.RECORDED),
        ),
        contacts=(
            Contact(
                id="Cone",
                sender="Police",
                receiver="GP",
                when=read_one_date("4 May 2022"),
                means="telephone",
                outcome=Outcome.NOT_STATED,
                entries=(seen.id,),
                rests=_rests(seen, "Officer saw"),
            ),
        ),
        unshared=(
            Unshared(
                id="Uone",
                fact="Fflat",
                holder="Police",
                lacking="GP",
                since=read_one_date("3 May 2022"),
                contacts=("Cone",),
                recorded=Sharing.NONE,
                order=Order.AFTER,
                covered="no",
            ),
        ),
    )


def _decided(decisions: Sequence[Decision], persons: list[Person]) -> list[Person]:
    """Join the two who are decided to be one; else the one is suggested to be the other."""
    child, one, other, officer = persons
    pair = {one.id, other.id}
    state = LinkState.SUGGESTED
    for decision in standing(decisions):
        if set(decision.about) == pair and decision.kind is DecisionKind.SAME_PERSON:
            joined = Link(to="Letter", state=LinkState.DECIDED_SAME, decision=decision.id)
            both = _person(
                [*one.mentions, *other.mentions], other.names, (*one.roles, *other.roles), (joined,)
            )
            return [child, both, officer]
        if set(decision.about) == pair and decision.kind is DecisionKind.DIFFERENT_PERSON:
            state = LinkState.DECIDED_DIFFERENT
    link = Link(
        to=other.id,
        state=state,
        strength=Strength.FAIR,
        reasons_for=(WHY,),
        reasons_against=(WHY_NOT,),
    )
    linked = _person(list(one.mentions), one.names, one.roles, (link,))
    return [child, linked, other, officer]


def _person(
    mentions: list[Mention],
    names: tuple[str, ...],
    roles: tuple[str, ...] = (),
    links: tuple[Link, ...] = (),
    *,
    is_at_work: bool = False,
) -> Person:
    agencies = {
        one.agency: KnownTo(
            agency=one.agency,
            first_known=read_one_date(
                "3 May 2022" if one.agency == "Police" else "early June 2022"
            ),
            first_entry=one.entry,
            called=(one.text,),
        )
        for one in mentions
    }
    return Person(
        id=person_id(mentions[0].id),
        mentions=tuple(mentions),
        names=names,
        roles=roles,
        agencies=agencies,
        links=links,
        standing=Standing.PROFESSIONAL if is_at_work else Standing.FAMILY,
        works_for=("Police",) if is_at_work else (),
    )


def _mention(entry: Entry, words: str, order: int = 0) -> Mention:
    return Mention(
        entry=entry.id,
        agency=entry.agency,
        in_field=Field.WHAT,
        text=words,
        span=_span(entry, words),
        form=Form.ROLE,
        order=order,
    )


def _relation(person: Person, to: Person, words: str, code: str, entry: Entry) -> Relation:
    return Relation(
        person=person.id,
        to=to.id,
        relation=words,
        code=code,
        agency=entry.agency,
        recorded=entry.happened,
        entry=entry.id,
    )


def _knowledge(
    id_: str, fact: Fact, entry: Entry, words: str, how: How, told_by: str | None = None
) -> Knowledge:
    return Knowledge(
        id=id_,
        fact=fact.id,
        agency=entry.agency,
        first_known=entry.happened,
        how=how,
        told_by=told_by,
        rests=_rests(entry, words),
    )


def _rests(entry: Entry, words: str) -> Rests:
    return Rests(
        entry=entry.id,
        original=entry.original,
        in_field=Field.WHAT,
        words=words,
        span=_span(entry, words),
    )


def _span(entry: Entry, words: str) -> Span:
    start = entry.places[Field.WHAT].start + entry.what.index(words)
    return Span(start, start + len(words))
