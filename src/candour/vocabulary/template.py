"""What the blank chronology says and asks."""

from functools import cache

from candour.core.chronology.silences.head_block import HeadBlockWords
from candour.core.chronology.template import Template
from candour.vocabulary.chronology import load_answers, load_withheld_words
from candour.vocabulary.headings import load_headings
from candour.vocabulary.loader import load_vocabulary


@cache
def load_template() -> Template:
    """Return the template with every column, checked against the headings that are read."""
    return Template.from_mapping(load_vocabulary("template"), load_headings())


@cache
def load_head_block_words() -> HeadBlockWords:
    """Return what the template's head block is read with."""
    return HeadBlockWords(load_template().return_lines, load_answers(), load_withheld_words())
