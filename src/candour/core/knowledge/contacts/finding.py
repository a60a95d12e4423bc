"""Find every contact between agencies of which a case's entries tell."""

from collections.abc import Sequence

from candour.core.chronology.entry import Entry
from candour.core.chronology.recall import ALONE, Run
from candour.core.knowledge.contacts.beside import NOTHING_BESIDE, Beside
from candour.core.knowledge.contacts.joining import (
    contact_of,
    joined,
    unique_ids,
    with_events,
)
from candour.core.knowledge.contacts.parties import Parties
from candour.core.knowledge.contacts.reading import Reader
from candour.core.knowledge.contacts.strangers import introduced
from candour.core.knowledge.contacts.words import ContactWords
from candour.core.knowledge.model import Contact
from candour.core.watching import Watched


def find_contacts(
    entries: Sequence[Entry],
    words: ContactWords,
    beside: Beside = NOTHING_BESIDE,
    run: Run = ALONE,
) -> tuple[Contact, ...]:
    """Read entries, in the chronology's order, for who told, asked or met whom.

    A meeting gives one contact for each pair at the table. `about` is left empty: it is filled by
    those who know the facts. The run's checkpoint is called often; it may raise to stop.
    """
    event_of = {entry: event.id for event in beside.events for entry in event.entries}
    known = list(with_events(Watched(entries, run.checkpoint), event_of))
    parties = Parties.of(known, words, beside)
    reader = Reader(words, parties)
    if beside.find_days is not None:
        reader = Reader(words, parties, beside.find_days)
    tellings = [
        one
        for at, entry in enumerate(Watched(known, run.checkpoint))
        for one in reader.read(at, entry)
    ]
    # A body that sent no file may be written as an agency of the case is called ("Hospital").
    groups = [
        group
        for group in joined(introduced(tellings, words), words)
        if parties.name_of(group[0].sender) != parties.name_of(group[0].receiver)
    ]
    return tuple(unique_ids(contact_of(group, parties, words) for group in groups))
