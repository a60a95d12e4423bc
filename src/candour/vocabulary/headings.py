"""The headings that agencies give to their columns."""

from functools import cache

from candour.core.chronology.headings import HeadingSynonyms
from candour.vocabulary.loader import load_vocabulary


@cache
def load_headings() -> HeadingSynonyms:
    """Return the headings known, checked: no heading may stand for two fields."""
    return HeadingSynonyms.from_mapping(load_vocabulary("headings"))
