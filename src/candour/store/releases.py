"""Releases that the workbench made: folders, each under the name that it went out by."""

from pathlib import Path
from shutil import rmtree

from candour.store.refusals import said_of_disk
from candour.store.workspace import Workspace


def releases_of(workspace: Workspace, case: str) -> Path:
    """Return the folder of a case's releases."""
    return workspace.folder / "releases" / case


def releases_here(workspace: Workspace, case: str) -> set[str]:
    """Return the names of the releases that lie in the workspace."""
    folder = releases_of(workspace, case)
    if not folder.is_dir():
        return set()
    # What is still being made is hidden.
    return {one.name for one in folder.iterdir() if not one.name.startswith(".")}


def delete_release(workspace: Workspace, case: str, name: str) -> None:
    """Delete a release where it lies in the workspace: the law asked for it."""
    if name in releases_here(workspace, case):  # a name in a log can come from elsewhere
        with said_of_disk(releases_of(workspace, case)):
            rmtree(releases_of(workspace, case) / name)
