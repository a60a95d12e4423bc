"""Decisions about the entries of a file that another version took the place of.

A decision carries over where the entry's own words are found again exactly, field for field, and
stand once in the old file and once in the new. What is not found so is an orphan: it is listed for
a person to settle, and never dropped.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from candour.core.chronology.entry import Entry
from candour.core.decisions import Decision, DecisionKind, standing
from candour.core.decisions.decision import canonical
from candour.core.decisions.originals import originals_held

_ABOUT_ENTRIES = frozenset(
    {
        DecisionKind.DATE_ENTRY,
        DecisionKind.SAME_EVENT,
        DecisionKind.NOT_SAME_EVENT,
        DecisionKind.NOTE,
    }
)

_CHANGES_NO_ID = frozenset(
    {
        DecisionKind.DATE_ENTRY,
        DecisionKind.SAME_EVENT,
        DecisionKind.NOT_SAME_EVENT,
        DecisionKind.NOTE,
        DecisionKind.TAG,
        DecisionKind.RETURN,
        DecisionKind.RETITLE,
    }
)


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
    decisions: Iterable[Decision], entries: Container[str], renamed: Mapping[str, str]
) -> tuple[Orphan, ...]:
    """Return what standing decisions are about that is no entry any more, in their order."""
    return tuple(
        Orphan(decision.id, decision.kind, entry)
        for decision, entry in _of_entries(decisions)
        if renamed.get(entry, entry) not in entries
    )


def about_entries(decisions: Iterable[Decision]) -> list[str]:
    """Return the entries that standing decisions are about, each once."""
    return list(dict.fromkeys(entry for _, entry in _of_entries(decisions)))


def entries_depend_on(decisions: Iterable[Decision]) -> str:
    """Return one name for all that the ids of a case's entries depend on.

    A date, an event, a note, a tag or a return changes no id; every other decision may. Of those
    that change none it counts only which files they are about that the case does not hold: a file
    that was replaced is compared with its new version where something was decided about it.
    """
    log = list(decisions)
    made = list(standing(log))
    changing = [one for one in made if one.kind not in _CHANGES_NO_ID]
    held = {original.sha256 for original in originals_held(log)}
    about = {entry.partition("#")[0] for one in made for entry in one.about if "#" in entry}
    files = sorted(about - held)
    said = [(one.id, one.kind.value, one.about, one.value, one.replaces) for one in changing]
    return sha256(canonical({"decisions": said, "files": files}).encode()).hexdigest()


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
