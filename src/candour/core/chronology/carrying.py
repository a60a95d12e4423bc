"""Decisions about the entries of a file that another version took the place of.

A decision carries over where the entry's own words are found again exactly, field for field, and
stand once in the old file and once in the new. What is not found so is an orphan: it is listed for
a person to settle, and never dropped.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from candour.core.chronology.entry import Entry
from candour.core.decisions import Decision, DecisionKind, standing

_ABOUT_ENTRIES = frozenset(
    {
        DecisionKind.DATE_ENTRY,
        DecisionKind.SAME_EVENT,
        DecisionKind.NOT_SAME_EVENT,
        DecisionKind.NOTE,
        DecisionKind.TAG,
        DecisionKind.ADD_ENTRY,
        DecisionKind.SPLIT_ENTRY,
    }
)
_MAKE_ENTRIES = frozenset({DecisionKind.ADD_ENTRY, DecisionKind.SPLIT_ENTRY})
_COUNT_FOR_EVERY_PART = frozenset({DecisionKind.DATE_ENTRY, DecisionKind.NOTE, DecisionKind.TAG})
"""What was decided about an entry that was divided since, and counts for its parts."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that stands, and an entry it is about that the chronology does not hold."""

    decision: str
    kind: DecisionKind
    entry: str


def carried_over(old: Iterable[Entry], new: Iterable[Entry]) -> dict[str, str]:
    """Return the id of each old entry that is found again → its id in the new version."""
    before, after = _by_words(old), _by_words(new)
    return {
        ids[0]: after[words][0]
        for words, ids in before.items()
        if len(ids) == 1 and len(after.get(words, ())) == 1
    }


def orphans(
    decisions: Iterable[Decision],
    entries: Container[str],
    renamed: Mapping[str, str],
    divided: Container[str] = frozenset(),
    carried_out: Container[str] = frozenset(),
) -> tuple[Orphan, ...]:
    """Return what standing decisions are about that is no entry any more, in their order.

    `divided` are entries that stand in parts now. `carried_out` are the ids of decisions that made
    entries (of selected words, or of another entry) and could be carried out.
    """

    def is_left(decision: Decision, entry: str) -> bool:
        if decision.kind in _MAKE_ENTRIES:
            return decision.id not in carried_out
        now = renamed.get(entry, entry)
        return now not in entries and not (
            decision.kind in _COUNT_FOR_EVERY_PART and now in divided
        )

    return tuple(
        Orphan(decision.id, decision.kind, entry)
        for decision, entry in _of_entries(decisions)
        if is_left(decision, entry)
    )


def about_entries(decisions: Iterable[Decision]) -> list[str]:
    """Return the entries that standing decisions are about, each once."""
    return list(dict.fromkeys(entry for _, entry in _of_entries(decisions)))


def _of_entries(decisions: Iterable[Decision]) -> Iterator[tuple[Decision, str]]:
    for decision in standing(decisions):
        if decision.kind in _ABOUT_ENTRIES:
            yield from ((decision, entry) for entry in decision.about if "#" in entry)


def _by_words(entries: Iterable[Entry]) -> Mapping[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for entry in entries:
        found[_own_words(entry)].append(entry.id)
    return found


def _own_words(entry: Entry) -> tuple[object, ...]:
    """Everything that the agency itself wrote in a row, and which fields it filled."""
    return (
        entry.agency,
        entry.happened.written,
        entry.recorded.written if entry.recorded is not None else None,
        entry.source,
        entry.what,
        entry.people,
        entry.response,
        entry.outcome,
        entry.shared_with,
        entry.comment,
        entry.child_seen,
        entry.seen_alone,
        entry.terms_of_reference,
        tuple(sorted(entry.extra.items())),
        frozenset(entry.places),
    )
