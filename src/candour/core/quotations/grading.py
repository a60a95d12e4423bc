"""The grade of a quotation: what the sources say of its words, and nothing taken on trust."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from candour.core.quotations.alignment import spelt_alike
from candour.core.quotations.candidates import candidates
from candour.core.quotations.edits import Edited, parted_at_edits
from candour.core.quotations.folding import Fold
from candour.core.quotations.laying import Changed, Laid, Layer
from candour.core.quotations.quotation import Finding, Grade, Place
from candour.core.quotations.sources import Sources
from candour.core.quotations.splicing import Fragment, fragments, is_spliced
from candour.core.quotations.stream import letters, words
from candour.core.quotations.stretch import stretch_under
from candour.core.quotations.whole import Whole, is_in_address, quoted_core, whole_places
from candour.core.spans import Span

_ONE_PLACE = 0.85
"""From this likeness on, few words shared are enough: the rest is the same too."""
_FEWEST_SHARED = 4
"""Telling words that a quotation must share with its source, unless nearly all is the same;"""
_FEWEST_TELLING = 2
"""then so many of them, or more words in all than `_FEWEST_SHARED`."""
_A_WORD_OR_TWO = 2
_NAMED = 0.1
"""How much less alike the named source's words may be than another's, and still be meant."""
_RECOGNISABLE = 0.6
"""Below it a quotation is called absent: so little of it is in the source that it may be chance."""
_SAME_PLACE_AGAIN = 20
"""Of words that stand everywhere, so many other places are shown."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A finding, and how the quotation lies along the source where it does not stand whole."""

    finding: Finding
    laid: Laid | None = None
    whole: Whole | None = None


@dataclass(frozen=True, slots=True)
class Grader:
    """Grades quotations against sources; made once, asked for each."""

    sources: Sources
    layer: Layer

    def grade(self, quote: str, named: str | None = None, *, may_be_spliced: bool = True) -> Graded:
        """Grade a quotation's words; `named` is the source that they are attributed to.

        Where the named source holds them, that place counts, whatever others hold. Words that are
        not said to be a quotation are not looked for in pieces (`may_be_spliced`).
        """
        wholes = list(whole_places(quote, self.sources))
        theirs = [whole for whole in wholes if _source(whole) == named]
        core = quoted_core(quote)
        edited = parted_at_edits(core)
        if theirs or (wholes and not edited.edits):
            return graded_whole(theirs or wholes, wholes)
        laid = self._laid(core, edited)
        if wholes:
            # An ellipsis or a bracket that one source holds may be the writer's own in another.
            elided = [one for one in laid if one.place.source == named and _is_elided(one)]
            return _graded_as_laid(Grade.ELIDED, elided[0]) if elided else graded_whole(wholes)
        best = _best_first(laid, named)
        spliced = self._graded_in_pieces(core, edited, best) if may_be_spliced else None
        return spliced or self._graded_laid(edited, best)

    def nearest(self, quote: str) -> list[Laid]:
        """Return where a text's words lie best along the sources, the likeliest first, unjudged."""
        core = quoted_core(quote)
        return _best_first(self._laid(core, parted_at_edits(core)), None)

    def _laid(self, core: str, edited: Edited) -> list[Laid]:
        quoted = [word for part in edited.fragments for word in words(part.words(core))]
        near = candidates(quoted, self.sources, self.layer.common)
        found = (self.layer.lay(core, edited, stretch) for stretch in near)
        return [
            one
            for one in found
            if one is not None and not is_in_address(one.stretch.text, one.span)
        ]

    def _graded_in_pieces(self, core: str, edited: Edited, laid: Sequence[Laid]) -> Graded | None:
        """Grade true fragments of several places presented as one; None if they are not."""
        best = laid[0] if laid else None
        if edited.edits:
            apart = [] if any(map(_is_elided, laid)) else self._fragments_apart(core, edited)
            return Graded(_spliced(apart), best) if apart else None
        if best is None or best.likeness < _ONE_PLACE or self._several_words_added(best):
            under = [
                (one, *stretch_under(self.sources, one.letters))
                for one in fragments(core, self.sources, self.layer.common)
            ]
            stand = [one for one in under if not is_in_address(one[1].text, one[2])]
            found = [one for one, _, _ in stand]
            if is_spliced(core, found, self.layer.common) and self._in_several_places(found):
                places = [(at.place(span), span.words(at.text)) for _, at, span in stand]
                return Graded(_spliced(places), best)
        return None

    def _graded_laid(self, edited: Edited, laid: Sequence[Laid]) -> Graded:
        elided = next((one for one in laid if _is_elided(one)), None) if edited.edits else None
        if elided is not None:
            return _graded_as_laid(Grade.ELIDED, elided)
        best = laid[0] if laid else None
        if best is None or best.likeness < _RECOGNISABLE or self._is_chance(best):
            return Graded(Finding(Grade.ABSENT))
        return _graded_as_laid(Grade.ALTERED, best)

    def _several_words_added(self, laid: Laid) -> bool:
        """Say whether more words were added than one.

        Not counted are words that only moved, and those only spelt another way or spelled out.
        """
        added = Counter(
            word
            for change in laid.changes
            if not change.spells_out
            for word in words(change.added)
            if not _is_spelt_like(word, change.lost)
        )
        added -= Counter(word for change in laid.changes for word in words(change.lost))
        return sum(word not in self.layer.common for word in added.elements()) > 1

    def _is_chance(self, laid: Laid) -> bool:
        """Say whether so few telling words are shared that they may be by chance.

        Fewer are enough where all but a word or two is the same, in order.
        """
        same = [word for part in laid.parts if isinstance(part, str) for word in words(part)]
        telling = sum(word not in self.layer.common for word in same)
        if laid.likeness >= _ONE_PLACE or telling >= _FEWEST_SHARED:
            return False
        changed = [change for change in laid.changes if not change.marked]
        if len(changed) != 1 or not _is_small(changed[0]):
            return True
        respelt = any(_is_spelt_like(word, changed[0].lost) for word in words(changed[0].added))
        return len(same) < _FEWEST_SHARED or (
            telling + respelt < _FEWEST_TELLING and len(same) <= _FEWEST_SHARED
        )

    def _fragments_apart(self, core: str, edited: Edited) -> list[tuple[Place, str]]:
        """Return where each fragment stands whole, if all of them do: not in order in one place."""
        places: list[tuple[Place, str]] = []
        for span in edited.fragments:
            fragment = span.words(core)
            if not words(fragment):
                continue
            whole = min(
                whole_places(fragment, self.sources), key=attrgetter("is_quoted"), default=None
            )
            if whole is None:
                return []
            places.append((_place(whole), whole.found))
        return places if len(places) > 1 else []

    def _in_several_places(self, found: Sequence[Fragment]) -> bool:
        """Say whether the fragments stand in more than one sentence."""
        under = Span(min(one.letters.start for one in found), max(one.letters.end for one in found))
        first, last = (self.sources.segment_at(at) for at in (under.start, under.end - 1))
        if first is not last:
            return True
        stretch, span = stretch_under(self.sources, under)
        return len(self.layer.sentences_under(stretch.text, span)) > 1


