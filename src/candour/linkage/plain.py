"""The plain engine: no library, every step readable, names compared as those of a case are."""

from collections.abc import Callable, Sequence

from candour.core.people.comparing.name_words import NameWords
from candour.core.people.comparing.weights import Weights
from candour.linkage.blocking import candidates
from candour.linkage.clustering import people_of
from candour.linkage.estimating import estimate
from candour.linkage.linked import Linked, RowLink, Seen
from candour.linkage.model import Model
from candour.linkage.records import Records

_WORTH_A_LOOK = -4.0
"""Pairs below these odds are no reason to join; others may outweigh what speaks against them."""


class Scorer:
    """The odds of two rows by one model; what each two values are worth is reckoned once."""

    def __init__(self, records: Records, model: Model) -> None:
        self.model = model
        self._records = records
        self._columns = [(column, {}) for column in records.columns]  # type: ignore[var-annotated]

    def evidence(self, a: int, b: int) -> float:
        """What two rows say for one person, in bits, without the prior odds."""
        bits = 0.0
        for column, known in self._columns:
            seen = column.see(a, b)
            worth = known.get(seen)
            if worth is None:
                worth = known[seen] = sum(
                    self.model.bits(slot, level, share)
                    for slot, (level, share) in zip(column.slots, seen, strict=True)
                    if level is not None
                )
            bits += worth
        return bits

    def seen(self, a: int, b: int) -> tuple[Seen, ...]:
        """Level for level, what two rows say."""
        return tuple(
            Seen(slot.key, level, self.model.bits(slot, level, share))
            for column in self._records.columns
            for slot, (level, share) in zip(column.slots, column.see(a, b), strict=True)
            if level is not None
        )


def link_plain(
    records: Records,
    words: NameWords,
    before: Weights,
    model: Model | None = None,
    on_stage: Callable[[str], None] = lambda _stage: None,
) -> Linked:
    """Link rows by a model, or by one that is estimated from them."""
    on_stage("looking for rows that are worth comparing")
    pairs = candidates(records, words)
    if model is None:
        on_stage(f"estimating weights from {len(pairs):,} pairs")
        model = estimate(records, pairs, before)
    on_stage(f"weighing {len(pairs):,} pairs")
    scorer = Scorer(records, model)
    weighed = [(a, b, model.prior + scorer.evidence(a, b)) for a, b in pairs]
    links = [RowLink(a, b, bits, scorer.seen(a, b)) for a, b, bits in weighed if bits >= 0]
    near = [(a, b) for a, b, bits in weighed if bits > _WORTH_A_LOOK]
    people = people_of(len(records.stacked), near, scorer.evidence, model.prior)
    return Linked(tuple(sorted(links, key=_likeliest)), tuple(people), len(pairs), model.as_text())


def one_to_one(links: Sequence[RowLink], table_of: Sequence[int]) -> list[RowLink]:
    """Keep for each row the likeliest link to each other table, the likeliest of all first."""
    taken: set[tuple[int, int]] = set()
    kept: list[RowLink] = []
    for link in sorted(links, key=_likeliest):
        ends = {(link.left, table_of[link.right]), (link.right, table_of[link.left])}
        if taken.isdisjoint(ends):
            taken |= ends
            kept.append(link)
    return kept


def _likeliest(link: RowLink) -> tuple[float, int, int]:
    return (-link.bits, link.left, link.right)
