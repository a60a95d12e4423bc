"""One compiled expression that finds where in a text a date could stand."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from candour.core.dates.reading.words import DateWords

# Words of these kinds are reason enough to look closer.
_ALONE = (
    "weekday", "relative_day", "relative_part", "feast", "term", "clockword", "decade_name",
    "week_from", "night", "month", "until_now",
)  # fmt: skip
# Words behind a distance that make a date of it ("three weeks ago").
_TOLD_FROM = ("ago", "later", "earlier", "before", "after", "from", "since")
# Words that begin a date only together with the next: looked at in full at the place itself.
WEAK = ("number", "some", "ordinal", "scale", "direction")
_NAMED = ("weekday", "month", "season", "unit", "feast", "term")
_COUNTED = ("month", "meridiem", "ofcentury", "clockstep", "day_of", "to", "hours", "scale")
_PARTS = ("half", "quarter")
_LETTERS = {" ": r"\s+", "'": "['’]"}


def trie(words: Iterable[str]) -> str:
    """An expression for any of the words that decides letter by letter, so that it stays fast."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
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
    wanted = set(kinds)
    found = {word for word, senses in words.singles.items() if senses.keys() & wanted}
    for seconds in words.phrases.values():
        for pieces, senses in (phrase for known in seconds.values() for phrase in known):
            if not senses.keys() & wanted:
                continue
            if all(piece == "'" or piece.replace("'", "").isalpha() for piece in pieces):
                found.add(" ".join(pieces).replace(" '", "'"))
            elif len(pieces) == 3 and pieces[1] in "/-":
                found.add("".join(pieces))
    return found


def _spread(entries: Mapping[str, Iterable[str]]) -> str:
    """One expression for many words, each followed by one of its own continuations."""
    root: dict[str, Any] = {}
    for word, continuations in entries.items():
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = "(?:" + "|".join(continuations) + ")"
    return _spread_branch(root)


def _spread_branch(node: dict[str, Any]) -> str:
    parts = [
        _LETTERS.get(letter, letter if letter.isalpha() else re.escape(letter))
        + _spread_branch(rest)
        for letter, rest in sorted(node.items())
        if letter
    ]
    if "" in node:
        parts.append(node[""])
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"


def compile_pattern(words: DateWords, *, is_timex: bool) -> re.Pattern[str]:
    """The pre-filter over lower-case text. What it does not match is never read as a date.

    With `is_timex` lengths of time, repetitions and vague words are looked at too.
    """
    figures = "|".join(_figures(words, is_timex=is_timex))
    worded = _spread(_worded(words, is_timex=is_timex))
    return re.compile(rf"(?<![^\W_])(?:(?=\d)(?:{figures})|{worded})")


def compile_counted(words: DateWords, *, is_timex: bool) -> re.Pattern[str]:
    """Whether a counting word at a place really leads to a unit, a month or another number."""
    counts = trie(words_of(words, "number", "some", "ordinal"))
    joined, of = trie(words_of(words, "and")), trie(words_of(words, "of"))
    told = _told(words, is_timex=is_timex)
    return re.compile(
        rf"{counts}(?:[\s-]+(?:{joined}[\s-]+)?{counts}){{0,3}}[\s-]+(?:{of}\s+)?"
        rf"(?:{trie(words_of(words, *_COUNTED))}\b|{trie(words_of(words, 'unit'))}\b{told})"
        rf"|{counts}[\s-]+{counts}\b"
        rf"|{trie(words_of(words, 'direction'))}\s+(?:(?:{counts}|\d+)\s+)?"
        rf"(?:{trie(words_of(words, *_NAMED))})\b"
    )


