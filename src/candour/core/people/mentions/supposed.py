"""People only supposed or denied: "any man", "no partner", "asked if she has a boyfriend"."""

from candour.core.people.mentions.line import Line
from candour.core.people.people_words import PeopleWords

_REACH = 10
"""How many words before "a boyfriend" an "if" may stand."""


def is_supposed(line: Line, first: int, words: PeopleWords) -> bool:
    """Whether the role word phrase that begins at a word means nobody in particular.

    Somebody who is asked for need not be: "asked whether there is a lady friend".
    """
    if first == 0 or not line.follows(first):
        return False
    before = line.words[first - 1]
    if before in words.denying:
        return True
    if line.words[first] not in ("a", "an") or before not in words.having:
        return False
    at = first - 1
    while at > 0 and first - at < _REACH and not line.opens(at):
        at -= 1
        if line.words[at] in words.supposing:
            return True
    return False
