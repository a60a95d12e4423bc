"""The words by which records speak of people."""

from functools import cache

from candour.core.people.name_words import NameWords
from candour.core.people.people_words import FILES, PeopleWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_people_words() -> PeopleWords:
    """Return roles, callings, titles, columns and names, checked together."""
    return PeopleWords.from_mappings({name: load_vocabulary(name) for name in FILES})


def load_name_words() -> NameWords:
    """Return forenames, pet forms, titles and the rest of what names are made of."""
    return load_people_words().names
