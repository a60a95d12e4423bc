"""The words by which records speak of people."""

from functools import cache

from candour.core.people.people_words import FILES, PeopleWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_people_words() -> PeopleWords:
    """Return roles, callings, titles, columns and names, checked together."""
    return PeopleWords.from_mappings({name: load_vocabulary(name) for name in FILES})
