"""Two accounts as tables of words: side by side, and whom each speaks of."""

from collections.abc import Iterator, Sequence

from candour.core.comparison.difference import Change
from candour.core.statements.statement import Stance, Statement
from candour.writers.annex import Annex
from candour.writers.comparison.model import (
    CANNOT_SHOW,
    ComparedAccounts,
    named,
    numbered,
    place_of,
    places_of,
    said_of,
)
from candour.writers.page.model import Page

COVERAGE = "Whom each account speaks of"
_BRIEF_ROWS = 14
_BRIEF_LETTERS = 170
_BRIEF_PLACES = 8
_TELLING = (Change.MOVED, Change.SOFTENED, Change.HARDENED, Change.MADE_VAGUE)


def page_of(compared: ComparedAccounts, *, remark: str = "") -> Page:
    """Return everything as one page of tables."""
    opening = (*compared.opening, *([remark] if remark else []))
    tables = (_side_by_side(compared), _coverage(compared), *summary_tables(compared))
    return Page(
        title=compared.title,
        made_on=compared.made_on,
        opening=opening,
        parts=tuple(one for one in tables if one.rows),
    )


def brief_page(compared: ComparedAccounts) -> Page:
    """Return what differs on two pages: what changed, what is in one alone, in paragraphs."""
    tables = (_telling(compared), _alone(compared), _coverage_in_brief(compared))
    return Page(
        title=f"{compared.title}, in brief",
        made_on=compared.made_on,
        opening=(*compared.opening, CANNOT_SHOW),
        parts=tuple(one for one in tables if one.rows),
    )


def summary_tables(compared: ComparedAccounts) -> Iterator[Annex]:
    """Yield what of a report reaches its summary, and what of the summary has no source."""
    reach = compared.reach
    if reach is None:
        return
    titles = dict.fromkeys([*compared.agencies, *reach.reached, *reach.not_reached])
    yield Annex(
        "What of the report reaches the summary",
        "Paragraphs of the report that say something of each agency.",
        ("Agency", "Reach the summary", "Do not"),
        tuple(
            (title, *(places_of(of.get(title, ())) for of in (reach.reached, reach.not_reached)))
            for title in titles
            if reach.reached.get(title) or reach.not_reached.get(title)
        ),
    )  # fmt: skip
    yield Annex(
        "What of the summary has no source in the report",
        "A claim that nothing in the report says, or a date or number that stands nowhere in it.",
        ("In the summary", "Without a source", "Nearest in the report"),
        tuple(
            (
                numbered((one.statement,)),
                "; ".join([*(["the claim"] if one.claim else []), *one.details]),
                numbered(one.near),
            )
            for one in reach.unsourced
        ),
    )


def _side_by_side(compared: ComparedAccounts) -> Annex:
    return Annex(
        "Side by side",
        "Statements in the order of A; what only B says stands where B says it.",
        ("What became of it", "A", "B", "Why"),
        tuple(
            (said_of(one), numbered(one.a), numbered(one.b), one.why)
            for one in compared.differences
        ),
    )


def _coverage(compared: ComparedAccounts) -> Annex:
    return Annex(
        COVERAGE,
        f"Agencies in the order of the terms of reference, else as first named. {CANNOT_SHOW}",
        ("Agency", "Stance", "A", "B"),
        tuple(
            (title, stance.value, _passages(stance, a), _passages(stance, b))
            for title, stance, a, b in stances(compared)
        ),
    )


def stances(
    compared: ComparedAccounts,
) -> Iterator[tuple[str, Stance, Sequence[Statement], Sequence[Statement]]]:
    """Yield each agency's statements in A and in B, by stance, where there are any."""
    for title in compared.agencies:
        for stance in Stance:
            a = compared.coverage_a.get(title, {}).get(stance, ())
            b = compared.coverage_b.get(title, {}).get(stance, ())
            if a or b:
                yield title, stance, a, b


def _passages(stance: Stance, statements: Sequence[Statement]) -> str:
    return places_of(statements) if stance is Stance.NEUTRAL else numbered(statements)


def _telling(compared: ComparedAccounts) -> Annex:
    found = [one for one in compared.differences if one.change in _TELLING]
    more = len(found) - _BRIEF_ROWS
    rest = f" {more} more stand in the whole comparison." if more > 0 else ""
    return Annex(
        "Said in both, and changed",
        f"Moved to another agency, softened, hardened or made vague, in the order of A.{rest}",
        ("What became of it", "A", "B", "Why"),
        tuple(
            (said_of(one), _short(numbered(one.a)), _short(numbered(one.b)), _short(one.why))
            for one in found[:_BRIEF_ROWS]
        ),
    )


def _alone(compared: ComparedAccounts) -> Annex:
    rows = []
    for title in compared.agencies:
        cells = [
            _few([
                one
                for difference in compared.differences
                if difference.change is change
                for one in (*difference.a, *difference.b)
                if title in one.agencies and one.stance is stance
            ])
            for change in (Change.DROPPED, Change.ADDED)
            for stance in (Stance.CRITICISES, Stance.CREDITS)
        ]  # fmt: skip
        if any(cells):
            rows.append((title, *cells))
    return Annex(
        "Criticism and credit that stand in one account alone",
        f"Paragraphs of A for what was {named(Change.DROPPED)}, of B for what was added.",
        (
            "Agency", "Criticism only in A", "Credit only in A", "Criticism only in B",
            "Credit only in B",
        ),
        tuple(rows),
    )  # fmt: skip


def _coverage_in_brief(compared: ComparedAccounts) -> Annex:
    rows = []
    for title in compared.agencies:
        cells = [
            _few(of.get(title, {}).get(stance, ()))
            for stance in (Stance.CRITICISES, Stance.CREDITS)
            for of in (compared.coverage_a, compared.coverage_b)
        ]
        if any(cells):
            rows.append((title, *cells))
    return Annex(
        COVERAGE,
        "Paragraphs, agencies in the order given; suggested, not decided.",
        ("Agency", "Criticised in A", "Criticised in B", "Credited in A", "Credited in B"),
        tuple(rows),
    )


def _few(statements: Sequence[Statement]) -> str:
    places = list(dict.fromkeys(place_of(one) for one in statements))
    more = ", …" if len(places) > _BRIEF_PLACES else ""
    return ", ".join(places[:_BRIEF_PLACES]) + more


def _short(text: str) -> str:
    if len(text) <= _BRIEF_LETTERS:
        return text
    return f"{text[:_BRIEF_LETTERS].rpartition(' ')[0]} …"
