"""Letters and figures alone, in which words are found across line ends, marks and spaces.

A stream leaves out everything else and the accents and case of what it keeps, so it says where to
look, never whether two texts are the same: `folding` does.
"""

import re
from unicodedata import normalize

_LETTERS = re.compile(r"[^\W_]+")
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+")
_WORD = re.compile(
    r"[^\W_]+(?:(?:['\u2019\u2018\u02bc\u00ad]|[-\u2010\u2011][^\S\n]*\n\s*)[^\W_]+)*"
)


def letters(text: str) -> str:
    """Return the text's letters and figures, folded; raised figures mark notes and are left out."""
    if text.isascii():
        return "".join(_LETTERS.findall(text.lower()))
    return "".join(_LETTERS.findall(normalize("NFKD", _RAISED.sub("", text)).casefold()))


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared; one broken at a line's end is one word."""
    return [folded for word in _WORD.findall(text) if (folded := _as_compared(word))]


def words_with_places(text: str) -> list[tuple[str, int, int]]:
    """Return the words as compared, each with its first character and the one after its last."""
    return [
        (folded, match.start(), match.end())
        for match in _WORD.finditer(text)
        if (folded := _as_compared(match[0]))
    ]


def _as_compared(word: str) -> str:
    # Most words are plain, and `letters` takes ten times as long to say so.
    return word.lower() if word.isascii() and word.isalnum() else letters(word)


def places_of_letters(text: str) -> list[int]:
    """Return, for each character of `letters(text)`, the character of `text` that it came from."""
    places: list[int] = []
    for at, character in enumerate(text):
        if not character.isascii():
            places += [at] * len(letters(character))
        elif character.isalnum():
            places.append(at)
    return places
