"""Core objects go into a cache and come out the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from candour.actions.demo import SENT_BY
from candour.actions.entry_reading import Decided, entries_of
from candour.actions.reading import FileRead, read_files
from candour.core.chronology.entry import Entry
from candour.core.documents.report import ImportReport
from candour.store.cache import load_cached, save_cached
from candour.store.plain import plain, restored
from tests.conftest import ROOT


def everything() -> Iterator[tuple[list[Entry], ImportReport]]:
    for agency, name in SENT_BY.items():
        for read in read_files([ROOT / "examples" / "case" / name]):
            assert isinstance(read, FileRead)
            found = entries_of(read, agency, Decided())
            yield list(found.entries), found.report


def test_every_entry_and_report_of_the_invented_case_comes_back_the_same(tmp_path: Path) -> None:
    count = 0
    for entries, report in everything():
        save_cached(tmp_path, "kept", entries)
        assert load_cached(tmp_path, "kept", list[Entry]) == tuple(entries)
        assert restored(ImportReport, plain(report)) == report
        count += len(entries)
    assert count > 100


@pytest.mark.parametrize("value", [[], [1], {"a": 1}, [["x"] * 3], 5, "x"])
def test_what_does_not_fit_is_no_object(value: Any, tmp_path: Path) -> None:
    save_cached(tmp_path, "kept", value)
    assert load_cached(tmp_path, "kept", ImportReport) is None


def test_what_is_no_json_or_not_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"\xff{")
    assert load_cached(tmp_path, "kept", ImportReport) is None
    assert load_cached(tmp_path, "other", ImportReport) is None
