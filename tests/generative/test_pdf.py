"""Every character of a generated PDF's text layer stands in exactly one passage or is reported."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.core.documents.document import Original, assemble
from candour.core.documents.passage import Kind
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.pdf.reader import READER
from tests.unit.readers.pdf.made import layer, letters, made, short

WORDS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzABCDEFG0123456789äéß", min_size=1, max_size=14),
    min_size=1,
    max_size=40,
).map(" ".join)
ORDINARY = WORDS.map(lambda words: f"{words}.")
HEADINGS = WORDS.map(lambda words: f"= {words}")
ITEMS = WORDS.map(lambda words: f"- {words}")
NOTES = st.tuples(WORDS, WORDS).map(lambda two: f"{two[0]}#footnote[{two[1]}] and on.")
BREAKS = st.just("#pagebreak(weak: true)")


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns = draw(st.integers(2, 4))
    rows = draw(st.integers(2, 12))
    stroke = draw(st.sampled_from(["0.5pt", "none"]))
    cells = "".join(f"[{draw(WORDS)}]," for _ in range(columns * rows))
    return f"#table(columns: {columns}, stroke: {stroke}, {cells})"


@st.composite
def sources(draw: st.DrawFn) -> str:
    parts = st.one_of(ORDINARY, HEADINGS, ITEMS, NOTES, BREAKS, tables())
    body = "\n\n".join(draw(st.lists(parts, min_size=1, max_size=8)))
    return f"#columns(2)[\n{body.replace(BREAK, '')}\n]" if draw(st.booleans()) else body


BREAK = "#pagebreak(weak: true)"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(sources())
def test_no_character_is_lost_or_doubled(source: str) -> None:
    data = made(source)
    reading = READER.read(data, DEFAULT_LIMITS)
    document = assemble(Original("0" * 64, "made.pdf", len(data), "pdf"), reading.blocks)
    said: Counter[str] = Counter()
    for passage in document.passages():
        if passage.kind is Kind.FOOTNOTE:
            said += letters(passage.locator.number or "")
        if short(passage).startswith(("pg", "t")):  # not what hangs behind the page
            said += letters(passage.text)
    for left in reading.left_out:
        said += letters((left.text or "").replace(" | ", " "))
    for change in reading.changed:
        if change.now is None and "over a page break" not in change.reason:
            said += letters(change.was or "")  # the marks of footnotes
    assert said == layer(data)
