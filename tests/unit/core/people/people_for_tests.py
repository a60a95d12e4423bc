"""People and relations made by hand."""

from collections.abc import Iterable
from datetime import datetime

from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.people.mention import Form, Mention, PersonName, Sex, Standing
from candour.core.people.person import Cast, KnownTo, Person, Relation, person_id

HASH = "a3" * 32
ENTRY = f"{HASH}#t1r2"


def day(written: str) -> UncertainDate:
    first = datetime.fromisoformat(written)
    last = first.replace(hour=23, minute=59)
    return UncertainDate(written, first, last, "day", None, "resolved", written)


def person(
    name: str,
    agencies: Iterable[str] = ("Police",),
    *,
    sex: Sex | None = None,
    standing: Standing = Standing.FAMILY,
    roles: Iterable[str] = (),
) -> Person:
    """A person by one name; `roles` are codes that the mention bears."""
    said = Mention(
        entry=ENTRY,
        agency=next(iter(agencies)),
        in_field=Field.WHAT,
        text=name,
        form=Form.NAME,
        name=PersonName(given=(name.split(" ", maxsplit=1)[0],)),
        roles=frozenset(roles),
    )
    known = {
        agency: KnownTo(
            agency=agency, first_known=day("2022-05-03"), first_entry=ENTRY, called=(name,)
        )
        for agency in agencies
    }
    return Person(
        id=person_id(said.id),
        mentions=(said,),
        names=(name,),
        agencies=known,
        sex=sex,
        standing=standing,
    )


def relation(
    one: Person,
    to: Person,
    code: str,
    agency: str = "Police",
    *,
    words: str = "",
    on: str = "2022-05-03",
) -> Relation:
    return Relation(
        person=one.id,
        to=to.id,
        relation=words or code.replace("_", " "),
        code=code,
        agency=agency,
        recorded=day(on),
        entry=ENTRY,
    )


def cast(persons: Iterable[Person], relations: Iterable[Relation], subject: Person) -> Cast:
    return Cast(persons=tuple(persons), relations=tuple(relations), subject=subject.id)
