"""Whose "her brother" is where a row's sentences say it of nobody: the one woman it lists."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from candour.core.chronology.headings import Field
from candour.core.people.mention import Mention, Sex, Standing
from candour.core.people.mentions.pairing import LABELS, called
from candour.core.people.mentions.standing import Placed


def whose_by_column(
    mentions: Sequence[Mention], placed: Sequence[Placed], possessives: Mapping[str, Sex | None]
) -> dict[str, str]:
    """Lead from mentions that begin with a possessive of nobody named to whom the row lists.

    Staff are not meant, and where several of a sex are listed, nobody is.
    """
    open_ones = [
        (mention, sex)
        for mention, one in zip(mentions, placed, strict=True)
        if mention.whose is None
        and not mention.roles & LABELS
        and (sex := possessives.get(one.draft.pronoun or "")) is not None
        and one.text.in_field is not Field.PEOPLE
    ]
    rows = {mention.entry for mention, _ in open_ones}
    listed: dict[tuple[str, Sex], set[str]] = defaultdict(set)
    for mention, one in zip(mentions, placed, strict=True):
        is_listed = mention.in_field is Field.PEOPLE and mention.standing is Standing.FAMILY
        if is_listed and mention.sex is not None and mention.entry in rows:
            listed[mention.entry, mention.sex].add(called(mention.text, one.draft))
    return {
        mention.id: next(iter(names))
        for mention, sex in open_ones
        if len(names := listed[mention.entry, sex]) == 1
    }
