"""What keeps numbers that are no dates out: money, measures, references, telephone numbers."""

import re

from candour.core.dates.reading.words import DateWords

_WORD_BEFORE = re.compile(r"([^\W\d_]+|=)[\s(.,‘’'\"-]*\Z")
_WORD_BEHIND = re.compile(r"\s?([^\W\d_]+)")
_PAIR = re.compile(
    r"\s*(?:[-–~/]|to\b|through\b|q[1-4]|h[12]|and\b|or\b)\s*(?:[12]\d{3}(?!\d)|\b)", re.I
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|(?:19|20)\d{6}(?!\d)")
_BEHIND_MONTH = re.compile(r"\.?[\s,]*(\w+)")
_JOINED_NUMBER = re.compile(r"(?<!\S)(\d{1,3}[.:]\d+)\s*[^\W\d_]{0,5}\s*[-–]?\s*\Z")
_NAME_BEHIND = re.compile(r"\s+[A-Z]")
_TELEPHONE = re.compile(r"\+\d[\d \-]*\Z")
_SIGNS = frozenset("£$€¥#@+&§\\=_")


def is_fenced(text: str, start: int, end: int, words: DateWords) -> bool:
    """Whether figures are part of something else: money, a reference, a measure, a longer code."""
    if start and _is_joined_before(text, start):
        return True
    if start > 3 and _TELEPHONE.search(text, max(0, start - 20), start):
        return True
    if start > 1 and text[start - 1].isspace():
        if text[start - 2] in _SIGNS:
            return True
        word = text[max(0, start - 20) : start - 1].rsplit(None, 1)
        if word and word[-1].strip("(.,:").lower() in words.prose["references"]:
            return True
    if text[end : end + 1] == "%":
        return True
    behind = _WORD_BEHIND.match(text, end) if end > start else None
    return behind is not None and behind.group(1).lower() in words.prose["measures"]


def _is_joined_before(text: str, start: int) -> bool:
    sign = text[start - 1]
    if sign.isspace() or sign in "([{‘“\"'~?—–":
        return False
    if sign == "=":
        return start > 1 and not text[start - 2].isspace()
    if sign in _SIGNS or sign.isalnum():
        return not (sign in "_" and _ISO.match(text, start))
    before = text[start - 2] if start > 1 else " "
    if sign in "-/" and _ISO.match(text, start):
        return False
    if before.isdigit():
        return sign in ",.:/-"
    return before.isalpha() and sign in "-/."


def word_before(text: str, start: int) -> str:
    """The word right before a place, in lower case."""
    found = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return found.group(1).lower() if found else ""


def is_a_year(text: str, start: int, end: int, words: DateWords) -> bool:
    """Whether four figures standing alone are a year: some word, bracket or edge says so."""
    value = int(text[start:end])
    if not 1000 <= value <= 2199 or is_fenced(text, start, end, words):
        return False
    if _PAIR.match(text, end):
        return True
    before = text[max(0, start - 2) : start]
    after = text[end : end + 1]
    if before.endswith(("(", "[")) and after in (")", "]", ",", ";", "-", "–"):
        return True
    if start < 8 and not text[:start].strip() and not text[end : end + 40].strip(" .?!"):
        return True
    cue = word_before(text, start)
    if cue in words.prose["year_cues"] or cue == "=":
        return True
    return cue in words.prose["weak_year_cues"] and not _NAME_BEHIND.match(text, end)


def is_a_time(text: str, start: int, end: int, words: DateWords, *, is_dotted: bool) -> bool:
    """Whether hh.mm is a time: a word before it says so, or it opens a line as logs do."""
    if is_fenced(text, start, end, words):
        return False
    if not is_dotted:
        return True
    after = text[end : end + 2]
    opens_line = text[max(0, start - 24) : start].rstrip(" \t*•-")[-1:] in ("", "\n")
    if after[:1] == "." and (after[1:].isdigit() or opens_line):
        return False  # paragraph numbers: "3.54.2", or "3.54. On …"
    joined = _JOINED_NUMBER.search(text, max(0, start - 24), start)
    if joined is not None and is_fenced(text, joined.start(1), joined.end(1), words):
        return False  # paragraphs 2.16 to 2.18
    if word_before(text, start) in words.prose["time_cues"]:
        return True
    return opens_line


def is_a_name(text: str, start: int, end: int, words: DateWords) -> bool:
    """Whether a word that is also a name or a verb ("may", "march", "sat") is not a date here."""
    word = text[start:end]
    lower = word.lower().rstrip(".")
    if lower not in words.prose["also_names"]:
        return False
    behind = _BEHIND_MONTH.match(text, end)
    if behind is not None:
        word_behind = words.singles.get(behind.group(1).lower(), {})
        if behind.group(1)[0].isdigit() or word_behind.keys() & {"ordinal", "number"}:
            return False
    before = word_before(text, start)
    if before in words.prose["name_cues"]:
        return False
    if word[:1].islower():
        return True
    senses = words.singles.get(before, {})
    return not senses.keys() & {"direction", "lead", "to", "and", "month", "weekday"}
