"""Join the spans of a row into one: an interval, all of a set, or one of a set."""

from candour.core.dates.calendar import MINUTES_A_DAY
from candour.core.dates.reading.pieces import Piece, Refusal, Span
from candour.core.dates.reading.resolving import night_span


def join(spans: list[Span], joints: list[str], pieces: list[Piece], *, is_night: bool) -> Span:
    """One span over all; ranges are intervals, "and" and lists are sets, "or" one of a set."""
    if len(spans) == 1:
        return spans[0]
    if all(joint == "range" for joint in joints):
        _spread_marks(spans, pieces)
        _settle_orders(spans)
        joined = _interval(spans)
        if is_night:
            joined = _night(joined, pieces[-1])
        _keep_others(joined, spans)
        return joined
    return _set(_fold_ranges(spans, joints, pieces), joints)


def _spread_marks(spans: list[Span], pieces: list[Piece]) -> None:
    """A mark before a range, or behind it, is about the whole range ("c.1830-41", "1771-76?")."""
    first, last = pieces[0].marks, pieces[-1].marks
    if first and not any(piece.marks for piece in pieces[1:]):
        for span in spans[1:]:
            span.mark(first)
    elif last & 2 and not any(piece.marks for piece in pieces[:-1]):
        for span in spans[:-1]:
            span.mark(2)


def _settle_orders(spans: list[Span]) -> None:
    """One end that has a single order settles the other: the same hand wrote both."""
    swapped = [span for span in spans if span.others and span.precision == "day"]
    if swapped and len(swapped) < len(spans):
        for span in swapped:
            span.others, span.settled = [], False


def _interval(spans: list[Span]) -> Span:
    first, last = spans[0], spans[-1]
    notes = [note for span in spans for note in span.notes]
    firsts, lasts = first.first, last.last
    if firsts is not None and lasts is not None and firsts > lasts:
        first, last = last, first
        notes.append("the later date stood first; put in order")
        firsts, lasts = first.first, last.last
        if firsts is not None and lasts is not None and firsts > lasts:
            raise Refusal("the range ends before it begins")
    is_open = firsts is None or lasts is None
    return Span(
        firsts,
        lasts,
        "open" if is_open else "range",
        [first.texts[0], last.texts[-1]],
        [first.marks[0], last.marks[-1]],
        "interval",
        notes,
    )


def _keep_others(joined: Span, spans: list[Span]) -> None:
    """The other order of a range of figures, where both ends have one and it makes sense."""
    ends = (spans[0], spans[-1])
    if not all(span.others for span in ends):
        return
    first, last = ends[0].others[0], ends[1].others[0]
    if first.first is not None and last.last is not None and first.first <= last.last:
        joined.others.append(_interval([first, last]))
        joined.settled = all(span.settled for span in ends)


def _night(joined: Span, last: Piece) -> Span:
    if joined.first is None or joined.last is None:
        raise Refusal("a night needs its days")
    first_day, last_day = joined.first // MINUTES_A_DAY, joined.last // MINUTES_A_DAY
    return night_span(joined, first_day, last_day)


def _fold_ranges(spans: list[Span], joints: list[str], pieces: list[Piece]) -> list[Span]:
    folded: list[list[int]] = [[0]]
    for index, joint in enumerate(joints):
        if joint == "range":
            folded[-1].append(index + 1)
        else:
            folded.append([index + 1])
    made: list[Span] = []
    for group in folded:
        if len(group) == 1:
            made.append(spans[group[0]])
            continue
        members = [spans[index] for index in group]
        _spread_marks(members, [pieces[index] for index in group])
        made.append(_interval(members))
    return made


def _set(spans: list[Span], joints: list[str]) -> Span:
    firsts = [span.first for span in spans]
    lasts = [span.last for span in spans]
    first = None if None in firsts else min(value for value in firsts if value is not None)
    last = None if None in lasts else max(value for value in lasts if value is not None)
    if first is None and last is None:
        raise Refusal("both sides are open")
    texts, marks = [], []
    for span in spans:
        if span.form == "interval":
            texts.append("..".join(text for text in span.texts if text != ".."))
        else:
            texts.append(span.texts[0])
        marks.append(span.all_marks)
    form = "any" if "or" in joints else "all"
    is_open = first is None or last is None
    notes = [note for span in spans for note in span.notes]
    return Span(first, last, "open" if is_open else "range", texts, marks, form, notes)
