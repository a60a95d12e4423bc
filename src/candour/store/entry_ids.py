"""What became of entries that decisions name: the ids they had, and what they were part of."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from candour.store.kept import one_kept, reading


@dataclass(frozen=True, slots=True)
class WhatIsThere:
    """Of some ids: those that are entries. Every id that an entry had → its id now; the entries
    that stand in parts; the decisions that made entries."""

    entries: frozenset[str]
    renamed: Mapping[str, str]
    divided: frozenset[str]
    carried_out: frozenset[str]


def entries_there(path: Path, entries: Sequence[str]) -> WhatIsThere:
    """Return what became of entries that decisions are about."""
    query = "SELECT id FROM entry WHERE id IN (SELECT value FROM json_each(?))"
    with reading(path) as database:
        renamed = one_kept(database, "renamed", dict[str, str])
        wanted = json.dumps([renamed.get(one, one) for one in entries])
        there = frozenset(one for (one,) in database.execute(query, (wanted,)))
        wholes = one_kept(database, "wholes", dict[str, str])
        carried_out = one_kept(database, "carried_out", tuple[str, ...])
    return WhatIsThere(there, renamed, frozenset(wholes.values()), frozenset(carried_out))


def former_ids(path: Path, entry: str) -> list[str]:
    """Return the ids that an entry had in files that were replaced or corrected, and of those that
    it was part of.
    """
    with reading(path) as database:
        renamed = one_kept(database, "renamed", dict[str, str])
        wholes = one_kept(database, "wholes", dict[str, str])
    own = [entry]
    while own[-1] in wholes:
        own.append(wholes[own[-1]])
    return [*own[1:], *(old for old, new in renamed.items() if new in own)]
