"""Find dates and clock times in running text."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

import re
from dataclasses import replace
from datetime import datetime

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
from candour.core.dates.prose.pattern import (
    WEAK,
    compile_counted,
    compile_pattern,
    words_of,
)
from candour.core.dates.prose.short import ShortForm, see_short, see_time
from candour.core.dates.prose.surroundings import Surroundings
from candour.core.dates.reading.cell import date_from_span
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.filling import NO_DATE_AT_ALL
from candour.core.dates.reading.items import read_item
from candour.core.dates.reading.offsets import NO_BIRTH
from candour.core.dates.reading.pieces import Piece, Refusal
from candour.core.dates.reading.pieces import Span as MinuteSpan
from candour.core.dates.reading.resolving import resolve
from candour.core.dates.reading.sequences import read_sequence
from candour.core.dates.reading.words import DateWords
from candour.core.dates.timex import timex_of
from candour.core.spans import Span

_AHEAD = 60
# "The following month" is told from a month or a season, hardly from a decade.
_LONGEST_CARRIED = 100
_CLOCK = re.compile(r"\d{1,2}([.:])\d\d(?!\d)")
_NEXT_WORD = re.compile(r"\s*\w*")
_DOTTED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?!\d)")


class Finder:
    """Finds dates in text with one language's words; make it once and keep it."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._patterns: dict[bool, tuple[re.Pattern[str], re.Pattern[str]]] = {}
        self._weak = words_of(words, *WEAK)
        self.beside = Surroundings(words)

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
        if is_timex not in self._patterns:
            self._patterns[is_timex] = (
                compile_pattern(self.words, is_timex=is_timex),
                compile_counted(self.words, is_timex=is_timex),
            )
        pattern, counted = self._patterns[is_timex]
        place = 0
        while True:
            match = pattern.search(lowered, place)
            if match is None:
                break
            start, end = match.span()
            place = max(end, start + 1)
            if not lowered[end - 1].isalnum() and match.group().strip(" \n\t\u00a0-") in self._weak:
                fuller = counted.match(lowered, start)
                if fuller is None:
                    continue
                end = fuller.end()
            search.look(start, end)
            if search.covered > start:  # what was read may be less, or more, than was seen
                place = search.covered
        return search.found


