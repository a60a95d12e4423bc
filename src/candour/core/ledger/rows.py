"""The rows of the ledger, read from a case's decisions; each was made once and stays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from candour.core.decisions import Decision, DecisionKind
from candour.core.decisions.standing import in_force
from candour.core.manifest.listing import why_no_path
from candour.errors import CandourError

_LONGEST = 200


class RowKind(StrEnum):
    """What a row tells of: a text on its way, or an edition that went out."""

    DRAFT = "draft"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile:
    """A file of a row, kept by its hash."""

    name: str
    sha256: str
    size_bytes: int

    def value(self) -> dict[str, Any]:
        """Return what the log holds of it."""
        return {"name": self.name, "sha256": self.sha256, "size_bytes": self.size_bytes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A draft or a release: its files, and what somebody decided to say of it.

    `since` is the id of the row that somebody says it follows. `sha256` stands for all its files:
    of a draft the file's own hash, of a release the hash of its manifest. `is_undone` says that
    somebody took the row back; it stays in the ledger.
    """

    decision: str
    at: str
    by: str = field(repr=False)
    kind: RowKind
    sha256: str
    files: tuple[LedgerFile, ...]
    edition: str | None = None
    name: str = ""
    at_request_of: str | None = field(default=None, repr=False)
    why: str | None = field(default=None, repr=False)
    since: str | None = None
    leak_check: str | None = None
    public_key: str | None = None
    is_undone: bool = False


def draft_value(
    file: LedgerFile, edition: str | None, at_request_of: str | None, since: str | None
) -> dict[str, Any]:
    """Return what the log holds of a draft. Raises `CandourError` for words that are too long."""
    said = {"edition": edition, "at_request_of": at_request_of, "since": since}
    for label, words in said.items():
        if words is not None and (not words.strip() or len(words) > _LONGEST):
            raise CandourError(
                f"{label.replace('_', ' ')}: nothing is said, or too much",
                expected=f"at most {_LONGEST} characters",
            )
    return file.value() | {key: words.strip() for key, words in said.items() if words is not None}


def rows_in(decisions: Iterable[Decision]) -> tuple[Row, ...]:
    """Return every row that was ever made, in order. Raises `CandourError` naming a broken one."""
    made = list(decisions)
    left = in_force(made)
    rows = []
    for decision in made:
        make = _MAKES.get(decision.kind)
        if make is None:
            continue
        try:
            rows.append(make(decision, is_undone=decision.id not in left))
        except (TypeError, KeyError, AttributeError, ValueError):
            raise CandourError(
                f"decision {decision.id} makes no row of the ledger",
                next_step="candour log --verify",
            ) from None
    return tuple(rows)


def row_named(typed: str, rows: Sequence[Row]) -> Row:
    """Return the row that somebody means by its decision. Raises `CandourError` where none is."""
    for row in rows:
        if row.decision == typed:
            return row
    raise CandourError(
        f"{typed} is no draft and no release of this case",
        expected="the decision that made one, as in D7",
        next_step="candour draft list shows them",
    )


def row_before(row: Row, rows: Sequence[Row]) -> Row | None:
    """Return the row that another follows: the one it names, else the last of its edition.

    Rows that were taken back are passed over, unless they are named.
    """
    earlier = rows[: next(n for n, one in enumerate(rows) if one.decision == row.decision)]
    if row.since is not None:
        return next((one for one in earlier if one.decision == row.since), None)
    return last_of(row.edition, earlier)


def last_of(edition: str | None, rows: Sequence[Row]) -> Row | None:
    """Return the last row of an edition that was not taken back."""
    standing = (one for one in reversed(rows) if not one.is_undone)
    return next((one for one in standing if one.edition == edition), None)


def paired(before: Row, row: Row) -> list[tuple[LedgerFile | None, LedgerFile | None]]:
    """Return the files of two rows side by side: those of one name, or the only ones of both."""
    if len(before.files) == 1 and len(row.files) == 1:
        return [(before.files[0], row.files[0])]
    was = {one.name: one for one in before.files}
    now = {one.name: one for one in row.files}
    return [(was.get(name), now.get(name)) for name in dict.fromkeys([*was, *now])]


def files_kept(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return every file that the ledger keeps: its hash → its name."""
    return {one["sha256"]: one["name"] for decision in decisions for one in files_of(decision)}


def files_of(decision: Decision) -> Sequence[Mapping[str, Any]]:
    """Return the files that a decision puts in the ledger, as the log holds them."""
    if decision.kind is DecisionKind.DRAFT:
        return [decision.value]
    return decision.value["files"] if decision.kind is DecisionKind.RELEASE else []


def _file(value: Mapping[str, Any]) -> LedgerFile:
    return LedgerFile(name=value["name"], sha256=value["sha256"], size_bytes=value["size_bytes"])


def _released(value: Mapping[str, Any]) -> LedgerFile:
    """A log can come from elsewhere, and files are laid out by these names to be read again."""
    file = _file(value)
    if (why := why_no_path(file.name)) is not None:
        raise ValueError(why)
    return file


def _draft(decision: Decision, *, is_undone: bool) -> Row:
    value = decision.value
    return Row(
        decision=decision.id,
        at=decision.at,
        by=decision.by,
        kind=RowKind.DRAFT,
        sha256=value["sha256"],
        files=(_file(value),),
        edition=value.get("edition"),
        name=value["name"],
        at_request_of=value.get("at_request_of"),
        why=decision.why,
        since=value.get("since"),
        is_undone=is_undone,
    )


def _release(decision: Decision, *, is_undone: bool) -> Row:
    value = decision.value
    return Row(
        decision=decision.id,
        at=decision.at,
        by=decision.by,
        kind=RowKind.RELEASE,
        sha256=value["sha256"],
        files=tuple(map(_released, value["files"])),
        edition=value["edition"],
        name=value["name"],
        at_request_of=value.get("at_request_of"),
        why=decision.why,
        leak_check=value["leak_check"],
        public_key=value["public_key"],
        is_undone=is_undone,
    )


_MAKES = {DecisionKind.DRAFT: _draft, DecisionKind.RELEASE: _release}
