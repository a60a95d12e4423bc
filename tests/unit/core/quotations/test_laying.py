"""A quotation laid along a stretch: what is the same, cut, put in, lost and added."""

from candour.core.quotations.edits import parted_at_edits
from candour.core.quotations.laying import Changed, Laid
from candour.core.quotations.quotation import Change
from candour.core.quotations.stretch import stretch_of
from tests.unit.core.quotations.sources_for_tests import checker, source


def laid(quote: str, *paragraphs: str) -> Laid:
    held = checker(source("a", *paragraphs))
    found = held.grader.nearest(quote)
    assert found
    return found[0]


def told(one: Laid) -> list[str | tuple[str, str]]:
    return [part if isinstance(part, str) else (part.lost, part.added) for part in one.parts]


def test_words_that_differ_stand_beside_each_other() -> None:
    one = laid("the panel accepts this account", "So the panel rejects this account in full.")
    assert told(one) == ["the panel", ("rejects", "accepts"), "this account"]
    assert one.found == "the panel rejects this account"
    assert one.folds is None
    assert [part.change for part in one.difference] == [
        Change.SAME, Change.LOST, Change.ADDED, Change.SAME,
    ]  # fmt: skip


def test_a_cut_inside_takes_what_stands_between() -> None:
    one = laid("the visitor … was told", "So the visitor, who was new, was told of it.")
    (cut,) = one.changes
    assert (cut.lost, cut.added, cut.marked) == (", who was new,", "", True)
    assert one.folds == frozenset()


def test_a_cut_at_the_end_goes_to_the_sentences_end() -> None:
    (cut,) = laid("The visitor was told …", "The visitor was told of the man. He left.").changes
    assert (cut.lost, cut.ends) == ("of the man", True)


def test_a_cut_at_the_start_comes_from_the_sentences_start() -> None:
    (cut,) = laid("… visitor was told of it", "He left. The new visitor was told of it.").changes
    assert (cut.lost, cut.begins) == ("The new", True)


def test_a_bracket_inside_a_word_stands_for_its_letters() -> None:
    (cut,) = laid(
        "the worker visit[ed] the family home", "So the worker visits the family home."
    ).changes
    assert (cut.lost, cut.added) == ("s", "ed")


def test_a_quotation_over_two_paragraphs_passes_a_finished_one() -> None:
    assert laid(
        "was told of the man … Nobody asked again",
        "The visitor was told of the man.",
        "Nobody asked again.",
    ).passes_a_paragraph
    assert not laid(
        "the worker who … new called on the man", "So the worker who", "was new called on the man."
    ).passes_a_paragraph


def test_a_layer_lays_nothing_where_no_word_is_shared() -> None:
    held = checker(source("a", "Nobody saw him."))
    from_elsewhere = checker(source("b", "Something else entirely."))
    (segment,) = from_elsewhere.sources.segments

    quote = "nobody saw him"
    assert held.grader.layer.lay(quote, parted_at_edits(quote), stretch_of([segment])) is None


def test_words_are_kept_out_of_a_repr() -> None:
    assert "panel" not in repr(Changed("panel", "panel", marked=False))
    assert "panel" not in repr(
        laid("the panel accepts this account", "So the panel rejects this account.")
    )


def test_a_very_long_passage_is_looked_at_where_it_shares_most() -> None:
    long = [f"Word{number} stands here." for number in range(20_000)]
    long[15_000] = "So the panel rejects this account of the visit in full and in every part of it."
    quote = "the panel accepts this account of the visit in full and in every part of it " * 4
    one = laid(quote, " ".join(long))
    assert "the panel rejects this account" in one.found


def test_two_very_long_texts_are_not_laid_along_each_other() -> None:
    text = " ".join(f"word{number}" for number in range(4_000))
    held = checker(source("a", text))
    assert held.grader.nearest(f"{text} and more") == []
    assert held.grader.grade(text).finding.grade.value == "exact"
