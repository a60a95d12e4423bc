"""Of what is kept in a cache, the last ones stay."""

import os
from pathlib import Path

from candour.store.cache import last_kept, load_cached, save_among_last


def test_only_the_last_ones_stay_the_latest_first(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    for number in range(4):
        save_among_last(folder, f"{number}.json", (number,), 2)
        os.utime(folder / f"{number}.json", (number, number))
    assert [one.name for one in last_kept(folder)] == ["3.json", "2.json"]
    assert load_cached(folder, "3.json", tuple[int, ...]) == (3,)
    assert last_kept(tmp_path / "none") == []
