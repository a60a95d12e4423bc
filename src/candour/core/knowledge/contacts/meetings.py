"""Meetings that an entry tells of, and which agencies were at the table."""

from collections.abc import Iterable

from candour.core.chronology.events.phrases import Found
from candour.core.knowledge.contacts.lines import Line

_PLANNED_WITHIN = 8


def held_in(line: Line) -> Found | None:
    """The first meeting of a line that was held: not fixed, asked for, or only spoken of."""
    for one in line.of_kind("meeting"):
        if not _is_only_spoken_of(line, one):
            return one
    return None


def _is_only_spoken_of(line: Line, meeting: Found) -> bool:
    clauses = line.part.tokens.clauses
    return any(
        clauses[one.first] == clauses[meeting.first]
        and (
            meeting.first - _PLANNED_WITHIN <= one.first < meeting.first
            or meeting.last < one.first <= meeting.last + _PLANNED_WITHIN
        )
        for one in line.of_kind("not_held")
    )


def at_table(line: Line, meeting: Found) -> tuple[frozenset[str], frozenset[str]]:
    """The agencies that a line says were there, and those that it says were not."""
    present: set[str] = set()
    absent: set[str] = set()
    part = line.part
    for group in line.groups:
        clause = part.tokens.clauses[group.first]
        if _in_clause(line, clause, ("absent",)):
            absent.update(group.agencies)
            continue
        is_with = group.lead in line.words.lists["with"] or group.lead == "between"
        same = clause == part.tokens.clauses[meeting.first]
        opens = group.first == part.clause(meeting.first).start and same
        is_told = _in_clause(line, clause, ("present", "present_heads"))
        behind_head = clause and _heads(line, clause)
        if (is_with and same) or is_told or behind_head or (opens and group.lead == ""):
            present.update(group.agencies)
    return frozenset(present - absent), frozenset(absent)


def _in_clause(line: Line, clause: int, kinds: Iterable[str]) -> bool:
    clauses = line.part.tokens.clauses
    return any(clauses[one.first] == clause for kind in kinds for one in line.of_kind(kind))


def _heads(line: Line, clause: int) -> bool:
    """Whether the clause before says who was there: "Present: ..."."""
    part = line.part
    for one in line.of_kind("present_heads"):
        if part.tokens.clauses[one.first] == clause - 1:
            end = part.tokens.ends[part.clause(one.first).stop - 1]
            return part.tokens.text[end : end + 2].lstrip(" )").startswith(":")
    return False
