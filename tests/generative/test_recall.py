"""Merging with what an earlier merge left gives what merging alone gives, whatever changed."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.actions.demo import SENT_BY, invented_case
from candour.actions.entry_reading import Decided
from candour.actions.gathering import EntriesRead, Gathered, read_entries_of
from candour.actions.merging import Merged, MergeOptions, merge_gathered
from candour.actions.progress import Progress
from candour.actions.reading import FileRefused, read_files
from candour.actions.work import Stopped
from candour.core.chronology.recall import Recall
from candour.core.decisions import Decision, DecisionKind

FILES = tuple(SENT_BY.items())
COMMON = {"suppress_health_check": [HealthCheck.too_slow], "deadline": None}


@cache
def read(number: int) -> tuple[str, tuple[EntriesRead | FileRefused, ...]]:
    """One file of the invented case, read once."""
    agency, name = FILES[number]
    outcomes = read_files([invented_case() / name])
    return agency, tuple(read_entries_of(outcomes, agency, Decided()))


def merged(
    numbers: Sequence[int], renamed: int | None, recall: Recall | None, undated: bool = False
) -> Merged:
    """Merge files; one of them may come under another agency's name, or an entry be dated."""
    gathered = Gathered()
    for number in numbers:
        agency, outcomes = read(number)
        if number == renamed:
            outcomes = tuple(
                replace(
                    one, entries=tuple(replace(each, agency="Fire Service") for each in one.entries)
                )
                for one in outcomes
                if isinstance(one, EntriesRead)
            )
        gathered.take(agency, outcomes)
    options = MergeOptions()
    if undated and gathered.files and gathered.files[0].entries:
        about = (gathered.files[0].entries[0].id,)
        date = Decision("D1", "", "Ann", DecisionKind.DATE_ENTRY, about, "3 May 2022")
        options = MergeOptions(decisions=(date,))
    progress = Progress() if recall is None else Progress(recall=recall)
    return merge_gathered(gathered, options, progress)


SOME = st.lists(st.integers(0, len(FILES) - 1), min_size=1, max_size=5, unique=True)


@settings(max_examples=6, **COMMON)  # type: ignore[arg-type]
@given(
    st.lists(
        st.tuples(SOME, st.one_of(st.none(), st.integers(0, len(FILES) - 1)), st.booleans()),
        min_size=2,
        max_size=4,
    )
)
def test_what_is_recalled_changes_nothing(
    runs: list[tuple[list[int], int | None, bool]],
) -> None:
    recall = Recall()
    for numbers, renamed, undated in runs:
        with_it = merged(numbers, renamed, recall, undated)
        assert with_it == merged(numbers, renamed, None, undated)
        again = merged(numbers, renamed, recall, undated)
        assert again == with_it
        assert recall.features.made == recall.parts.made == recall.contradictions.made == 0


@settings(max_examples=6, **COMMON)  # type: ignore[arg-type]
@given(SOME, SOME, st.integers(1, 400))
def test_a_run_that_was_cut_short_leaves_nothing_wrong(
    first: list[int], second: list[int], steps: int
) -> None:
    recall = Recall()
    merged(first, None, recall)
    left = iter(range(steps))

    def stop() -> None:
        if next(left, None) is None:
            raise Stopped

    gathered = Gathered()
    for number in second:
        gathered.take(*read(number))
    with suppress(Stopped):
        merge_gathered(gathered, MergeOptions(), Progress(checkpoint=stop, recall=recall))
    assert merged(second, None, recall) == merged(second, None, None)


def test_a_file_added_leaves_most_of_the_rest_unread() -> None:
    recall = Recall()
    merged(range(11), None, recall)
    merged(range(12), None, recall)
    new = sum(len(one.entries) for one in read(11)[1] if isinstance(one, EntriesRead))
    for shelf in (recall.features, recall.parts):
        assert shelf.taken > 3 * (shelf.made - new)
