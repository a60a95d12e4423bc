"""Entries from narrative prose: a dated sentence, with the undated ones that follow it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.documents.document import Document
from candour.core.documents.note_marks import without_note_marks
from candour.core.documents.passage import Flag, Kind, Passage
from candour.core.documents.report import LeftOut
from candour.core.documents.sentences import SentenceWords, sentences
from candour.core.spans import Span

NARRATIVE = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION})


@dataclass(frozen=True, slots=True)
class DatedWords:
    """Words of a sentence that state a date; `carried` says that its day stands further up."""

    span: Span
    date: UncertainDate
    carried: bool


FindDates = Callable[[str, UncertainDate | None], Sequence[DatedWords]]
"""Finds the dates of one paragraph, in the light of the last day written before it."""


@dataclass(slots=True)
class ProseFound:
    """The entries of one document's prose, and what there is to report of the rest."""

    entries: list[Entry] = field(default_factory=list, repr=False)
    left_out: list[LeftOut] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span
    dated: DatedWords


def entries_from_prose(
    document: Document,
    agency: str,
    words: SentenceWords,
    find_dates: FindDates,
    begin: int = 0,
) -> ProseFound:
    """Return an entry for each dated sentence of the body's paragraphs from offset `begin` on.

    It reaches to the next dated sentence of its paragraph. A paragraph without a date is no entry
    and is reported; headings, notes, furniture and tables are no narrative.
    """
    found = ProseFound()
    last_day: UncertainDate | None = None
    narrative = [passage for passage in document.passages(NARRATIVE) if passage.counts]
    unmarked = without_note_marks([passage.text for passage in narrative])
    for passage, text in zip(narrative, unmarked, strict=True):
        if passage.span.start < begin:
            reason = "stands before the table: an introduction, no entry"
            found.left_out.append(LeftOut(passage.locator, reason, passage.text))
            continue
        dates = [_as_written(dated, passage.text) for dated in find_dates(text, last_day)]
        stretches = list(_stretches(passage.text, dates, words))
        if not stretches:
            reason = "a paragraph without a date: no entry"
            found.left_out.append(LeftOut(passage.locator, reason, passage.text))
        for stretch in stretches:
            alone = len(stretches) == 1
            position = len(found.entries) + 1
            found.entries.append(_entry(passage, stretch, agency, position=position, alone=alone))
        days = [found.date for found in dates if found.date.earliest and not found.carried]
        last_day = days[-1] if days else last_day
    return found


def _as_written(dated: DatedWords, text: str) -> DatedWords:
    """The words of a date as they stand, a footnote's mark inside them included."""
    written = dated.span.words(text)
    if " " * 4 not in dated.date.written or dated.date.written == written:
        return dated
    return replace(dated, date=replace(dated.date, written=written))


def _stretches(text: str, dates: Sequence[DatedWords], words: SentenceWords) -> Iterator[_Stretch]:
    begun: DatedWords | None = None
    start = end = 0
    for sentence in sentences(text, words):
        first = next((dated for dated in dates if sentence.contains(dated.span)), None)
        if first is not None:
            if begun is not None:
                yield _Stretch(Span(start, end), begun)
            begun, start = first, sentence.start
        end = sentence.end
    if begun is not None:
        yield _Stretch(Span(start, end), begun)


def _entry(
    passage: Passage, stretch: _Stretch, agency: str, *, position: int, alone: bool
) -> Entry:
    place = stretch.span.moved(passage.span.start)
    when = stretch.dated.span.moved(passage.span.start)
    return Entry(
        id=passage.id if alone else f"{passage.id}:{place.start}-{place.end}",
        original=passage.original,
        agency=agency,
        happened=stretch.dated.date,
        what=stretch.span.words(passage.text),
        locator=passage.locator,
        position=position,
        places={Field.WHAT: place, Field.HAPPENED: when},
        pieces=(place,),
        flags=tuple(_flags(passage, stretch.dated)),
    )


def _flags(passage: Passage, dated: DatedWords) -> Iterator[EntryFlag]:
    if Flag.HIDDEN in passage.flags:
        yield EntryFlag(FlagKind.HIDDEN, "hidden words in the file")
    if Flag.INSERTED in passage.flags:
        yield EntryFlag(FlagKind.INSERTED, "tracked as inserted in the file, in whole or in part")
    if dated.carried:
        yield EntryFlag(FlagKind.DATE_CARRIED, "the day is the last one written above")
    if dated.date.status == "ambiguous":
        yield EntryFlag(FlagKind.DATE_AMBIGUOUS, "the words allow another reading")
    yield EntryFlag(FlagKind.NO_SOURCE, "prose names no record for each sentence")
