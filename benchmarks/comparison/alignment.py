"""Alignment of labelled sentence pairs, beside best matches by TF-IDF, Jaccard and difflib."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from math import log, sqrt

from benchmarks.comparison.gold import Aligned, Pairs, aligned_texts
from candour.core.comparison.aligning import align

_WORD = re.compile(r"[^\W_]+")
_THRESHOLDS = [number / 20 for number in range(1, 16)]
_Likeness = Callable[[int, int], float]


def figures() -> Iterator[dict[str, str]]:
    """Yield a row for each way; peers take for each sentence of B its likest of A.

    The peers' threshold is the one that is best for them over all texts.
    """
    texts = aligned_texts()
    yield _row("Candour", texts, [_by_candour(text) for text in texts])
    for name, way in (("TF-IDF cosine", _tf_idf), ("Jaccard", _jaccard), ("difflib", _difflib)):
        best = [[_likest(text, way(text))] for text in texts]
        ranked = [
            (threshold, [{pair for pair, alike in one[0] if alike >= threshold} for one in best])
            for threshold in _THRESHOLDS
        ]
        yield max(
            (_row(f"{name}, best match", texts, found) for _, found in ranked),
            key=lambda row: row["F1"],
        )


def _by_candour(text: Aligned) -> Pairs:
    return {(i, j) for bead in align(text.a, text.b) for i in bead.a for j in bead.b}


def _row(who: str, texts: Sequence[Aligned], found: Sequence[Pairs]) -> dict[str, str]:
    right = sum(len(text.pairs & pairs) for text, pairs in zip(texts, found, strict=True))
    said, true = sum(map(len, found)), sum(len(text.pairs) for text in texts)
    return {
        "who": who,
        "pairs": str(true),
        "precision": f"{right / said:.3f}" if said else "-",
        "recall": f"{right / true:.3f}",
        "F1": f"{2 * right / (said + true):.3f}",
    }


def _likest(text: Aligned, alike: _Likeness) -> list[tuple[tuple[int, int], float]]:
    found = []
    for j in range(len(text.b)):
        scores = [alike(i, j) for i in range(len(text.a))]
        if scores:
            i = max(range(len(scores)), key=scores.__getitem__)
            found.append(((i, j), scores[i]))
    return found


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence.casefold())


def _tf_idf(text: Aligned) -> _Likeness:
    counts = [Counter(_words(sentence)) for sentence in (*text.a, *text.b)]
    seen = Counter(word for bag in counts for word in bag)
    bags = [{word: n * log(len(counts) / seen[word]) for word, n in bag.items()} for bag in counts]
    sizes = [sqrt(sum(weight**2 for weight in bag.values())) or 1.0 for bag in bags]

    def alike(i: int, j: int) -> float:
        one, other = bags[i], bags[len(text.a) + j]
        shared = sum(weight * other[word] for word, weight in one.items() if word in other)
        return shared / (sizes[i] * sizes[len(text.a) + j])

    return alike


def _jaccard(text: Aligned) -> _Likeness:
    a, b = ([set(_words(sentence)) for sentence in side] for side in (text.a, text.b))
    return lambda i, j: len(a[i] & b[j]) / (len(a[i] | b[j]) or 1)


def _difflib(text: Aligned) -> _Likeness:
    a, b = ([_words(sentence) for sentence in side] for side in (text.a, text.b))
    return lambda i, j: SequenceMatcher(None, a[i], b[j], autojunk=False).ratio()
