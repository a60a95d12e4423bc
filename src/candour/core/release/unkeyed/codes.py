"""Find numbers that are somebody's: of an application, a case, a register."""

import re
from collections.abc import Iterator

from candour.core.release.classes import NHS, SHAPES, is_nhs_number
from candour.core.release.unkeyed.model import Kind, Mark
from candour.core.release.unkeyed.words import UnkeyedWords
from candour.core.release.words import either

_STROKES = re.compile(
    r"(?<![\w./])(?:\d{1,6}(?:/\d{1,6}){1,4}|\d{1,4}(?:[-–/.]\d{1,6}){2,4})(?![\w/]|\.\d)"
)
_NUMBERED = re.compile(
    r"(?:\([nN]os?\.?|[aA]pplications?\s+[nN]os?\.?|[nN]os?\.)\s?"
    r"((?:\d[\d/.\-]*(?:,\s|\sand\s)?)+)"
)
_FIGURES = re.compile(r"\d[\d/.\-]*\d|\d")
_LETTERED = re.compile(
    r"(?<!\w)[A-Z]{1,4}[-/ ]?\d{3,}[\w/\-]*(?!\w)|(?<!\w)\d{2,}[A-Z]{1,3}\d[\w/]*"
)
_DATE = re.compile(r"(?:19|20)\d\d[-–/]\d\d(?:\d\d)?|\d{1,2}/\d{1,2}")
_SHORTEST = 4


class CodeFinder:
    """Finds numbers by their shape, and by the words before them."""

    def __init__(self, words: UnkeyedWords) -> None:
        self._named = re.compile(
            rf"(?<!\w)(?:{either(words.coded)})(?:\s+(?:number|nos?\.?))?[\s:#]{{1,2}}"
            r"((?=[\w/\-]*\d{3})[A-Z0-9][\w/\-.]*\w)",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[Mark]:
        """Yield them."""
        for match in NHS.finditer(text):
            if is_nhs_number(match[0]):
                yield Mark(*match.span(), Kind.CODE)
        for pattern in (*SHAPES, _STROKES, _LETTERED):
            for match in pattern.finditer(text):
                if not _DATE.fullmatch(match[0]):
                    yield Mark(*match.span(), Kind.CODE)
        for match in self._named.finditer(text):
            yield Mark(*match.span(1), Kind.CODE)
        for match in _NUMBERED.finditer(text):
            for one in _FIGURES.finditer(text, *match.span(1)):
                if len(one[0]) >= _SHORTEST:
                    yield Mark(*one.span(), Kind.CODE)
