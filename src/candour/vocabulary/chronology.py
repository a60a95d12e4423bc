"""The words that a chronology is read with: answers in cells, and what a return withholds."""

from functools import cache

from candour.core.chronology.answers import Answers
from candour.core.chronology.silences.returns import WithheldWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_answers() -> Answers:
    """Return what people write into a cell that asks a question."""
    return Answers.from_mapping(load_vocabulary("answers"))


@cache
def load_withheld_words() -> WithheldWords:
    """Return the words by which something withheld is told to be a record."""
    return WithheldWords(frozenset(map(str, load_vocabulary("returns")["records"])))
