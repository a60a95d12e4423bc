"""What relations mean for a genogram."""

from functools import cache

from candour.core.people.genogram.meanings import Meanings
from candour.vocabulary.loader import load_vocabulary


@cache
def load_genogram_meanings() -> Meanings:
    """Return the meanings of relations' codes, checked."""
    return Meanings.from_mapping(load_vocabulary("genogram"))
