"""Letters as a searcher sees them: signs that look alike are alike, and a slip of one is near."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

# What looks like a Latin letter in Cyrillic and Greek, as it stands in names typed on the wrong
# keyboard or meant to pass a search.
_ALIKE = str.maketrans(
    "аеорсухіјѕкмтвнԁɡАЕОРСУХІЈЅКМТВНαορνικτАΒΕΗΙΚΜΝΟΡΤΧΥΖıłøđ",
    "aeopcyxijskmtbhdgAEOPCYXIJSKMTBHaopviktABEHIKMNOPTXYZilod",
)
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
# Signs as programs write them: "\\u004b", "&#75;", "%4B".
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(/))")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
# What stands before a sign is looked at behind it: the library looks for a sign fast.
_BROKEN_WORD = re.compile(r"[-\u2010\u2011](?<=[^\W\d_].)[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_GAPS = "-‐–./()_:+"
_AROUND_LINES = " \t\r\f\v"


def prepared(text: str) -> str:
    """Return a text as it reads: escaped signs as themselves, no signs of no width, words whole."""
    if "&" in text:
        text = _ENTITY.sub(lambda one: unescape(one[0]), text)
    if "\\" in text:
        text = _ESCAPED.sub(_unescaped, text)
    if "%" in text:
        text = _PERCENT.sub(lambda one: unquote(one[0], errors="replace"), text)
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    if "\n" not in text:
        return text
    lines = (one.strip(_AROUND_LINES) for one in _BROKEN_WORD.sub("", text).split("\n"))
    return " ".join(one for one in lines if one)


def _unescaped(match: re.Match[str]) -> str:
    return match[3] or chr(int(match[1] or match[2], 16))


def squeezed(text: str) -> str:
    """Return a text in small letters without spaces and signs: what numbers are looked for in."""
    plain = "".join(text.lower().split())
    for sign in _GAPS:
        plain = plain.replace(sign, "")
    return plain


def folded(word: str) -> str:
    """Return a word in small letters, without accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", word).translate(_ALIKE)
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘ʼ`")
    return kept.casefold()


def without_one(word: str) -> Iterator[str]:
    """Yield a word with each of its letters left out in turn."""
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]


def is_one_slip(word: str, name: str) -> bool:
    """Tell whether one letter changed, added, left out, or two swapped make one of the other."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    short, long = sorted((word, name), key=len)
    first = next((n for n, c in enumerate(short) if c != long[n]), len(short))
    if len(short) < len(long):
        return short[first:] == long[first + 1 :]
    if short[first + 1 :] == long[first + 1 :]:
        return True
    swapped = short[:first] + short[first + 1 : first + 2] + short[first : first + 1]
    return swapped + short[first + 2 :] == long


def any_of(words: Iterable[str]) -> str:
    """Return the alternatives of a pattern for any of these words; for nothing where there is none.

    The longest stand first: of two that begin alike the longer is meant.
    """
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
