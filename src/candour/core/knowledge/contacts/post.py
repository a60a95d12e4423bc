"""Letters of the post book that name nobody: "Letter: child in need plan" is social care's."""

from collections.abc import Sequence

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.phrases import Found
from candour.core.chronology.headings import Field
from candour.core.knowledge.contacts.lines import Line
from candour.core.knowledge.contacts.parties import Parties
from candour.core.knowledge.contacts.telling import Said, Telling
from candour.core.knowledge.model import Outcome

_BEHIND = 2


def came_in(entry: Entry, lines: Sequence[tuple[Field, Line]], parties: Parties) -> Said | None:
    """A paper that came in: from whom the record opens with, or from who alone writes such.

    It opens below a heading ("Letter in"), where the first line is one.
    """
    if not lines or lines[0][0] is not Field.WHAT:
        return None
    what = lines[0][1]
    start, means = heading_of(what)
    is_in = bool(start) or any(
        line.of_kind("incoming") for where, line in lines if where is Field.SOURCE
    )
    papers = what.of_kind("writes_only") or posted(what, entry.source)
    sender: str | None = None
    last = start
    opening = next((one for one in what.groups if one.first == start and not one.lead), None)
    desk = _desk(what, start) if is_in else None
    if is_in and opening is not None:
        sender, last = opening.agencies[0], opening.last
    elif papers and (
        papers[0].kind == "posts_only"
        or (papers[0].first == start and (is_in or what.is_headed(papers[0])))
    ):
        last, means = papers[0].last, "letter"
        sender = parties.of_kind(papers[0].code, entry.agency)
    elif desk is not None:
        last = desk.last
        sender = parties.of_kind(desk.code, entry.agency)
    if sender in (None, entry.agency):
        return None
    return Said(
        sender=str(sender),
        receiver=entry.agency,
        first=0,
        last=last,
        means="letter" if papers else means,
        outcome=Outcome.PASSED_ON,
    )


def is_within(one: Telling, came: Said | None) -> bool:
    """Whether somebody only speaks in a paper that came: "Minutes received. School reported"."""
    if came is None or came.means != "letter" or one.means is not None:
        return False
    return one.receiver == came.receiver and one.sender != came.sender


def heading_of(what: Line) -> tuple[int, str | None]:
    """Where a record of what came in begins below its heading, and what the heading says came."""
    heading = next((one for one in what.of_kind("incoming") if not one.first), None)
    if heading is None or what.part.clause(0).stop != heading.last + 1:
        return 0, None
    if heading.last + 1 == len(what.part.tokens.words) or "\n" not in what.part.tokens.text:
        return 0, None
    things = [one for one in what.of_kind("thing") if one.last <= heading.last]
    means = next((what.words.things[int(one.code)].means for one in things), None)
    return heading.last + 1, means or ("letter" if is_of_post(what, None) else None)


def _desk(what: Line, start: int) -> Found | None:
    """ "Eye clinic 3/5: not brought": what only one kind of agency has, at the head of a letter."""
    if start >= len(what.part.tokens.words):
        return None
    clause = what.part.clause(start)
    if not what.is_before_colon(clause.stop - 1):
        return None
    return next((one for one in what.of_kind("desks_only") if one.last < clause.stop), None)


def posted(what: Line, source: str | None) -> Sequence[Found]:
    """What only one kind of agency writes about, where a row of the post opens with its letter."""
    if not is_of_post(what, source):
        return ()
    head = _head(what)
    start = len(head.split()) if head in what.words.lists["by_post"] else 0
    letters = [
        one.last
        for one in what.of_kind("thing")
        if one.first == start
        and what.words.things[int(one.code)].means in what.words.lists["arrives"]
    ]
    return [
        one for one in what.of_kind("posts_only") for at in letters if 0 < one.first - at <= _BEHIND
    ]


def is_of_post(what: Line, source: str | None) -> bool:
    """Whether a row is of the post, by its source or by the line that it opens with."""
    return not what.words.lists["by_post"].isdisjoint((_head(what), (source or "").casefold()))


def _head(what: Line) -> str:
    return what.part.tokens.text.partition("\n")[0].casefold()
