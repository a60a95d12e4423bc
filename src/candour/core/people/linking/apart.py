"""Who can never be one: what speaks so surely against two that no evidence joins them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, combinations

from candour.core.dates.model import UncertainDate
from candour.core.people.comparing.births import Birth, birth_level
from candour.core.people.comparing.letters import is_within, sound
from candour.core.people.comparing.levels import Level
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.figures import Figure, Figures
from candour.core.people.linking.names import CaseNames, NameForm
from candour.core.people.linking.rows import Row, said_as_not, said_as_two
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Standing
from candour.core.people.person import Reason

_SAME = 40
_GENERATION = 10
_AGAIN = 2
_LETTERS = 4
_CLASHES = {
    Level.BORN_CLASH: "birth_dates_clash",
    Level.BORN_DAY_MONTH: "birth_dates_clash",
    Level.BORN_YEAR_MONTH: "birth_dates_clash",
    Level.BORN_YEAR: "birth_dates_clash",
    Level.BORN_NEAR: "birth_dates_clash",
    Level.BORN_AGE_CLASH: "ages_clash",
}


def listed_apart(rows: Sequence[Row], figures: Figures) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of figures that stand in one column of people as two, with the agency."""
    seen: set[tuple[int, int]] = set()
    for row in rows:
        listed = [
            (one.element, figures.of[one.number])
            for one in row.column
            if one.number in figures.of and one.mention.form is not Form.PRONOUN
        ]
        for at, (element, figure) in enumerate(listed):
            for other_element, other in listed[at + 1 :]:
                pair = (min(figure, other), max(figure, other))
                if element != other_element and figure != other and pair not in seen:
                    seen.add(pair)
                    yield *pair, row.entry.agency


def told_apart(
    rows: Sequence[Row], figures: Figures, words: LinkWords
) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of figures that a sentence names one and the other, with the agency."""
    for row in rows:
        for one, other in chain(said_as_two(row, words), said_as_not(row, words)):
            a, b = figures.of.get(one.number), figures.of.get(other.number)
            if a is not None and b is not None and a != b:
                yield a, b, row.entry.agency


def generations_apart(figures: Figures, words: LinkWords) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of whom an agency calls one "Mr Reed" and the other "Mr Reed senior".

    Where it tells who is a parent, no other bearer of the surname is the elder.
    """
    bearers: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    told: list[tuple[Figure, NameForm]] = []
    for figure in figures.all:
        for form in figure.forms:
            if form.generation:
                told.append((figure, form))
            elif form.surname:
                bearers[figure.agency, form.surname].append(figure)
    for figure, form in told:
        others = [one for one in bearers[figure.agency, form.surname] if one is not figure]
        parents = [one for one in others if one.roles & words.parents]
        is_elder = form.generation == "elder" and bool(parents)
        for other in others:
            if (is_elder and other not in parents) or any(_is_bare(one) for one in other.forms):
                yield figure.number, other.number, figure.agency


def _is_bare(form: NameForm) -> bool:
    """Whether a surname stands alone, but for a title."""
    return not form.called and not form.names.initials and not form.generation


