"""A folder as one file: the same bytes each time, whenever it was made."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from candour.writers.archive import zipped


def test_a_folder_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "release"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "b.txt").write_text("Child R slept.", encoding="utf-8")
    (folder / "a.txt").write_text("A.", encoding="utf-8")
    first = zipped(folder)
    os.utime(folder / "a.txt", (1, 1))
    (folder / "data" / "b.txt").chmod(0o600)
    assert zipped(folder) == first
    archive = ZipFile(BytesIO(first))
    assert archive.namelist() == ["release/a.txt", "release/data/b.txt"]
    assert archive.read("release/data/b.txt") == b"Child R slept."
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
