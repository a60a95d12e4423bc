"""Meetings that an entry tells of, and which agencies were at the table."""

from collections.abc import Iterable

from candour.core.chronology.events.phrases import Found
from candour.core.knowledge.contacts.lines import Group, Line

_PLANNED_WITHIN, _NEGATED, _OPENING = 8, 2, 2


def held_in(line: Line) -> Found | None:
    """The first meeting of a line that was held: not fixed, asked for, or only spoken of.

    Under a heading ("Meeting") the one that the next line opens with.
    """
    held = [one for one in line.of_kind("meeting") if not _is_only_spoken_of(line, one)]
    if held and _heads_alone(line, held[0]):
        below = [one for one in line.of_kind("meeting") if _is_in_first_line(line, held[0], one)]
        return next((one for one in below if one in held), None) if below else held[0]
    return held[0] if held else None


def _is_in_first_line(line: Line, heading: Found, one: Found) -> bool:
    """Whether a meeting is named by the sentence below a heading."""
    sentences = line.part.sentences
    first = sentences[min(heading.last + 1, len(sentences) - 1)]
    return one.first > heading.last and sentences[one.first] == first


def held_by_telephone(line: Line, meeting: Found | None) -> bool:
    """Whether a meeting was a call: "Strategy discussion by phone", or "By phone with police"."""
    breaths = line.part.breaths
    if meeting is not None:
        means = [one for one in line.of_kind("by_means") if one.first > meeting.last]
        return any(
            one.code == "telephone" and breaths[one.first] == breaths[meeting.last] for one in means
        )
    called = [one for one in line.of_kind("thing") if not one.first and not line.group_at(0)]
    return any(
        one.code == "telephone" and not one.first for one in line.of_kind("by_means")
    ) or any(line.words.things[int(one.code)].means == "telephone" for one in called)


def opens_with(line: Line, meeting: Found) -> bool:
    """Whether a line opens with a meeting, or with it under a heading: "My first conference!"."""
    return meeting.first <= _OPENING


def _heads_alone(line: Line, one: Found) -> bool:
    """Whether a phrase is the whole of the first line."""
    return not one.first and line.part.clause(0) == range(one.last + 1)


def _is_only_spoken_of(line: Line, meeting: Found) -> bool:
    clauses, words = line.part.tokens.clauses, line.part.tokens.words
    behind = words[meeting.last + 1] if meeting.last + 1 < len(words) else ""
    if behind in line.words.lists["papers_of_meetings"] and line.of_kind("arrived"):
        return True
    return any(
        clauses[one.first] == clauses[meeting.first]
        and (
            meeting.first - _PLANNED_WITHIN <= one.first < meeting.first
            or meeting.last < one.first <= meeting.last + _PLANNED_WITHIN
        )
        for one in line.of_kind("not_held")
    )


def at_table(line: Line, meeting: Found | None) -> tuple[frozenset[str], frozenset[str]]:
    """The agencies that a line says were there, and those that it says were not.

    `meeting` is where the line names the meeting; None where only its heading does.
    """
    present: set[str] = set()
    absent: set[str] = set()
    is_listed = any(_is_the_table(line, group, meeting) for group in line.groups)
    for group in line.groups:
        if _is_absent(line, group):
            absent.update(group.agencies)
        elif _is_there(line, group, meeting) or (not is_listed and _spoke(line, group)):
            present.update(group.agencies)
    return frozenset(present - absent), frozenset(absent)


def was_heard(line: Line) -> bool:
    """Whether minutes say that something was told, considered or discussed, and not that not."""
    words = line.part.tokens.words
    return any(
        word in line.words.lists["said_there"]
        and line.words.lists["not_said"].isdisjoint(words[max(0, at - _NEGATED) : at])
        for at, word in enumerate(words)
    )


def _is_absent(line: Line, group: Group) -> bool:
    words, lists = line.part.tokens.words, line.words.lists
    before = words[group.first - 1] if group.first else ""
    return before in lists["nobody"] or _in_breath(line, group, ("absent",))


def _is_there(line: Line, group: Group, meeting: Found | None) -> bool:
    part, lists = line.part, line.words.lists
    clause = part.tokens.clauses[group.first]
    if _in_clause(line, clause, ("present", "present_heads")) or (clause and _heads(line, clause)):
        return True
    if meeting is None or part.sentences[group.first] != part.sentences[meeting.first]:
        return False
    same = clause == part.tokens.clauses[meeting.first]
    if group.lead in lists["telling_by"]:
        return part.tokens.words[group.lead_at - 1] in lists["led_by"]
    if group.lead in lists["with"] or group.lead == "between":
        return same
    opens = group.first == part.clause(group.first).start
    return not group.lead and (same or opens)


def _is_the_table(line: Line, group: Group, meeting: Found | None) -> bool:
    """ "Discussion with police and school": who else is named later is only spoken of."""
    is_list = len(group.agencies) > 1 and group.lead in line.words.lists["with"]
    return is_list and meeting is not None and _is_there(line, group, meeting)


def _spoke(line: Line, group: Group) -> bool:
    """Whether a sentence of minutes opens with an agency that spoke ("School spoke of ...")."""
    part = line.part
    words, sentences = part.tokens.words, part.sentences
    if group.lead or (group.first and sentences[group.first - 1] == sentences[group.first]):
        return False
    behind = words[group.last + 1] if group.last + 1 < len(words) else ""
    is_headed = part.tokens.text[part.tokens.ends[group.last] :].startswith(":")
    return is_headed or behind in line.words.lists["spoke_there"]


def _in_clause(line: Line, clause: int, kinds: Iterable[str]) -> bool:
    clauses = line.part.tokens.clauses
    return any(clauses[one.first] == clause for kind in kinds for one in line.of_kind(kind))


def _in_breath(line: Line, group: Group, kinds: Iterable[str]) -> bool:
    """Whether such a phrase stands beside a list: "HV present, police and GP absent"."""
    breaths = line.part.breaths
    beside = {breaths[group.first], breaths[group.last]}
    return any(breaths[one.first] in beside for kind in kinds for one in line.of_kind(kind))


def _heads(line: Line, clause: int) -> bool:
    """Whether the clause before says who was there: "Present: ..."."""
    part = line.part
    for one in line.of_kind("present_heads"):
        if part.tokens.clauses[one.first] == clause - 1:
            end = part.tokens.ends[part.clause(one.first).stop - 1]
            return part.tokens.text[end : end + 2].lstrip(" )").startswith(":")
    return False
