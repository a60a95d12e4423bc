"""What is known of public bodies."""

from functools import cache

from candour.core.agencies.words import BodyWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_body_words() -> BodyWords:
    """Return other names of bodies, boards and trusts, and how names are spelled."""
    return BodyWords.from_mapping(load_vocabulary("public_bodies"))
