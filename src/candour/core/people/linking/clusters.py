"""Clusters: figures held to be one person so far, and what is known of them together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.dates.model import UncertainDate
from candour.core.people.linking.figures import Figure
from candour.core.people.linking.names import NameForm
from candour.core.people.mention import Sex, Standing
from candour.core.people.person import Reason, Strength


@dataclass(frozen=True, slots=True)
class Join:
    """One joining: the figures on either side as they were, how strong, and why."""

    left: frozenset[int]
    right: frozenset[int]
    strength: Strength
    reasons_for: tuple[Reason, ...] = ()
    reasons_against: tuple[Reason, ...] = ()
    decision: str | None = None


@dataclass(slots=True)
class Cluster:
    """Figures held to be one. `apart` are figures that it may never be joined with, and why."""

    number: int
    figures: list[Figure] = field(repr=False)
    forms: set[NameForm] = field(default_factory=set, repr=False)
    sexes: set[Sex] = field(default_factory=set)
    standings: set[Standing] = field(default_factory=set)
    agencies: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    born: list[UncertainDate] = field(default_factory=list, repr=False)
    ages: list[tuple[tuple[int, int], UncertainDate]] = field(default_factory=list, repr=False)
    addresses: set[str] = field(default_factory=set, repr=False)
    identifiers: set[str] = field(default_factory=set, repr=False)
    is_child: bool = False
    """whether a figure of it is a child whom an agency's file is about, or called one"""
    is_subject: bool = False
    """whether some agency's file is about somebody of it"""
    apart: dict[int, Reason] = field(default_factory=dict)
    joins: list[Join] = field(default_factory=list, repr=False)

    @classmethod
    def of(cls, figure: Figure) -> "Cluster":
        """A cluster of one figure."""
        return cls(
            figure.number,
            [figure],
            set(figure.forms),
            set(figure.sexes),
            set(figure.standings),
            {figure.agency},
            set(figure.roles),
            list(figure.born),
            list(figure.ages),
            set(figure.addresses),
            set(figure.identifiers),
            figure.is_child,
            figure.is_subject,
        )

    @property
    def members(self) -> frozenset[int]:
        """The numbers of its figures."""
        return frozenset(one.number for one in self.figures)

    @property
    def rows(self) -> set[int]:
        """The rows that it stands in."""
        return {row for figure in self.figures for row in figure.rows}

    @property
    def is_named(self) -> bool:
        """Whether it has a name."""
        return bool(self.forms)

    @property
    def is_bare(self) -> bool:
        """Whether it is one word for a job, and so tells nothing of whoever it is joined with."""
        only = self.figures[0]
        return (
            len(self.figures) == 1
            and only.is_professional
            and not (only.forms or only.ages or only.addresses or only.identifiers)
        )

    @property
    def is_professional(self) -> bool:
        """Whether somebody who does a job for an agency, and nobody of the family, is in it."""
        return (
            not self.born
            and Standing.PROFESSIONAL in self.standings
            and Standing.FAMILY not in self.standings
        )

    def absorb(self, other: "Cluster", join: Join) -> None:
        """Take in another cluster."""
        self.figures.extend(other.figures)
        self.forms |= other.forms
        self.sexes |= other.sexes
        self.standings |= other.standings
        self.agencies |= other.agencies
        self.roles |= other.roles
        self.born.extend(one for one in other.born if one not in self.born)
        self.ages.extend(other.ages)
        self.addresses |= other.addresses
        self.identifiers |= other.identifiers
        self.is_child = self.is_child or other.is_child
        self.is_subject = self.is_subject or other.is_subject
        self.apart |= other.apart
        self.joins.extend((*other.joins, join))


class Clusters:
    """All clusters, and which of them each figure is in now."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._all = {figure.number: Cluster.of(figure) for figure in figures}
        self._of = {figure.number: figure.number for figure in figures}
        self.joined = 0
        """how many were joined with others so far"""

    def add(self, figures: Iterable[Figure]) -> None:
        """Take in figures that were gathered later, each a cluster of its own."""
        for figure in figures:
            if figure.number not in self._of:
                self._all[figure.number] = Cluster.of(figure)
                self._of[figure.number] = figure.number

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._all.values())

    def of(self, figure: int) -> Cluster:
        """The cluster that a figure is in."""
        return self._all[self._of[figure]]

    def join(self, one: Cluster, other: Cluster, join: Join) -> Cluster:
        """Make one of two; the lower number stays."""
        kept, gone = (one, other) if one.number < other.number else (other, one)
        kept.absorb(gone, join)
        self.joined += 1
        for figure in gone.figures:
            self._of[figure.number] = kept.number
        del self._all[gone.number]
        return kept

    def keep_apart(self, one: int, other: int, reason: Reason) -> None:
        """Never join the clusters of two figures; what is one by now stays one."""
        if self._of[one] == self._of[other]:
            return
        self.of(one).apart[other] = reason
        self.of(other).apart[one] = reason

    def apart(self, one: Cluster, other: Cluster) -> Reason | None:
        """Why two clusters may never be joined, where figures of theirs are kept apart."""
        small, large = sorted((one, other), key=lambda each: len(each.apart))
        for figure, reason in small.apart.items():
            if self._of[figure] == large.number:
                return reason
        return None

    def numbers(self, figures: Iterable[int]) -> set[int]:
        """The clusters of some figures, by number."""
        return {self._of[one] for one in figures}
