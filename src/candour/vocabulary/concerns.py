"""The codebook of concerns that comes with Candour; a case may extend it."""

from functools import cache

from candour.core.knowledge.concerns import Codebook
from candour.vocabulary.loader import load_vocabulary


@cache
def load_concerns() -> Codebook:
    """Return the concerns known, checked: no word may stand under two of them."""
    return Codebook.from_mapping(load_vocabulary("concerns"))
