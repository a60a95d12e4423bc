"""Entries from narrative prose: a dated sentence, with the undated ones that follow it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.headings import Field
from candour.core.chronology.mail_entries import mail_entry, mails_in
from candour.core.dates.model import UncertainDate
from candour.core.documents.document import Document
from candour.core.documents.note_marks import without_note_marks
from candour.core.documents.passage import Flag, Kind, Passage
from candour.core.documents.report import LeftOut
from candour.core.documents.sentences import SentenceWords, sentences
from candour.core.spans import Span

_OPENING = 6
"""As far from its beginning a date still opens a paragraph: "On 3 March", ">> 3.3.22:"."""
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
    and is reported; headings, notes, furniture and tables are no narrative. A message is one entry
    (`mail_entries.py`), but for paragraphs that open with a date of their own.
    """
    found = ProseFound()
    last_day: UncertainDate | None = None
    kinds = NARRATIVE | {Kind.MAIL_HEADER}
    narrative = [passage for passage in document.passages(kinds) if passage.counts]
    mails = _Mails(narrative, find_dates)
    unmarked = without_note_marks([passage.text for passage in narrative])
    for passage, text in zip(narrative, unmarked, strict=True):
        if (mail := mails.opening.get(passage.id)) is not None and passage.span.start >= begin:
            found.entries.append(mail_entry(mail, agency, len(found.entries) + 1))
            last_day = mail.when[1]
        if passage.kind is Kind.MAIL_HEADER or passage.id in mails.told:
            continue
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


class _Mails:
    """The messages of a document, by the passages that open them, and the passages they take."""

    def __init__(self, passages: Sequence[Passage], find_dates: FindDates) -> None:
        self._find_dates = find_dates
        mails = list(mails_in(passages, self._first, self._opens_with_date))
        self.opening = {mail.opens.id: mail for mail in mails}
        self.told = {one.id for mail in mails for one in mail.body}
        self.told |= {one for mail in mails for one in mail.header}

    def _first(self, said: str) -> tuple[Span, UncertainDate] | None:
        found = self._find_dates(said, None)
        return (found[0].span, found[0].date) if found else None

    def _opens_with_date(self, passage: Passage) -> bool:
        """Whether a passage tells of a day of its own: a date opens it."""
        found = self._find_dates(passage.text, None)
        return bool(found) and found[0].span.start <= _OPENING and not found[0].carried


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
