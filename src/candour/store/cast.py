"""Who is who in a case, kept as a table, so that a page on people reads only what it shows.

A cache, a file of its own.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from candour.core.people.mention import Mention, Standing
from candour.core.people.person import Cast, Link, LinkState, Person, Relation, person_id
from candour.core.watching import Checkpoint
from candour.store.kept import (
    body_of,
    if_kept,
    keep_once,
    of_body,
    one_kept,
    reading,
    written_anew,
)
from candour.store.seeking import as_tags, in_one_case

_FORMAT = 2
_TABLES = """
CREATE TABLE person (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, standing TEXT NOT NULL, words TEXT NOT NULL,
    agencies TEXT NOT NULL, mentions INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE mention (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, person INTEGER NOT NULL, agency TEXT NOT NULL,
    body TEXT NOT NULL);
CREATE TABLE link (person INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE relation (one TEXT NOT NULL, other TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE suggestion (
    one INTEGER NOT NULL, other INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (one, other));
"""
_INDEXES = """
CREATE INDEX person_by_id ON person (id);
CREATE INDEX mention_by_id ON mention (id);
CREATE INDEX mention_by_person ON mention (person);
CREATE INDEX link_by_person ON link (person);
CREATE INDEX relation_by_one ON relation (one);
CREATE INDEX relation_by_other ON relation (other);
"""
_FIRST = (Standing.FAMILY, Standing.UNKNOWN, Standing.PROFESSIONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCast:
    """What a kept cast was made from, and what it holds."""

    head: str
    decisions: int
    rules: str
    persons: Mapping[str, int]
    suggestions: int
    mentions: int
    agencies: tuple[str, ...]
    subject: str | None = None
    warnings: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Made:
    """What something is made from: the head of the log, how many decisions, today's rules."""

    head: str
    decisions: int
    rules: str


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """A person with the first of his mentions alone, and without his links.

    `mentions` says how many mentions there are; `number` is his place in lists.
    """

    person: Person = field(repr=False)
    number: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSought:
    """Which persons are looked for: all of the words, in any case, in a name, role or form."""

    words: str = field(default="", repr=False)
    agency: str = ""
    standing: Standing | None = None


def save_cast(path: Path, cast: Cast, made: Made, checkpoint: Checkpoint) -> KeptCast:
    """Keep a cast, the family first, and in it whom most agencies know.

    Raises `CandourError` where the disk refuses.
    """
    persons = sorted(cast.persons, key=lambda one: _place(one, cast.subject))
    suggestions = list(_suggestions(persons, cast))
    kept = KeptCast(
        head=made.head,
        decisions=made.decisions,
        rules=made.rules,
        persons=Counter(one.standing.value for one in persons),
        suggestions=len(suggestions),
        mentions=sum(len(one.mentions) for one in persons),
        agencies=tuple(sorted({agency for one in persons for agency in one.agencies})),
        subject=cast.subject,
        warnings=cast.warnings,
    )
    with written_anew(path, _FORMAT, _TABLES, _INDEXES) as database:
        keep_once(database, "state", kept)
        for number, person in enumerate(persons, start=1):
            checkpoint()
            _keep_person(database, number, person)
        database.executemany(
            "INSERT INTO relation VALUES (?, ?, ?)",
            ((one.person, one.to, body_of(one)) for one in cast.relations),
        )
        database.executemany(
            "INSERT INTO suggestion (one, other, body) VALUES (?, ?, ?)", suggestions
        )
    return kept


def cast_kept(path: Path) -> KeptCast | None:
    """Return what is kept here and of what; None where nothing is, or nothing that can be used."""
    return if_kept(path, _FORMAT, "state", KeptCast)


def search_people(
    path: Path, sought: PeopleSought, start: int, most: int
) -> tuple[int, list[KeptPerson]]:
    """Return how many persons are found, and those from `start` on."""
    conditions, values = _conditions(sought, "person")
    where = " AND ".join(conditions) or "1"
    with reading(path) as database:
        found = database.execute(f"SELECT count(*) FROM person WHERE {where}", values)  # noqa: S608
        total = int(found.fetchone()[0])
        rows = database.execute(
            f"SELECT number, mentions, body FROM person WHERE {where} "  # noqa: S608
            "ORDER BY number LIMIT ? OFFSET ?",
            (*values, most, start),
        ).fetchall()
    return total, [_person(*row) for row in rows]


def find_person(path: Path, person: str) -> KeptPerson | None:
    """Return a person by an id that he has or had: that of any of his mentions."""
    with reading(path) as database:
        return _find(database, person)


def people_named(path: Path, persons: Iterable[str]) -> dict[str, KeptPerson]:
    """Return persons by ids that they have or had; those that are not there are left out."""
    with reading(path) as database:
        found = {one: _find(database, one) for one in dict.fromkeys(persons)}
    return {one: person for one, person in found.items() if person is not None}


def mentions_of(
    path: Path, person: int, start: int, most: int, agency: str = ""
) -> tuple[int, list[Mention]]:
    """Return how many mentions a person, by his number, has, and those from `start` on."""
    where, values = "person = ?", [person]
    if agency:
        where, values = f"{where} AND agency = ?", [*values, agency]  # type: ignore[list-item]
    with reading(path) as database:
        found = database.execute(f"SELECT count(*) FROM mention WHERE {where}", values)  # noqa: S608
        total = int(found.fetchone()[0])
        rows = database.execute(
            f"SELECT body FROM mention WHERE {where} ORDER BY number LIMIT ? OFFSET ?",  # noqa: S608
            (*values, most, start),
        ).fetchall()
    return total, [of_body(Mention, body) for (body,) in rows]


def mentions_to_show(path: Path, person: int, first: Sequence[str], most: int) -> list[Mention]:
    """Return some mentions of a person, by his number, each of another entry.

    The first of each agency come before any other, and the agencies named `first` before the rest.
    """
    with reading(path) as database:
        rows = database.execute(
            "SELECT min(number), agency, body FROM mention WHERE person = ? GROUP BY agency",
            (person,),
        ).fetchall()
        more = database.execute(
            "SELECT number, agency, body FROM mention WHERE person = ? ORDER BY number LIMIT ?",
            (person, 10 * most),
        ).fetchall()
    rows.sort(key=lambda row: (row[1] not in first, row[0]))
    shown: dict[str, Mention] = {}
    for _, _, body in (*rows, *more):
        one = of_body(Mention, body)
        shown.setdefault(one.entry, one)
    return list(shown.values())[:most]


def links_of(path: Path, person: int, most: int) -> tuple[int, list[Link]]:
    """Return how many links a person, by his number, has, and the first of them."""
    with reading(path) as database:
        counted = database.execute("SELECT count(*) FROM link WHERE person = ?", (person,))
        total = int(counted.fetchone()[0])
        rows = database.execute(
            "SELECT body FROM link WHERE person = ? ORDER BY rowid LIMIT ?", (person, most)
        ).fetchall()
    return total, [of_body(Link, body) for (body,) in rows]


def relations_of(path: Path, person: str) -> list[Relation]:
    """Return the relations that agencies recorded of a person, to others and of others to him."""
    with reading(path) as database:
        rows = database.execute(
            "SELECT body FROM relation WHERE one = ? OR other = ? ORDER BY rowid", (person, person)
        ).fetchall()
    return [of_body(Relation, body) for (body,) in rows]


def search_suggestions(path: Path, sought: PeopleSought) -> list[tuple[str, str]]:
    """Return the pairs that may be one person, in the order of the persons whom they are about."""
    ones, values = _conditions(sought, "one")
    others, more = _conditions(sought, "other")
    where = f"({' AND '.join(ones) or '1'}) OR ({' AND '.join(others) or '1'})"
    with reading(path) as database:
        found: list[tuple[str, str]] = database.execute(
            "SELECT one.id, other.id FROM suggestion "  # noqa: S608
            "JOIN person one ON one.number = suggestion.one "
            "JOIN person other ON other.number = suggestion.other "
            f"WHERE {where} ORDER BY one.number, other.number",
            [*values, *more],
        ).fetchall()
    return found


def suggested_link(path: Path, one: str, other: str) -> Link | None:
    """Return why two persons may be one; None where nothing suggests it."""
    with reading(path) as database:
        row = database.execute(
            "SELECT suggestion.body FROM suggestion "
            "JOIN person one ON one.number = suggestion.one "
            "JOIN person other ON other.number = suggestion.other "
            "WHERE (one.id = ?1 AND other.id = ?2) OR (one.id = ?2 AND other.id = ?1)",
            (one, other),
        ).fetchone()
    return None if row is None else of_body(Link, row[0])


def drawn_of(path: Path, most: int) -> Cast:
    """Return the family with its relations, those whom most agencies know: to draw a genogram of.

    Each person has the first of his mentions alone.
    """
    with reading(path) as database:
        state = one_kept(database, "state", KeptCast)
        rows = database.execute(
            "SELECT number, mentions, body FROM person WHERE standing != ? ORDER BY number LIMIT ?",
            (Standing.PROFESSIONAL.value, most),
        ).fetchall()
        persons = [_person(*row).person for row in rows]
        known = json.dumps([one.id for one in persons])
        relations = database.execute(
            "SELECT body FROM relation WHERE one IN (SELECT value FROM json_each(?1)) "
            "AND other IN (SELECT value FROM json_each(?1)) ORDER BY rowid",
            (known,),
        ).fetchall()
    return Cast(
        persons=tuple(persons),
        relations=tuple(of_body(Relation, body) for (body,) in relations),
        subject=state.subject,
        warnings=state.warnings,
    )


def _suggestions(persons: Sequence[Person], cast: Cast) -> Iterator[tuple[int, int, str]]:
    """Yield each pair once, with the numbers of its persons: the one listed first comes first."""
    numbers = {one.id: number for number, one in enumerate(persons, start=1)}
    told: set[tuple[int, int]] = set()
    for person in persons:
        for link in person.links:
            other = cast.person(link.to) if link.state is LinkState.SUGGESTED else None
            if other is None or other.id == person.id:
                continue
            one, two = sorted((numbers[person.id], numbers[other.id]))
            if (one, two) not in told:
                told.add((one, two))
                yield one, two, body_of(link)


def _place(person: Person, subject: str | None) -> tuple[int, bool, int, int]:
    known, told = len(person.agencies), len(person.mentions)
    return _FIRST.index(person.standing), person.id != subject, -known, -told


def _keep_person(database: sqlite3.Connection, number: int, person: Person) -> None:
    called = (form for known in person.agencies.values() for form in known.called)
    database.execute(
        "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            person.id,
            person.standing.value,
            in_one_case([*person.names, *person.roles, *called, *person.works_for]),
            as_tags(person.agencies),
            len(person.mentions),
            body_of(replace(person, mentions=person.mentions[:1], links=())),
        ),
    )
    database.executemany(
        "INSERT INTO link VALUES (?, ?)", ((number, body_of(one)) for one in person.links)
    )
    database.executemany(
        "INSERT INTO mention (id, person, agency, body) VALUES (?, ?, ?, ?)",
        ((person_id(one.id), number, one.agency, body_of(one)) for one in person.mentions),
    )


def _find(database: sqlite3.Connection, person: str) -> KeptPerson | None:
    row = database.execute(
        "SELECT number, mentions, body FROM person WHERE id = ?1 "
        "UNION ALL SELECT person.number, person.mentions, person.body FROM person "
        "JOIN mention ON mention.person = person.number WHERE mention.id = ?1 LIMIT 1",
        (person,),
    ).fetchone()
    return None if row is None else _person(*row)


def _person(number: int, mentions: int, body: str) -> KeptPerson:
    return KeptPerson(of_body(Person, body), number, mentions)


def _conditions(sought: PeopleSought, table: str) -> tuple[list[str], list[str]]:
    found = [(f"instr({table}.words, ?) > 0", word) for word in in_one_case([sought.words]).split()]
    if sought.agency:
        found.append((f"instr({table}.agencies, ?) > 0", as_tags([sought.agency])))
    if sought.standing is not None:
        found.append((f"{table}.standing = ?", sought.standing.value))
    return [condition for condition, _ in found], [value for _, value in found]
