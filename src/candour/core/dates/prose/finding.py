"""Find dates and clock times in running text."""

import re
from dataclasses import replace

from candour.core.dates.edtf import join_texts
from candour.core.dates.model import UncertainDate, unresolved
from candour.core.dates.prose.guards import (
    is_a_name,
    is_a_time,
    is_a_year,
    is_fenced,
    word_before,
)
from candour.core.dates.prose.measures import read_measure
from candour.core.dates.prose.model import FoundDate, Kind
from candour.core.dates.prose.pattern import compile_pattern, words_of
from candour.core.dates.reading.cell import date_from_span
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.items import read_item, week_span
from candour.core.dates.reading.pieces import Piece, Refusal
from candour.core.dates.reading.pieces import Span as MinuteSpan
from candour.core.dates.reading.resolving import resolve
from candour.core.dates.reading.sequences import read_sequence
from candour.core.dates.timex import timex_of
from candour.core.dates.words import DateWords
from candour.core.spans import Span

_AHEAD, _BEHIND = 90, 56
_CLOCK = re.compile(r"\d{1,2}([.:])\d\d(?!\d)")
_DOTTED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?!\d)")
_SPACES = " \t\u00a0-–(,.~'’/&@?"
_LEADS = (
    "part", "half", "quarter", "third", "approx", "uncertain", "before", "until", "after", "since",
    "between", "from", "night", "daypart", "week_from", "week_to", "weekend_of", "the", "of",
    "number", "unit", "ordinal", "direction", "within", "clockstep", "and", "or", "weekday",
    "lead", "day_of", "meridiem", "hours", "school_year", "financial_year", "era", "some", "later",
    "age", "clockword", "every", "bound", "edge", "earlier",
)  # fmt: skip
# Words that point back to a date in the text rather than to the day of writing.
_BACKWARD = ("that", "following", "next day", "previous", "later", "earlier", "same", "before",
             "after", "next morning")  # fmt: skip


