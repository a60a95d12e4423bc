"""Who may do what in a case: the one place that asks, and the one that notes who opened what.

On a laptop there is one user, the owner: the first name that worked in the workspace. Until rights
are given to somebody else, whoever may open the folder is trusted with everything.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from candour.core.decisions.rights import Right
from candour.errors import CandourError
from candour.store.connection import open_workspace
from candour.store.log import load_log
from candour.store.people import (
    GivenRight,
    Reading,
    add_reading,
    give_rights,
    held_by,
    know_user,
    load_readings,
    owner,
    rights_in,
    take_rights,
)
from candour.store.workspace import Workspace

SAME_SITTING = timedelta(hours=1)
"""What somebody opens again within this time is one reading."""


def require(name: str, case: str, right: Right) -> None:
    """Raise `CandourError` where somebody has no right in a case of the workspace that is open."""
    if not held_by(name, case).may(right):
        raise CandourError(
            f"{case}: you have no right to {right.value} here",
            expected="a right that the owner of the workspace gave to the name you work under",
            next_step=f"the owner gives it: candour case rights {case} --give NAME={right.value}",
        )


def may_read(name: str, case: str) -> bool:
    """Whether somebody may read a case of the workspace that is open."""
    return held_by(name, case).may(Right.READ)


def note_reading(
    workspace: Workspace, case: str, at: datetime, original: str = "", what: str = ""
) -> None:
    """Note who opened a case, or an original of it, once a sitting.

    A workspace that may not be written to can be read all the same.
    """
    if not workspace.user:
        return
    opened = what or ("original" if original else "case")
    reading = Reading(at=stamp(at), by=workspace.user, case=case, what=opened, original=original)
    try:
        add_reading(reading, unless_since=stamp(at - SAME_SITTING))
    except CandourError:
        return


def list_readings(
    workspace: Workspace, case: str, at: datetime, most: int | None = None
) -> tuple[Reading, ...]:
    """Return who opened what of a case, in order; the last ones where only so many are wanted."""
    _open(workspace, case, at)
    return load_readings(case, most)


def list_rights(
    workspace: Workspace, case: str, at: datetime
) -> tuple[str | None, tuple[GivenRight, ...]]:
    """Return the owner of the workspace, and the rights given in a case."""
    _open(workspace, case, at)
    return owner(), rights_in(case)


def give(
    workspace: Workspace, case: str, name: str, rights: Collection[Right], by: tuple[str, datetime]
) -> None:
    """Give somebody rights in a case. Raises `CandourError` where the giver is not the owner."""
    giver, at = by
    _open(workspace, case, at)
    if not name.strip() or not rights:
        raise CandourError(
            "no name, or no right, is given", expected='--give "Ann Reviewer=read,decide"'
        )
    _must_own(giver, stamp(at))
    give_rights(name.strip(), case, rights, giver, stamp(at))


def take(workspace: Workspace, case: str, name: str, by: tuple[str, datetime]) -> None:
    """Take every right in a case from somebody. Raises where the taker is not the owner."""
    taker, at = by
    _open(workspace, case, at)
    _must_own(taker, stamp(at))
    if not take_rights(name.strip(), case):
        raise CandourError(f"{name.strip()} has no rights in {case}")


def stamp(at: datetime) -> str:
    """Return a time as the tables write it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _open(workspace: Workspace, case: str, at: datetime) -> None:
    open_workspace(workspace, at)
    load_log(case)
    if workspace.user:
        require(workspace.user, case, Right.READ)


def _must_own(name: str, at: str) -> None:
    know_user(name, at)
    if owner() != name:
        raise CandourError(
            "only the owner of the workspace gives and takes rights",
            expected=f"--by {owner()}",
        )
