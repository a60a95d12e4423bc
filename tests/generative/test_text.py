"""Every character that is not blank stands in exactly one passage or in the report, in its place."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.core.documents.document import Original, assemble
from candour.core.documents.passage import Kind, Passage
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.reading import Reading
from candour.readers.text.reader import read

ORIGINAL = Original("a" * 64, "x.txt", 1, "text")
PIECES = [
    "Words, at 02.34 of 4.9.", "4.1 One.", "4.2 Two. 4.3 Three.", "# Head", "Head\n====", "====",
    "- item", "  - inner", "1. first", "(a) lettered", "> quoted", "    set in", "```", "---",
    "[page 4]", "\f", "| a | b |", "|---|---|", "a | b", ".. [1] note", "[^1]: note", ".. toctree::",
    "   ./*", "#. auto", "café 😀 ’", "{++added++}", "[link](https://example.org)", "12\\. escaped",
]  # fmt: skip
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", " ", "\n\n\n"])), max_size=14
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


def passages(reading: Reading) -> list[Passage]:
    document = assemble(ORIGINAL, reading.blocks)
    found = list(document.passages())
    assert all(one.span.words(document.text) == one.text for one in found)
    return found


@given(TEXTS)
@settings(deadline=None)
def test_every_sign_is_kept_once_and_in_order(text: str) -> None:
    reading = read(text.encode(), DEFAULT_LIMITS)
    found = passages(reading)
    said = "".join(item.text or "" for item in reading.left_out)
    kept = Counter("".join(("".join(one.text for one in found) + said).split()))
    written = Counter("".join(text.split()))
    if any(one.kind is Kind.TABLE_CELL for one in found):
        del kept["|"], written["|"]  # borders of cells
        kept["\\"] = written["\\"]
    assert kept == written


@given(TEXTS)
@settings(deadline=None)
def test_a_passage_stands_on_the_line_that_it_names(text: str) -> None:
    lines = text.split("\n")
    for one in passages(read(text.encode(), DEFAULT_LIMITS)):
        assert one.locator.line is not None
        first = one.text.split("\n")[0].strip()
        assert first.replace("\f", "") in lines[one.locator.line - 1].replace("\f", "")


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_read(data: bytes) -> None:
    passages(read(data, DEFAULT_LIMITS))
