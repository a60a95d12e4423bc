"""Numbers as the page shows them."""

import pytest

from candour.core.documents.passage import Kind
from candour.readers.docx.number_formats import as_shown, zero_padded
from tests.unit.readers.docx.word_xml import (
    BY,
    WordXml,
    definition,
    deleted,
    level,
    list_of,
    numbered,
    p,
    passages,
    styled,
)

REPORT = definition(
    0,
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "(%4)"),
)


def shown(file: WordXml) -> list[str | None]:
    return [each.locator.number for each in passages(file).values()]


def in_list(*levels: int | tuple[int, int], numbering: str = REPORT + list_of(1, 0)) -> WordXml:
    pairs = [(1, each) if isinstance(each, int) else each for each in levels]
    body = "".join(numbered("x", list_id=name, level=at) for name, at in pairs)
    return WordXml(body, numbering=numbering)


def test_levels_count_and_start_again_below() -> None:
    found = shown(in_list(0, 1, 1, 2, 2, 3, 1, 2, 0, 1))
    assert found == ["1", "1.1", "1.2", "(a)", "(b)", "(i)", "1.3", "(a)", "2", "2.1"]


def test_a_level_may_begin_before_the_one_above() -> None:
    assert shown(in_list(1, 1, 0)) == ["1.1", "1.2", "1"]


def test_the_number_is_no_part_of_the_text_and_leads_there() -> None:
    file = in_list(0, 1)
    assert [each.text for each in passages(file).values()] == ["x", "x"]
    assert [each.locator.paragraph for each in passages(file).values()] == ["1", "1.1"]


def test_a_reports_numbered_paragraph_is_no_item_of_a_list() -> None:
    kinds = [each.kind for each in passages(in_list(0, 1, 2)).values()]
    assert kinds == [Kind.LIST_ITEM, Kind.PARAGRAPH, Kind.LIST_ITEM]


def test_bullets_show_no_number() -> None:
    file = in_list(0, numbering=definition(0, level(0, "bullet", "\uf0b7")) + list_of(1, 0))
    found = passages(file)["p1"]
    assert (found.locator.number, found.kind) == (None, Kind.LIST_ITEM)


def test_lists_of_one_definition_go_on_counting() -> None:
    numbering = REPORT + list_of(1, 0) + list_of(2, 0)
    assert shown(in_list((1, 0), (1, 0), (2, 0), numbering=numbering)) == ["1", "2", "3"]


def test_a_list_with_a_start_of_its_own_begins_there_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    numbering = REPORT + list_of(1, 0) + list_of(2, 0, override)
    file = in_list((1, 0), (2, 0), (1, 0), (2, 0), numbering=numbering)
    assert shown(file) == ["1", "7", "8", "9"]


def test_a_list_may_replace_a_level() -> None:
    other = level(0, "upperRoman", "Part %1")
    override = f'<w:lvlOverride w:ilvl="0">{other}</w:lvlOverride>'
    assert shown(in_list(0, 0, numbering=REPORT + list_of(1, 0, override))) == ["Part I", "Part II"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1", "1.1", "(a)", "1.2", "(a)", "2", "2.1", "(a)"]),
        ('<w:lvlRestart w:val="0"/>', ["1", "1.1", "(a)", "1.2", "(b)", "2", "2.1", "(c)"]),
        ('<w:lvlRestart w:val="1"/>', ["1", "1.1", "(a)", "1.2", "(b)", "2", "2.1", "(a)"]),
    ],
)
def test_levels_start_again_where_they_are_told_to(restart: str, expected: list[str]) -> None:
    numbering = definition(
        0,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "(%3)", restart),
    )
    assert shown(in_list(0, 1, 2, 1, 2, 0, 1, 2, numbering=numbering + list_of(1, 0))) == expected


