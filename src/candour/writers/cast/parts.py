"""What stands on the page of a cast: the genogram, its table, links to be looked at."""

from collections.abc import Iterable, Iterator

from candour.core.dates.naming import date_named
from candour.core.people.genogram.labels import born_in_words, called
from candour.core.people.genogram.model import Figure, Symbol
from candour.core.people.genogram.table import CastRow, rows_of
from candour.core.people.mention import Standing
from candour.core.people.person import Link, LinkState, Person, Relation
from candour.writers.annex import Annex
from candour.writers.cast.model import CastPage
from candour.writers.chronology.columns import place_in_words
from candour.writers.genogram.svg import genogram_svg
from candour.writers.page.model import Page, Picture, opening_lines

_SYMBOLS = {
    Symbol.SQUARE: "square",
    Symbol.CIRCLE: "circle",
    Symbol.DIAMOND: "diamond",
    Symbol.TRIANGLE: "triangle",
}
_STATES = {
    LinkState.SUGGESTED: "suggested, undecided",
    LinkState.KEPT_APART: "kept apart",
    LinkState.DECIDED_SAME: "decided: the same person",
    LinkState.DECIDED_DIFFERENT: "decided: different people",
}
_SAME = (
    "A role or a name in one record may be somebody whom another record calls otherwise. What the "
    "evidence suggests joins nobody; a person decides."
)


def page_of(cast: CastPage) -> Page:
    """Return everything that is written of a cast, for a reader and a printer."""
    tables = (_people(cast), _links(cast), _professionals(cast))
    return Page(
        title=cast.title,
        made_on=cast.made_on,
        opening=(*opening_lines(cast.made_on, cast.as_at), *cast.cast.warnings),
        parts=(
            picture_of(cast),
            *(table.without_empty_columns() for table in tables if table.rows),
        ),
    )


def picture_of(cast: CastPage) -> Picture:
    """Return the genogram as a picture."""
    lead = cast.genogram.lead
    note = "Every relation in the words of the records, with the letters of who wrote it."
    if lead is not None:
        note += f" Broken outlines and lines: {lead} has no record of it."
    if cast.as_at is not None:
        note += f" As on record at the end of {cast.as_at.isoformat()}."
    return Picture(
        title="Genogram",
        note=note,
        svg=genogram_svg(cast.genogram, cast.letters, cast.title),
        alternative=f"{note} In words: {' / '.join(one.said for one in cast.genogram.figures)}",
    )


def _people(cast: CastPage) -> Annex:
    figures = {figure.person: figure for figure in cast.genogram.figures}
    rows = [row for row in rows_of(cast.cast) if row.person.standing is not Standing.PROFESSIONAL]
    return Annex(
        "The people, agency by agency",
        "Who is in the picture: since when each agency knew of them by its own records, what it "
        "called them, and as whose what.",
        (
            "Person", "Born", "In the picture", "Agency", "Known since", "Called",
            "Relation as recorded", "First record", "Reference",
        ),
        tuple(_person_row(row, cast, figures.get(row.person.id)) for row in rows),
    )  # fmt: skip


def _person_row(row: CastRow, cast: CastPage, figure: Figure | None) -> tuple[str, ...]:
    known = row.known
    entry = cast.entries.get(known.first_entry) if known is not None else None
    return (
        called(row.person),
        born_in_words(row.person).removeprefix("b. "),
        _SYMBOLS[figure.symbol] if figure is not None else "not drawn",
        row.agency or "",
        date_named(known.first_known) if known is not None else "",
        "; ".join(f"“{words}”" for words in known.called) if known is not None else "",
        "\n".join(_relations(row.relations, cast)),
        place_in_words(entry, cast.files) if entry is not None else "",
        row.person.id,
    )


def _relations(relations: Iterable[Relation], cast: CastPage) -> Iterator[str]:
    for one in relations:
        other = cast.cast.person(one.to)
        to = f" (to {called(other)})" if other is not None else ""
        yield f"“{one.relation}”{to}, {date_named(one.recorded)}"


def _links(cast: CastPage) -> Annex:
    rows = []
    seen: set[frozenset[str]] = set()
    for person in cast.cast.persons:
        for link in person.links:
            other = cast.cast.person(link.to)
            if other is None or other is person or link.state is LinkState.JOINED:
                continue
            pair = frozenset((person.id, other.id))
            if pair not in seen:
                seen.add(pair)
                rows.append(_link_row(person, other, link))
    return Annex(
        "Are these one person?",
        _SAME,
        ("One", "Other", "State", "Strength", "For", "Against"),
        tuple(rows),
    )


def _link_row(person: Person, other: Person, link: Link) -> tuple[str, ...]:
    return (
        called(person),
        called(other),
        _STATES.get(link.state, link.state.value),
        link.strength.value if link.strength is not None else "",
        "\n".join(reason.words for reason in link.reasons_for),
        "\n".join(reason.words for reason in link.reasons_against),
    )


def _professionals(cast: CastPage) -> Annex:
    people = [one for one in cast.cast.persons if one.standing is Standing.PROFESSIONAL]
    return Annex(
        "Professionals",
        "Who is recorded as working for an agency; they are not in the picture.",
        ("Person", "Works for", "In the records of"),
        tuple((called(one), ", ".join(one.works_for), ", ".join(one.agencies)) for one in people),
    )
