"""The words that an edition is made by."""

from functools import cache

from candour.core.release.words import FILES, ReleaseWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_release_words() -> ReleaseWords:
    """Return them, checked together."""
    return ReleaseWords.from_mappings({name: load_vocabulary(name) for name in FILES})
