"""The word behind a name that tells a father from a son: "Mr Reed senior", "Ann Moss (jnr)"."""

import re

from candour.core.people.mentions.line import Line
from candour.core.people.people_words import PeopleWords

_GAP = re.compile(r",? \(?")


def with_generation(line: Line, last: int, end: int, words: PeopleWords) -> tuple[int, int]:
    """A name's last word and its end, with such a word; no "Ann Moss senior practitioner"."""
    after = last + 1
    if after >= len(line) or line.words[after] not in words.names.generations:
        return last, end
    gap = line.text[end : line.start(after)]
    if _GAP.fullmatch(gap) is None or _opens_role(line, after, words):
        return last, end
    until = line.end(after)
    if not gap.endswith("("):
        return after, until
    return (after, until + 1) if line.text[until : until + 1] == ")" else (last, end)


def _opens_role(line: Line, at: int, words: PeopleWords) -> bool:
    """Whether a job goes on behind the word: "senior nurse", "junior doctor"."""
    if not line.follows(at + 1):
        return False
    behind = line.words[at + 1]
    return behind in words.book.single_words() or any(
        said[:2] == (line.words[at], behind) for said in words.exact
    )