def test_legal_numbers_are_decimal_at_every_level() -> None:
    levels = level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert shown(in_list(0, 0, 1, numbering=definition(0, *levels) + list_of(1, 0))) == [
        "I", "II", "2.1",
    ]  # fmt: skip


def test_starts_other_than_one_hold_for_levels_not_yet_used() -> None:
    levels = level(0, "decimal", "%1", start=4), level(1, "decimal", "%1.%2", start=12)
    assert shown(in_list(1, 1, numbering=definition(0, *levels) + list_of(1, 0))) == [
        "4.12", "4.13",
    ]  # fmt: skip


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Numbered"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Para"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="None"><w:basedOn w:val="Para"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ByLink"><w:name w:val="Linked"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="Lent"><w:name w:val="Lent"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
LINKED = definition(
    1, level(0, "decimal", "%1"), level(1, "lowerRoman", "%2)", '<w:pStyle w:val="ByLink"/>')
)


def test_styles_bring_their_numbers() -> None:
    file = WordXml(
        styled("H1", "a") + styled("Para", "b") + styled("Child", "c") + styled("None", "d")
        + styled("ByLink", "e"),
        styles=STYLES,
        numbering=REPORT + LINKED + list_of(1, 0) + list_of(2, 1),
    )  # fmt: skip
    assert shown(file) == ["1", "1.1", "1.2", None, "i)"]
    assert passages(file)["p1"].kind is Kind.HEADING


def test_a_paragraph_may_refuse_its_styles_number() -> None:
    without = p("b", properties='<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    file = WordXml(without, styles=STYLES, numbering=REPORT + list_of(1, 0))
    assert shown(file) == [None]


def test_a_definition_may_be_borrowed_from_a_style() -> None:
    borrowed = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Lent"/></w:abstractNum>'
    numbering = REPORT + borrowed + list_of(1, 0) + list_of(3, 5)
    file = WordXml(numbered("x", list_id=3, level=2), styles=STYLES, numbering=numbering)
    assert shown(file) == ["(a)"]


def test_blank_paragraphs_count_and_deleted_ones_do_not() -> None:
    gone = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del {BY}/></w:rPr>'
    body = numbered("a") + numbered() + p(deleted("b"), properties=gone) + numbered("c")
    file = WordXml(body, numbering=REPORT + list_of(1, 0))
    assert [(each.text, each.locator.number) for each in passages(file).values()] == [
        ("a", "1"),
        ("b", None),
        ("c", "3"),
    ]


def test_words_deleted_in_a_numbered_paragraph_share_its_number() -> None:
    file = WordXml(numbered("a", deleted("b")) + numbered("c"), numbering=REPORT + list_of(1, 0))
    assert [each.locator.paragraph for each in passages(file).values()] == ["1", "1", "2"]


@pytest.mark.parametrize("name", ["9", "", "x"])
def test_a_list_that_is_not_there_shows_nothing(name: str) -> None:
    body = p("x", properties=f'<w:numPr><w:ilvl w:val="99"/><w:numId w:val="{name}"/></w:numPr>')
    assert shown(WordXml(body, numbering=REPORT)) == [None]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (54, "upperLetter", "BBB"),
        (7, "decimalZero", "07"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (21, "cardinalText", "Twenty-one"),
        (112, "cardinalText", "One hundred twelve"),
        (20, "ordinalText", "Twentieth"),
        (32, "ordinalText", "Thirty-second"),
        (3, "chicago", "‡"),
        (5, "chicago", "**"),
        (3, "none", ""),
        (3, "aiueo", "3"),
        (0, "upperRoman", "0"),
        (-3, "decimal", "-3"),
    ],
)
def test_formats(value: int, number_format: str, expected: str) -> None:
    assert as_shown(value, number_format) == expected


def test_custom_formats_pad_with_zeros() -> None:
    assert zero_padded(7, "001, 002, 003, ...") == "007"
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert shown(in_list(0, 0, numbering=definition(0, custom) + list_of(1, 0))) == ["001", "002"]
