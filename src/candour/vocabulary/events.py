"""The words that events and contradictions are told by."""

from functools import cache

from candour.core.chronology.events.words import EventWords
from candour.vocabulary.loader import load_vocabulary

_FILES = (
    "acts",
    "likeness",
    "counterparts",
    "same_words",
    "body_sites",
    "counted",
    "places",
    "outcomes",
    "presence",
    "claims",
)


@cache
def load_event_words() -> EventWords:
    """Return acts, counterparts, parts of the body, places and outcomes, checked together."""
    return EventWords.from_mappings({name: load_vocabulary(name) for name in _FILES})
