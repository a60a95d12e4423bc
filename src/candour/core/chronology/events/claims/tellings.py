"""Tellings by word of mouth: whose they are, and what in a clause is told rather than telling."""

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.phrases import Found

_WITHIN = 4


def is_content(row: Row, telling: Found, at: int, words: ClaimWords) -> bool:
    """Whether a word belongs to what is told, and not to the telling."""
    between = row.tokens.words[telling.last + 1 : at]
    return "," in row.gap(telling.last, at) or not words.lists["content_leads"].isdisjoint(between)


def told_topic(row: Row, happening: Happening, moment: Found | None) -> str:
    """The two agencies of a telling by word of mouth: the row's own, and the one it names.

    What is sent is read later, and what was told yesterday was not told at the row's own time.
    """
    features = row.features
    clause = row.tokens.clauses[moment.first] if moment is not None else 0
    words = happening.words.claims
    if _is_sent(row, clause, happening) or _is_told_of_before(row, moment, words):
        return ""
    near = {
        agency
        for found, agencies in features.mentioned_at
        if found < row.own and row.tokens.clauses[found] == clause
        for agency in agencies
    }
    others = happening.agencies & (near or features.mentions) - {features.agency}
    if not others and not _is_of_family(row, moment, happening):
        others = happening.agencies - {features.agency}
    if len(others) != 1:
        return ""
    return "told: " + " and ".join(sorted((features.agency, *others)))


def _is_of_family(row: Row, moment: Found | None, happening: Happening) -> bool:
    """Whether the words beside a telling name one of no agency ("call from his sister")."""
    family = happening.words.claims.covers["relative"] | {"relative", "man", "woman", "patient"}
    telling = moment if moment is not None else Found("moment", "told", 0, 0)
    return any(
        one.person.roles & family
        and row.same_clause(one.first, telling.first)
        and one.first - telling.last <= _WITHIN
        for one in row.people
    )


def _is_sent(row: Row, clause: int, happening: Happening) -> bool:
    """Whether a clause tells of something written, which waits until it is read."""
    return any(
        one.kind == "act"
        and one.code in happening.words.waiting
        and row.tokens.clauses[one.first] == clause
        for one in row.found
    )


def _is_told_of_before(row: Row, moment: Found | None, words: ClaimWords) -> bool:
    """Whether a telling is of a day before the row's own ("telephoned last night")."""
    return moment is not None and any(
        one.kind in ("day_before", "weekday")
        and one.first > moment.last
        and row.same_clause(one.first, moment.first)
        and not is_content(row, moment, one.first, words)
        for one in row.found
    )
