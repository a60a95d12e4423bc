"""What stands beside a date in a sentence, and whether it could belong to it."""

import re

from candour.core.dates.prose.pattern import words_of
from candour.core.dates.reading.words import DateWords

_BEHIND = 44
_SPACES = " \t\u00a0-–(,.~'’/&@?"
# The signs and the word that stand behind a date.
_AFTER = re.compile(r"\s*([^\w\s]*)(\s*)(\d|[^\W\d_]*)")
_ENDS = ".;:)]}’'”\"*|"
_BEFORE_A_NOTE = frozenset(".,;:)’”'\"")
_BEHIND_TIE = re.compile(r"\s+(?:the\s+)?(\w+)")
_LEADS = (
    "part", "half", "quarter", "third", "approx", "uncertain", "before", "until", "after", "since",
    "between", "from", "night", "daypart", "week_from", "week_to", "weekend_of", "the", "of",
    "number", "unit", "ordinal", "direction", "within", "clockstep", "and", "or", "weekday",
    "lead", "day_of", "meridiem", "hours", "school_year", "financial_year", "era", "some", "later",
    "age", "clockword", "every", "bound", "edge", "earlier",
)  # fmt: skip


class Surroundings:
    """The words that may stand before or behind a date and change what it says."""

    def __init__(self, words: DateWords) -> None:
        self.repeats = frozenset(words_of(words, "every")) | {"other"}
        self.weekdays = frozenset(words_of(words, "weekday"))
        # Words that belong to the date before them ("pm", "onwards"), and words that may tie what
        # follows to it ("to", "at"), if that can be part of a date.
        self._belonging = words_of(
            words, "meridiem", "era", "clockword", "daypart", "night", "approx", "uncertain",
            "hours", "weekday", "month", "quarter", "half", "suffix", "ofcentury", "or_later",
            "or_earlier", "season",
        ) | {"q", "h"}  # fmt: skip
        self._tying = words_of(
            words, "to", "or", "and", "until", "before", "after", "since", "from", "between",
            "lead", "number", "of",
        )  # fmt: skip
        self._dated = {
            word for word, senses in words.singles.items() if senses.keys() - {"lead", "of", "the"}
        }
        # Words that only lead in, so that they change nothing about the date behind them.
        self._neutral = words_of(words, "lead", "of", "the") - words_of(
            words, "before", "until", "after", "since", "between", "approx", "uncertain", "part"
        )
        self._singles, self._phrases = words.singles, words.phrases
        leads = words_of(words, *_LEADS)
        self._leads = frozenset(piece for lead in leads for piece in lead.split())

    def is_free(self, text: str, begin: int, start: int, end: int) -> bool:
        """Whether nothing on either side could belong to the date between.

        `begin` is where the words that may lead into it begin (`start_of`).
        """
        if begin < start and not self._only_leads_in(text[begin:start]):
            return False
        # Behind a lone year figures may be its month; behind a full date they are a footnote's.
        return self._ends_free(text, end, text[end - 1].isdigit() and end - start > 4)

    def is_alone(self, text: str, begin: int, start: int, end: int) -> bool:
        """Whether a time of day stands by itself: no word behind it means anything to a date."""
        if begin < start and not self._only_leads_in(text[begin:start]):
            return False
        after = _AFTER.match(text, end)
        if after is None:
            return True
        sign, gap, word = after.groups()
        if sign:
            return (sign == "." and bool(gap)) or (sign == "," and self._says_nothing(word))
        return self._says_nothing(word)

    def _only_leads_in(self, before: str) -> bool:
        return self._neutral.issuperset(before.lower().split())

    def _says_nothing(self, word: str) -> bool:
        plain = word.lower()
        return plain.isalpha() and plain not in self._singles and plain not in self._phrases

    def _ends_free(self, text: str, end: int, has_year: bool) -> bool:
        after = _AFTER.match(text, end)
        if after is None:
            return True
        sign, gap, word = after.groups()
        is_figure = word[:1].isdigit()
        if sign.endswith("[^") and set(sign[:-2]) <= _BEFORE_A_NOTE:
            return True
        if sign and (sign[0] in _ENDS or sign.startswith("[^")):
            return bool(gap) or not is_figure
        if sign and (sign[0] not in ",([{" or is_figure or not set(sign).isdisjoint("?~")):
            return False
        if is_figure:
            return has_year and text[end : end + 1].isspace()  # a footnote's number
        plain = word.lower()
        return plain not in self._belonging and self._is_idle_tie(text, after.end(), plain)

    def _is_idle_tie(self, text: str, end: int, word: str) -> bool:
        """Whether a word that could tie a date to the next ties it to none ("to inform him")."""
        if word not in self._tying:
            return True
        behind = _BEHIND_TIE.match(text, end)
        follows = behind.group(1).lower() if behind else ""
        return bool(follows) and not follows[0].isdigit() and follows not in self._dated

    def start_of(self, text: str, start: int, floor: int) -> int:
        """Where the words that may lead into a date begin, at most a few words back."""
        begin = start
        limit = max(floor, start - _BEHIND)
        while begin > limit:
            end = begin
            while end > limit and text[end - 1] in _SPACES:
                end -= 1
            if end == begin and begin != start:
                return begin
            first = end
            while first > limit and (text[first - 1].isalnum() or text[first - 1] == "/"):
                first -= 1
            word = text[first:end].lower()
            is_figure = word.isdigit() and len(word) in (1, 2, 4)
            if not word or not (word in self._leads or is_figure):
                return begin
            if "." in text[end:begin] and (len(word) > 4 or is_figure):
                return begin
            begin = first
        return begin