def graded_whole(wholes: Sequence[Whole], everywhere: Iterable[Whole] = ()) -> Graded:
    """Return the finding for words that stand whole: where they are the source's own, and exact."""
    best = min(wholes, key=lambda whole: (whole.is_quoted, not whole.is_exact))
    others = [_place(whole) for whole in (everywhere or wholes) if whole is not best]
    finding = Finding(
        Grade.EXACT if best.is_exact else Grade.FOLDED,
        _place(best),
        best.found,
        _in_order(best.folds),
        also_at=tuple(others[:_SAME_PLACE_AGAIN]),
        machine_read=best.machine_read,
    )
    return Graded(finding, whole=best)


def _graded_as_laid(grade: Grade, laid: Laid) -> Graded:
    edits = [change for change in laid.changes if change.marked]
    finding = Finding(
        grade,
        laid.place,
        laid.found,
        _in_order(laid.folds or ()) if grade.holds else (),
        cut=tuple(edit.lost for edit in edits if edit.lost),
        inserted=tuple(edit.added for edit in edits if edit.added),
        difference=laid.difference,
        machine_read=laid.machine_read,
    )
    return Graded(finding, laid)


def _spliced(places: Sequence[tuple[Place, str]]) -> Finding:
    (first, found), *others = places
    return Finding(Grade.SPLICED, first, found, also_at=tuple(place for place, _ in others))


def _is_elided(laid: Laid) -> bool:
    """Only marked edits differ, and all fragments stand in one passage, or one that a page cuts."""
    return (
        laid.folds is not None
        and all(change.marked for change in laid.changes)
        and not laid.passes_a_paragraph
    )


def _best_first(laid: Sequence[Laid], named: str | None) -> list[Laid]:
    return sorted(laid, key=lambda one: -one.likeness - _NAMED * (one.place.source == named))


def _is_small(change: Changed) -> bool:
    return max(len(words(change.lost)), len(words(change.added))) <= _A_WORD_OR_TWO


def _is_spelt_like(word: str, lost: str) -> bool:
    """Say whether a word only runs on, parts or bends words that were lost: "sign up", "signup"."""
    return word in letters(lost) or any(spelt_alike(word, other) for other in words(lost))


def _source(whole: Whole) -> str:
    return whole.stretch.segments[0].source.name


def _place(whole: Whole) -> Place:
    return whole.stretch.place(whole.span)


def _in_order(folds: Iterable[Fold]) -> tuple[Fold, ...]:
    return tuple(fold for fold in Fold if fold in set(folds))
