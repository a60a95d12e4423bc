"""Who a child's father can be where records say "Dad" and never his name.

A child bears the father's surname or the mother's. So a man of the child's surname is the father
where the mother was not born to it: where he is recorded as her husband or partner, where she is
"Mrs" by it, or where she goes by another. Else he may be her brother as well, or her father.
"""

from collections.abc import Iterator

from candour.core.people.linking.anchors import Subjects, said_of_another
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.figures import Figures
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Sex

_FATHER = "father"
_OFTEN = 2
"""He stands in so many times the rows of any other man who may be he."""
_AGENCIES = 2
"""And is named by so many agencies at least."""


def fathers(
    clusters: Clusters,
    figures: Figures,
    subjects: Subjects,
    words: LinkWords,
    mother: int | None = None,
) -> Iterator[tuple[int, int]]:
    """Yield figures that are called a child's father, each with the one man who can be he.

    `mother` is the one woman who can be the mother, where no record names her so.
    """
    only = [] if mother is None else [clusters.of(mother)]
    found: dict[int, Cluster | None] = {}
    for figure in figures.all:
        children = {anchor for role, anchor in figure.ties if role == _FATHER}
        if figure.is_named or len(children) != 1 or clusters.of(figure.number).is_named:
            continue
        child = children.pop()
        if said_of_another(figure.placed[0].mention, words) or not _is_of_case(child, subjects):
            continue
        number = clusters.of(child).number
        if number not in found:
            found[number] = _father_of(clusters.of(child), clusters, words, only)
        man = found[number]
        if man is not None:
            yield figure.number, man.number


def _is_of_case(child: int, subjects: Subjects) -> bool:
    child = subjects.one_of.get(child, child)
    return child in subjects.young and child not in subjects.strangers


def _father_of(
    child: Cluster, clusters: Clusters, words: LinkWords, only: list[Cluster]
) -> Cluster | None:
    """The one man of the child's surname who can be the father; None where none or two can."""
    surnames = _surnames(child)
    named = [one for one in clusters if one.is_named and not one.is_professional]
    if not surnames or any(_is_to(one, _FATHER, {child.number}, clusters) for one in named):
        return None
    children = {one.number for one in named if one.is_child and _surnames(one) & surnames}
    mothers = [
        one for one in named if _is_to(one, words.at_home, {*children, child.number}, clusters)
    ] or only
    men = [one for one in named if _may_be(one, surnames, words)]
    men.sort(key=lambda one: (-len(one.rows), one.number))
    if not men or len(men[0].agencies) < _AGENCIES:
        return None
    if len(men) > 1 and len(men[0].rows) < _OFTEN * len(men[1].rows):
        return None
    is_his = any(_are_couple(men[0], one, clusters, words) for one in mothers)
    return men[0] if is_his or _is_from_him(mothers, surnames, words) else None


def _is_from_him(mothers: list[Cluster], surnames: set[str], words: LinkWords) -> bool:
    """Whether a child cannot have its surname from the mother's own family."""
    if len(mothers) != 1:
        return False
    forms = [form for form in mothers[0].forms if len(form.surname) > 1]
    own = [form for form in forms if form.surname in surnames]
    return bool(forms) and (not own or any(form.title in words.married for form in own))


def _may_be(cluster: Cluster, surnames: set[str], words: LinkWords) -> bool:
    """Whether a grown man has a child's surname, and is called nothing that no father is."""
    if cluster.is_child or cluster.is_subject or cluster.sexes != {Sex.MALE}:
        return False
    return bool(_surnames(cluster) & surnames) and cluster.roles <= words.fathers_too


def _surnames(cluster: Cluster) -> set[str]:
    return {form.surname for form in cluster.forms if len(form.surname) > 1}


def _is_to(cluster: Cluster, role: str, children: set[int], clusters: Clusters) -> bool:
    return any(
        role == mine and clusters.of(anchor).number in children
        for figure in cluster.figures
        for mine, anchor in figure.ties
    )


def _are_couple(one: Cluster, other: Cluster, clusters: Clusters, words: LinkWords) -> bool:
    """Whether a record has either as the other's husband, wife or partner."""
    return any(
        role in words.couples and clusters.of(anchor) is far
        for mine, far in ((one, other), (other, one))
        for figure in mine.figures
        for role, anchor in figure.ties
    )
