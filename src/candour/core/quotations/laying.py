"""A quotation laid along a stretch of a source: what was cut, put in, lost and added."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from candour.core.documents.sentences import SentenceWords, sentences
from candour.core.quotations.alignment import Pair, Token, align
from candour.core.quotations.edits import Edit, Edited
from candour.core.quotations.folding import Fold
from candour.core.quotations.quotation import Change, Difference, Place
from candour.core.quotations.stream import letters, words, words_with_places
from candour.core.quotations.stretch import Stretch
from candour.core.quotations.whole import fitted
from candour.core.spans import Span

_FUNCTION_WORD = 0.4
"""What one of the language's small words weighs beside any other."""
_MOST_COMPARED = 2_000_000
"""Pairs of words: some two seconds. A passage that makes more of them is looked at in part."""
_ROOM = 50
"""Words beside a quotation that an ellipsis may have cut."""
_AROUND_A_FRAGMENT = " \t\r\n\u00a0.,;:"
_STOPS = ".?!…"


@dataclass(frozen=True, slots=True)
class Changed:
    """Words of the source that the quotation lacks, beside those that it has in their place.

    `marked` says that an ellipsis or a bracket shows it; `begins` and `ends` that the quotation
    does so with it. `at` is where the words are lost in the stretch, `then` what follows them.
    """

    lost: str = field(repr=False)
    added: str = field(repr=False)
    marked: bool
    begins: bool = False
    ends: bool = False
    at: int = 0
    then: str = field(default="", repr=False)

    @property
    def spells_out(self) -> bool:
        """Say whether an abbreviation was spelled out, or the other way round."""
        ours, theirs = words(self.added), words(self.lost)
        return any(
            len(long) > 1 and short == ["".join(word[0] for word in long)]
            for long, short in ((ours, theirs), (theirs, ours))
        )


@dataclass(frozen=True, slots=True)
class Laid:
    """A quotation beside the words of a stretch that it resembles most, in order.

    `parts` are words that are the same, and changes. `folds` are those by which the fragments
    between its edits differ; None where a fragment does not stand there as quoted.
    """

    stretch: Stretch
    span: Span
    likeness: float
    folds: frozenset[Fold] | None
    parts: tuple[str | Changed, ...] = field(repr=False)

    @property
    def found(self) -> str:
        """The source's own words."""
        return self.span.words(self.stretch.text)

    @property
    def place(self) -> Place:
        """Where those words stand."""
        return self.stretch.place(self.span)

    @property
    def is_quoted(self) -> bool:
        """Say whether the source itself only quotes them."""
        return self.stretch.quotes(self.span)

    @property
    def machine_read(self) -> bool:
        """Say whether they were read off a picture by a machine."""
        return self.stretch.machine_read(self.span)

    @property
    def passes_a_paragraph(self) -> bool:
        """Say whether they begin in a paragraph that is finished and end in a later one."""
        *begun, _ = self.stretch.passages(self.span)
        return any(passage.text.rstrip().endswith(tuple(_STOPS)) for passage in begun)

    @property
    def changes(self) -> tuple[Changed, ...]:
        """What differs, in order."""
        return tuple(part for part in self.parts if isinstance(part, Changed))

    @property
    def difference(self) -> tuple[Difference, ...]:
        """The same, word by word."""
        return tuple(_differences(self.parts))


def _differences(parts: Sequence[str | Changed]) -> Iterator[Difference]:
    for part in parts:
        if isinstance(part, str):
            yield Difference(Change.SAME, part)
            continue
        if part.lost:
            yield Difference(Change.LOST, part.lost)
        if part.added:
            yield Difference(Change.ADDED, part.added)


