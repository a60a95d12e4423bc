"""Read what stands in one cell as one date, or say why it cannot be read."""

import re
from datetime import datetime

from candour.core.dates.calendar import minute_of
from candour.core.dates.edtf import QUALIFIERS, NotEdtf, join_texts, read_edtf
from candour.core.dates.model import Precision, Status, UncertainDate, unresolved
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.opening import open_span
from candour.core.dates.reading.pieces import Refusal, Span
from candour.core.dates.reading.sequences import read_sequence
from candour.core.dates.reading.slips import suggest
from candour.core.dates.reading.words import DateWords

NOT_A_DATE = "no date was found in the words"
NOT_APPLIED = "not applied"
SAYS_NOT_KNOWN = "the record says that the date is not known"
_EDTF_ONLY = re.compile(r"(?=.*[-/X.,T~?%])[-0-9X/.?~%T:\[\]{},+Z]{4,}\Z")
_TRAILING = frozenset(".,;:")


def read_date(written: str, words: DateWords, context: Context) -> UncertainDate:
    """The date that the written words state, in the light of the context."""
    short = words.plain.read(written, context)
    if short is not None:
        return short
    text = written.strip()
    if not text:
        return unresolved(written, "nothing is written")
    if _is_edtf(text):
        try:
            return _as_written(read_edtf(text), written)
        except NotEdtf:
            pass
    cursor = Cursor(text, words, context)
    reason: str | None = None
    try:
        span = read_whole(cursor)
    except Refusal as refusal:
        if cursor.is_at_end or refusal.is_final:
            return unresolved(written, refusal.note)
        span, reason = None, refusal.note
    if span is not None:
        return date_from_span(written, span)
    reason = _reason(text, words, context) or reason or NOT_A_DATE
    within = None if reason.endswith(NOT_APPLIED) else read_within(Cursor(text, words, context))
    return unresolved(written, reason) if within is None else date_from_span(written, within)


def _is_edtf(text: str) -> bool:
    """Whether to try EDTF first: not for 1805-06, which people write for two years."""
    if not _EDTF_ONLY.match(text) or re.fullmatch(r"\d{4}-\d{2}", text):
        return False
    if text[0] in "[{":
        return "," in text or ".." in text  # [1860?] is a cataloguer's bracket
    if re.fullmatch(r"-\d{4}", text):
        return False  # "up to 1860", where ISO would read a year before the common era
    return text[0] in "-." or text[:4].replace("X", "0").isdigit()


def _as_written(date: UncertainDate, written: str) -> UncertainDate:
    return UncertainDate(
        written, date.earliest, date.latest, date.precision, date.qualifier, "resolved", date.edtf
    )


def read_whole(c: Cursor) -> Span | None:
    """One expression that takes up all the tokens; None when words are left over."""
    if _is_unknown(c):
        raise Refusal(SAYS_NOT_KNOWN)
    span = _read_casemap(c) or read_sequence(c)
    if span is None:
        return None
    span.mark(_skip_acts(c))
    while c.peek().text and (c.peek().text in _TRAILING or c.peek().text in ")]\"'”’?"):
        if c.peek().text == "?":
            span.mark(2)
        c.at += 1
    return span if c.is_at_end else None


def _is_unknown(c: Cursor) -> bool:
    tokens = [token for token in c.tokens[: c.count] if token.text not in "?()[]-–—.,"]
    if not tokens:
        return True
    return all(token.get("unknown") for token in tokens)


def _read_casemap(c: Cursor) -> Span | None:
    """CaseMap's < and > before a date, and their longer forms <= and >=."""
    start = c.at
    c.take_text("=")
    sign = c.peek().text
    if sign not in ("<", ">"):
        if c.at > start:
            return read_sequence(c)
        return None
    c.at += 1
    has_equals = c.take_text("=")
    span = read_sequence(c)
    if span is None:
        c.at = start
        return None
    side = {"<": "until" if has_equals else "before", ">": "since" if has_equals else "after"}
    return open_span(span, side[sign])


