"""Join what is strong, the strongest first; suggest what is fair or weak; keep apart what clashes.

Each joining is checked against everything that keeps either side's figures apart. What one record
says that fits several people ("R Sallowby", father or child) is shared out between them, so that
none reaches the strength that joins.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from candour.core.people.linking.candidates import Pair
from candour.core.people.linking.clusters import Cluster, Clusters, Join
from candour.core.people.linking.evidence import Weighed
from candour.core.people.linking.weighing import Table
from candour.core.people.linking.words import LinkWords
from candour.core.people.person import LinkState, Reason, Strength

_ROUNDS = 24
_KEPT = 5.0
"""So many bits over the prior make it worth saying that two are kept apart."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A link between two clusters that were not joined."""

    one: int
    other: int
    state: LinkState
    strength: Strength | None
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]


@dataclass(frozen=True)
class Joiner:
    """Joins clusters round by round, until nothing strong is left."""

    table: Table
    clusters: Clusters
    words: LinkWords

    def join(self) -> list[Proposal]:
        """Join everything that is strong; return what else may be said.

        What is surest goes first, and tells the rest apart.
        """
        for least in (self.words.certain, self.words.surely, self.words.strong, self.words.strong):
            self.table.weigh_all()
            self._rounds(least)
        self.table.weigh_all()
        return list(self._proposals())

    def _rounds(self, least: float) -> None:
        """Join and weigh again until nothing so strong is left."""
        for _ in range(_ROUNDS):
            joined = self._join(least)
            if not joined:
                return
            self.table.weigh_again(joined)

    def _join(self, least: float) -> list[Pair]:
        """Join what has so large a share; return the numbers that stayed, and those gone."""
        apart = self.table.apart
        strong = list(self.table.shares(least))
        strong.sort(key=lambda one: (-one[0], -one[2].bits, one[1]))
        done: list[Pair] = []
        changed: set[int] = set()
        for share, pair, weighed in strong:
            one, other = self.clusters.of(pair[0]), self.clusters.of(pair[1])
            if one is other:
                continue
            bare = [number for number in pair if self.clusters.of(number).is_bare]
            is_new = changed.isdisjoint(pair)
            if not is_new and len(one.agencies | other.agencies) > 1:
                continue  # what it is now was not weighed: the next round does
            if apart.why_now(one, other) is not None:
                continue
            join = self._as_join(one, other, share, weighed)
            kept, gone = sorted((one.number, other.number))
            self.clusters.join(one, other, join)
            changed |= set(bare) or {*pair, kept}
            done.append((kept, gone))
        return done

    def _as_join(self, one: Cluster, other: Cluster, share: float, weighed: Weighed) -> Join:
        is_certain = share >= self.words.certain
        return Join(
            one.members,
            other.members,
            Strength.CERTAIN if is_certain else Strength.STRONG,
            tuple(weighed.reasons_for),
            tuple(weighed.reasons_against),
        )

    def _proposals(self) -> Iterator[Proposal]:
        shares = {pair: share for share, pair, _ in self.table.shares(self.words.weak)}
        for pair, made in self.table.found():
            share = shares.get(pair)
            if share is not None:
                yield self._suggested(pair, share, made)
            elif made.bits > self.words.prior + _KEPT:
                one, other = self.clusters.of(pair[0]), self.clusters.of(pair[1])
                reason = self.table.apart.why(one, other)
                if reason is not None:
                    yield Proposal(
                        *pair, LinkState.KEPT_APART, None,
                        tuple(made.reasons_for), (reason, *made.reasons_against),
                    )  # fmt: skip

    def _suggested(self, pair: Pair, share: float, made: Weighed) -> Proposal:
        against = list(made.reasons_against)
        if share < self.words.strong <= made.odds / (1.0 + made.odds):
            against.append(self.words.reason("fits_others"))
        strength = Strength.FAIR if share >= self.words.fair else Strength.WEAK
        return Proposal(
            *pair, LinkState.SUGGESTED, strength, tuple(made.reasons_for), tuple(against)
        )
