"""What people are compared by: short forms of names, how common names are, weights of levels."""

from functools import cache

from candour.core.people.comparing.comparer import Comparer
from candour.core.people.comparing.name_words import FILES, NameWords
from candour.core.people.comparing.weights import Weights
from candour.vocabulary.loader import load_vocabulary


@cache
def load_name_words() -> NameWords:
    """Return nicknames and how common names are, checked together."""
    return NameWords.from_mappings({name: load_vocabulary(name) for name in FILES})


@cache
def load_comparer() -> Comparer:
    """Return what compares two people of a case."""
    return Comparer(Weights.from_mapping(load_vocabulary("person_weights")), load_name_words())