class _Search:
    """One walk through one text: what is found, what day is carried."""

    def __init__(self, finder: Finder, text: str, context: Context, *, is_timex: bool) -> None:
        self.finder = finder
        self.text = text
        self.context = context
        self.is_timex = is_timex
        self.found: list[FoundDate] = []
        self.covered = 0
        # The last date written, and the last that is one day: clock times stand only on a day.
        self.carried: UncertainDate | None = None
        self.carried_day: UncertainDate | None = None
        self.carried_at = 0
        self.uses_carried = False
        self._story: Context | None = None

    def look(self, start: int, end: int) -> None:
        """Read at a place where the pattern saw something."""
        if not self._is_worth_reading(start, end):
            return
        begin = self.finder.beside.start_of(self.text, start, self.covered)
        if not self.is_timex and word_before(self.text, begin) in self.finder.beside.repeats:
            return
        if self._read_short(begin, start):
            return
        stop = min(len(self.text), start + _AHEAD)
        gap = self.text.find("\n\n", start, stop)
        stop = gap if gap >= 0 else stop
        context = self._context(start, end)
        cursor = Cursor(self.text, self.finder.words, context, begin, stop)
        cursor.is_prose = True
        for place in range(cursor.count):
            if cursor.tokens[place].start > start:
                break
            cursor.at, cursor.opened = place, 0
            if self._read(cursor, place, start):
                return

    def _read_short(self, begin: int, start: int) -> bool:
        """A plain date with nothing beside it that could belong to it."""
        form = see_short(self.text, start, self.finder.words)
        if form is None:
            return not self.is_timex and self._read_short_time(begin, start)
        if not self.finder.beside.is_free(self.text, begin, start, form.end):
            return False
        found = self._read_form(form, start)
        if found is None:
            return False
        timex = found.edtf if self.is_timex else None
        self.found.append(FoundDate(Span(start, form.end), "date", found, timex=timex))
        self.covered = form.end
        self._carry(found, form.end)
        return True

    def _read_form(self, form: ShortForm, start: int) -> UncertainDate | None:
        if form.year:
            return form.read()
        days = None if self.context.period else self._context(start, form.end).on_days
        return None if days is None else form.read_near(days[0])

    def _read_short_time(self, begin: int, start: int) -> bool:
        """A plain time of day, on the day behind it or on the day carried."""
        beside = self.finder.beside
        seen = see_time(self.text, start, self.finder.words)
        if seen is None:
            return False
        if seen.day is not None:
            if not beside.is_free(self.text, begin, start, seen.end):
                return False
            day = self._read_form(seen.day, start)
            on = None if day is None else day.earliest
        else:
            if not beside.is_alone(self.text, begin, start, seen.end):
                return False
            days = self._context(start, seen.end).on_days
            on = None
            if days is not None and days[0] == days[1]:
                on = datetime.fromordinal(days[0])
        if on is None:
            return False
        date = seen.on(on)
        has_own_day = seen.day is not None
        is_carried = self.uses_carried and not has_own_day
        self.found.append(FoundDate(Span(start, seen.end), "time", date, is_carried, has_own_day))
        self.covered = seen.end
        self._carry(date, seen.end)
        return True

    def _is_worth_reading(self, start: int, end: int) -> bool:
        text = self.text
        if not text[start].isdigit():
            if start and text[start - 1] in "$#@":
                return False
            if not self.is_timex and word_before(text, start) in self.finder.beside.repeats:
                return False
            return not is_a_name(text, start, end, self.finder.words)
        clock = _CLOCK.match(text, start)
        if clock is not None and _DOTTED.match(text, start) is None:
            stop = clock.end()
            if text[stop : stop + 2].lower().strip(" .")[:1] in ("a", "p"):
                return not is_fenced(text, start, start, self.finder.words)
            return is_a_time(text, start, stop, self.finder.words, is_dotted=clock.group(1) == ".")
        if end - start == 4 and text[start:end].isdigit():
            return is_a_year(text, start, end, self.finder.words)
        return not is_fenced(text, start, start if end - start > 4 else end, self.finder.words)

    def _context(self, start: int, end: int) -> Context:
        """What the words here are told from: the day of writing, or the last date written."""
        self.uses_carried = False
        if self.carried is None:
            return self._ahead_or_behind(start)
        on = self.context.on
        is_clock = self.text[start].isdigit() and _CLOCK.match(self.text, start) is not None
        if on is None:
            self.uses_carried = True
            return self._told_from(self.carried_day if is_clock else self.carried)
        behind = _NEXT_WORD.match(self.text, end)
        words = self.text[max(0, start - 6) : behind.end() if behind else end].lower()
        is_near = self.text.find("\n\n", self.carried_at, start) < 0
        points_back = any(
            word in words for word in self.finder.words.prose["backward"]
        ) and not any(
            word in self.finder.beside.weekdays for word in self.text[start:end].lower().split()
        )
        if is_clock:
            behind_it = re.findall(r"[^\W\d_]+", self.text[end : end + 24].lower())
            is_near = is_near and self.finder.beside.weekdays.isdisjoint(behind_it)
        if (is_clock and is_near) or points_back:
            self.uses_carried = True
            anchor = self.carried_day if is_clock else self.carried
            return self._told_from(anchor)
        return self._ahead_or_behind(start)

    def _told_from(self, anchor: UncertainDate | None) -> Context:
        if anchor is None:
            return replace(self.context, is_story=True)
        if self._story is None or self._story.on is not anchor:
            self._story = replace(self.context, on=anchor, is_story=True)
        return self._story

    def _ahead_or_behind(self, start: int) -> Context:
        """The day of writing; what the sentence says is to come is looked for after it."""
        if self.context.on is None:
            return self.context
        before = self.text[max(0, start - 70) : start]
        words = re.split(r"[.;:!?]\s", before)[-1].lower().split()
        if self.finder.words.prose["future_cues"].isdisjoint(words):
            return self.context
        return replace(self.context, looks_ahead=True)

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
        token = cursor.peek()
        if token.get("lead") or token.get("of"):
            return None  # TIMEX3 leaves prepositions outside
        if (token.get("earlier") or token.get("later")) and cursor.peek(1).get("direction"):
            return None  # "earlier this week" has the value of the week
        piece = read_item(cursor)
        if piece is None or piece.kind == "number":
            return None
        cursor.has_own_day = piece.kind != "clock"
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
            if (
                token.get("month")
                and self.text[token.start : token.end].islower()
                and is_a_name(self.text, token.start, token.end, cursor.words)
            ):
                return False
        return True

    def _place(self, cursor: Cursor, place: int) -> tuple[int, int]:
        """Where the words stand, without the preposition before and the stop behind."""
        tokens = cursor.tokens
        first, last = place, cursor.at - 1
        while first < last and tokens[first].get("lead") and not tokens[first].get("approx"):
            first += 1
        while first < last and (tokens[first].text in "([{.,;:-–" or tokens[first].text == "the"):
            first += 1
        while last > first and tokens[last].text in ".,;()[]{}":
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
        self._carry(date, end)

    def _carry(self, date: UncertainDate, end: int) -> None:
        if date.status == "unresolved" or not (date.earliest and date.latest):
            return
        days = (date.latest - date.earliest).days
        if days <= 1:
            self.carried_day = self.carried = _day_of(date)
            self.carried_at = end
        elif days <= _LONGEST_CARRIED:
            self.carried = date

    def _keep_measure(self, cursor: Cursor, place: int, kind: Kind, timex: str) -> None:
        start, end = self._place(cursor, place)
        date = unresolved(self.text[start:end], "a length of time or a repetition, not a date")
        self.found.append(FoundDate(Span(start, end), kind, date, timex=timex))
        self.covered = end

    def _keep_refused(self, cursor: Cursor, place: int, anchor: int, refusal: Refusal) -> bool:
        if cursor.at <= place or cursor.peek(-1).end <= anchor:
            return False
        if refusal.note in (NO_DATE_AT_ALL, NO_BIRTH) or not self._is_sound(cursor, place):
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
