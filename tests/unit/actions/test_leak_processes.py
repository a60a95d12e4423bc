"""Files are checked at once in processes of their own, in order, and can be stopped."""

from pathlib import Path

import pytest

from candour.actions.leaks import Asked, find_leaks
from tests.conftest import ROOT

KEY = ROOT / "examples" / "case" / "edition" / "key.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n, words in enumerate(("Reuben slept.", "Child R slept.", "Gaz left.", "")):
        (tmp_path / f"{n}.txt").write_text(words, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("processes", [1, 2])
def test_the_same_is_found_in_the_same_order(folder: Path, processes: int) -> None:
    said: list[tuple[int, int, str]] = []
    asked = Asked(
        paths=(folder,), key=KEY, edition="public", against=(folder / "0.txt",), processes=processes
    )
    found = find_leaks(asked, lambda *one: said.append(one))
    assert [(one.file, one.person) for one in found.leaks] == [("0.txt", "P02"), ("2.txt", "P05")]
    assert found.files == 4
    assert [one[2] for one in dict.fromkeys(said)] == ["0.txt", "1.txt", "2.txt", "3.txt", "0.txt"]


def test_what_is_raised_while_files_are_checked_stops_it(folder: Path) -> None:
    def stop(done: int, *_: object) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_leaks(Asked(paths=(folder,), key=KEY, processes=2), stop)
