"""Find what somebody is said to be: of a people, a faith, a calling, ill."""

import re
from collections.abc import Iterator

from candour.core.release.unkeyed.model import Kind, Mark
from candour.core.release.unkeyed.words import UnkeyedWords
from candour.core.release.words import either

_NAMED = r"(?:[A-Z][a-zé]+(?:[-–][A-Z][a-zé]+)*(?:['’]s)?\s+)?"
_MADE = (
    r"(?!diagnosis|hypnosis)[a-z]{3,}"
    r"(?:itis|osis|opathy|aemia|phrenia|lepsy|plegia|philia|algia)"
)
"""how the names of illnesses end"""


class TraitFinder:
    """Finds them by the vocabulary's words and by how illnesses are called."""

    def __init__(self, words: UnkeyedWords) -> None:
        kinds, callings = either(words.illness_kinds), either(words.callings)
        held = either(words.callings | words.offices)
        self._patterns = (
            re.compile(
                rf"(?<!\w)({_NAMED}(?:(?:{kinds})[\s\-])*"
                rf"(?:{either(words.illnesses)}|{_MADE}|(?:{kinds}) problems))(?!\w)"
            ),
            re.compile(
                rf"(?<!\w)(?:{either(words.calling_before)})\s+"
                rf"((?:[a-z\-’']+\s+){{0,3}}?(?:{held}))(?!\w)"
            ),
            re.compile(rf"(?<![\w-])((?:{callings})(?:s|\sin\s[a-z]+)?)(?![\w-])"),
            re.compile(rf"(?<![\w-])({either(words.described)})(?!\w)"),
            re.compile(rf"(?<!\w)({either(words.peoples | words.faiths)})(?!\w)", re.IGNORECASE),
        )

    def find(self, text: str) -> Iterator[Mark]:
        """Yield them."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                yield Mark(*match.span(1), Kind.TRAIT)