def _skip_acts(c: Cursor) -> int:
    """ "printed later", "posthumous cast": words about later copies that carry no date.

    Doubt among them is doubt in the cell; it is returned.
    """
    marks = 0
    while True:
        here = c.at
        while c.take_text(",", ";", "("):
            pass
        doubt = c.take_doubt()
        if c.peek().get("act") is None:
            c.at = here
            return marks
        marks |= doubt
        while c.peek().get("act") is not None or c.peek().get("or_later") is not None:
            c.at += 1
        c.take_text(")")


def read_within(c: Cursor) -> Span | None:
    """The one date among other words ("Ming dynasty, 15th century", "seen 3/8/2007 at home").

    None when more than one could be meant, or when the words round it may turn its sense.
    """
    while not c.is_at_end and not _may_begin(c):
        if not _is_idle(c):
            return None
        c.at += 1
    begins = c.at
    try:
        span = read_sequence(c)
    except Refusal:
        return None
    read = c.tokens[begins : c.at]
    if span is None or not any(token.digits or token.senses for token in read):
        return None
    before = c.peek(begins - 1 - c.at)
    if len(read) == 1 and begins and before.text.isalnum() and not before.senses:
        return None  # "Incident log 1147": the number of something
    while not c.is_at_end:
        if not (_is_idle(c) or c.peek().senses.keys() & {"from", "to"}):
            return None
        c.at += 1
    span.notes.append("other words stand beside it, and were not read")
    return span


_IDLE = {"of", "the", "and"}
_IDLE_IF_ANY = {"lead", "act", "unknown"}


def _may_begin(c: Cursor) -> bool:
    return not _is_idle(c) or bool(c.peek().digits)


def _is_idle(c: Cursor) -> bool:
    """Whether a token says nothing about a date, for or against it."""
    token, follows = c.peek(), c.peek(1)
    if token.digits:
        return False
    if token.get("ordinal") and follows.text.isalpha() and not follows.senses:
        return True  # the 19th of "19th Dynasty"
    return bool(token.senses.keys() & _IDLE_IF_ANY) or not token.senses.keys() - _IDLE


def _reason(text: str, words: DateWords, context: Context) -> str | None:
    slip = suggest(text, words)
    if slip is not None:
        try:
            mended = read_whole(Cursor(slip[0], words, context))
        except Refusal:
            mended = None
        if mended is not None:
            return f"perhaps {slip[0]} was meant ({slip[1]}); {NOT_APPLIED}"
    return None


def date_from_span(written: str, span: Span) -> UncertainDate:
    """The public date of an internal span."""
    alternatives = tuple(
        _plain(written, other, other.notes) for other in span.others if other is not None
    )
    is_ambiguous = bool(alternatives) and not span.settled
    return _plain(
        written, span, span.notes, "ambiguous" if is_ambiguous else "resolved", alternatives
    )


def _plain(
    written: str,
    span: Span,
    notes: list[str],
    status: Status = "resolved",
    alternatives: tuple[UncertainDate, ...] = (),
) -> UncertainDate:
    earliest, latest = _minutes(span)
    precision: Precision = span.precision
    if (earliest is None) != (latest is None):
        precision = "open"
    said = list(dict.fromkeys(notes))
    if earliest is None and latest is None:
        said.append("before the year 1, where no minutes are counted")
    return UncertainDate(
        written,
        earliest,
        latest,
        precision,
        QUALIFIERS[span.all_marks],
        status,
        join_texts(span.form, span.texts, span.marks),
        alternatives,
        "; ".join(said) or None,
    )


def _minutes(span: Span) -> tuple[datetime | None, datetime | None]:
    earliest = None if span.first is None else minute_of(span.first)
    latest = None if span.last is None else minute_of(span.last)
    return earliest, latest
