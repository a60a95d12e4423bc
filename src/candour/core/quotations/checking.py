"""A document's quotations, each held against the sources."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from candour.core.documents.locator import Part
from candour.core.documents.sentences import SentenceWords
from candour.core.quotations.alarms import Alarms
from candour.core.quotations.attribution import Attributions
from candour.core.quotations.finding import Finder
from candour.core.quotations.grading import Graded, Grader, graded_whole
from candour.core.quotations.laying import Layer
from candour.core.quotations.naming import Naming
from candour.core.quotations.quotation import Alarm, Finding, Form, Grade, Quotation, Quoted
from candour.core.quotations.sources import Source, Sources
from candour.core.quotations.whole import whole_places
from candour.core.quotations.words import QuotationWords
from candour.core.spans import Span
from candour.core.watching import Checkpoint, Watched, go_on

_SENTENCE_END = re.compile(r"[.!?]\s")
_NEARLY_STANDS = 0.8
"""From this likeness on, a paragraph without marks may be quoted,"""
_SEVERAL = 3
"""where so many others were taken from the same source whole."""
_NEARLY_ALL = 0.97
"""A paragraph that is one quotation between marks is not quoted once more without."""


class Checker:
    """Finds and grades the quotations of documents against sources; made once for all of them."""

    def __init__(
        self, sources: Sequence[Source], words: QuotationWords, sentence_words: SentenceWords
    ) -> None:
        self.sources = Sources(sources)
        self.grader = Grader(self.sources, Layer(words.small, sentence_words, words.clause_edge))
        self.alarms = Alarms(words, self.sources)
        self._naming = Naming(words.attributing, sources)
        self._finder = Finder(Attributions(words.attributing, self._naming))

    def __repr__(self) -> str:
        return f"Checker({self.sources!r})"

    def quotations(
        self,
        source: Source,
        on_step: Callable[[int, int], None] = lambda _done, _all: None,
        checkpoint: Checkpoint = go_on,
    ) -> Iterator[Quotation]:
        """Yield a document's quotations in reading order, graded.

        Words that no source holds may repeat what the document itself said before: a reader's
        comment quotes the writer. Then the document is their source. `checkpoint` is called
        between the paragraphs that are looked for before the first quotation is graded.
        """
        quoted = self._quoted(source, checkpoint)
        spans = [one.span for one in quoted]
        itself: Sources | None = None
        found: dict[Span, Finding] = {}
        for number, one in enumerate(quoted):
            on_step(number, len(quoted))
            graded, named = self._against_sources(one, found)
            if not graded.finding.grade.holds and one.form is Form.MARKED:
                itself = itself or Sources([source])
                graded = _in_itself(one, itself, spans) or graded
            found[one.span] = graded.finding
            alarms = self.alarms.of(one.words, graded, named, _lead(one))
            yield Quotation(one, graded.finding, alarms)

    def check(self, words: str, named: str | None = None) -> tuple[Finding, tuple[Alarm, ...]]:
        """Grade words that somebody pointed at; `named` is the source that they are said of."""
        graded = self.grader.grade(words, named)
        return graded.finding, self.alarms.of(words, graded, named)

    def _quoted(self, source: Source, checkpoint: Checkpoint) -> list[Quoted]:
        marked = list(self._finder.marked(source.document))
        in_passage: dict[str, list[Quoted]] = defaultdict(list)
        for one in marked:
            in_passage[one.passage.id].append(one)
        paragraphs = [
            one
            for one in self._finder.paragraphs(source.document)
            if not any(_is_nearly(one.span, other.span) for other in in_passage[one.passage.id])
        ]
        unmarked = self._taken_from_a_source(source, Watched(paragraphs, checkpoint))
        by_passage = {one.passage.id: one for one in unmarked}
        inside = [_inside(one, by_passage.get(one.passage.id)) for one in marked]
        return sorted([*inside, *unmarked], key=lambda one: (one.span.start, -one.span.end))

    def _taken_from_a_source(self, document: Source, paragraphs: Sequence[Quoted]) -> list[Quoted]:
        """Return the paragraphs that stand in a source.

        Of a source that several were taken from, those that nearly stand there were taken too:
        somebody answers it line by line. Two reviews of one death only say much the same. Where
        several behind a number of the source's ("Recommendation 4:") were, all of those were.
        """
        graded = [(one, self.grader.grade(one.words, may_be_spliced=False)) for one in paragraphs]
        taken = Counter(
            one.finding.place.source
            for _, one in graded
            if one.finding.grade.holds and one.finding.place is not None
        )
        labelled = sum(
            one.finding.grade.holds for quoted, one in graded if quoted.form is Form.LABELLED
        )
        return [
            quoted
            for quoted, one in graded
            if one.finding.grade.holds
            or (quoted.form is Form.LABELLED and labelled >= _SEVERAL)
            or (
                one.laid is not None
                and one.finding.grade is Grade.ALTERED
                and one.laid.likeness >= _NEARLY_STANDS
                and taken[one.laid.place.source] >= _SEVERAL
                and not self._naming.are_alike(document, one.laid.place.source)
            )
        ]

    def _against_sources(
        self, quoted: Quoted, found: dict[Span, Finding]
    ) -> tuple[Graded, str | None]:
        """Grade a quotation; one inside another that a source holds is that source's own."""
        outer = found.get(quoted.within) if quoted.within is not None else None
        if outer is None or outer.place is None:
            return self.grader.grade(quoted.words, quoted.named), quoted.named
        return self.grader.grade(quoted.words, outer.place.source), None


def _inside(quoted: Quoted, paragraph: Quoted | None) -> Quoted:
    """Return a quotation as part of the quoted paragraph that it stands in, if that is quoted."""
    if paragraph is None or quoted.within is not None or not paragraph.span.contains(quoted.span):
        return quoted
    return replace(quoted, within=paragraph.span)


def _lead(quoted: Quoted) -> str:
    """Return what stands before a quotation in its sentence."""
    before = quoted.passage.text[: quoted.span.start - quoted.passage.span.start]
    return _SENTENCE_END.split(before)[-1]


def _is_nearly(span: Span, other: Span) -> bool:
    shared = min(span.end, other.end) - max(span.start, other.start)
    return shared > len(span) * _NEARLY_ALL


def _in_itself(quoted: Quoted, itself: Sources, spans: Sequence[Span]) -> Graded | None:
    """Return where a document said the words before, outside of any quotation, if it did."""
    for whole in whole_places(quoted.words, itself):
        place = whole.stretch.place(whole.span)
        is_before = place.span.end <= quoted.span.start
        if not is_before or place.passage.locator.part is Part.METADATA:
            continue
        if not any(map(place.span.overlaps, spans)):
            return graded_whole([whole])
    return None
