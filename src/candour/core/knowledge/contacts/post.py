"""Letters of the post book that name nobody: "Letter: child in need plan" is social care's."""

from collections.abc import Sequence

from candour.core.chronology.events.phrases import Found
from candour.core.knowledge.contacts.lines import Line

_BEHIND = 2


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
