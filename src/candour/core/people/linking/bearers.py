"""Who bears a name: forms of one name are one person's where nobody else of the case can be meant.

"Jodie", "Jodie P", "Miss Pockley" and "JODIE POCKLEY" are one woman where the records know only
one whom each fits. Whole names come first, then shorter and shorter forms; what fits several is
left to be weighed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from candour.core.people.linking.apart import Apart
from candour.core.people.linking.bearing import (
    WIDELY,
    by_title,
    first_row,
    fullest,
    is_same_world,
    weight,
    widely_known,
)
from candour.core.people.linking.clusters import Cluster, Clusters, Join
from candour.core.people.linking.fullness import (
    Fullness,
    fullness,
    is_by_name_alone,
    short_key,
    whole_key,
)
from candour.core.people.linking.misspelling import misspelt
from candour.core.people.linking.names import CaseNames, NameForm, NameVerdict
from candour.core.people.linking.words import LinkWords
from candour.core.people.person import Reason, Strength

_EXACT = frozenset((
    "same_full_name", "nickname_and_surname", "part_of_name", "surname_and_initial",
    "forename_and_initial", "same_surname", "same_forename", "nickname_of", "same_nickname",
    "initials_fit", "same_initials",
))  # fmt: skip
_CROWD = 60
"""A name that so many clusters share names nobody."""


@dataclass
class Bearers:
    """Joins the forms of a name that only one person of the case can bear."""

    clusters: Clusters
    apart: Apart
    names: CaseNames
    words: LinkWords
    checkpoint: Callable[[], None] = lambda: None
    _index: dict[str, set[int]] = field(default_factory=dict, repr=False)
    _barred: set[tuple[str, int]] = field(default_factory=set, repr=False)
    """short names, each with a figure that it cannot mean"""
    _open: set[int] = field(default_factory=set, repr=False)
    """figures whose form fits several bearers: no shorter form is theirs for sure"""

    def join(self, known_as: Iterable[tuple[int, int, str]] = ()) -> None:
        """Join whole names, then what only one bearer fits, the fuller forms first.

        `known_as` are figures that an agency says are names of one person: they go before all.
        """
        for figure, far, agency in known_as:
            self._join_known(figure, far, agency)
        self._alike(whole_key)
        for one, other in misspelt(self.clusters, self.apart, self.names):
            self._join(one, other)
        for least in (Fullness.WHOLE, Fullness.INITIAL, Fullness.FORENAME, Fullness.SURNAME):
            self._beside(least)
            self._in_row(least)
            self._short(least)
            self._alike(short_key, least)
        self._short(Fullness.LETTERS)
        self._alike(short_key, Fullness.LETTERS)

    def _join_known(self, figure: int, far: int, agency: str) -> None:
        one, other = self.clusters.of(figure), self.clusters.of(far)
        if one is other or self.clusters.apart(one, other) is not None:
            return
        if len(one.sexes | other.sexes) < 2 and one.is_professional == other.is_professional:
            reasons = (self.words.reason("known_as", agency=agency),)
            join = Join(one.members, other.members, Strength.CERTAIN, reasons)
            self.clusters.join(one, other, join)

    def _alike(
        self, key_of: Callable[[NameForm], str | None], kind: Fullness = Fullness.WHOLE
    ) -> None:
        """Join those who bear one form, each with those before it that it may be."""
        alike: dict[str, list[int]] = defaultdict(list)
        for cluster in self.clusters:
            for key in sorted({k for one in self._of_kind(cluster, kind) if (k := key_of(one))}):
                alike[key].append(cluster.number)
        for numbers in alike.values():
            if 1 < len(numbers) <= _CROWD:
                self._join_alike(numbers, kind)

    def _beside(self, kind: Fullness) -> None:
        """Join those of one form in one row: the column's interpreter is the sentence's."""
        alike: dict[tuple[str, int], list[int]] = defaultdict(list)
        for cluster in self.clusters:
            keys = {k for one in self._of_kind(cluster, kind) if (k := short_key(one))}
            rows = cluster.rows
            for key in sorted(keys):
                for row in rows:
                    alike[key, row].append(cluster.number)
        for numbers in alike.values():
            if len(self.clusters.numbers(numbers)) == 2:
                one, other = map(self.clusters.of, sorted(self.clusters.numbers(numbers)))
                if self.apart.why_now(one, other) is None:
                    self._join(one, other)

    def _in_row(self, kind: Fullness) -> None:
        """Join a bare name with the one of its rows who bears it in full ("PELLOW said")."""
        if kind is not Fullness.SURNAME:
            return
        there: dict[int, set[int]] = defaultdict(set)
        for cluster in self.clusters:
            if fullest(cluster) in (Fullness.WHOLE, Fullness.INITIAL):
                for row in cluster.rows:
                    there[row].add(cluster.number)
        for cluster in [one for one in self.clusters if self._is_bare(one, kind)]:
            near = self.clusters.numbers(one for row in cluster.rows for one in there[row])
            found = [
                one
                for one in map(self.clusters.of, sorted(near))
                if one is not cluster and self._fits(one, cluster)
            ]
            if len(found) == 1:
                self._join(found[0], cluster)

    def _is_bare(self, cluster: Cluster, kind: Fullness) -> bool:
        titles = {form.title for form in cluster.forms} - {""}
        return cluster.is_named and fullest(cluster) is kind and not titles

    def _of_kind(self, cluster: Cluster, kind: Fullness) -> Iterator[NameForm]:
        if kind is not Fullness.WHOLE and fullest(cluster) is not kind:
            return
        yield from (one for one in cluster.forms if fullness(one) is kind)

    def _join_alike(self, numbers: list[int], kind: Fullness) -> None:
        """Join clusters of one form; who may be two of them that are two people is left out."""
        here = self.clusters.numbers(numbers)
        told = self._known([self.clusters.of(one) for one in here])
        groups: list[Cluster] = []
        for cluster in sorted(told, key=lambda one: (-weight(one), one.number)):
            fitting = [one for one in groups if self._may_be(cluster, one, kind)]
            if len(fitting) == 1:
                groups.remove(fitting[0])
                groups.append(self._join(fitting[0], cluster))
            elif not fitting:
                groups.append(cluster)

    def _may_be(self, one: Cluster, other: Cluster, kind: Fullness) -> bool:
        is_open = not self._open.isdisjoint(one.members | other.members)
        if is_open and kind is Fullness.INITIAL:
            return False
        if (is_open or kind is Fullness.LETTERS) and not one.agencies & other.agencies:
            return False
        if kind is Fullness.FORENAME and not is_same_world(one, other):
            return False
        return self.apart.why_now(one, other) is None

    def _short(self, kind: Fullness) -> None:
        """Join each short form with the only bearer that it fits."""
        self._index = self._indexed()
        short = [one for one in self.clusters if one.is_named and fullest(one) is kind]
        kin = [one.number for one in short if self._is_kin(one)]
        self._join_short(kin, kind)
        others = [one.number for one in short if one.number not in kin]
        self._barred = self._barred_from(map(self.clusters.of, others), kind)
        self._join_short(others, kind)

    def _join_short(self, short: Iterable[int], kind: Fullness) -> None:
        for count, number in enumerate(short):
            if not count % 200:
                self.checkpoint()
            cluster = self.clusters.of(number)
            bearer = self._only_bearer(cluster, kind)
            if bearer is not None:
                self._join(bearer, cluster)

    def _is_kin(self, cluster: Cluster) -> bool:
        """Whether a name is told with a tie of blood: it goes first, and bars the partner."""
        ties = {role for figure in cluster.figures for role, _ in figure.ties}
        return not ties.isdisjoint(self.words.blood)

    def _barred_from(self, short: Iterable[Cluster], kind: Fullness) -> set[tuple[str, int]]:
        """Short names with whom they are not: one agency's "Robbo" is the mother's boyfriend.

        Then her brother Robert is no agency's "Robbo".
        """
        barred: set[tuple[str, int]] = set()
        for cluster in short:
            for one in map(self.clusters.of, sorted(self._near(cluster))):
                if not self._is_fuller(one, cluster, kind) or not self._is_nickname(one, cluster):
                    continue
                reason = self.apart.why_now(one, cluster)
                if reason is not None and reason.code == "other_role":
                    barred |= {
                        (key, each) for key in self._short_keys(cluster) for each in one.members
                    }
        return barred

    def _is_nickname(self, one: Cluster, cluster: Cluster) -> bool:
        verdict = self._verdict(one, cluster)
        return verdict is not None and verdict.code == "nickname_of"

    def _short_keys(self, cluster: Cluster) -> set[str]:
        return {key for form in cluster.forms if (key := short_key(form)) is not None}

    def _indexed(self) -> dict[str, set[int]]:
        index: dict[str, set[int]] = defaultdict(set)
        for cluster in self.clusters:
            for form in cluster.forms:
                for key in self._keys(form):
                    index[key].add(cluster.number)
        return index

    def _keys(self, form: NameForm) -> Iterator[str]:
        for one in (*form.called, *form.names.forenames[1:]):
            yield from (f"g:{full}" for full in (one, *self.names.formal(one)))
        if len(form.surname) > 1:
            yield f"s:{form.surname}"
            yield from (f"s:{one}" for one in form.names.former)
        if form.surname and (len(form.surname) > 1 or fullness(form) is Fullness.SURNAME):
            yield f"l:{form.surname[0]}"
        if len(form.first_letters) > 1:
            yield f"i:{form.first_letters}"

    def _near(self, cluster: Cluster) -> set[int]:
        """The clusters that share a part of a name with one."""
        near: set[int] = set()
        is_letter = all(len(form.surname) == 1 for form in cluster.forms)
        for form in cluster.forms:
            for key in self._keys(form):
                if key.startswith("l:") and not is_letter:
                    continue
                held = self._index.get(key, set())
                if len(held) <= _CROWD * 4:
                    near |= self.clusters.numbers(held)
        return near - {cluster.number}

    def _only_bearer(self, cluster: Cluster, kind: Fullness) -> Cluster | None:
        """The one fuller cluster that a short form fits."""
        near = self._near(cluster)
        found = [
            one
            for one in map(self.clusters.of, sorted(near))
            if self._is_fuller(one, cluster, kind) and self._fits(one, cluster)
        ]
        if not found:
            return None
        chosen = None
        if not self._is_alias(found, near, cluster, kind):
            chosen = self._chosen(self._known(found), cluster, kind)
        if chosen is None:
            self._open.add(cluster.number)
        return chosen

    def _is_alias(
        self, found: list[Cluster], near: Iterable[int], cluster: Cluster, kind: Fullness
    ) -> bool:
        """Whether a short name is short for others of the case too, be they kept apart or not.

        "Kaz" may be Karen and may be Kayleigh, also where a row names Kayleigh beside her.
        """
        verdicts = [self._verdict(one, cluster) for one in found]
        if any(made is None or made.code != "nickname_of" for made in verdicts):
            return False
        others = [
            one
            for one in map(self.clusters.of, near)
            if one not in found
            and self._is_fuller(one, cluster, kind)
            and any(
                made.code in ("nickname_of", "same_forename")
                for _, _, made in self.names.verdicts(one.forms, cluster.forms)
            )
            and not (one.is_professional and not one.agencies & cluster.agencies)
        ]
        return any(not one.sexes or one.sexes & cluster.sexes for one in others)

    def _is_fuller(self, one: Cluster, cluster: Cluster, kind: Fullness) -> bool:
        mine = fullest(one)
        if not self._open.isdisjoint(one.members):
            return False
        if kind is Fullness.WHOLE:
            return mine is kind and self._is_formal(one, cluster)
        return mine > kind and (mine > Fullness.FORENAME or kind is Fullness.LETTERS)

    def _is_formal(self, one: Cluster, cluster: Cluster) -> bool:
        """Whether of two whole names the other holds the longer forename ("Ray", "Raymond")."""
        mine = max(len(form.names.forenames[0]) for form in one.forms if form.is_full)
        short = max(len(form.names.forenames[0]) for form in cluster.forms if form.is_full)
        return mine > short

    def _fits(self, one: Cluster, short: Cluster) -> bool:
        verdict = self._verdict(one, short)
        if verdict is None or verdict.code not in _EXACT:
            return False
        barred = {(key, each) for key in self._short_keys(short) for each in one.members}
        if not self._barred.isdisjoint(barred):
            return False
        return self.apart.why_now(one, short) is None

    def _verdict(self, one: Cluster, short: Cluster) -> NameVerdict | None:
        made = [
            verdict
            for a, b, verdict in self.names.verdicts(one.forms, short.forms)
            if verdict.code in _EXACT and not is_by_name_alone(a, b)
        ]
        return max(made, key=lambda verdict: verdict.bits, default=None)

    def _known(self, found: list[Cluster]) -> list[Cluster]:
        """Without who shares a name with another of them, and is told of in one row alone."""
        if len(found) < 2:
            return found
        kept = [
            one
            for one in found
            if not (weight(one) == 1 and any(self._is_namesake(one, far) for far in found))
        ]
        return kept or found

    def _is_namesake(self, one: Cluster, other: Cluster) -> bool:
        """Whether a record tells one by birth, or in words, from another better known."""
        if one is other or weight(other) < 2 or not self._is_same_whole(one, other):
            return False
        reason = self.apart.why_now(one, other)
        return reason is not None and reason.code in ("birth_dates_clash", "listed_apart")

    def _is_alone(self, one: Cluster, cluster: Cluster) -> bool:
        """Whether an agency knows nobody else of a bare surname."""
        held: set[int] = set()
        for form in cluster.forms:
            held |= self.clusters.numbers(self._index.get(f"s:{form.surname}", set()))
        others = held - {one.number, cluster.number}
        return not any(self.clusters.of(each).agencies & cluster.agencies for each in others)

    def _is_same_whole(self, one: Cluster, other: Cluster) -> bool:
        mine = {whole_key(form) for form in one.forms} - {None}
        return not mine.isdisjoint(whole_key(form) for form in other.forms)

    def _chosen(self, found: list[Cluster], cluster: Cluster, kind: Fullness) -> Cluster | None:
        """The one that may be meant: in the case, else among those the agency itself names."""
        own = [one for one in found if one.agencies & cluster.agencies]
        if kind is Fullness.FORENAME and cluster.is_professional:
            found = own
        elif kind is Fullness.FORENAME:
            found = [one for one in found if one in own or not one.is_professional]
        if kind in (Fullness.FORENAME, Fullness.SURNAME) and not cluster.is_professional:
            wide = widely_known(self._all_bearers(found, cluster, kind), cluster)
            if len(found) > 1 and wide in found:
                return wide
        if kind is Fullness.SURNAME and not any(form.title for form in cluster.forms):
            one = found[0] if len(found) == 1 else _own_first(own, found, cluster)
            return one if one is not None and self._is_alone(one, cluster) else None
        if all(len(form.surname) == 1 for form in cluster.forms) and kind is Fullness.SURNAME:
            found = own
        if kind is Fullness.LETTERS:
            staff = [one for one in own if one.is_professional]
            found = staff if cluster.is_professional else found
        if len(found) == 1:
            return found[0]
        if kind is Fullness.LETTERS:
            return None
        if kind is Fullness.SURNAME:
            titled = by_title(found, cluster)
            return None if titled is not None and self._has_namesake(titled, found) else titled
        return _own_first(own, found, cluster)

    def _all_bearers(self, found: list[Cluster], cluster: Cluster, kind: Fullness) -> list[Cluster]:
        """Whoever bears a bare surname, also those who cannot be meant: a family has many."""
        if kind is not Fullness.SURNAME:
            return found
        held: set[int] = set()
        for form in cluster.forms:
            held |= self.clusters.numbers(self._index.get(f"s:{form.surname}", set()))
        return [self.clusters.of(number) for number in sorted(held - {cluster.number})]

    def _has_namesake(self, one: Cluster, found: list[Cluster]) -> bool:
        """Whether another has the same whole name: then a title tells nobody apart."""
        return any(far is not one and self._is_same_whole(one, far) for far in found)

    def _join(self, one: Cluster, other: Cluster) -> Cluster:
        verdict = self._verdict(one, other)
        is_whole = verdict is not None and verdict.code == "same_full_name"
        code = verdict.code if verdict is not None else "name_misspelt"
        reasons: tuple[Reason, ...] = (self.words.reason(code), self.words.reason("only_one_fits"))
        strength = Strength.CERTAIN if is_whole else Strength.STRONG
        return self.clusters.join(one, other, Join(one.members, other.members, strength, reasons))


def _own_first(own: list[Cluster], found: list[Cluster], cluster: Cluster) -> Cluster | None:
    """The one whom the agency itself named before, unless others know another better."""
    if len(own) != 1 or first_row(own[0]) > first_row(cluster):
        return None
    better = (one for one in found if weight(one) > weight(own[0]))
    return None if any(len(one.agencies) >= WIDELY for one in better) else own[0]
