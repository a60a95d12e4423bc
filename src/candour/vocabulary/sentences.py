"""Where a full stop does not end a sentence."""

from functools import cache

from candour.core.documents.sentences import SentenceWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_sentence_words() -> SentenceWords:
    """Return the words after which a full stop may not end a sentence."""
    return SentenceWords.from_mapping(load_vocabulary("sentences"))