def _figures(words: DateWords, *, is_timex: bool) -> list[str]:
    ordinal = trie(
        word for word, senses in words.singles.items() if senses.get("suffix") == "ordinal"
    )
    months = trie(words_of(words, "month"))
    the = trie(words_of(words, "the"))
    of = trie(words_of(words, "of"))
    joiners = trie(words_of(words, "and", "or", "to"))
    joint = rf"(?:\s*(?:,|[-‐‑–—/&]|{joiners})\s*(?:{the}\s+)?\d{{1,2}}(?:{ordinal})?){{0,3}}"
    hours = trie(words_of(words, "hours"))
    leading = "|".join(
        rf"(?<=\b{re.escape(word)}\s)"
        for word in sorted(words_of(words, "age", "until", "approx"))
        if " " not in word
    )
    units = trie(words_of(words, "unit"))
    return [
        rf"\d{{1,2}}(?:{ordinal})?{joint}(?:\s+day)?[\s.,/–-]*(?:{of}\s+)?{months}\b",
        r"\d{1,4}\s?[-/:‐‑–]\s?(?:\d|\?\?)",
        r"\d{1,2}\.(?:\d\d(?!\d)|\d{1,2}[./-]\d\d)",
        rf"\d{{1,4}}(?:\s*(?:[ap]\.?\s?m\b|{hours}\b)|[ap]\b)",
        r"[12]\d{3}(?!\d)",
        r"\d\d['’]?\s?s\b",
        r"\d{8}(?!\d)",
        rf"\d+\s*-?\s*{units}\b" + _told(words, is_timex=is_timex),
        rf"\d{{1,2}}{ordinal}\b",
        rf"\d{{1,2}}\s(?:{trie(words_of(words, 'clockstep', 'to'))})\b",
        rf"(?:{leading})\d{{1,4}}\b",
    ]


def _told(words: DateWords, *, is_timex: bool) -> str:
    """A distance is a date only when something says what it is told from."""
    if is_timex:
        return ""
    return rf"(?=\W*(?:{trie(words_of(words, *_TOLD_FROM, 'old', 'and', 'unit'))}|\d))"


def _worded(words: DateWords, *, is_timex: bool) -> dict[str, list[str]]:
    """Every word that may begin a date, with what must follow it."""
    entries: dict[str, list[str]] = {}

    def put(starts: Iterable[str], continuation: str) -> None:
        for start in starts:
            entries.setdefault(start, []).append(continuation)

    articles = {
        word
        for word, senses in words.singles.items()
        if senses.get("number") == 1 and len(word) < 3
    }
    counting = words_of(words, "number", "some", "ordinal") - articles
    counts, units = trie(counting), trie(words_of(words, "unit"))
    names = trie(words_of(words, *_NAMED))
    of = trie(words_of(words, "of"))
    told = _told(words, is_timex=is_timex)
    following = counting | words_of(words, *_COUNTED, *_NAMED)
    steps = words_of(words, "clockstep")
    put(words_of(words, *_ALONE), r"(?:\b|(?=\d))")
    # What follows a counting word is looked at in full only behind these letters: written out for
    # every such word it would make an expression that takes long to compile.
    letters = "".join(sorted({word[0] for word in following}))
    put(words_of(words, *WEAK) - articles, rf"[\s-]+(?=[{letters}\d])")
    put(words_of(words, "the"), rf"\s+{units}\s+{trie(words_of(words, 'earlier', 'later'))}\b")
    put(articles, rf"\s+{units}\b{told}")
    short = rf"\s+(?:(?:{counts}|{trie(articles)}|\d+)[\s-]+){{1,2}}{units}\b"
    if not is_timex:
        put(words_of(words, "within", "bound"), short)
    put(words_of(words, "part", "edge"), rf"\s+(?:{trie(words_of(words, 'the'))}\s+)?{units}\b")
    put(words_of(words, "season"), rf",?\s+(?:{of}\s+)?\d{{4}}")
    put(["q"], r"[1-4]\b")
    put(["h"], r"[12]\b(?=\s*\d{4})")
    put(words_of(words, "quarter", "half") - words_of(words, "unit") - steps, r"\b")
    put(words_of(words, "week_number"), r"\s\d{1,2}\b")
    parts = {word for word in steps if words.singles.get(word, {}).get("clockstep") in _PARTS}
    put(parts, rf"\s+(?:{trie(steps)}|{trie(articles)})\s")
    put(words_of(words, "school_year", "financial_year"), r"\s+\d")
    put(words_of(words, "earlier", "later"), rf"\s+{trie(words_of(words, 'direction'))}\s")
    leads, the = trie(words_of(words, "lead")), trie(words_of(words, "the"))
    put(words_of(words, "earlier", "later"), rf"\s+{leads}\s+(?:{the}\s+)?{units}\b")
    if is_timex:
        put(words_of(words, "every"), rf"\s+(?:{counts}\s+)?(?:{names})\b")
        put(words_of(words, "set_word", "vague", "unit"), r"\b")
    return entries
