"""Find the words that people selected in originals, in the files as they stand now."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from candour.actions.entry_reading import read_one_date
from candour.actions.gathering import Gathered
from candour.actions.reading import FileRead, read_received
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.chronology.selecting import Found, Selection, entry_of, find_again
from candour.core.documents.document import Document
from candour.store.originals import load_original
from candour.store.workspace import Workspace

Documents = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class KeptFound:
    """Where selections were found in one original, and everything that it depended on."""

    rules: str
    wanted: str
    found: tuple[Found, ...]


def documents_in(workspace: Workspace, sha256: str, name: str) -> dict[str, Document]:
    """Read an original and the files inside it, by their hashes."""
    return {
        one.document.original.sha256: one.document
        for one in read_received(name, load_original(workspace, sha256))
        if isinstance(one, FileRead)
    }


def find_all(
    selections: Iterable[Selection], own: Callable[[str], Document | None], now: Documents
) -> tuple[Found, ...]:
    """Find each selection in the documents that stand now; what is not settled is left out.

    `own` leads from a hash to the document that words were selected in.
    """
    found: list[Found] = []
    for selection in selections:
        document = own(selection.original)
        if document is None:
            continue
        same = now.get(selection.original)
        there = [same] if same is not None else list(now.values())
        places = [place for one in there if (place := find_again(selection, document, one))]
        if len(places) == 1:
            found += places
    return tuple(found)


def add_selected(
    gathered: Gathered, selections: Sequence[Selection], found: Iterable[Found]
) -> dict[str, str]:
    """Add the entries that people made to their files, each where its words stand.

    Returns the id that each was given when it was decided → the one it has now.
    """
    by_decision = {one.decision: one for one in selections}
    named: dict[str, str] = {}
    for place in found:
        selection = by_decision[place.decision]
        file = next((one for one in gathered.files if one.original == place.original), None)
        if file is None:
            continue
        gathered.selected.add(selection.decision)
        entries = [one for one in file.entries if one.id != place.entry]
        starts = [_start(one) for one in entries]
        at = bisect_right(starts, place.span.start) if starts == sorted(starts) else len(entries)
        position = entries[at - 1].position if at else 1
        made = entry_of(selection, place, position, read_one_date)
        file.entries = [*entries[:at], made, *entries[at:]]
        if selection.entry != place.entry:
            named[selection.entry] = place.entry
            gathered.former[selection.entry] = replace(
                made,
                id=selection.entry,
                original=selection.original,
                places={Field.WHAT: selection.span},
                pieces=(selection.span,),
            )
    return named


def _start(entry: Entry) -> int:
    return min((span.start for span in entry.places.values()), default=0)
