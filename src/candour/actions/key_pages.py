"""The key of a case as pages show and settle it; it lies apart from the case, for its owner."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from candour.actions.casting import people_of
from candour.actions.inquiries import merged_kept
from candour.actions.key import Unlock, read_key
from candour.actions.progress import Progress
from candour.actions.reading import named_bytes
from candour.actions.recording import Maker, read_log
from candour.actions.refreshing import CaseState, table_of
from candour.actions.rights import note_reading, require
from candour.core.decisions.rights import Right
from candour.core.key.model import Key
from candour.core.release.proposing import propose
from candour.errors import CandourError
from candour.sealing.encryption import lock_by_passphrase
from candour.store.keys import key_before, key_of_case, save_secret
from candour.store.workspace import Workspace
from candour.vocabulary.release import load_release_words
from candour.writers.key_file import drafted_key, key_file

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True)
class KeptKey:
    """The key of a case as it lies there; `seen` is another as soon as anything is changed."""

    key: Key = field(repr=False)
    seen: str
    path: Path


def kept_key(workspace: Workspace, case: str) -> KeptKey | None:
    """Return the key of a case; None where there is none. Raises where it cannot be used."""
    path = key_of_case(workspace, case)
    if not path.is_file():
        return None
    data = named_bytes(path)
    return KeptKey(read_key(data), sha256(data).hexdigest(), path)


def needed_key(workspace: Workspace, case: str) -> KeptKey:
    """Return the key of a case. Raises `CandourError` where there is none."""
    kept = kept_key(workspace, case)
    if kept is None:
        raise CandourError(
            "the case has no key yet", next_step="draft one, or upload one, under Release: Key"
        )
    return kept


def draft_key(
    workspace: Workspace, case: CaseState, maker: Maker, progress: Progress = _SILENTLY
) -> int:
    """Draft the key from the people of a case; return how many are left to be settled first.

    Raises `CandourError` where there is a key: what somebody settled is never drafted over.
    """
    name = case.log.name
    require(maker.by, name, Right.DECIDE)
    _must_have_none(workspace, name)
    merged = merged_kept(table_of(workspace, name))
    proposed = propose(people_of(merged, case.log.decisions, progress), load_release_words())
    _must_have_none(workspace, name)
    save_secret(key_of_case(workspace, name), drafted_key(proposed))
    return proposed.unsettled


def put_key(workspace: Workspace, case: str, maker: Maker, data: bytes, passphrase: str) -> None:
    """Keep a key that was uploaded; the one that was there is kept beside it.

    Raises `CandourError` where it is none, or the passphrase does not open it.
    """
    _may_settle(workspace, case, maker)
    key = read_key(data, Unlock(ask=(lambda: passphrase) if passphrase else None))
    path = key_of_case(workspace, case)
    if path.is_file():
        save_secret(key_before(workspace, case), path.read_bytes())
    save_secret(path, key_file(key))


def change_key(
    workspace: Workspace, case: str, maker: Maker, seen: str, change: Callable[[Key], Key]
) -> None:
    """Change the key. Raises `CandourError` where somebody changed it since the page was shown."""
    _may_settle(workspace, case, maker)
    kept = needed_key(workspace, case)
    if kept.seen != seen:
        raise CandourError(
            "the key was changed since the page was shown", next_step="look at it again"
        )
    changed = key_file(change(kept.key))
    read_key(changed)
    save_secret(kept.path, changed)


def take_key(workspace: Workspace, case: str, maker: Maker, passphrase: str) -> tuple[str, bytes]:
    """Return a name and the key's bytes to be saved elsewhere, locked where it is asked for."""
    kept = needed_key(workspace, case)
    note_reading(workspace, case, maker.at, what="key")
    data = kept.path.read_bytes()
    if not passphrase:
        return f"{case} key.yaml", data
    return f"{case} key.yaml.age", lock_by_passphrase(data, passphrase)


def _may_settle(workspace: Workspace, case: str, maker: Maker) -> None:
    read_log(workspace, case, maker.at)
    require(maker.by, case, Right.DECIDE)


def _must_have_none(workspace: Workspace, case: str) -> None:
    if key_of_case(workspace, case).exists():
        raise CandourError(
            "the case has a key already, and what was settled in it is not drafted over",
            next_step="change it, or upload another",
        )
