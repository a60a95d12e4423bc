"""The words that the check of an edition is told by."""

from functools import cache

from candour.core.leaks.words import FILES, LeakWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_leak_words() -> LeakWords:
    """Return them, checked together."""
    return LeakWords.from_mappings({name: load_vocabulary(name) for name in FILES})
