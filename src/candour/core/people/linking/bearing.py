"""What is asked of clusters when the bearer of a name is looked for."""

from collections.abc import Iterable

from candour.core.people.linking.clusters import Cluster
from candour.core.people.linking.fullness import Fullness, fullness

WIDELY = 3
"""Somebody whom so many agencies name is whom a further one means, rather than a stranger."""


def fullest(cluster: Cluster) -> Fullness:
    """How much of a name somebody is known by."""
    return max((fullness(form) for form in cluster.forms), default=Fullness.LETTERS)


def weight(cluster: Cluster) -> int:
    """In how many rows somebody is told of."""
    return len({(f.agency, row) for f in cluster.figures for row in f.rows})


def is_same_world(one: Cluster, other: Cluster) -> bool:
    """Whether a bare forename may cross: colleagues use each other's within one agency."""
    if one.is_professional or other.is_professional:
        return bool(one.agencies & other.agencies)
    return True


def first_row(cluster: Cluster) -> int:
    """The first row that tells of somebody."""
    return min(figure.rows[0] for figure in cluster.figures)


def widely_known(found: Iterable[Cluster], cluster: Cluster) -> Cluster | None:
    """Whom several agencies name, where one alone names each of the others, and not this one."""
    found = list(found)
    wide = [one for one in found if len(one.agencies) >= WIDELY]
    others = [one for one in found if one not in wide]
    is_far = all(len(one.agencies) == 1 and not one.agencies & cluster.agencies for one in others)
    return wide[0] if len(wide) == 1 and is_far and not wide[0].is_professional else None


def by_title(found: Iterable[Cluster], cluster: Cluster) -> Cluster | None:
    """Of several with a surname, the one of that title, where no other may go by it as well.

    A sex tells nobody from those of whom it is not known.
    """
    found = list(found)
    titles = {form.title for form in cluster.forms} - {""}
    if not titles:
        return None
    titled = [one for one in found if titles & {form.title for form in one.forms}]
    if len(titled) != 1:
        return None
    others = [one for one in found if one is not titled[0] and one.sexes & titled[0].sexes]
    # Whom the agency gives another title it does not mean; elsewhere one woman is Mrs and Ms.
    may_be = [one for one in others if not (_is_titled(one) and one.agencies & cluster.agencies)]
    known_to = {agency for one in may_be for agency in one.agencies}
    return titled[0] if len(titled[0].agencies) >= len(known_to) else None


def _is_titled(cluster: Cluster) -> bool:
    return any(form.title for form in cluster.forms)