def forenames_of_two(figures: Figures) -> Iterator[tuple[NameForm, NameForm]]:
    """Yield forenames a letter apart that an agency writes again and again, and that sound apart.

    "Jonah" and "Jonas" of one nursery are two children; "Oskar" and "Oscar" are one.
    """
    rows: dict[str, dict[NameForm, set[int]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures.all:
        for form in figure.forms:
            if form.names.forenames:
                rows[figure.agency][form] |= set(figure.rows)
    for forms in rows.values():
        often = [form for form, where in forms.items() if len(where) >= _AGAIN]
        for one, other in combinations(often, 2):
            first, second = one.names.forenames[0], other.names.forenames[0]
            is_near = first != second and is_within(first, second, 1)
            if (
                is_near
                and min(len(first), len(second)) >= _LETTERS
                and sound(first) != sound(second)
            ):
                yield one, other


def namesakes(figures: Figures) -> Iterator[NameForm]:
    """Yield the names under which records tell of two people, by their births.

    Dale and Daniel are both "Mr D Reed".
    """
    by_name: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures.all:
        for form in figure.forms:
            if form.is_full and (figure.born or figure.ages):
                by_name[form.called[0][0], form.surname].append(figure)
    for same in by_name.values():
        for one, other in combinations(same[:_SAME], 2):
            levels = (
                birth_level(a, b)
                for a in births_of(Cluster.of(one))
                for b in births_of(Cluster.of(other))
            )
            if any(level in _CLASHES or level is Level.BORN_DIGIT for level in levels):
                yield from one.forms | other.forms
                break


@dataclass(frozen=True)
class Apart:
    """Says of two clusters why they cannot be one, by what is known of them now."""

    clusters: Clusters
    names: CaseNames
    words: LinkWords
    said_as_one: Mapping[int, AbstractSet[int]] = field(default_factory=dict, repr=False)
    """from each figure to those that a record says are the same person, whatever their names"""
    _why: dict[int, dict[int, Reason | None]] = field(
        default_factory=lambda: defaultdict(dict), repr=False
    )
    _ties: dict[int, tuple[int, dict[int, set[str]]]] = field(default_factory=dict, repr=False)
    """with how many had been joined when they were looked up"""
    _births: dict[int, tuple[int, list[Birth]]] = field(default_factory=dict, repr=False)
    """with the number of figures when they were gathered"""

    def forget(self, changed: Iterable[int] | None = None) -> None:
        """Forget what was worked out of clusters that changed; of all, where none are named."""
        if changed is None:
            self._why.clear()
            return
        for number in changed:
            for far in self._why.pop(number, {}):
                self._why[far].pop(number, None)

    def why(self, one: Cluster, other: Cluster) -> Reason | None:
        """Return the reason why two can never be one; None where nothing rules it out."""
        known = self._why[one.number]
        if other.number not in known:
            reason = self.why_now(one, other)
            known[other.number] = reason
            self._why[other.number][one.number] = reason
        return known[other.number]

    def why_now(self, one: Cluster, other: Cluster) -> Reason | None:
        """Work it out afresh, where one of them has changed."""
        reason = self.clusters.apart(one, other)
        if reason is not None:
            return reason
        if len(one.sexes) == len(other.sexes) == 1 and one.sexes != other.sexes:
            return self.words.reason("other_sex")
        for mine, others in ((one, other), (other, one)):
            if mine.is_professional and Standing.FAMILY in others.standings:
                return self.words.reason("professional")
        for mine, others in ((one, other), (other, one)):
            if mine.is_child and self._is_adult(others):
                return self.words.reason("child_and_adult")
        return self._born(one, other) or self._named(one, other) or self._roles(one, other)

    def _is_adult(self, cluster: Cluster) -> bool:
        bare = {form.title for form in cluster.forms if not form.called}
        titles = {form.title for form in cluster.forms} & self.words.adult_titles
        titles |= bare & self.words.bare_titles
        told = any(figure.is_told(self.words.elders) for figure in cluster.figures)
        is_described = not cluster.is_named and cluster.roles & self.words.described
        is_bare = all(" " not in one.mention.text for f in cluster.figures for one in f.placed)
        is_grown = is_described and not is_bare and not cluster.roles & self.words.young
        return bool(titles or told or is_grown)

    def _born(self, one: Cluster, other: Cluster) -> Reason | None:
        for a in self.births(one):
            for b in self.births(other):
                level = birth_level(a, b)
                if level in _CLASHES:
                    return self.words.reason(_CLASHES[level])
                if level is Level.BORN_DIGIT and _is_generation(a, b):
                    return self.words.reason("birth_dates_clash")
        return None

    def _named(self, one: Cluster, other: Cluster) -> Reason | None:
        """Whether their names rule it out: whole names always, a short name where none agrees."""
        short: Reason | None = None
        letters: Reason | None = None
        agrees = agree_whole = False
        for a in one.forms:
            for b in other.forms:
                if self.names.are_two(a, b):
                    return self.words.reason("two_forenames")
                verdict = self.names.compare(a, b)
                if verdict is None:
                    continue
                if verdict.bits > 0:
                    agrees = True
                    agree_whole = agree_whole or bool(a.called and b.called)
                if verdict.is_clash and not self._is_part(one, a, b) | self._is_part(other, b, a):
                    reason = self.words.reason(verdict.code)
                    is_whole = a.names.forenames and b.names.forenames
                    if a.surname and b.surname:
                        if is_whole:
                            return reason
                        letters = reason
                    short = reason if is_whole else short
        if letters is not None and not agree_whole:
            return letters
        if short is None or agrees or self._said(one, other):
            return None
        return short

    def _is_part(self, cluster: Cluster, form: NameForm, far: NameForm) -> bool:
        """Whether one of the forenames by itself is a form of the cluster that agrees."""
        said = set(form.names.forenames)
        return len(said) > 1 and any(
            said > set(one.names.forenames)
            and (made := self.names.compare(one, far)) is not None
            and made.bits > 0
            for one in cluster.forms
            if one.names.forenames
        )

    def _said(self, one: Cluster, other: Cluster) -> bool:
        """Whether a record says that a figure of each is one person."""
        small, large = sorted((one, other), key=lambda each: len(each.figures))
        return any(
            self.clusters.of(far) is large
            for figure in small.figures
            for far in self.said_as_one.get(figure.number, ())
        )

    def _roles(self, one: Cluster, other: Cluster) -> Reason | None:
        """Whether two hold different roles of one person each, towards one and the same."""
        mine, others = self.ties(one), self.ties(other)
        if one.number in others or other.number in mine:
            roles = others.get(one.number) or mine.get(other.number) or {""}
            return self._other_role(sorted(roles)[0], "")
        for anchor in mine.keys() & others.keys():
            for first, second in ((mine, others), (others, mine)):
                partner = first[anchor] & self.words.couples
                kin = second[anchor] & self.words.blood
                if partner and kin and not second[anchor] & self.words.couples:
                    return self._other_role(min(partner), min(kin))
            a = {_plain(role) for role in mine[anchor]} & self.words.exclusive
            b = {_plain(role) for role in others[anchor]} & self.words.exclusive
            if a and b and not self._agree(a, b):
                return self._other_role(min(a), min(b))
        return self._sides(one, other)

    def _sides(self, one: Cluster, other: Cluster) -> Reason | None:
        """Whether one is of the mother's side and the other, where a name is lacking, the father's.

        Two with names are left to their names: an agency can take one side for the other.
        """
        if one.is_named and other.is_named:
            return None
        for maternal, paternal in self.words.opposite.items():
            for mine, others in ((one, other), (other, one)):
                if maternal in mine.roles and paternal in others.roles:
                    return self._other_role(maternal, paternal)
        return None

    def _agree(self, one: set[str], other: set[str]) -> bool:
        if one & other:
            return True
        wider = self.words.wider
        return any(b in wider.get(a, ()) or a in wider.get(b, ()) for a in one for b in other)

    def _other_role(self, role: str, other: str) -> Reason:
        shown = {"role": role.replace("_", " "), "other": other.replace("_", " ") or "person meant"}
        return self.words.reason("other_role", **shown)

    def ties(self, cluster: Cluster) -> dict[int, set[str]]:
        """The roles of a cluster, by the cluster that each is relative to."""
        at, known = self._ties.get(cluster.number, (-1, {}))
        if at != self.clusters.joined:
            known = self._ties_now(cluster)
            self._ties[cluster.number] = (self.clusters.joined, known)
        return known

    def births(self, cluster: Cluster) -> list[Birth]:
        """What is known of when somebody was born."""
        figures, known = self._births.get(cluster.number, (0, []))
        if figures != len(cluster.figures):
            known = births_of(cluster)
            self._births[cluster.number] = (len(cluster.figures), known)
        return known

    def _ties_now(self, cluster: Cluster) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for figure in cluster.figures:
            for role, anchor in figure.ties:
                found.setdefault(self.clusters.of(anchor).number, set()).add(role)
        return found


def _is_generation(one: Birth, other: Birth) -> bool:
    """Whether the digit that is out is that of the decade: namesakes of two generations."""
    if one.first is None or other.first is None:
        return one.digits[:3] != other.digits[:3]
    return abs(one.first.year - other.first.year) >= _GENERATION


def _plain(role: str) -> str:
    """A half-sister may be called a sister."""
    return role.removeprefix("half_")


def births_of(cluster: Cluster) -> list[Birth]:
    """What is known of when somebody was born."""
    stated = [Birth.of_date(one) for one in cluster.born]
    by_age = [_by_age(ages, on) for ages, on in cluster.ages[:4]]
    return [one for one in (*stated, *by_age) if one is not None]


def _by_age(ages: tuple[int, int], on: UncertainDate) -> Birth | None:
    day = on.earliest or on.latest
    return None if day is None else Birth.from_age(ages, day.date())
