"""The words that contacts between agencies are told in."""

from functools import cache

from candour.core.knowledge.contacts.words import ContactWords
from candour.vocabulary.chronology import load_promise_words
from candour.vocabulary.loader import load_vocabulary


@cache
def load_contact_words() -> ContactWords:
    """Return the words of contacts, checked against those of promises and of kinds of act."""
    acts = load_vocabulary("acts")["acts"]
    return ContactWords.from_mapping(load_vocabulary("contacts"), load_promise_words(), acts)
