"""Quotation marks in texts made to be awkward; tests/spec/quotations/marks.yaml has the rest."""

from time import perf_counter

from candour.core.quotations.marks import marked_spans


def test_spans_lie_inside_the_text_and_inside_each_other() -> None:
    text = "“a ‘b “c” d’ e” ‘f’"
    found = [(span.words(text), depth) for span, depth in marked_spans(text)]
    assert found == [("a ‘b “c” d’ e", 0), ("b “c” d", 1), ("c", 2), ("f", 0)]


def test_time_grows_with_the_text_alone() -> None:
    def seconds(times: int) -> float:
        begun = perf_counter()
        list(marked_spans("‘it goes on “and on " * times))
        return perf_counter() - begun

    seconds(100)
    assert seconds(4_000) < 30 * max(seconds(400), 0.002)


def test_marks_nested_without_end_are_not_followed_without_end() -> None:
    found = [depth for _, depth in marked_spans("“a " * 2_000 + "”" * 2_000)]
    assert max(found) == 5
