"""Every quotation of a document: between marks, in block quotations, and in unmarked paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass

from candour.core.documents.document import Document
from candour.core.documents.locator import Part
from candour.core.documents.passage import Kind, Passage
from candour.core.quotations.attribution import Attribution, Attributions
from candour.core.quotations.framing import Framing, without_cuts
from candour.core.quotations.marks import marked_spans
from candour.core.quotations.quotation import Form, Quoted
from candour.core.quotations.stream import words
from candour.core.spans import Span

_FEWEST_UNMARKED = 5
"""A shorter paragraph may be the same words by chance."""
_NEAR = 3_000
"""Whoever was spoken of farther before a quotation is not "it"."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the quotations of documents."""

    attributions: Attributions

    def marked(self, document: Document) -> Iterator[Quoted]:
        """Yield what stands between quotation marks or in a block quotation, in reading order."""
        last = Attribution(None, self.attributions.naming.defined(document.text))
        passages = [passage for passage in document.passages() if _is_said(passage)]
        for number, passage in enumerate(passages):
            block = _block(passage)
            if block is not None:
                before = passages[number - 1].text.rstrip() if number else ""
                leads = before.endswith(":")
                said = self.attributions.of(before, "", last) if leads else Attribution()
                yield _quoted(passage, block, Form.BLOCK, None, said)
            for span, within in _marked(passage, block):
                said = self.attributions.of(*_around(passage.text, span), last)
                if said.words is not None:
                    last = Attribution(said.words, said.named or last.named)
                yield _quoted(passage, span, Form.MARKED, within, said)

    def paragraphs(self, document: Document) -> Iterator[Quoted]:
        """Yield the paragraphs that may be quoted without a mark; only a source can tell."""
        framing = Framing(self.attributions.words)
        for passage in document.passages({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING}):
            framed = framing.of(passage)
            if passage.kind is Kind.HEADING and not framed.is_labelled:
                continue
            if passage.counts and len(words(framed.span.words(passage.text))) >= _FEWEST_UNMARKED:
                form = Form.LABELLED if framed.is_labelled else Form.UNMARKED
                yield _quoted(passage, framed.span, form, None, Attribution())


def _around(text: str, span: Span) -> tuple[str, str]:
    """Return what stands before and after a quotation; a comma inside its mark stands after it."""
    comma = "," if span.words(text).rstrip().endswith(",") else ""
    return text[max(0, span.start - _NEAR) : span.start], comma + text[span.end + 1 :]


def _is_said(passage: Passage) -> bool:
    return passage.counts and passage.locator.part is not Part.METADATA


def _block(passage: Passage) -> Span | None:
    """Return the words of a block quotation, without the marks where it stands between some."""
    if passage.kind is not Kind.QUOTATION:
        return None
    text = passage.text
    span = without_cuts(text)
    for marked, _ in marked_spans(text):
        outside = text[span.start : marked.start] + text[marked.end : span.end]
        if not words(outside):
            return marked
    return span if words(span.words(text)) else None


def _marked(passage: Passage, block: Span | None) -> Iterator[tuple[Span, Span | None]]:
    text = passage.text
    outer: list[Span] = [block] if block is not None else []
    for span, _ in marked_spans(text):
        if not words(span.words(text)) or span == block:
            continue
        within = [one for one in outer if one.contains(span) and one != span]
        yield span, within[-1] if within else None
        outer.append(span)


def _quoted(
    passage: Passage, span: Span, form: Form, within: Span | None, said: Attribution
) -> Quoted:
    start = passage.span.start
    return Quoted(
        words=span.words(passage.text),
        form=form,
        passage=passage,
        span=span.moved(start),
        within=None if within is None else within.moved(start),
        attributed_to=said.words,
        named=said.named,
    )
