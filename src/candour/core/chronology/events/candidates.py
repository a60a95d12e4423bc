"""Which pairs of entries are looked at: near-linear in entries, whatever their number.

Entries of one day are compared with each other while the day is small; on a full day, and between
days, only those that share a rare word. Vague dates are looked up by their rarest words in the
span that they state. An entry without a date is compared only with the same words of its agency.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from candour.core.chronology.events.features import Features
from candour.core.chronology.events.rarity import Rarity

WINDOW = 8
"""Two records of one happening may be dated this many days apart, where nothing explains it."""

_FULL_DAY = 14
_COMMON_ON_A_DAY = 10
_COMMON_IN_A_WINDOW = 8
_COMMON_IN_A_SPAN = 12
_RAREST = 8
_RARE_ACT = 0.4
_NEAR = 3
_PAPERS_LATER = 31


def candidate_pairs(
    features: Sequence[Features],
    rarity: Rarity,
    last_of_tellers: Mapping[int, frozenset[int]],
    callouts: Mapping[int, int],
) -> Iterator[tuple[int, int]]:
    """Yield each pair worth comparing once, the earlier position first."""
    rarest = [_rarest(one, rarity) for one in features]
    pairs: set[tuple[int, int]] = set()
    pairs.update(_of_one_day(features, rarest))
    pairs.update(_of_near_days(features, rarest))
    pairs.update(_of_papers(features, rarest))
    pairs.update(_of_vague_dates(features, rarest))
    pairs.update(_of_same_words(features))
    pairs.update(_pair(one, told) for one, them in last_of_tellers.items() for told in them)
    yield from (pair for pair in pairs if _may_be_one(features[pair[0]], features[pair[1]]))
    yield from _of_callouts(callouts)


def _of_callouts(callouts: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Each two rows of one call-out."""
    rows: dict[int, list[int]] = defaultdict(list)
    for at, first in callouts.items():
        rows[first].append(at)
    for them in rows.values():
        yield from combinations(sorted(them), 2)


def _may_be_one(a: Features, b: Features) -> bool:
    """Two rows of one agency that share no two words are no doubles, stages or follow-ups."""
    if a.agency != b.agency or len(a.words & b.words) > 1:
        return True
    return a.plain == b.plain or bool(a.reference and a.reference == b.reference)


def _rarest(one: Features, rarity: Rarity) -> list[str]:
    """The words that say most of an entry, with its acts, which all records name alike."""
    terms = sorted(one.words | one.names, key=lambda term: (-rarity(term), term))[:_RAREST]
    acts = sorted(f"act:{act}" for act in one.happenings | one.meetings)
    return [*terms, *(act for act in acts if rarity(act) > _RARE_ACT)]


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _of_one_day(
    features: Sequence[Features], rarest: Sequence[list[str]]
) -> Iterator[tuple[int, int]]:
    """Entries that are about one day, by their own date or by the day they tell of."""
    by_day: dict[int, list[int]] = defaultdict(list)
    for one in features:
        own = () if one.is_vague else one.days
        beside = [day + step for day in one.named_days if one.is_paper for step in (-1, 1)]
        for day in {*own, *one.told_days, *one.paper_days, *beside}:
            by_day[day].append(one.at)
    for about in by_day.values():
        if len(about) <= _FULL_DAY:
            yield from (_pair(a, b) for at, a in enumerate(about) for b in about[at + 1 :])
            continue
        yield from _sharing(about, rarest, _COMMON_ON_A_DAY)


def _sharing(
    about: Sequence[int], rarest: Sequence[list[str]], most: int
) -> Iterator[tuple[int, int]]:
    """Pairs that share a word which few of them have."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for at in about:
        for term in rarest[at]:
            by_term[term].append(at)
    for sharers in by_term.values():
        if 1 < len(sharers) <= most:
            yield from (_pair(a, b) for i, a in enumerate(sharers) for b in sharers[i + 1 :])


def _of_near_days(
    features: Sequence[Features], rarest: Sequence[list[str]]
) -> Iterator[tuple[int, int]]:
    """Entries a few days apart: all while there are few, else those that share a rare word.

    Up to `WINDOW` days apart they need two rare words.
    """
    dated = sorted(
        (one.first, one.at) for one in features if not one.is_vague and one.first is not None
    )
    begin = 0
    for at, (day, a) in enumerate(dated):
        while dated[begin][0] < day - _NEAR:
            begin += 1
        if at - begin <= _FULL_DAY:
            yield from (_pair(a, b) for _, b in dated[begin:at])
    buckets: dict[tuple[int, str], list[int]] = defaultdict(list)
    for day, at in dated:
        for term in rarest[at]:
            buckets[day // WINDOW, term].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for (bucket, term), here in buckets.items():
        beside = buckets.get((bucket + 1, term), [])
        if len(here) + len(beside) > _COMMON_IN_A_WINDOW:
            continue
        for i, a in enumerate(here):
            for b in (*here[i + 1 :], *beside):
                apart = abs((features[a].first or 0) - (features[b].first or 0))
                if 0 < apart <= WINDOW:
                    shared[_pair(a, b)] += 1
    yield from (pair for pair, count in shared.items() if count > 1)


def _of_papers(
    features: Sequence[Features], rarest: Sequence[list[str]]
) -> Iterator[tuple[int, int]]:
    """A paper or a message with what came before it, up to a month, by two rare words."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in features:
        if not one.is_vague and one.first is not None:
            for term in rarest[one.at]:
                places[term].append((one.first, one.at))
    for sharers in places.values():
        sharers.sort()
    for one in features:
        if one.last is None or one.first is None or not (one.is_paper or one.is_report):
            continue
        shared: Counter[int] = Counter()
        for term in rarest[one.at]:
            sharers = places[term]
            begin = bisect_left(sharers, (one.first - _PAPERS_LATER, -1))
            end = bisect_left(sharers, (one.last, -1))
            if end - begin <= _COMMON_IN_A_SPAN:
                shared.update(at for _, at in sharers[begin:end])
        yield from (_pair(one.at, at) for at, n in shared.items() if n > 1 and at != one.at)


def _of_vague_dates(
    features: Sequence[Features], rarest: Sequence[list[str]]
) -> Iterator[tuple[int, int]]:
    """A vague entry with those in its span that share rare words."""
    vague = [one for one in features if one.is_vague and one.is_dated]
    wanted = {term for one in vague for term in rarest[one.at]}
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in features:
        if one.is_dated and one.first is not None:
            for term in wanted.intersection(rarest[one.at]):
                places[term].append((one.first, one.at))
    for sharers in places.values():
        sharers.sort()
    for one in vague:
        for term in rarest[one.at]:
            sharers = places[term]
            begin = bisect_left(sharers, ((one.first or 0) - 3, -1))
            end = bisect_right(sharers, ((one.last or 0) + 1, -1))
            if end - begin <= _COMMON_IN_A_SPAN:
                yield from (_pair(one.at, at) for _, at in sharers[begin:end] if at != one.at)


def _of_same_words(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Undated rows that an agency wrote twice, word for word."""
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for one in features:
        if one.is_dated or len(one.plain) < 4:
            continue
        before = seen.setdefault((one.agency, one.plain), one.at)
        if before != one.at:
            yield before, one.at
