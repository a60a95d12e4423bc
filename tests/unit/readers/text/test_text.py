"""Plain text, Markdown and reStructuredText: blocks, numbers, tables; words exactly as they stand."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.core.documents.block import Draft
from candour.core.documents.locator import Part
from candour.core.documents.passage import Kind
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.reading import Reading
from candour.readers.text.numbers import numbered_pieces, typed_number
from candour.readers.text.reader import READER, read


def reading(text: str) -> Reading:
    return read(text.encode(), DEFAULT_LIMITS)


def drafts(text: str) -> list[Draft]:
    return [block for block in reading(text).blocks if isinstance(block, Draft)]


def shown(text: str) -> list[tuple[str, str]]:
    return [(draft.kind.value, draft.text) for draft in drafts(text)]


def test_blank_lines_part_paragraphs_and_wrapped_lines_stay_one() -> None:
    assert shown("One\ntwo.\n\n\nThree.\n") == [("paragraph", "One\ntwo."), ("paragraph", "Three.")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# Head\nWords", ["heading", "paragraph"]),
        ("Head\n====\n\nWords", ["heading", "paragraph"]),
        ("====\nHead\n====\nWords", ["heading", "paragraph"]),
        ("> said\n> so\n\nWords", ["quotation", "paragraph"]),
        ("- one\n- two\n  more\n- three", ["list_item"] * 3),
        ("1. one\n2. two", ["list_item"] * 2),
        ("[page 4]\nWords", ["furniture", "paragraph"]),
        ("One\n\n---\n\nTwo", ["paragraph", "furniture", "paragraph"]),
        ("---\ntitle: x\n---\nWords", ["furniture", "paragraph"]),
        ("```\na\n\nb\n```\nWords", ["paragraph", "paragraph"]),
        (
            "A note[^1].\n\n[^1]: The note.\n[^2]: More\n  of it.",
            ["paragraph", "footnote", "footnote"],
        ),
        (".. rubric:: Notes\n\n.. [1] One.\n.. [#a] Two.", ["heading", "footnote", "footnote"]),
        (
            ".. _mark:\n\n.. toctree::\n   :glob:\n\n   ./*\n\nWords",
            ["furniture"] * 3 + ["paragraph"],
        ),
        (
            "It said:\n\n    “So it is,\n    and so it stays.”\n\nWords",
            ["paragraph", "quotation", "paragraph"],
        ),
        ("- one\n\n  more of it\n\n  and more", ["list_item", "paragraph", "paragraph"]),
        ("1. He said:\n\n    “So it is.”", ["list_item", "quotation"]),
        ("    All is\n    set in.\n\n    All.", ["paragraph", "paragraph"]),
        ("  A first line set in,\nand the rest.", ["paragraph"]),
        ("1\\. The Inquiry", ["paragraph"]),
        ("2. Visits\n\n2.1 On 3 May.\n\n3. Then he left.", ["heading", "paragraph", "list_item"]),
    ],
)
def test_shapes_are_told_apart(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in shown(text)] == kinds


def test_pages_are_counted_from_marks_and_form_feeds() -> None:
    assert [d.locator.page for d in drafts("[page 112]\nOne\n\n[page 113]\nTwo")] == [
        112, 112, 113, 113,
    ]  # fmt: skip
    assert [d.locator.page for d in drafts("One\n\fTwo\n\n\fThree")] == [1, 2, 3]
    assert drafts("One")[0].locator.page is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4.12 The panel", "4.12"),
        ("104.7 Mr A", "104.7"),
        ("12. The panel", "12"),
        ("3) The panel", "3"),
        ("(a) the panel", "(a)"),
        ("A1.2 The panel", "A1.2"),
        ("02.34 He rang", None),
        ("2023 was a year", None),
        ("4.12", None),
        ("No number", None),
    ],
)
def test_typed_numbers_are_those_a_person_would_cite(text: str, number: str | None) -> None:
    assert typed_number(text) == number


def pieces(text: str, before: str | None = None) -> list[str]:
    return [text[start:end].strip() for start, end in numbered_pieces(text, before)]


def test_paragraphs_run_together_are_parted_where_their_numbers_go_on() -> None:
    text = "4.4 At 02.03 he rang 1304 people. 4.5 Mr A left at 4.9 or so. 4.6 The rest (4.8 above)."
    assert pieces(text) == [
        "4.4 At 02.03 he rang 1304 people.",
        "4.5 Mr A left at 4.9 or so.",
        "4.6 The rest (4.8 above).",
    ]


def test_a_figure_in_a_sentence_is_no_number_unless_the_run_goes_on_from_it() -> None:
    assert pieces("2.1 It rose to 2.2 per cent.") == ["2.1 It rose to 2.2 per cent."]
    assert pieces("2.1 One. 2.2 two. 2.3 Three.") == ["2.1 One.", "2.2 two.", "2.3 Three."]


def test_a_run_may_begin_after_a_title_and_go_on_over_pages() -> None:
    assert pieces("Title 7.1 One. 7.2 Two.") == ["Title", "7.1 One.", "7.2 Two."]
    assert pieces("the end. 7.3 Three.", "7.2") == ["the end.", "7.3 Three."]
    assert pieces("the end. 8 eight. 8.1 One.", "7.2") == ["the end. 8 eight. 8.1 One."]


def test_numbers_and_lines_go_to_the_locator_and_the_words_stay() -> None:
    first, second = drafts("Intro\n4.1 One.\n4.2 Two.")[-2:]
    assert (first.locator.number, first.locator.line, first.text) == ("4.1", 2, "4.1 One.")
    assert (second.locator.number, second.locator.line) == ("4.2", 3)


def numbers(text: str) -> list[str | None]:
    return [draft.locator.number for draft in drafts(text)]


def test_times_and_dates_that_open_lines_are_no_numbers() -> None:
    assert numbers("14.30 She rang.\n\n15.05 He rang.\n\n9.15 Visit.") == [None] * 3
    assert numbers("3.5.22 Visit.\n\n4.5.22 Visit.\n\n4.6.22 Call.") == [None] * 3
    assert numbers("4.12 One.\n\n4.13 Two.\n\n14.30 came a call.") == ["4.12", "4.13", None]
    assert numbers("4.1.1 One.\n\n4.1.2 Two.\n\n4.2 Three.") == ["4.1.1", "4.1.2", "4.2"]
    assert numbers("4.12 Alone in an extract.") == ["4.12"]


def test_a_running_head_has_no_number() -> None:
    assert numbers("3.5 | Development of strategy") == [None]


def test_automatic_numbers_are_counted_as_the_page_shows_them() -> None:
    assert [d.locator.number for d in drafts("#. one\n#. two\n\nWords\n\n#. one")] == [
        "1", "2", None, "1",
    ]  # fmt: skip


def test_a_pipe_table_is_a_grid_and_its_rule_is_reported() -> None:
    found = reading("| Date | What |\n|---|:--|\n| 3 May | a \\| b |\n| | only |\n\nAfter")
    assert [(d.short, d.text) for d in found.blocks if isinstance(d, Draft)] == [
        ("t1r1c1", "Date"),
        ("t1r1c2", "What"),
        ("t1r2c1", "3 May"),
        ("t1r2c2", "a | b"),
        ("t1r3c2", "only"),
        ("p1", "After"),
    ]
    assert found.left_out[0].reason.startswith("the rule")


def test_front_matter_is_metadata() -> None:
    assert drafts("---\ntitle: x\n---\nWords")[0].locator.part is Part.METADATA


@given(st.text(alphabet="ab1. \n#>-|=_*[]\f`~:(", max_size=120))
def test_every_character_is_in_one_passage_or_in_the_report(text: str) -> None:
    found = reading(text)
    kept = "".join(d.text for d in found.blocks if isinstance(d, Draft))
    said = "".join(item.text or "" for item in found.left_out)
    missing = set("".join(text.split())) - {"|"}  # borders of cells are no words
    for character in missing:
        assert (kept + said).count(character) == text.count(character)
    assert all(
        d.kind is not Kind.TABLE_CELL or d.text.strip()
        for d in found.blocks
        if isinstance(d, Draft)
    )


def test_anything_that_is_text_is_text_and_nothing_else_is() -> None:
    assert READER.sureness(b"Words.", "a.txt") > READER.sureness(b"Words.", "a.bin") > 0
    assert READER.sureness(bytes(range(32)) * 8, "a.txt") == 0
    assert READER.sureness("Words.".encode("utf-16"), "a.txt") > 0


def test_a_lettered_paragraph_may_hold_numbers() -> None:
    assert pieces("(a) At 02.34 of 4.9, and (b) at 4.10.") == [
        "(a) At 02.34 of 4.9, and (b) at 4.10."
    ]
    assert pieces("(a) The end. 4.2 Two.", "4.1") == ["(a) The end.", "4.2 Two."]


@pytest.mark.parametrize(
    "text",
    [
        " " * 100_000 + "x",
        "page " + " " * 100_000 + "x",
        "|x\n|" + " " * 100_000 + "x",
        "1.1 A. " + "1.2 b " * 20_000,
        "A. " + " ".join(f"{n % 90 + 1}.{n % 7} C" for n in range(20_000)),
    ],
    ids=["spaces", "page", "table", "figures", "capitals"],
)
def test_a_hostile_line_costs_no_more_than_its_length(text: str) -> None:
    begun = perf_counter()
    assert reading(text).blocks
    assert perf_counter() - begun < 20  # where every place looks at every other: minutes
