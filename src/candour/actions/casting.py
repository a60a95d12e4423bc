"""Say who is who in a merged chronology: the cast, with what it rests on."""

from collections.abc import Iterator, Sequence

from candour.actions.entry_reading import find_days
from candour.actions.merging import Merged
from candour.actions.progress import Progress
from candour.core.chronology.as_at import decided_by
from candour.core.chronology.entry import Entry
from candour.core.decisions import Decision
from candour.core.people.linking.casting import Casting, CastWords, Records
from candour.core.people.linking.rulings import PersonRulings
from candour.core.people.mention import Mention
from candour.core.people.mentions.finding import find_mentions
from candour.core.people.person import Cast
from candour.core.watching import Watched
from candour.vocabulary.comparing import load_name_words
from candour.vocabulary.people import load_people_words
from candour.vocabulary.people_links import load_link_words
from candour.writers.cast.json_lines import cast_objects
from candour.writers.json.lines import json_line

_SILENTLY = Progress()


def people_of(
    merged: Merged, decisions: Sequence[Decision] = (), progress: Progress = _SILENTLY
) -> Cast:
    """Find the mentions of a merged chronology, and return who they are."""
    return cast_of(merged, mentions_of(merged, progress), decisions, progress)


def mentions_of(merged: Merged, progress: Progress = _SILENTLY) -> tuple[Mention, ...]:
    """Find every mention of somebody in a merged chronology, in the order of its files."""
    progress.stage(f"looking for people in {len(merged.entries):,} entries")
    watched = Watched(in_file_order(merged), progress.checkpoint)
    return find_mentions(watched, load_people_words(), find_days)


def cast_of(
    merged: Merged,
    mentions: Sequence[Mention],
    decisions: Sequence[Decision] = (),
    progress: Progress = _SILENTLY,
) -> Cast:
    """Return everybody whom a merged chronology mentions, by the evidence and by what was decided.

    Decisions made after the day of the view have no effect on it.
    """
    day = merged.known_on.day if merged.known_on is not None else None
    rulings = PersonRulings.of(decided_by(decisions, day))
    events = [event.entries for event in merged.events]
    records = Records(in_file_order(merged), mentions, events)
    words = CastWords(load_link_words(), load_name_words())
    progress.stage(f"linking {len(mentions):,} mentions")
    return Casting(records, words, rulings, progress.checkpoint).cast()


def in_file_order(merged: Merged) -> list[Entry]:
    """The entries in the order in which files were given, each file's in its author's order.

    A person's id is that of the earliest mention in this order, so that it stays when a file is
    added behind the others.
    """
    order = {original: at for at, original in enumerate(merged.originals)}
    last = len(order)
    return sorted(
        merged.entries, key=lambda one: (order.get(one.original, last), one.position, one.id)
    )


def people_lines(cast: Cast, merged: Merged) -> Iterator[str]:
    """Yield persons, then relations, as the contract's objects, one a line."""
    entries = {entry.id: entry for entry in merged.entries}
    return map(json_line, cast_objects(cast, entries))
