"""A reader in a process of its own: whatever it does, it costs one file."""

import os
from time import monotonic

import pytest

from candour.errors import CandourError, DamagedFile, LimitPassed, LockedFile, MissingTool
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.reading import Reading
from candour.readers.worker import read_in_worker
from tests.unit.readers import bad_readers


def run(name: str, limits: Limits = DEFAULT_LIMITS) -> Reading:
    return read_in_worker(getattr(bad_readers, name), b"Words.", limits)


def refusal_of(name: str, limits: Limits = DEFAULT_LIMITS) -> CandourError:
    with pytest.raises(CandourError) as caught:
        run(name, limits)
    return caught.value


def test_a_sound_reading_comes_back_whole() -> None:
    assert run("sound") == bad_readers.sound(b"Words.", DEFAULT_LIMITS)


def test_a_refusal_comes_back_as_it_was() -> None:
    assert isinstance(refusal_of("refuses"), LockedFile)
    assert str(refusal_of("refuses")) == "page 1: encrypted; ask"
    assert isinstance(refusal_of("lacks_a_tool"), MissingTool)


def test_any_other_failure_is_said_by_its_type_alone() -> None:
    assert isinstance(refusal_of("fails"), DamagedFile)
    assert "KeyError" in str(refusal_of("fails"))
    assert bad_readers.SECRET not in str(refusal_of("fails"))


def test_a_crash_costs_one_file() -> None:
    assert "signal 11" in str(refusal_of("crashes"))
    assert run("sound").blocks


def test_what_one_file_does_to_its_process_does_not_reach_the_next() -> None:
    run("remembers")
    assert run("remembers").warnings == ("1",)


def test_what_a_library_prints_does_not_get_between_the_answers() -> None:
    assert run("prints").blocks


def test_a_reader_that_does_not_end_is_stopped_at_its_limit() -> None:
    begun = monotonic()
    assert isinstance(refusal_of("hangs", Limits(seconds=1)), LimitPassed)
    assert monotonic() - begun < 20  # it would sleep for a minute


def test_a_reader_that_eats_memory_is_stopped() -> None:
    assert isinstance(refusal_of("eats_memory", Limits(memory_bytes=1024**3)), LimitPassed)


def test_a_worker_that_was_taken_over_cannot_run_code_here() -> None:
    assert "nonsense" in str(refusal_of("attacks"))
    assert "CANDOUR_TAKEN_OVER" not in os.environ
