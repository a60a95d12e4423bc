"""The words and weights that linking people goes by."""

from functools import cache

from candour.core.people.linking.words import LinkWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_link_words() -> LinkWords:
    """Return them checked: every reason has its words, its explanation and its weight."""
    return LinkWords.from_mapping(
        load_vocabulary("people_links"), load_vocabulary("people_reasons")
    )
