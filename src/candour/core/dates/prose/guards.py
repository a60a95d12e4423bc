"""What keeps numbers that are no dates out: money, measures, references, telephone numbers."""

import re

from candour.core.dates.words import DateWords

_MONEY_OR_REFERENCE = re.compile(
    r"(?:[£$€#@+&§/\\_=]|[^\W\d_][-_/.]?|\d[,.:/-]?|\bno\.?\s|\bnos\.?\s|\bpara(?:graph)?s?\.?\s|\bsections?\s"
    r"|\bpages?\s|\bp\.\s?|\bpp\.\s?|\btables?\s|\bfigures?\s|\bchapters?\s|\bvolumes?\s|\bvol\.\s"
    r"|\bresolutions?\s|\bunscr\s|\bappendix\s|\bref\.?\s|\brule\s|\barticle\s|\bclause\s|\bpart\s"
    r"|\bfootnote\s|\bnote\s|\bversion\s|\bv\.?\s|\bitem\s|\bstep\s|\bquestion\s|\bflat\s|\broom\s)$"
)
_MEASURE = re.compile(
    r"\s?(?:%|per\s?cent|percent|million|billion|thousand|metres?|meters?|miles?|km\b|kg\b|cm\b|mm\b"
    r"|people\b|households?\b|pounds?\b|dollars?\b|points?\b|degrees?\b|feet\b|ft\b|times\b|p\b(?!\.?\s?m)"
    r"|[\[(]?(?:above|below)\b|residents\b|children\b|families\b|staff\b|acres\b|tons\b|tonnes\b)"
)
_PAIR = re.compile(
    r"\s*(?:[-–~/]|\bto\b|\bthrough\b|\band\b|\bor\b|\bq[1-4]|\bh[12])\s*(?:[12]\d{3}(?!\d)|\b)",
    re.I,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|(?:19|20)\d{6}(?!\d)")
_YEAR_CUES = frozenset(
    "in since by from until during of between before after to through late early mid circa c ca and or"
    " year years until till the for spring summer autumn winter fall around about than on ending ended"
    " beginning = what".split()
)
_TIME_CUES = frozenset(
    "at by until from to till between around about approximately before after since and or approx"
    " circa nearly just was the than".split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+|=)[\s(.,‘’'\"-]*$")
_TELEPHONE = re.compile(r"\d[\d\s]*$")


def is_fenced(text: str, start: int, end: int) -> bool:
    """Whether figures are part of something else: money, a reference, a measure, a longer code."""
    before = text[max(0, start - 14) : start].lower()
    if before[-1:] in ("-", "_", "/") and _ISO.match(text, start):
        return False
    if before and _MONEY_OR_REFERENCE.search(before):
        return True
    return bool(_MEASURE.match(text[end : end + 16].lower()))


def word_before(text: str, start: int) -> str:
    """The word right before a place, in lower case."""
    found = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    return found.group(1).lower() if found else ""


def is_a_year(text: str, start: int, end: int) -> bool:
    """Whether four figures standing alone are a year: some word, bracket or edge says so."""
    value = int(text[start:end])
    if not 1000 <= value <= 2199 or is_fenced(text, start, end):
        return False
    before = text[max(0, start - 2) : start]
    after = text[end : end + 1]
    if _PAIR.match(text, end):
        return True
    if before.endswith(("(", "[")) and after in (")", "]", ",", ";", "-", "–"):
        return True
    if not text[:start].strip() and not text[end:].strip(" .?!"):
        return True
    return word_before(text, start) in _YEAR_CUES


def is_a_time(text: str, start: int, end: int, *, is_dotted: bool) -> bool:
    """Whether hh.mm is a time: a word before it says so, or it opens a line as logs do."""
    if is_fenced(text, start, end):
        return False
    if not is_dotted:
        return True
    after = text[end : end + 2]
    if after[:1] == "." and after[1:].isdigit():
        return False
    before = text[max(0, start - 24) : start]
    return word_before(text, start) in _TIME_CUES or before.rstrip(" \t*•-")[-1:] in ("", "\n")


def is_a_name(text: str, start: int, end: int, words: DateWords) -> bool:
    """Whether a word that is also a name or a verb ("may", "march", "sat") is not a date here."""
    word = text[start:end]
    lower = word.lower().rstrip(".")
    senses = words.singles.get(lower, {})
    if not senses.keys() & {"month", "weekday", "season"}:
        return False
    if lower not in _DOUBTFUL:
        return False
    if re.match(r"\.?[\s,]*\d", text[end : end + 4]):
        return False
    if word[:1].islower():
        return word_before(text, start) not in (
            "in",
            "of",
            "since",
            "until",
            "early",
            "late",
            "mid",
        )
    return word_before(text, start) not in _YEAR_CUES | {"last", "next", "this", "every", "on"}


_DOUBTFUL = frozenset(
    "may march mar sat sun mon wed thu fri win fall spring jun jan dec sec aut spr apl april august"
    " june mai mars juin".split()
) - {"august", "june", "april", "jan", "dec"}