@dataclass(frozen=True, slots=True)
class Layer:
    """Lays quotations along stretches. `common` are the language's small words, as compared."""

    common: Collection[str] = field(repr=False)
    sentence_words: SentenceWords = field(repr=False)
    clause_edge: re.Pattern[str] = field(repr=False)
    """finds a mark or word after which a new clause begins"""

    def lay(self, quote: str, edited: Edited, stretch: Stretch) -> Laid | None:
        """Lay a quotation along a stretch; None where they share nothing that tells."""
        tokens = self._tokens(quote, edited)
        placed = self._likeliest_words(tokens, words_with_places(stretch.text))
        if len(tokens) * len(placed) > _MOST_COMPARED:
            return None
        found = align(tokens, [(word, self._weight(word)) for word, _, _ in placed])
        if found is None:
            return None
        text = stretch.text
        runs = _runs(found.pairs, tokens, placed)
        parts: list[str | Changed] = []
        for number, run in enumerate(runs):
            if run.edit is None:
                quoted, stood = quote[run.quoted], text[run.stood]
                changed = Changed(stood, quoted, marked=False, at=run.stood.start)
                parts.append(quoted if run.same else changed)
            else:
                parts.append(self._edited(edited.edits[run.edit], text, runs, number))
        folds = _folds(quote, edited, text, found.pairs, tokens, placed)
        return Laid(
            stretch=stretch,
            span=Span(placed[found.first][1], placed[found.last][2]),
            likeness=found.likeness,
            folds=folds,
            parts=tuple(part for part in parts if isinstance(part, str) or part.lost or part.added),
        )

    def _edited(self, edit: Edit, text: str, runs: Sequence["_Run"], number: int) -> Changed:
        cut = self._cut(edit, text, runs, number)
        lost, added = cut.words(text).strip(), edit.inserted or ""
        if not letters(lost):
            lost = ""
        if edit.within is not None:
            lost = _letters_lost(lost, edit.within, added)
        return Changed(
            lost,
            added,
            marked=True,
            begins=number == 0,
            ends=number == len(runs) - 1,
            at=cut.start,
            then=text[cut.end :].lstrip(),
        )

    def _cut(self, edit: Edit, text: str, runs: Sequence["_Run"], number: int) -> Span:
        """Return what an edit took out: between its neighbours, or to the sentence's edge.

        A bracket that opens a quotation stands for the words of its own clause.
        """
        before = [run.stood.stop for run in runs[:number] if run.stands]
        after = [run.stood.start for run in runs[number + 1 :] if run.stands]
        if before and after:
            return Span(before[-1], max(before[-1], after[0]))
        if before:
            end = self._sentence(text, before[-1] - 1).end
            return Span(before[-1], before[-1] + len(text[before[-1] : end].rstrip(_STOPS)))
        start = self._sentence(text, after[0]).start
        if edit.within is not None:
            start = text.rfind(" ", 0, max(after[0] - 1, 0)) + 1
        elif edit.inserted is not None:
            opened = list(self.clause_edge.finditer(text, start, after[0]))
            start = opened[-1].end() if opened else start
        return Span(start, after[0])

    def sentences_under(self, text: str, span: Span) -> list[Span]:
        """Return the sentences that a span of the text has a part in."""
        return [
            sentence for sentence in sentences(text, self.sentence_words) if sentence.overlaps(span)
        ]

    def _sentence(self, text: str, at: int) -> Span:
        found = (span for span in sentences(text, self.sentence_words) if span.end > at)
        return next(found, Span(at, len(text)))

    def _tokens(self, quote: str, edited: Edited) -> list[Token]:
        tokens: list[Token] = []
        for number, fragment in enumerate(edited.fragments):
            for word, start, end in words_with_places(fragment.words(quote)):
                place = Span(start, end).moved(fragment.start)
                tokens.append(Token(word, place.start, place.end, self._weight(word), number))
            if number < len(edited.edits):
                tokens.append(Token(None, fragment.end, fragment.end, 0.0, number))
        return tokens

    def _likeliest_words(self, tokens: Sequence[Token], placed: "_Placed") -> "_Placed":
        """Return the part of a very long passage that shares most of a quotation's words."""
        if len(tokens) * len(placed) <= _MOST_COMPARED:
            return placed
        quoted = {token.word for token in tokens} - set(self.common)
        shared = [0, *accumulate(word in quoted for word, _, _ in placed)]
        size = min(2 * len(tokens) + _ROOM, len(placed))
        first = max(range(len(placed) - size + 1), key=lambda at: shared[at + size] - shared[at])
        return placed[first : first + size]

    def _weight(self, word: str) -> float:
        return _FUNCTION_WORD if word in self.common else 1.0


def _letters_lost(lost: str, within: str, added: str) -> str:
    """Return the letters of the source's word that a bracket inside a word stands for."""
    before, _, after = within.partition(added)
    word = lost.rsplit(maxsplit=1)[-1] if lost else ""
    kept = word.casefold().startswith(before.casefold()) and word.casefold().endswith(
        after.casefold()
    )
    return word[len(before) : len(word) - len(after)] if kept else lost


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words that are all the same, all changed, or under one edit.

    `quoted` is the slice of the quotation, `stood` that of the stretch; either may be empty.
    """

    same: bool
    edit: int | None
    quoted: slice
    stood: slice

    @property
    def stands(self) -> bool:
        return self.edit is None and self.stood.start < self.stood.stop


_Placed = Sequence[tuple[str, int, int]]


def _runs(pairs: Sequence[Pair], tokens: Sequence[Token], placed: _Placed) -> list[_Run]:
    def kind(pair: Pair) -> tuple[bool, int | None]:
        if pair.token < 0:
            return False, None
        token = tokens[pair.token]
        if token.word is None:
            return False, token.part
        return pair.word >= 0 and token.word == placed[pair.word][0], None

    runs: list[_Run] = []
    for (same, edit), grouped in groupby(pairs, kind):
        group = list(grouped)
        ours = [tokens[pair.token] for pair in group if pair.token >= 0]
        theirs = [placed[pair.word] for pair in group if pair.word >= 0]
        quoted = slice(ours[0].start, ours[-1].end) if ours else slice(0, 0)
        stood = slice(theirs[0][1], theirs[-1][2]) if theirs else slice(0, 0)
        runs.append(_Run(same, edit, quoted, stood))
    return runs


def _folds(
    quote: str,
    edited: Edited,
    text: str,
    pairs: Sequence[Pair],
    tokens: Sequence[Token],
    placed: _Placed,
) -> frozenset[Fold] | None:
    """Return by which folds the fragments differ from the source, None where words do."""
    folds: set[Fold] = set()
    for number, fragment in enumerate(edited.fragments):
        core = fragment.words(quote).strip(_AROUND_A_FRAGMENT)
        under = [
            placed[pair.word]
            for pair in pairs
            if pair.token >= 0 <= pair.word
            and tokens[pair.token].word is not None
            and tokens[pair.token].part == number
        ]
        if not core:
            continue
        fit = fitted(core, text, Span(under[0][1], under[-1][2])) if under else None
        if fit is None:
            return None
        folds |= fit[1]
    return frozenset(folds)
