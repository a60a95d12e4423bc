"""Who is who, kept as a table: persons by any id that leads to them, pairs once, a page at a time."""

from pathlib import Path

import pytest

from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.people.mention import Form, Mention, Standing
from candour.core.people.person import (
    Cast,
    KnownTo,
    Link,
    LinkState,
    Person,
    Reason,
    Strength,
    person_id,
)
from candour.store.cast import (
    Made,
    PeopleSought,
    cast_kept,
    find_person,
    links_of,
    mentions_of,
    mentions_to_show,
    save_cast,
    search_people,
    search_suggestions,
    suggested_link,
)
from candour.store.kept import keep_state
from candour.store.plain import plain, restored


def mention(agency: str, row: int, text: str) -> Mention:
    return Mention(
        entry=f"{'a' * 64}#r{row}",
        agency=agency,
        in_field=Field.WHAT,
        text=text,
        form=Form.ROLE,
        roles=frozenset({"partner", "lodger"}),
    )


def person(
    *mentions: Mention, links: tuple[Link, ...] = (), standing: Standing = Standing.FAMILY
) -> Person:
    return Person(
        id=person_id(mentions[0].id),
        mentions=mentions,
        roles=(mentions[0].text,),
        agencies={
            one.agency: KnownTo(
                agency=one.agency, first_known=UncertainDate("May"), first_entry=one.entry
            )
            for one in mentions
        },
        links=links,
        standing=standing,
    )


def suggested(to: Person) -> Link:
    return Link(
        to=to.id,
        state=LinkState.SUGGESTED,
        strength=Strength.WEAK,
        reasons_for=(Reason("x", "Because."),),
    )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    officer = person(mention("Police", 9, "officer"), standing=Standing.PROFESSIONAL)
    lodger = person(mention("Housing", 1, "the lodger"), mention("Police", 2, "Dan"))
    visitor = person(mention("GP", 3, "A visitor"), links=(suggested(lodger),))
    both_ways = person(*lodger.mentions, links=(suggested(visitor),))
    cast = Cast(persons=(officer, visitor, both_ways), subject=visitor.id)
    save_cast(tmp_path / "cast.sqlite3", cast, Made("head", 3, "rules"), lambda: None)
    return tmp_path / "cast.sqlite3"


def test_the_subject_comes_first_and_professionals_last(table: Path) -> None:
    total, found = search_people(table, PeopleSought(), 0, 10)
    assert [one.person.shown_as for one in found] == ["A visitor", "the lodger", "officer"]
    assert total == 3
    assert search_people(table, PeopleSought(), 2, 10)[1][0].person.shown_as == "officer"


def test_every_mention_s_id_leads_to_its_person(table: Path) -> None:
    found = find_person(table, person_id(mention("Police", 2, "Dan").id))
    assert found is not None
    assert found.person.shown_as == "the lodger"
    assert found.mentions == 2
    assert find_person(table, "Pnobody") is None


def test_a_pair_is_suggested_once(table: Path) -> None:
    (pair,) = search_suggestions(table, PeopleSought())
    link = suggested_link(table, *pair)
    assert link is not None
    assert link.strength is Strength.WEAK
    assert suggested_link(table, pair[1], pair[0]) == link
    assert search_suggestions(table, PeopleSought(words="LODGER")) == [pair]
    assert search_suggestions(table, PeopleSought(agency="Housing")) == [pair]
    assert search_suggestions(table, PeopleSought(words="officer")) == []


def test_agencies_asked_for_come_first_among_mentions(table: Path) -> None:
    lodger = find_person(table, person_id(mention("Police", 2, "Dan").id))
    assert lodger is not None
    shown = [one.text for one in mentions_to_show(table, lodger.number, ["Police"], 4)]
    assert shown == ["Dan", "the lodger"]
    assert mentions_of(table, lodger.number, 1, 5)[0] == 2
    assert links_of(table, lodger.number, 5)[0] == 1


def test_what_is_kept_says_of_which_decisions(table: Path) -> None:
    kept = cast_kept(table)
    assert kept is not None
    assert (kept.head, kept.decisions, kept.suggestions) == ("head", 3, 1)
    assert kept.persons == {"family": 2, "professional": 1}
    keep_state(table, restored(type(kept), [*plain(kept)]))
    assert cast_kept(table) == kept
    table.write_bytes(b"no table")
    assert cast_kept(table) is None


def test_a_mention_is_restored_with_its_roles() -> None:
    one = mention("GP", 1, "x")
    assert restored(Mention, plain(one)) == one
