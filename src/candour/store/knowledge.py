"""Who knew what in a case, kept as a table, so that a page reads only the facts that it shows.

A cache, a file of its own.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from candour.core.knowledge.model import (
    Contact,
    Fact,
    FactKind,
    Knowledge,
    Sharing,
    Unshared,
    WhoKnew,
)
from candour.core.watching import Checkpoint
from candour.store.cast import Made
from candour.store.kept import body_of, if_kept, keep_once, of_body, reading, written_anew
from candour.store.seeking import in_one_case

T = TypeVar("T")

_FORMAT = 2
_TABLES = """
CREATE TABLE fact (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, person TEXT,
    words TEXT NOT NULL, unshared INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE knowledge (fact TEXT NOT NULL, agency TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE contact (id TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE about (fact TEXT NOT NULL, contact TEXT NOT NULL);
CREATE TABLE unshared (fact TEXT NOT NULL, body TEXT NOT NULL);
"""
_INDEXES = """
CREATE INDEX fact_by_id ON fact (id);
CREATE INDEX fact_by_person ON fact (person);
CREATE INDEX knowledge_by_fact ON knowledge (fact);
CREATE INDEX contact_by_id ON contact (id);
CREATE INDEX about_by_fact ON about (fact);
CREATE INDEX unshared_by_fact ON unshared (fact);
"""
_KNOWLEDGE = "SELECT body FROM knowledge WHERE fact IN (SELECT value FROM json_each(?))"
_UNSHARED = "SELECT body FROM unshared WHERE fact IN (SELECT value FROM json_each(?))"
_CONTACTS = "SELECT body FROM contact WHERE id IN (SELECT value FROM json_each(?))"
_KINDS = (
    FactKind.CONCERN,
    FactKind.ADDRESS,
    FactKind.RELATION,
    FactKind.OTHER,
    FactKind.EXISTS,
)
"""The order of facts: that somebody exists says least, and is said of everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKnowledge:
    """What kept knowledge was made from, and what it holds. `persons`: id → how many facts."""

    head: str
    decisions: int
    rules: str
    kinds: Mapping[str, int]
    persons: Mapping[str, int]
    agencies: tuple[str, ...]
    contacts: int
    unshared: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsSought:
    """Which facts are looked for: all of the words, in any case, in its sentence."""

    kind: str = ""
    person: str = ""
    words: str = field(default="", repr=False)
    is_without_sharing: bool = False


def save_knowledge(path: Path, knew: WhoKnew, made: Made, checkpoint: Checkpoint) -> None:
    """Keep who knew what: what reviewers added first, what most agencies knew before the rest.

    Raises `CandourError` where the disk refuses.
    """
    knowing = Counter(one.fact for one in knew.knowledge)
    facts = sorted(knew.facts, key=lambda one: (*_place(one), -knowing[one.id]))
    unshared = Counter(one.fact for one in knew.unshared if one.recorded is Sharing.NONE)
    kept = KeptKnowledge(
        head=made.head,
        decisions=made.decisions,
        rules=made.rules,
        kinds=Counter(one.kind.value for one in knew.facts),
        persons=Counter(one.person for one in knew.facts if one.person is not None),
        agencies=tuple(dict.fromkeys(one.agency for one in knew.knowledge)),
        contacts=len(knew.contacts),
        unshared=Counter(one.recorded.value for one in knew.unshared),
    )
    with written_anew(path, _FORMAT, _TABLES, _INDEXES) as database:
        keep_once(database, "state", kept)
        for one in facts:
            checkpoint()
            database.execute(
                "INSERT INTO fact (id, kind, person, words, unshared, body) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    one.id,
                    one.kind.value,
                    one.person,
                    in_one_case([one.sentence, one.code]),
                    unshared[one.id],
                    body_of(one),
                ),
            )
        _keep_rest(database, knew)


def knowledge_kept(path: Path) -> KeptKnowledge | None:
    """Return what is kept here and of what; None where nothing is, or nothing that can be used."""
    return if_kept(path, _FORMAT, "state", KeptKnowledge)


def search_facts(path: Path, sought: FactsSought, start: int, most: int) -> tuple[int, list[Fact]]:
    """Return how many facts are found, and those from `start` on."""
    found: list[tuple[str, str | int]] = [
        ("instr(words, ?) > 0", word) for word in in_one_case([sought.words]).split()
    ]
    if sought.kind:
        found.append(("kind = ?", sought.kind))
    if sought.person:
        found.append(("person = ?", sought.person))
    if sought.is_without_sharing:
        found.append(("unshared > ?", 0))
    where = " AND ".join(condition for condition, _ in found) or "1"
    values = [value for _, value in found]
    with reading(path) as database:
        counted = database.execute(f"SELECT count(*) FROM fact WHERE {where}", values)  # noqa: S608
        total = int(counted.fetchone()[0])
        rows = database.execute(
            f"SELECT body FROM fact WHERE {where} ORDER BY number LIMIT ? OFFSET ?",  # noqa: S608
            (*values, most, start),
        ).fetchall()
    return total, [of_body(Fact, body) for (body,) in rows]


def find_fact(path: Path, fact: str) -> Fact | None:
    """Return a fact by its id."""
    with reading(path) as database:
        row = database.execute("SELECT body FROM fact WHERE id = ?", (fact,)).fetchone()
    return None if row is None else of_body(Fact, row[0])


def known_of(path: Path, facts: Sequence[str]) -> list[Knowledge]:
    """Return which agencies knew some facts, since when and how."""
    with reading(path) as database:
        return _of_facts(database, _KNOWLEDGE, facts, Knowledge)


def about_facts(path: Path, facts: Iterable[Fact]) -> WhoKnew:
    """Return everything that is kept of some facts: who knew, contacts, what was not shared.

    Contacts are those about the facts, and those after which one was not passed on.
    """
    told = tuple(facts)
    ids = [one.id for one in told]
    with reading(path) as database:
        knowledge = _of_facts(database, _KNOWLEDGE, ids, Knowledge)
        unshared = _of_facts(database, _UNSHARED, ids, Unshared)
        about = database.execute(
            "SELECT contact FROM about WHERE fact IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        wanted = {one for (one,) in about}
        wanted |= {one for row in unshared for one in (*row.contacts, *row.unordered)}
        contacts = _of_facts(database, _CONTACTS, sorted(wanted), Contact)
    return WhoKnew(
        facts=told,
        knowledge=tuple(knowledge),
        contacts=tuple(contacts),
        unshared=tuple(unshared),
    )


def _place(fact: Fact) -> tuple[bool, int]:
    return fact.decision is None, _KINDS.index(fact.kind)


def _keep_rest(database: sqlite3.Connection, knew: WhoKnew) -> None:
    database.executemany(
        "INSERT INTO knowledge VALUES (?, ?, ?)",
        ((one.fact, one.agency, body_of(one)) for one in knew.knowledge),
    )
    database.executemany(
        "INSERT INTO contact VALUES (?, ?)", ((one.id, body_of(one)) for one in knew.contacts)
    )
    database.executemany(
        "INSERT INTO about VALUES (?, ?)",
        ((fact, one.id) for one in knew.contacts for fact in one.about),
    )
    database.executemany(
        "INSERT INTO unshared VALUES (?, ?)", ((one.fact, body_of(one)) for one in knew.unshared)
    )


def _of_facts(
    database: sqlite3.Connection, query: str, ids: Sequence[str], kind: type[T]
) -> list[T]:
    rows = database.execute(f"{query} ORDER BY rowid", (json.dumps(list(ids)),)).fetchall()
    return [of_body(kind, body) for (body,) in rows]
