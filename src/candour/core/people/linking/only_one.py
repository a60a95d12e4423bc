"""Who alone can be meant in a review, which is about one family: its mother, its lodger.

Many records say "Mum" or "the lodger" and never a name, others a name and never what it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from candour.core.people.linking.anchors import Subjects, said_of_another, same_words
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.figures import Figures
from candour.core.people.linking.rows import Row
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Mention, Sex, Standing

_AGENCIES = 3
"""A mother is named by so many agencies at least; who is named by fewer may be anybody."""
_OFTEN = 2
"""And by so many times the rows of any other woman who may be she."""


def one_mother(
    clusters: Clusters,
    figures: Figures,
    subjects: Subjects,
    of_agency: Iterable[int],
    words: LinkWords,
) -> tuple[int, int] | None:
    """Return a figure called the child's mother, and one of the only woman who may be she."""
    children = {subjects.one_of[one] for one in of_agency} & subjects.young
    mothers = [
        figure.number
        for figure in figures.all
        if not figure.is_named
        and any(role == words.at_home and anchor in children for role, anchor in figure.ties)
    ]
    if not mothers or clusters.of(mothers[0]).is_named:
        return None
    women = sorted(
        (one for one in clusters if _may_be(one, subjects, words)),
        key=lambda one: (-len(one.rows), one.number),
    )
    if not women or len(women[0].agencies) < _AGENCIES:
        return None
    if len(women) > 1 and len(women[0].rows) < _OFTEN * len(women[1].rows):
        return None
    return mothers[0], women[0].number


def only_holders(
    clusters: Clusters, figures: Figures, words: LinkWords
) -> Iterator[tuple[int, int, str]]:
    """Yield words for who has a place in the household, with the one named as having it."""
    for role in sorted(words.single):
        named = [
            one
            for one in clusters
            if one.is_named and not one.is_professional and role in one.roles
        ]
        whole = [one for one in named if any(form.is_full for form in one.forms)]
        if len(whole) == 1 and all(one is whole[0] or _is_short(one, whole[0]) for one in named):
            named = whole  # "Lee", the carer of one record, is "Lee Reed", the carer of another
        if len(named) != 1:
            continue
        for figure in figures.all:
            mention = figure.placed[0].mention
            if figure.is_named or role not in figure.roles or said_of_another(mention, words):
                continue
            if same_words(mention, words) is not None and clusters.of(figure.number) != named[0]:
                yield figure.number, named[0].number, role


def only_spouses(
    clusters: Clusters, figures: Figures, words: LinkWords
) -> Iterator[tuple[int, int, str]]:
    """Yield "her husband", with the only one whom the records name as somebody's husband.

    Of whom it is said must not be another woman: a namesake of hers, the mother, the tenant.
    """
    named: dict[str, set[tuple[int, int]]] = defaultdict(set)
    unnamed: list[tuple[int, str, int]] = []
    for figure in figures.all:
        one = clusters.of(figure.number)
        said = {each.mention.role_words.casefold() for each in figure.placed} & words.spouses
        anchors = {clusters.of(at).number for role, at in figure.ties if role in words.couples}
        for word, anchor in product(said, anchors):
            if one.is_named:
                named[word].add((one.number, anchor))
            elif not said_of_another(figure.placed[0].mention, words):
                unnamed.append((figure.number, word, anchor))
    for number, word, anchor in unnamed:
        spouses = {spouse for spouse, _ in named[word]}
        theirs = [clusters.of(at) for _, at in named[word]]
        if len(spouses) == 1 and any(_may_be_same(clusters.of(anchor), at, words) for at in theirs):
            yield number, spouses.pop(), word


def _is_short(one: Cluster, whole: Cluster) -> bool:
    """Whether somebody goes by the other's forename alone, or by its initials ("L Reed")."""
    called = {each for form in whole.forms for each in form.called}
    letters = {(form.first_letters, form.surname) for form in whole.forms}
    return all(
        (not form.surname and bool(called & set(form.called)))
        or (not form.called and (form.first_letters, form.surname) in letters)
        for form in one.forms
    )


def _may_be_same(one: Cluster, other: Cluster, words: LinkWords) -> bool:
    """Whether one is the other, bears the same forename, or is the mother or the tenant."""
    if one is other:
        return True
    if one.is_named:
        return any(set(a.called) & set(b.called) for a in one.forms for b in other.forms)
    return bool(one.roles & {words.at_home, *words.householder})


