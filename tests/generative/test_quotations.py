"""No pair of texts, in any script, crashes it or makes it call exact what is not the same."""

import unicodedata
from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind, Mark, MarkKind
from candour.core.quotations.checking import Checker
from candour.core.quotations.edits import parted_at_edits
from candour.core.quotations.quotation import Finding, Grade
from candour.core.quotations.whole import quoted_core
from candour.core.spans import Span
from tests.unit.core.quotations.sources_for_tests import checker, source

WORDS = [
    "the", "panel", "does", "not", "accept", "May", "2022", "41", "Child", "R", "visitor’s", "don't",
    "no", "except", "ﬁnd", "office", "oﬃce", "naïve", "nai\u0308ve", "e\u0301\u0323", "Straße", "İstanbul",
    "ısı", "ΣΟΦΟΣ", "σοφός", "נדחה", "שָׁלוֹם", "المراجعة", "اَلْعَرَبِيَّة", "समीक्षा", "报告", "没有", "レポート",
    "한국어", "한국어", "ไทย", "👩‍👧", "x²", "½", "℃", "co-\noperate", "co-operate", "self\u00ad", "\u200b",
    "a", "is", "\u202eabc\u202c",
]  # fmt: skip
GAPS = [" ", " ", " ", "  ", "\n", "\u00a0", ", ", ". ", " – ", "—", "-\n", "/", ": ", "? ", "\t"]
MARKS = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "«",
    "»",
    "„",
    "…",
    "...",
    "[…]",
    "[an]",
    "[T]",
    "(",
    ")",
    "",
]
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
SAID = st.lists(
    st.tuples(st.one_of(st.sampled_from(WORDS), ANYTHING), st.sampled_from(GAPS)), max_size=14
).map(lambda parts: "".join(word + gap for word, gap in parts).strip())
MARKED = st.lists(
    st.tuples(st.sampled_from(MARKS), st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=14
).map(lambda parts: "".join(map("".join, parts)).strip())


def bare(text: str) -> str:
    """What no fold may change: letters and figures without case, accents and glyphs."""
    raised = {ord(one): None for one in "²³¹⁰⁴⁵⁶⁷⁸⁹"}
    folded = unicodedata.normalize("NFKD", text.translate(raised)).casefold()
    return "".join(one for one in folded if one.isalnum())


def check_finding(finding: Finding, quote: str, held: Checker, text: str) -> None:
    core = quoted_core(quote)
    if finding.grade is Grade.EXACT:
        assert core in text
    if finding.grade in (Grade.EXACT, Grade.FOLDED):
        assert bare(core) in bare(text)
    if finding.grade is Grade.ELIDED:
        at = 0
        for span in parted_at_edits(core).fragments:
            fragment = bare(span.words(core))
            assert fragment in bare(text)[at:]
            at = bare(text).index(fragment, at) + len(fragment)
    for place in filter(None, [finding.place, *finding.also_at]):
        document = next(one for one in held.sources.sources if one.name == place.source).document
        assert document.text[place.span.start : place.span.end].strip()
        assert place.passage.span.start <= place.span.start < place.passage.span.end
    if finding.place is not None:
        assert finding.found is not None
        # A passage of nothing but white space is no part of what is found.
        assert finding.place.span.words(text).split() == finding.found.split()


@given(st.lists(SAID | MARKED, min_size=1, max_size=3), SAID | MARKED)
def test_any_words_are_graded_by_what_stands_there(paragraphs: list[str], quote: str) -> None:
    held = checker(source("a.txt", *paragraphs))
    text = held.sources.sources[0].document.text
    check_finding(held.grader.grade(quote).finding, quote, held, text)


@given(st.lists(SAID, min_size=1, max_size=3), st.data())
def test_what_stands_there_is_exact(paragraphs: list[str], data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(paragraphs))
    words = paragraph.split(" ")
    first = data.draw(st.integers(0, len(words)))
    quote = " ".join(words[first : data.draw(st.integers(first, len(words)))])
    assume(bare(quote) and "…" not in quote and "[" not in quote)
    held = checker(source("a.txt", *paragraphs))
    finding = held.grader.grade(quote).finding
    assert finding.grade is Grade.EXACT


CHANGES: dict[str, Callable[[str], str]] = {
    "cut": lambda said: f"{said[: len(said) // 3]}…{said[len(said) // 2 :]}",
    "bracket": lambda said: f"{said[: len(said) // 2]}[an]{said[len(said) // 2 :]}",
    "apart": lambda said: unicodedata.normalize("NFD", said),
    "one glyph": lambda said: unicodedata.normalize("NFKC", said),
    "capitals": str.upper,
    "small": str.lower,
    "turned": lambda said: said[::-1],
    "no spaces": lambda said: said.replace(" ", ""),
    "accents": lambda said: "".join(f"{one}\u0301" for one in said),
    "invisible": "\u200b".join,
    "hyphens": lambda said: said.replace(" ", "-\n"),
    "dropped": lambda said: " ".join(said.split(" ")[1::2]),
    "twice": lambda said: f"{said} {said}",
    "marks": lambda said: f"“{said}”",
    "stop": lambda said: f"{said}.",
}
KINDS = [Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADER, Kind.QUOTATION, Kind.HEADING, Kind.FOOTNOTE]


@given(
    st.lists(st.tuples(SAID.filter(bool), st.sampled_from(KINDS)), min_size=1, max_size=4),
    st.lists(st.sampled_from(sorted(CHANGES)), max_size=2),
    st.data(),
)
def test_a_changed_copy_over_paragraphs_notes_and_headers_is_graded_by_what_stands_there(
    passages: list[tuple[str, Kind]], changes: list[str], data: st.DataObject
) -> None:
    drafts = []
    for number, (said, kind) in enumerate(passages, 1):
        noted = data.draw(st.integers(0, len(said) - 1))
        mark = Mark(MarkKind.FOOTNOTE, Span(noted, noted + data.draw(st.integers(0, 1))))
        drafts.append(Draft(f"p{number}", Locator(paragraph=number), kind, said, marks=(mark,)))
    held = checker(source("a.txt", *drafts))
    text = held.sources.sources[0].document.text
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    for change in changes:
        quote = CHANGES[change](quote)
    finding = held.grader.grade(quote).finding
    core = quoted_core(quote)
    if finding.grade is Grade.EXACT:
        assert core in text
    if finding.grade in (Grade.EXACT, Grade.FOLDED):
        assert bare(core) in bare("".join(one.readable() for one in held.sources.segments))
    for place in filter(None, [finding.place, *finding.also_at]):
        assert place.span.words(text).strip()


@given(st.lists(SAID, min_size=1, max_size=2), st.data())
def test_one_letter_changed_is_never_what_the_source_says(
    paragraphs: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(paragraphs))
    letters = [at for at, one in enumerate(text) if bare(one)]
    assume(letters)
    at = data.draw(st.sampled_from(letters))
    other = data.draw(st.sampled_from([*"qxzж9", "ش", "词"]))
    changed = text[:at] + other + text[at + 1 :]
    assume(bare(quoted_core(changed)) not in bare("\n".join(paragraphs)))
    held = checker(source("a.txt", *paragraphs))
    assert held.grader.grade(changed).finding.grade not in (Grade.EXACT, Grade.FOLDED)


@given(st.lists(SAID | MARKED, max_size=3), st.lists(SAID | MARKED, max_size=3), ANYTHING)
def test_any_document_is_checked_against_any_other(
    paragraphs: list[str], quoting: list[str], name: str
) -> None:
    held = checker(source(name or "a", *paragraphs), source("review_2.docx", *quoting[:1]))
    writer = source("post.txt", *quoting)
    for one in held.quotations(writer):
        assert one.quoted.span.words(writer.document.text) == one.quoted.words
        assert bare(one.quoted.words) or not one.quoted.words.isascii()
        place = one.finding.place
        if place is not None and place.source != "post.txt":
            sources = {each.name: each.document.text for each in held.sources.sources}
            assert bare(place.span.words(sources[place.source]))
