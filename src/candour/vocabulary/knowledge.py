"""The words by which facts are stated and knowledge is told."""

from functools import cache

from candour.core.knowledge.notions import Notions
from candour.core.knowledge.words import KnowingWords
from candour.vocabulary.concerns import load_concerns
from candour.vocabulary.events import load_event_words
from candour.vocabulary.loader import load_vocabulary


@cache
def load_knowing_words() -> KnowingWords:
    """Return notions, concerns and the words for telling and seeing, checked together."""
    notions = Notions.from_mapping(load_vocabulary("notions"))
    return KnowingWords.from_mapping(
        load_vocabulary("knowing"), notions, load_concerns(), load_event_words()
    )