def only_grandfathers(
    clusters: Clusters, figures: Figures, words: LinkWords
) -> Iterator[tuple[int, int, str]]:
    """Yield "Grandad" of a child, with the only one named as a parent of the child's parent."""
    parents: dict[int, set[int]] = defaultdict(set)
    for figure in figures.all:
        number = clusters.of(figure.number).number
        for role, at in figure.ties:
            if role in words.parents:
                parents[clusters.of(at).number].add(number)
            elif role in words.child_of.keys() - words.young:
                parents[number].add(clusters.of(at).number)
    for figure in figures.all:
        one = clusters.of(figure.number)
        if one.is_named or said_of_another(figure.placed[0].mention, words):
            continue
        for role, child in figure.ties:
            if (
                Sex.MALE not in figure.sexes
                or not set(words.wider.get(role, ())) & words.composed.keys()
            ):
                continue
            elders = (
                {elder for at in parents[clusters.of(child).number] for elder in parents[at]}
                - {one.number, clusters.of(child).number}
                - parents[clusters.of(child).number]
            )
            named = [each for each in map(clusters.of, sorted(elders)) if each.is_named]
            fitting = [each for each in named if len(each.sexes | figure.sexes) < 2]
            if len(fitting) == 1:
                yield figure.number, fitting[0].number, role.replace("_", " ")


def only_siblings(
    clusters: Clusters, figures: Figures, subjects: Subjects, words: LinkWords
) -> Iterator[tuple[int, int]]:
    """Yield words for a child's brother or sister, with the only other child who can be that."""
    children = [one for one in clusters if _is_child_of_case(one, subjects)]
    for figure in figures.all:
        mention = figure.placed[0].mention
        anchors = {anchor for role, anchor in figure.ties if role in words.siblings}
        if figure.is_named or len(anchors) != 1 or same_words(mention, words) is None:
            continue
        child = clusters.of(next(iter(anchors)))
        meant = {subjects.named[row] for row in figure.rows if row in subjects.named}
        if any(clusters.of(one) is not child for one in meant):
            continue  # "his sister" in the file of a grown-up is his
        others = [one for one in children if one is not child]
        fitting = [one for one in others if len(figure.sexes | one.sexes) < 2]
        if child in children and len(fitting) == 1 and not said_of_another(mention, words):
            yield figure.number, fitting[0].number


def only_children(
    rows: Sequence[Row],
    clusters: Clusters,
    figures: Figures,
    subjects: Subjects,
    words: LinkWords,
) -> Iterator[tuple[int, int]]:
    """Yield words like "the little girl", with the only girl of the case, or the only boy.

    Where another child is named, or nobody of the family is, it may be any girl.
    """
    children = [one for one in clusters if _is_child_of_case(one, subjects)]
    for row in rows:
        there = {figures.of[one.number] for one in row.placed if one.number in figures.of}
        named = [clusters.of(one) for one in there if figures.all[one].is_named]
        if any(one.is_child for one in named) or not any(_is_grown_kin(one) for one in named):
            continue
        for placed in row.placed:
            number = figures.of.get(placed.number)
            sexes = {placed.mention.sex} - {None}
            fitting = [one for one in children if one.sexes == sexes]
            fitting = fitting or [one for one in children if not one.sexes]
            if number is not None and len(fitting) == 1 and _is_the_child(placed.mention, words):
                yield number, fitting[0].number


def _is_the_child(mention: Mention, words: LinkWords) -> bool:
    """Whether words mean a child that the reader knows ("the little girl"), and not any."""
    opening = mention.text.casefold().partition(" ")[0]
    is_any = opening in words.indefinite or said_of_another(mention, words)
    is_told_of = mention.name is None and mention.whose is None
    return is_told_of and not is_any and bool(mention.roles & words.young)


def _is_grown_kin(cluster: Cluster) -> bool:
    return Standing.FAMILY in cluster.standings and not cluster.is_child


def _is_child_of_case(cluster: Cluster, subjects: Subjects) -> bool:
    """Whether somebody is a child whom a file is about, or several agencies name."""
    roots = {subjects.one_of.get(one.number) for one in cluster.figures if one.is_named}
    is_young = bool(roots) and roots <= subjects.young - subjects.strangers
    return is_young and (cluster.is_subject or len(cluster.agencies) >= _AGENCIES)


def _may_be(cluster: Cluster, subjects: Subjects, words: LinkWords) -> bool:
    """Whether a woman of the family is named, and not told to be anything else to the child."""
    if not cluster.is_named or cluster.is_professional or cluster.is_child:
        return False
    is_young = all(subjects.one_of.get(one.number) in subjects.young for one in cluster.figures)
    return cluster.sexes == {Sex.FEMALE} and not is_young and cluster.roles <= words.mothers_too
