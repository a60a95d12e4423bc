"""Find sums of money and what is counted."""

import re
from collections.abc import Iterator

from candour.core.release.unkeyed.model import Kind, Mark
from candour.core.release.unkeyed.words import UnkeyedWords
from candour.core.release.words import either

_FIGURES = r"(?:\d{1,3}(?:[, \u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SPACE = r"[ \u00a0]"
_CODE = 3


class AmountFinder:
    """Finds amounts by the words for money and for what is counted."""

    def __init__(self, words: UnkeyedWords) -> None:
        number, money = either(words.numbers), either(words.currencies)
        codes = either(one.upper() for one in words.currencies if len(one) == _CODE)
        small = rf"(?!(?:{either(words.openers)})\b)[a-z‑-]{{3,}}"
        several = rf"(?:{number})(?:[ -](?:{number}))?"
        great, about = rf"(?:\s(?:{either(words.great)}))?", rf"(?:(?:{either(words.roughly)}) )?"
        count = rf"(?:{_FIGURES}|(?:(?:{number})[\s\-]?)+){great}"
        free = r"(?<![\w.,/§])"
        self._patterns = (
            re.compile(rf"(?<!\w){about}(?:{codes}|US\$|[£€$])\s?{_FIGURES}{great}(?!\w)"),
            re.compile(
                rf"{free}{about}{count}\s?(?:[A-Z][a-z]+ )?(?:{money})(?!\w)"
                rf"(?:\s\((?:{codes})\)?)?",
                re.IGNORECASE,
            ),
            re.compile(
                rf"{free}{about}(?:{_FIGURES}|{several})(?:[-–]{_FIGURES})?{_SPACE}?"
                rf"(?:{small}{_SPACE}){{0,2}}(?:{either(words.counted)})(?!\w)",
                re.IGNORECASE,
            ),
            re.compile(
                rf"{free}(?:{several}|\d{{1,3}})(?:{_SPACE}{small}){{0,2}}{_SPACE}{small}"
                r"(?<=s)(?![\w-])"
            ),
            re.compile(
                rf"(?<!\w)(?:{_FIGURES}|{number}) (?:votes? )?to (?:{_FIGURES}|{number})(?!\w)"
            ),
        )  # fmt: skip

    def find(self, text: str) -> Iterator[Mark]:
        """Yield amounts."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                yield Mark(*match.span(), Kind.AMOUNT)
