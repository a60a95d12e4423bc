"""Slips of scanning and typing in figures: O for 0, l for 1. Suggested, never applied."""

import re

from candour.core.dates.reading.words import DateWords

_MIXED = re.compile(r"[^\s/.,:;()\[\]–—-]+")


def suggest(text: str, words: DateWords) -> tuple[str, str] | None:
    """The text with letters that may stand for figures put right, and what was changed."""
    changed: list[str] = []

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit() or word.lower() in words.singles:
            return word
        if not all(sign.isdigit() or sign in words.slips for sign in word):
            return word
        if not (any(sign.isdigit() for sign in word) or len(word) <= 2):
            return word
        for sign in word:
            if sign in words.slips:
                changed.append(f"{sign} for {words.slips[sign]}")
        return "".join(words.slips.get(sign, sign) for sign in word)

    mended = _MIXED.sub(mend, text)
    if not changed:
        return None
    return mended, ", ".join(dict.fromkeys(changed))
