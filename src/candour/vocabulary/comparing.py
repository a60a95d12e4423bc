"""What people are compared by: short forms of names, how common names are, weights of levels."""

from functools import cache

from candour.core.people.comparing.columns import ColumnWords
from candour.core.people.comparing.name_words import FILES, NameWords
from candour.core.people.comparing.reasons import LevelReasons
from candour.core.people.comparing.weights import Weights
from candour.vocabulary.loader import load_vocabulary


@cache
def load_name_words() -> NameWords:
    """Return nicknames and how common names are, checked together."""
    return NameWords.from_mappings({name: load_vocabulary(name) for name in FILES})


@cache
def load_column_words() -> ColumnWords:
    """Return the headings of tables of people, and words for the sexes."""
    return ColumnWords.from_mapping(load_vocabulary("people_columns"))


@cache
def load_weights() -> Weights:
    """Return what each level is worth before any table was seen."""
    return Weights.from_mapping(load_vocabulary("person_weights"))


@cache
def load_level_reasons() -> LevelReasons:
    """Return what each level is called as a reason."""
    return LevelReasons.from_mapping(load_vocabulary("level_reasons"))
