"""One compiled expression that finds where in a text a date could stand."""

import re
from collections.abc import Iterable

from candour.core.dates.words import DateWords

# Words of these kinds are reason enough to look closer.
_ALONE = (
    "weekday",
    "relative_day",
    "relative_part",
    "feast",
    "term",
    "clockword",
    "decade_name",
    "week_from",
    "night",
)


_LETTERS = {" ": r"\s+", "'": "['’]"}


def trie(words: Iterable[str]) -> str:
    """An expression for any of the words that decides letter by letter, so that it stays fast."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    parts = [
        _LETTERS.get(letter, letter if letter.isalpha() else re.escape(letter)) + _branch(rest)
        for letter, rest in sorted(node.items())
        if letter
    ]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return "(?:" + "|".join(parts) + ")" + ("?" if ends else "")


def words_of(words: DateWords, *kinds: str) -> set[str]:
    """The single words and phrases that have one of these kinds of sense."""
    found = {word for word, senses in words.singles.items() if senses.keys() & set(kinds)}
    for seconds in words.phrases.values():
        for pieces, senses in (phrase for known in seconds.values() for phrase in known):
            if senses.keys() & set(kinds):
                if all(piece == "'" or piece.replace("'", "").isalpha() for piece in pieces):
                    found.add(" ".join(pieces).replace(" '", "'"))
                elif len(pieces) == 3 and pieces[1] in "/-":
                    found.add("".join(pieces))
    return found


def compile_pattern(words: DateWords) -> re.Pattern[str]:
    """The pre-filter over lower-case text. What it does not match is never read as a date."""
    months = trie(words_of(words, "month"))
    units = trie(words_of(words, "unit"))
    counts = trie(words_of(words, "number", "some", "ordinal") - {"a", "an"})
    directions = trie(words_of(words, "direction"))
    names = trie(words_of(words, "weekday", "month", "season", "unit"))
    ordinal = "(?:st|nd|rd|th)"
    joint = r"(?:\s*(?:,|and|&|to|or|[-–—/])\s*(?:the\s+)?\d{1,2}" + ordinal + "?){0,3}"
    figures = "|".join(
        (
            r"\d{1,2}"
            + ordinal
            + "?"
            + joint
            + r"(?:\s+day)?[\s.,/–-]*(?:of\s+)?"
            + months
            + r"\b",
            r"\d{1,4}\s?[-/:–]\s?(?:\d|\?\?)",
            r"\d{1,2}\.(?:\d\d(?![\d])|\d{1,2}[./-]\d\d)",
            r"\d{1,4}(?:\s*(?:[ap]\.?\s?m\b|hrs?\b|h\b|o['’]clock)|[ap]\b)",
            r"[12]\d{3}(?!\d)",
            r"\d\d['’]?\s?s\b",
            r"\d{8}(?!\d)",
            r"\d+\s*-?\s*" + units + r"\b",
            r"\d{1,2}" + ordinal + r"\b",
            r"\d{1,2}\s(?:past|to)\b",
            r"(?:(?<=\bat\s)|(?<=\babout\s)|(?<=\baround\s)|(?<=\bby\s))\d{1,4}\b",
        )
    )
    alone = trie(words_of(words, *_ALONE))
    pairs = "|".join(
        (
            months + r"(?:\b|(?=\d))",
            directions + r"\s+(?:(?:" + counts + r"|\d+)\s+)?" + names + r"\b",
            counts
            + r"(?:[\s-]+(?:and[\s-]+)?"
            + counts
            + r"){0,3}[\s-]+(?:of\s+)?(?:"
            + units
            + "|"
            + months
            + "|"
            + trie(words_of(words, "meridiem", "hours", "ofcentury"))
            + r"|past\b|to\b|day\b)",
            r"the\s+" + units + r"\b",
            r"an?\s+" + units + r"\b",
            r"(?:every|each)\s+" + names + r"\b",
            trie(words_of(words, "set_word", "vague", "now")) + r"\b",
            trie(words_of(words, "season")) + r"\s+(?:of\s+)?\d{4}",
            r"q[1-4]\b",
            r"h[12]\b(?=\s*\d{4})",
            trie(words_of(words, "quarter", "half") - {"quarter", "half"}) + r"\b",
            trie(words_of(words, "week_number")) + r"\s\d{1,2}\b",
            r"twenty\s|nineteen\s|two\s+thousand",
            r"half\s+(?:past|an\s+hour)",
            r"quarter\s+(?:past|to)",
        )
    )
    return re.compile(rf"(?<![^\W_])(?:{figures}|(?:{alone})\b|{pairs})")