class Finder:
    """Finds dates in text with one language's words; make it once and keep it."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._pattern = compile_pattern(words)
        leads = words_of(words, *_LEADS)
        self.repeats = frozenset(words_of(words, "every")) | {"other"}
        self.weekdays = frozenset(words_of(words, "weekday"))
        self._leads = frozenset(piece for lead in leads for piece in lead.split())

    def find(self, text: str, context: Context, *, is_timex: bool = False) -> list[FoundDate]:
        """Every date and time of the text, in order; with `is_timex` each item by itself,
        and lengths of time and repetitions too.

        `context.on` is the day of writing, when it is known. A clock time takes the last day
        written in its paragraph; "the following day" is told from the last date written.
        """
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters grow when lowered; offsets must not move
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        search = _Search(self, text, context, is_timex=is_timex)
        for match in self._pattern.finditer(lowered):
            if match.start() >= search.covered:
                search.look(match.start(), match.end())
        return search.found

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
            if "." in text[end:begin] and len(word) > 4:
                return begin
            begin = first
        return begin


class _Search:
    """One walk through one text: what is found, what day is carried."""

    def __init__(self, finder: Finder, text: str, context: Context, *, is_timex: bool) -> None:
        self.finder = finder
        self.text = text
        self.context = context
        self.is_timex = is_timex
        self.found: list[FoundDate] = []
        self.covered = 0
        self.carried: UncertainDate | None = None
        self.carried_at = 0
        self.uses_carried = False

    def look(self, start: int, end: int) -> None:
        """Read at a place where the pattern saw something."""
        if not self._is_worth_reading(start, end):
            return
        begin = self.finder.start_of(self.text, start, self.covered)
        stop = min(len(self.text), start + _AHEAD)
        gap = self.text.find("\n\n", start, stop)
        stop = gap if gap >= 0 else stop
        context = self._context(start, end)
        cursor = Cursor(self.text, self.finder.words, context, begin, stop)
        cursor.is_prose = True
        for place, token in enumerate(cursor.tokens):
            if token.start > start:
                break
            cursor.at, cursor.opened = place, 0
            if self._read(cursor, place, start):
                return

    def _is_worth_reading(self, start: int, end: int) -> bool:
        text = self.text
        if not text[start].isdigit():
            if start and text[start - 1] in "$#@":
                return False
            if not self.is_timex and word_before(text, start) in self.finder.repeats:
                return False
            return not is_a_name(text, start, end, self.finder.words)
        clock = _CLOCK.match(text, start)
        if clock is not None and _DOTTED.match(text, start) is None:
            stop = clock.end()
            if text[stop : stop + 2].lower().strip(" .")[:1] in ("a", "p"):
                return not is_fenced(text, start, start)
            return is_a_time(text, start, stop, is_dotted=clock.group(1) == ".")
        if end - start == 4 and text[start:end].isdigit():
            return is_a_year(text, start, end)
        return not is_fenced(text, start, start if end - start > 4 else end)

    def _context(self, start: int, end: int) -> Context:
        """What the words here are told from: the day of writing, or the last date written."""
        self.uses_carried = False
        if self.carried is None:
            return self.context
        on = self.context.on
        words = self.text[max(0, start - 12) : end + 14].lower()
        is_clock = self.text[start].isdigit() and _CLOCK.match(self.text, start) is not None
        is_near = self.text.find("\n\n", self.carried_at, start) < 0
        points_back = any(word in words for word in _BACKWARD) and not any(
            word in self.finder.weekdays for word in self.text[start:end].lower().split()
        )
        if on is None or (is_clock and is_near) or points_back:
            self.uses_carried = True
            return replace(self.context, on=self.carried, is_story=True)
        return self.context

    def _read(self, cursor: Cursor, place: int, anchor: int) -> bool:
        if self.is_timex:
            measure = read_measure(cursor)
            if measure is not None and cursor.peek(-1).end > anchor:
                self._keep_measure(cursor, place, *measure)
                return True
            cursor.at = place
        try:
            taken = self._take(cursor)
        except Refusal as refusal:
            return self._keep_refused(cursor, place, anchor, refusal)
        last = cursor.peek(-1)
        if taken is None or last.end <= anchor or not self._is_sound(cursor, place):
            return False
        self._keep(cursor, place, *taken)
        return True

    def _take(self, cursor: Cursor) -> tuple[MinuteSpan, Piece | None] | None:
        if not self.is_timex:
            span = read_sequence(cursor)
            return None if span is None else (span, None)
        if cursor.peek().get("lead") or cursor.peek().get("of"):
            return None  # TIMEX3 leaves prepositions outside
        piece = read_item(cursor)
        if piece is None or piece.kind == "number":
            return None
        cursor.has_own_day = piece.kind != "clock"
        if piece.kind == "week":
            return week_span(piece, resolve(piece.value, cursor.words, cursor.context)), piece
        return resolve(piece, cursor.words, cursor.context), piece

    def _is_sound(self, cursor: Cursor, place: int) -> bool:
        """Whether a bare hour or number is really one ("at 5 High Street" is not)."""
        last, after = cursor.peek(-1), cursor.peek()
        read = cursor.tokens[place : cursor.at]
        figures = [token for token in read if token.digits]
        if any(token.get("week_number") for token in read):
            return True
        if not figures and not self._is_month_meant(cursor, place):
            return False
        if (
            len(figures) == 1
            and last.digits in (1, 2)
            and not any(token.get("month") or token.get("weekday") for token in read)
        ):
            return not (after.text.isalpha() and not after.senses) and not after.digits
        return True

    def _is_month_meant(self, cursor: Cursor, place: int) -> bool:
        """Whether "may" or "march" in small letters stands where a month would."""
        for index in range(place, cursor.at):
            token = cursor.tokens[index]
            if token.get("month") and self.text[token.start : token.end].islower():
                if is_a_name(self.text, token.start, token.end, cursor.words):
                    return False
        return True

    def _place(self, cursor: Cursor, place: int) -> tuple[int, int]:
        """Where the words stand, without the preposition before and the stop behind."""
        tokens = cursor.tokens
        first, last = place, cursor.at - 1
        while first < last and tokens[first].get("lead") and not tokens[first].get("approx"):
            first += 1
        while last > first and tokens[last].text in (".", ",", ";", "("):
            last -= 1
        return tokens[first].start, tokens[last].end

    def _keep(self, cursor: Cursor, place: int, span: MinuteSpan, piece: Piece | None) -> None:
        start, end = self._place(cursor, place)
        written = self.text[start:end]
        date = date_from_span(written, span)
        kind: Kind = "time" if date.precision in ("minute", "hour", "part_of_day") else "date"
        timex = None
        if piece is not None:
            edtf = join_texts(span.form, span.texts, [0] * len(span.texts))
            timex = timex_of(piece, edtf, date.earliest, date.precision or "day")
        is_carried = self.uses_carried and kind == "time" and not cursor.has_own_day
        self.found.append(
            FoundDate(Span(start, end), kind, date, is_carried, cursor.has_own_day, timex)
        )
        self.covered = end
        if date.status != "unresolved" and date.earliest and date.latest:
            if (date.latest - date.earliest).days <= 1:
                self.carried, self.carried_at = _day_of(date), end

    def _keep_measure(self, cursor: Cursor, place: int, kind: Kind, timex: str) -> None:
        start, end = self._place(cursor, place)
        date = unresolved(self.text[start:end], "a length of time or a repetition, not a date")
        self.found.append(FoundDate(Span(start, end), kind, date, timex=timex))
        self.covered = end

    def _keep_refused(self, cursor: Cursor, place: int, anchor: int, refusal: Refusal) -> bool:
        if cursor.at <= place or cursor.peek(-1).end <= anchor:
            return False
        start, end = self._place(cursor, place)
        date = unresolved(self.text[start:end], refusal.note)
        self.found.append(FoundDate(Span(start, end), "date", date))
        self.covered = end
        return True


def _day_of(date: UncertainDate) -> UncertainDate:
    """The day that later clock times stand on."""
    if date.earliest is None or date.precision == "day":
        return date
    day = date.earliest.replace(hour=0, minute=0)
    text = day.date().isoformat()
    return UncertainDate(text, day, day.replace(hour=23, minute=59), "day", None, "resolved", text)
