"""Saved views of a case's chronology."""

from collections.abc import Mapping
from datetime import datetime

from candour.actions.recording import read_log
from candour.errors import CandourError
from candour.store.views import View, delete_view, load_views, save_view
from candour.store.workspace import Workspace

_MOST = 100
_LONGEST = 60


def saved_views(workspace: Workspace, case: str, at: datetime) -> list[View]:
    """Return the views that a case keeps. Raises `CandourError` where there is no such case."""
    read_log(workspace, case, at)
    return load_views(case)


def keep_view(
    workspace: Workspace, case: str, name: str, filters: Mapping[str, str], at: datetime
) -> None:
    """Keep filters under a name. Raises `CandourError` where they cannot be kept."""
    views = saved_views(workspace, case, at)
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > _LONGEST:
        raise CandourError(
            "the view has no name that can be kept",
            expected=f"a name of at most {_LONGEST} characters",
        )
    kept = {key: value for key, value in filters.items() if value}
    if not kept:
        raise CandourError("nothing is filtered", next_step="choose what to show, then keep it")
    if len(views) >= _MOST and all(view.name != tidy for view in views):
        raise CandourError(f"the case keeps {_MOST} views already", next_step="delete some")
    save_view(case, View(tidy, kept))


def forget_view(workspace: Workspace, case: str, name: str, at: datetime) -> None:
    """Delete a view."""
    read_log(workspace, case, at)
    delete_view(case, name)
