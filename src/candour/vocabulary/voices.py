"""How posts are laid out and how hosts sound."""

from functools import cache

from candour.core.fisk.words import VoiceWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_voice_words() -> VoiceWords:
    """Return the words of `voices.yaml`."""
    return VoiceWords.from_mapping(load_vocabulary("voices"))
