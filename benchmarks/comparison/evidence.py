"""What bears out a claim of a summary, beside BM25, windowed BM25 and TF-IDF."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log, sqrt
from random import Random

from benchmarks.dates.gold import gold_folder
from candour.core.comparison.bearing_out import Report

_WORD = re.compile(r"[a-z0-9']+")
_WINDOW = 2
_FIRST = 5
_DRAWS = 1_000
_Scorer = Callable[[str], Sequence[float]]


@dataclass(frozen=True)
class Meeting:
    """The turns of a meeting, and claims of its summary with the turns that bear them out."""

    turns: tuple[str, ...] = field(repr=False)
    claims: tuple[tuple[str, frozenset[int]], ...] = field(repr=False)


def meetings() -> list[Meeting]:
    """Return the labelled meetings."""
    found = []
    for path in sorted((gold_folder() / "summary-evidence").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        turns = tuple(turn["content"] for turn in told["meeting_transcripts"])
        claims = []
        for query in told["specific_query_list"]:
            spans = [(int(a), int(b)) for a, b in query["relevant_text_span"]]
            turned = {at for a, b in spans for at in range(a, b + 1) if at < len(turns)}
            if turned:
                claims.append((query["answer"], frozenset(turned)))
        found.append(Meeting(turns, tuple(claims)))
    return found


def figures() -> Iterator[dict[str, str]]:
    """Yield a row for each way: mean average precision with its interval, recall among five."""
    known = meetings()
    ways: tuple[tuple[str, Callable[[Sequence[str]], _Scorer]], ...] = (
        ("Candour", lambda turns: Report(turns).bearing_out),
        ("BM25 of a turn and two either side", lambda turns: _bm25(turns, _WINDOW)),
        ("BM25", lambda turns: _bm25(turns, 0)),
        ("TF-IDF cosine", _tf_idf),
    )
    for who, way in ways:
        precisions, recalls = [], []
        for meeting in known:
            scorer = way(meeting.turns)
            for claim, true in meeting.claims:
                scores = scorer(claim)
                ranked = sorted(range(len(scores)), key=lambda at: -scores[at])
                precisions.append(_average_precision(ranked, true))
                recalls.append(len(set(ranked[:_FIRST]) & true) / min(_FIRST, len(true)))
        low, high = _interval(precisions)
        yield {
            "who": who,
            "claims": str(len(precisions)),
            "MAP": f"{_mean(precisions):.3f}",
            "95 %": f"{low:.3f}-{high:.3f}",
            "recall@5": f"{_mean(recalls):.3f}",
        }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the bootstrap interval of a mean (Efron 1979), drawn with a seed."""
    chance = Random(1)
    means = sorted(_mean(chance.choices(values, k=len(values))) for _ in range(_DRAWS))
    return means[int(0.025 * _DRAWS)], means[int(0.975 * _DRAWS)]


def _average_precision(ranked: Sequence[int], true: frozenset[int]) -> float:
    held, total = 0, 0.0
    for place, at in enumerate(ranked, start=1):
        if at in true:
            held += 1
            total += held / place
    return total / len(true)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _bm25(turns: Sequence[str], window: int) -> _Scorer:
    own = [_words(turn) for turn in turns]
    wide = [
        Counter(word for near in own[max(0, at - window) : at + window + 1] for word in near)
        for at in range(len(own))
    ]
    mean = _mean([bag.total() for bag in wide])
    seen = Counter(word for bag in wide for word in bag)

    def scores(claim: str) -> list[float]:
        asked = [word for word in _words(claim) if word in seen]
        return [
            sum(
                log(1 + (len(wide) - seen[word] + 0.5) / (seen[word] + 0.5))
                * bag[word]
                * 2.2
                / (bag[word] + 1.2 * (0.25 + 0.75 * bag.total() / mean))
                for word in asked
            )
            for bag in wide
        ]

    return scores


def _tf_idf(turns: Sequence[str]) -> _Scorer:
    bags = [Counter(_words(turn)) for turn in turns]
    seen = Counter(word for bag in bags for word in bag)

    def weighed(bag: Counter[str]) -> dict[str, float]:
        return {word: n * log(len(bags) / seen[word]) for word, n in bag.items() if word in seen}

    vectors = [weighed(bag) for bag in bags]
    sizes = [sqrt(sum(x * x for x in vector.values())) or 1.0 for vector in vectors]

    def scores(claim: str) -> list[float]:
        asked = weighed(Counter(_words(claim)))
        return [
            sum(weight * vector.get(word, 0.0) for word, weight in asked.items()) / size
            for vector, size in zip(vectors, sizes, strict=True)
        ]

    return scores
