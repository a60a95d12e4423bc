"""A release goes from the workspace where the law asks for it, and nothing beside it."""

import pytest

from candour.store.releases import delete_release, releases_here, releases_of
from candour.store.workspace import Workspace


@pytest.mark.parametrize("name", ["..", "../other", ".", "", "sent-2", ".sent.making"])
def test_only_a_release_that_lies_here_is_deleted(sqlite_workspace: Workspace, name: str) -> None:
    folder = releases_of(sqlite_workspace, "case")
    for one in ("sent", ".sent.making", "../other"):
        (folder / one / "data").mkdir(parents=True)
    delete_release(sqlite_workspace, "case", name)
    assert releases_here(sqlite_workspace, "case") == {"sent"}
    assert releases_here(sqlite_workspace, "other") == {"data"}
    delete_release(sqlite_workspace, "case", "sent")
    assert releases_here(sqlite_workspace, "case") == set()
    assert releases_here(sqlite_workspace, "none") == set()
