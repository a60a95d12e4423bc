"""A merged chronology as a person asked to see it, ready to be written."""

from datetime import date

from candour.actions.merging import Merged, MergeOptions
from candour.core.chronology.choosing import Wanted
from candour.writers.chronology.model import Chronology

TITLE = "Integrated chronology"


def chronology_of(
    merged: Merged, options: MergeOptions, wanted: Wanted, made_on: date, title: str = TITLE
) -> Chronology:
    """Return the wanted part of a merge.

    An event is shown where one of its entries is, a contradiction where its event is: what speaks
    against a shown entry is never left aside with its agency.
    """
    entries = tuple(wanted.entries(merged.entries))
    shown = {entry.event for entry in entries}
    return Chronology(
        title=title,
        entries=entries,
        made_on=made_on,
        events={event.id: event for event in merged.events if event.id in shown},
        contradictions=tuple(one for one in merged.contradictions if one.event in shown),
        silences=tuple(wanted.silences(merged.silences)),
        returns=merged.returns,
        reports=merged.reports,
        files=merged.files,
        abbreviations=merged.abbreviations,
        as_at=options.as_at,
        unread=tuple(refused.name for refused in merged.refused),
    )
