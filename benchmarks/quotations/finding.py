"""Which sentence of a paper a reviewer quotes: Candour beside exact substring and rapidfuzz."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz

from benchmarks.quotations.gold import Paper, Quoting, paper, quoting_sentences
from candour.core.quotations.checking import Checker
from candour.core.quotations.grading import Grader
from candour.core.quotations.marks import marked_spans
from candour.core.quotations.quotation import Grade, Place
from candour.core.quotations.stream import words
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words

_EDGES = " .,;:"


Missed = tuple[Quoting, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Who found how many of the sentences; ties count where one of those tied is right."""

    who: str
    right: int
    known: int
    misses: tuple[Missed, ...] = field(repr=False)


def scores() -> list[Score]:
    """Score everybody on the same sentences."""
    return [
        _score("exact substring", _by_substring),
        _score("rapidfuzz partial_ratio", _by_rapidfuzz),
        _score("Candour", by_candour),
    ]


def _score(who: str, predict: Callable[[Quoting, Paper], Collection[str]]) -> Score:
    known = quoting_sentences()
    predicted = [(one, frozenset(predict(one, paper(one.paper)))) for one in known]
    misses = tuple((one, said) for one, said in predicted if not _are_right(said, one.true))
    return Score(who, len(known) - len(misses), len(known), misses)


def _are_right(said: Collection[str], true: Collection[str]) -> bool:
    """Say whether one is true; some links name a sentence's whole paragraph ("…_27", no "@0")."""
    return any(name in true or name.split("@")[0] in true for name in said)


def by_candour(quoting: Quoting, held: Paper) -> set[str]:
    """Return the sentences that hold what stands between a sentence's marks, or most of it."""
    grader = _checker(quoting.paper).grader
    ranked = [one for quote in _quotes(quoting) for one in _places(quote, grader)]
    most = max((rank for rank, _ in ranked), default=(False, 0.0))
    return {_id(place, held) for rank, place in ranked if rank == most}


def _places(quote: str, grader: Grader) -> list[tuple[tuple[bool, float], Place]]:
    """Return where a quotation may stand; words that are not absent, and more of them, go first."""
    finding = grader.grade(quote).finding
    known = len(words(quote))
    if finding.place is not None and finding.grade.holds:
        return [((True, known), place) for place in (finding.place, *finding.also_at)]
    stands = finding.grade is not Grade.ABSENT
    return [((stands, known * laid.likeness), laid.place) for laid in grader.nearest(quote)]


def _quotes(quoting: Quoting) -> list[str]:
    """Return what stands between a sentence's marks; the sentence itself where it has none.

    The peers are given the same, so that what differs is the search alone.
    """
    text = quoting.text.strip()
    return [span.words(text) for span, depth in marked_spans(text) if depth == 0] or [text]


def _id(place: Place, held: Paper) -> str:
    number = place.passage.locator.paragraph
    assert isinstance(number, int)
    return held.ids[number - 1]


@cache
def _checker(name: str) -> Checker:
    return Checker([paper(name).source], load_quotation_words(), load_sentence_words())


def _by_substring(quoting: Quoting, held: Paper) -> set[str]:
    """Return the sentences that hold the longest words between marks, letter for letter."""
    for quote in sorted(_quotes(quoting), key=len, reverse=True):
        found = {
            name
            for name, said in zip(held.ids, held.sentences, strict=True)
            if quote.strip(_EDGES) in said
        }
        if found:
            return found
    return set()


def _by_rapidfuzz(quoting: Quoting, held: Paper) -> set[str]:
    quote = max(_quotes(quoting), key=len).strip(_EDGES)
    ratios = [fuzz.partial_ratio(quote, said) for said in held.sentences]
    return {name for name, ratio in zip(held.ids, ratios, strict=True) if ratio == max(ratios)}
