"""A row of the ledger as JSON. The contract lists no such object: it is one of its own."""

from collections.abc import Mapping, Sequence
from typing import Any

from candour.core.comparison.difference import Change
from candour.core.ledger.rows import Row


def row_as_json(
    row: Row, since: str | None, counts: Mapping[Change, int], not_compared: Sequence[str] = ()
) -> dict[str, Any]:
    """Return a row; `since` is the row it was compared with, `counts` what became of statements.

    `not_compared` says of files why nothing could be counted.
    """
    line: dict[str, Any] = {
        "type": "ledger_row",
        "kind": row.kind.value,
        "decision": row.decision,
        "at": row.at,
        "by": row.by,
        "edition": row.edition,
        "name": row.name,
        "sha256": row.sha256,
        "files": [one.value() for one in row.files],
        "at_request_of": row.at_request_of,
        "why": row.why,
        "since": since,
        "changes": {change.value: count for change, count in counts.items()},
        "not_compared": list(not_compared),
        "undone": row.is_undone,
    }
    if row.leak_check is not None:
        line |= {"leak_check": row.leak_check, "public_key": row.public_key}
    return line
