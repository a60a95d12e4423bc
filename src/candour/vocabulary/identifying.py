"""The words by which something is found that no key names."""

from functools import cache

from candour.core.release.unkeyed.words import FILE, UnkeyedWords
from candour.vocabulary.loader import load_vocabulary
from candour.vocabulary.release import load_release_words


@cache
def load_unkeyed_words() -> UnkeyedWords:
    """Return them, checked."""
    return UnkeyedWords.from_mapping(load_vocabulary(FILE), load_release_words())
