"""Cancelling acts inside the long steps, and leaves what was kept as it was."""

import random
import secrets
import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from candour.actions.merging import AgencyFile
from candour.actions.opening import open_files
from candour.actions.progress import Progress
from candour.actions.recording import Maker
from candour.actions.refreshing import case_state, refresh, refresh_chronology, table_of
from candour.actions.work import Desk, Stopped, Work
from candour.core.decisions.opening import Opening
from candour.core.watching import Watched, watched
from candour.store.workspace import Workspace

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
WITHIN_SECONDS = 2.0
ROWS = 1_500
SAID = ("seen at home", "did not attend", "said that he would call by Friday", "was referred")
NAMES = ("Kayleigh", "Ross", "Maisie", "Mrs Tolley", "PC Linwood")


def rows(seed: int, count: int) -> str:
    draw = random.Random(seed)
    lines = ["Date,Event,Who,Source"]
    for number in range(count):
        day = date(2019, 1, 1) + timedelta(days=draw.randrange(700))
        said = (
            f"{draw.choice(NAMES)} {draw.choice(SAID)}; {draw.choice(NAMES)} {draw.choice(SAID)}."
        )
        lines.append(f"{day:%d/%m/%Y},{said},{draw.choice(NAMES)},Log {number}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A case whose comparing takes a while."""
    folder = tmp_path_factory.mktemp("big")
    sent = []
    for number, agency in enumerate(("Police", "GP")):
        path = folder / f"{agency}.csv"
        path.write_text(rows(number, ROWS), encoding="utf-8")
        sent.append(AgencyFile(agency, path))
    place = Workspace(folder / "workspace")
    maker = Maker(by="Ann", at=AT, salt=lambda: secrets.token_bytes(32))
    open_files(place, Opening(name="big", title="Big", by="Ann"), sent, maker)
    return place


def test_work_that_is_comparing_ends_soon_after_somebody_asked(workspace: Workspace) -> None:
    desk = Desk(repr)
    work = Work("Bringing the chronology up to date")
    desk.begin("big", work, lambda one: refresh(workspace, "big", AT, one.progress()))
    end = time.monotonic() + 60
    while not work.said.startswith("comparing") and time.monotonic() < end:
        time.sleep(0.01)
    asked = time.monotonic()
    work.stop()
    work.wait(60)
    assert work.was_stopped
    assert time.monotonic() - asked < WITHIN_SECONDS
    assert work.said.startswith("comparing")
    assert not table_of(workspace, "big").exists()


def test_no_step_is_long_and_each_lets_a_stop_through(workspace: Workspace) -> None:
    times: list[float] = []
    refresh(workspace, "big", AT, Progress(checkpoint=lambda: times.append(time.perf_counter())))
    assert max(b - a for a, b in pairwise(times)) < WITHIN_SECONDS
    before = case_state(workspace, "big", AT).kept
    kept = table_of(workspace, "big").read_bytes()
    draw = random.Random(1)
    steps: list[None] = []
    refresh_chronology(workspace, "big", AT, Progress(checkpoint=lambda: steps.append(None)))
    last = len(steps)
    for stop_at in (0, last - 1, *(draw.randrange(last) for _ in range(4))):
        left = iter(range(last))

        def check(left: object = left, stop_at: int = stop_at) -> None:
            if next(left) == stop_at:  # type: ignore[call-overload]
                raise Stopped

        with pytest.raises(Stopped):
            refresh_chronology(workspace, "big", AT, Progress(checkpoint=check))
        assert table_of(workspace, "big").read_bytes() == kept
    assert case_state(workspace, "big", AT).kept == before


def test_a_watched_list_asks_before_each_item_and_is_a_list_else() -> None:
    asked: list[None] = []
    one = Watched("abc", lambda: asked.append(None))
    assert (one[1], len(one), one == ["a", "b", "c"], one[1:]) == ("b", 3, True, ["b", "c"])
    assert not asked
    assert [item for item in one] == ["a", "b", "c"]  # noqa: C416
    assert tuple(enumerate(one)) == ((0, "a"), (1, "b"), (2, "c"))
    assert len(asked) == 6

    def refuse() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        next(watched("abc", refuse))
