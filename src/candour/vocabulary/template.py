"""What the blank chronology says and asks."""

from functools import cache

from candour.core.chronology.template import Template
from candour.vocabulary.headings import load_headings
from candour.vocabulary.loader import load_vocabulary


@cache
def load_template() -> Template:
    """Return the template with every column, checked against the headings that are read."""
    return Template.from_mapping(load_vocabulary("template"), load_headings())
