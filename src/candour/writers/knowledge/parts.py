"""What stands on the page of who knew what: the matrix, the flows, and every passage in full."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.naming import date_named
from candour.core.knowledge.drawing.matrix import Matrix, MatrixRow, matrix_of
from candour.core.knowledge.model import Contact, Knowledge, Order, Rests, Unshared
from candour.writers.annex import Annex
from candour.writers.chronology.columns import place_in_words
from candour.writers.knowledge.model import KnowledgePage
from candour.writers.knowledge.pictures import pictures_of
from candour.writers.knowledge.wording import HOW, OUTCOMES, SHARING, SHORT_HOW
from candour.writers.page.model import Page, opening_lines
from candour.writers.returns import COVERED, returns_annex, searched

_IN_COVERED = {covered.value: words for covered, words in COVERED.items()}


def page_of(page: KnowledgePage) -> Page:
    """Return everything that is written of who knew what, for a reader and a printer."""
    matrix = matrix_of(page.who_knew, tuple(page.letters))
    said = (page.question, *page.paragraphs) if page.question else left_out(page)
    tables = (_learnt(page, matrix), _unshared(page), _contacts(page), returns_annex(page.returns))
    return Page(
        title=page.title,
        made_on=page.made_on,
        opening=(*opening_lines(page.made_on, page.as_at), *said),
        parts=(
            *([_matrix(matrix)] if matrix.rows else []),
            *pictures_of(page),
            *(table.without_empty_columns() for table in tables if table.rows),
        ),
    )


def left_out(page: KnowledgePage) -> tuple[str, ...]:
    """Say that lighter facts of the case are not shown, where any are not."""
    if not page.further:
        return ()
    return (f"The weightiest facts alone: {page.further} lighter ones are left out.",)


def _matrix(matrix: Matrix) -> Annex:
    """Return facts × agencies; an agency that knew none of them has no column but is named."""
    knowing = {agency for row in matrix.rows for agency in row.cells}
    columns = [agency for agency in matrix.agencies if agency in knowing]
    without = [agency for agency in matrix.agencies if agency not in knowing]
    note = "Since when each agency knew, by its own records, and how. Empty: no record of it."
    if without:
        note += f" No record of any of these: {', '.join(without)}."
    return Annex(
        "Facts and agencies",
        note,
        ("Fact", *columns),
        tuple(
            (row.fact.sentence, *(_cell(row.cells.get(agency, ())) for agency in columns))
            for row in matrix.rows
        ),
    )


def _cell(known: Sequence[Knowledge]) -> str:
    return "\n".join(f"{date_named(one.first_known)}: {SHORT_HOW[one.how]}" for one in known)


def _learnt(page: KnowledgePage, matrix: Matrix) -> Annex:
    return Annex(
        "Who knew, by which words",
        "Each agency's first record of each fact, with the passage in full.",
        ("Fact", "Agency", "First known", "How", "Told by", "Passage", "Place"),
        tuple(cells for row in matrix.rows for cells in _learnt_rows(row, page)),
    )


def _learnt_rows(row: MatrixRow, page: KnowledgePage) -> Iterator[tuple[str, ...]]:
    for known in row.cells.values():
        for one in known:
            told_by = page.people.get(one.told_by or "", one.told_by or "")
            yield (
                row.fact.sentence,
                one.agency,
                date_named(one.first_known),
                HOW[one.how],
                told_by,
                passage_of(one.rests, page),
                place_of(one.rests, page),
            )


def _unshared(page: KnowledgePage) -> Annex:
    sentences = {fact.id: fact.sentence for fact in page.who_knew.facts}
    contacts = {contact.id: contact for contact in page.who_knew.contacts}
    return Annex(
        "Contacts after which the other agency has no record of it",
        "A fact that one agency held, and another, with which a contact is recorded after that, "
        "does not have on record, or has only later. Absence in a partial extract is not absence "
        "in the record.",
        (
            "Fact", "Held by", "Since", "Not on record at", "Contacts after", "Order not known",
            "Recorded", "Learnt anyway", "Covered by the return", "Searched",
        ),
        tuple(
            _unshared_row(row, sentences[row.fact], contacts, page)
            for row in page.who_knew.unshared
        ),
    )  # fmt: skip


def _unshared_row(
    row: Unshared, sentence: str, contacts: dict[str, Contact], page: KnowledgePage
) -> tuple[str, ...]:
    made = page.returns.get(row.lacking.casefold())
    recorded = SHARING[row.recorded]
    if row.order is Order.CANNOT_BE_ORDERED:
        recorded += "; dates do not say which came first"
    return (
        sentence,
        row.holder,
        date_named(row.since),
        row.lacking,
        _dates(row.contacts, contacts),
        _dates(row.unordered, contacts),
        recorded,
        date_named(row.learnt_anyway) if row.learnt_anyway is not None else "",
        _IN_COVERED.get(row.covered, row.covered),
        searched(made) if made is not None else "no return was given",
    )


def _dates(ids: Sequence[str], contacts: dict[str, Contact]) -> str:
    said: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        said[date_named(contacts[one].when) if one in contacts else one].append(one)
    return "\n".join(f"{date} ({', '.join(them)})" for date, them in said.items())


def _contacts(page: KnowledgePage) -> Annex:
    sentences = {fact.id: fact.sentence for fact in page.who_knew.facts}
    return Annex(
        "Contacts between agencies",
        "Who told, asked or met whom, as either side recorded it, with the passage in full.",
        (
            "Contact", "When", "From", "To", "Means", "Outcome", "About", "Passage", "Place",
        ),
        tuple(_contact_row(one, sentences, page) for one in page.who_knew.contacts),
    )  # fmt: skip


def _contact_row(
    contact: Contact, sentences: dict[str, str], page: KnowledgePage
) -> tuple[str, ...]:
    outcome = OUTCOMES[contact.outcome]
    if contact.undelivered:
        outcome += "; sent, and did not arrive"
    return (
        contact.id,
        date_named(contact.when),
        contact.sender,
        f"{contact.receiver} (both ways)" if contact.both_ways else contact.receiver,
        contact.means or "",
        outcome,
        "\n".join(sentences[one] for one in contact.about if one in sentences),
        passage_of(contact.rests, page),
        place_of(contact.rests, page),
    )


def passage_of(rests: Rests, page: KnowledgePage) -> str:
    """Return the words that something rests on, in full: the whole field that holds them."""
    entry = page.entries.get(rests.entry)
    whole = _field(entry, rests.in_field) if entry is not None else ""
    return whole if rests.words in whole else rests.words


def _field(entry: Entry, in_field: Field) -> str:
    words = {
        Field.WHAT: entry.what,
        Field.RESPONSE: entry.response or "",
        Field.OUTCOME: entry.outcome or "",
    }
    return words.get(in_field, "")


def place_of(rests: Rests, page: KnowledgePage) -> str:
    """Say where words stand: the file, and the place in it."""
    entry = page.entries.get(rests.entry)
    if entry is not None:
        return place_in_words(entry, page.files)
    return page.files.get(rests.original, rests.original)
