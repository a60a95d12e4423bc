"""A merged chronology, its cast and who knew what as a person asked to see them, to be written."""

from collections.abc import Iterable
from datetime import date

from candour.actions.knowing import Knowing
from candour.actions.merging import Merged, MergeOptions
from candour.core.chronology.choosing import Wanted
from candour.core.chronology.events.agencies import agencies_by_kind
from candour.core.people.genogram.labels import called
from candour.core.people.genogram.layout import genogram_of
from candour.core.people.person import Cast
from candour.vocabulary.events import load_event_words
from candour.vocabulary.genogram import load_genogram_meanings
from candour.writers.cast.model import CastPage
from candour.writers.chronology.agencies import counted_agencies, keys_of
from candour.writers.chronology.model import Chronology
from candour.writers.knowledge.model import KnowledgePage

TITLE = "Integrated chronology"
CAST_TITLE = "The people of the case"
KNOWLEDGE_TITLE = "Who knew what, and when"


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


def letters_of(merged: Merged) -> dict[str, str]:
    """Return the letters that agencies are told apart by on every page of a case."""
    counted = counted_agencies(merged.reports, merged.entries)
    return {agency: key.letter for agency, key in keys_of(counted).items()}


def lead_agency(agencies: Iterable[str]) -> str | None:
    """Return the agency that is likeliest to lead a review: children's social care, or its like."""
    return load_genogram_meanings().lead_of(agencies_by_kind(agencies, load_event_words()))


def cast_page(
    merged: Merged,
    cast: Cast,
    made_on: date,
    as_at: date | None = None,
    lead: str | None = None,
    title: str = CAST_TITLE,
) -> CastPage:
    """Return a cast to be written; `lead` is the lead agency, the likeliest where none is said."""
    letters = letters_of(merged)
    meanings = load_genogram_meanings()
    return CastPage(
        title=title,
        cast=cast,
        genogram=genogram_of(cast, meanings, letters, lead or lead_agency(letters)),
        letters=letters,
        made_on=made_on,
        as_at=as_at,
        entries={entry.id: entry for entry in merged.entries},
        files=merged.files,
    )


def knowledge_page(
    knowing: Knowing, made_on: date, as_at: date | None = None, question: str | None = None
) -> KnowledgePage:
    """Return who knew what, or what was asked of it, to be written."""
    merged = knowing.merged
    return KnowledgePage(
        title=KNOWLEDGE_TITLE,
        who_knew=knowing.told,
        letters=letters_of(merged),
        made_on=made_on,
        as_at=as_at,
        question=question or "",
        further=knowing.further,
        paragraphs=tuple(knowing.paragraphs()),
        people={one.id: called(one) for one in knowing.cast.persons},
        returns=merged.returns,
        entries={entry.id: entry for entry in merged.entries},
        files=merged.files,
    )
