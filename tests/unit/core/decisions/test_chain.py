"""The chain of the log: any change is found and named, and removed words leave it whole."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.core.decisions.chain import (
    LogLine,
    Wrong,
    head_of,
    next_line,
    verify,
)

CASE = "child-k"


def chain(count: int, case: str = CASE) -> list[LogLine]:
    lines: list[LogLine] = []
    for number in range(count):
        salt = bytes([number]) * 32
        at = f"2026-03-02T10:{number:02}:00Z"
        before = lines[-1] if lines else None
        lines.append(next_line(before, case, at, f'{{"kind":"note","n":{number}}}', salt))
    return lines


def wrongs(lines: list[LogLine], head: str | None = None) -> set[tuple[int | None, Wrong]]:
    return {(one.number, one.wrong) for one in verify(CASE, lines, head)}


def changed(lines: list[LogLine], which: int, **keys: Any) -> list[LogLine]:
    return [replace(line, **keys) if line.number == which else line for line in lines]


def test_a_sound_chain_has_nothing_wrong() -> None:
    assert verify(CASE, chain(5)) == ()


@pytest.mark.parametrize("which", [0, 2, 4])
@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ({"payload": '{"kind":"note","n":99}'}, Wrong.WORDS_CHANGED),
        ({"salt": b"x" * 32}, Wrong.WORDS_CHANGED),
        ({"at": "2026-03-02T11:00:00Z"}, Wrong.TIME_CHANGED),
        ({"commitment": "a" * 64}, Wrong.COMMITMENT_CHANGED),
        ({"previous": "a" * 64}, Wrong.DOES_NOT_FOLLOW),
        ({"case": "child-l"}, Wrong.OF_ANOTHER_CASE),
    ],
)
def test_a_change_is_named_with_its_line(which: int, keys: dict[str, Any], wrong: Wrong) -> None:
    assert (which, wrong) in wrongs(changed(chain(5), which, **keys))


def test_a_changed_seal_is_told_from_a_changed_time() -> None:
    assert (2, Wrong.SEAL_CHANGED) in wrongs(changed(chain(5), 2, link="b" * 64))


def test_removed_words_are_told_apart_and_the_chain_holds() -> None:
    assert wrongs(changed(chain(5), 2, payload=None, salt=None)) == {(2, Wrong.WORDS_REMOVED)}


def test_words_removed_without_their_salt_are_a_change() -> None:
    assert wrongs(changed(chain(5), 2, payload=None)) == {(2, Wrong.WORDS_CHANGED)}


def test_words_put_in_place_of_removed_ones_are_found() -> None:
    lines = changed(chain(5), 2, payload='{"kind":"note","n":7}', salt=b"y" * 32)
    assert (2, Wrong.WORDS_CHANGED) in wrongs(lines)


def test_missing_lines_are_named() -> None:
    lines = chain(6)
    del lines[2:4]
    assert wrongs(lines) == {(2, Wrong.MISSING), (3, Wrong.MISSING)}


def test_a_line_that_opens_the_case_is_missed() -> None:
    assert wrongs(chain(3)[1:]) == {(0, Wrong.MISSING)}
    assert wrongs([]) == {(0, Wrong.MISSING)}


def test_two_lines_that_changed_places_are_found_under_their_numbers() -> None:
    lines = chain(5)
    lines[2], lines[3] = replace(lines[3], number=2), replace(lines[2], number=3)
    found = {number for number, _ in wrongs(lines)}
    assert {2, 3} <= found


def test_a_line_that_stands_twice_is_found() -> None:
    lines = chain(4)
    assert (2, Wrong.OUT_OF_ORDER) in wrongs([*lines[:3], lines[2], lines[3]])


def test_a_line_of_another_case_is_found() -> None:
    other = chain(5, "child-l")
    assert (4, Wrong.OF_ANOTHER_CASE) in wrongs([*chain(5)[:4], other[4]])


def test_only_a_head_written_down_tells_that_the_end_was_cut_off() -> None:
    lines = chain(6)
    head = head_of(lines)
    assert wrongs(lines[:4]) == set()
    assert wrongs(lines[:4], head) == {(None, Wrong.NOT_IN_LOG)}
    assert wrongs(lines, head_of(lines[:3])) == set()


texts = st.text(st.characters(exclude_categories=["Cs"]))
hexes = st.text("0123456789abcdef", min_size=64, max_size=64)
fields = st.one_of(
    st.tuples(st.just("payload"), texts),
    st.tuples(st.just("at"), texts),
    st.tuples(st.just("salt"), st.binary(min_size=32, max_size=32)),
    st.tuples(st.just("case"), texts),
    st.tuples(st.just("number"), st.integers(-5, 20)),
    *(st.tuples(st.just(key), hexes) for key in ("commitment", "previous", "link")),
)


@given(st.integers(1, 6), st.data(), fields)
def test_any_single_change_of_any_stored_field_is_found(
    length: int, data: st.DataObject, change: tuple[str, Any]
) -> None:
    lines = chain(length)
    which = data.draw(st.integers(0, length - 1))
    key, value = change
    if getattr(lines[which], key) == value:
        return
    found = verify(CASE, changed(lines, which, **{key: value}))
    assert found
    if key != "number":
        assert which in {one.number for one in found}


@given(st.integers(1, 6), st.sets(st.integers(0, 5)))
def test_whatever_is_removed_the_rest_holds(length: int, removed: set[int]) -> None:
    lines = [
        replace(line, payload=None, salt=None) if line.number in removed else line
        for line in chain(length)
    ]
    expected = {(number, Wrong.WORDS_REMOVED) for number in removed if number < length}
    assert wrongs(lines, head_of(lines)) == expected
