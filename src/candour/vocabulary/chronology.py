"""The words that a chronology is read with: answers, what a return withholds, promises."""

from functools import cache

from candour.core.chronology.answers import Answers
from candour.core.chronology.silences.contacts.words import PromiseWords
from candour.core.chronology.silences.returns import WithheldWords
from candour.vocabulary.events import load_event_words
from candour.vocabulary.loader import load_vocabulary


@cache
def load_answers() -> Answers:
    """Return what people write into a cell that asks a question."""
    return Answers.from_mapping(load_vocabulary("answers"))


@cache
def load_withheld_words() -> WithheldWords:
    """Return the words by which something withheld is told to be a record."""
    return WithheldWords(frozenset(map(str, load_vocabulary("returns")["records"])))


@cache
def load_promise_words() -> PromiseWords:
    """Return the words of promised and expected contacts, checked against those of events."""
    beside = {name: load_vocabulary(name) for name in ("acts", "counterparts", "same_words")}
    return PromiseWords.from_mapping(load_vocabulary("promises"), load_event_words(), beside)
