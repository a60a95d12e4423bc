"""The words that flags are told by: recording, weekdays, ages, abbreviations."""

from functools import cache

from candour.core.chronology.flags.words import FILES, FlagWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_flag_words() -> FlagWords:
    """Return what is late, how ages are written, and the glossary, checked together."""
    return FlagWords.from_mappings({name: load_vocabulary(name) for name in FILES})
