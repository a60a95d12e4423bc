"""Whole names told in few rows that are misspellings of one told in many."""

from collections import defaultdict
from collections.abc import Iterator

from candour.core.people.linking.apart import Apart
from candour.core.people.linking.bearing import fullest, weight
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.fullness import Fullness, sounds
from candour.core.people.linking.names import CaseNames

_OFTEN = 3
"""A misspelling stands in so much fewer rows than the name."""
_CROWD = 60
"""What so many names keep tells no misspelling."""


def misspelt(
    clusters: Clusters, apart: Apart, names: CaseNames
) -> Iterator[tuple[Cluster, Cluster]]:
    """Yield whoever bears a whole name, with the one other who is it misspelt, as they are now."""
    whole = [one for one in clusters if fullest(one) is Fullness.WHOLE]
    near: dict[str, list[int]] = defaultdict(list)
    for cluster in whole:
        for key in sorted({k for form in cluster.forms for k in sounds(form)}):
            near[key].append(cluster.number)
    for cluster in sorted(whole, key=lambda one: (weight(one), one.number)):
        here = clusters.of(cluster.number)
        found = {
            number
            for form in cluster.forms
            for key in sounds(form)
            if len(near[key]) <= _CROWD
            for number in clusters.numbers(near[key])
        } - {here.number}
        better = [
            one
            for one in map(clusters.of, sorted(found))
            if weight(one) >= _OFTEN * weight(here) and _is_misspelt(one, here, apart, names)
        ]
        if len(better) == 1:
            yield better[0], here


def _is_misspelt(one: Cluster, other: Cluster, apart: Apart, names: CaseNames) -> bool:
    if one.is_professional != other.is_professional:
        return False
    codes = {
        made.code
        for a in one.forms
        for b in other.forms
        if a.is_full and b.is_full and (made := names.compare(a, b)) is not None
    }
    return (
        codes <= {"name_misspelt", "same_full_name"}
        and bool(codes)
        and (apart.why_now(one, other) is None)
    )
