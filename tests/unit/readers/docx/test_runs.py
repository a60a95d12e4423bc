"""What stands inside paragraphs: odd characters, fields, links, equations, controls."""

import pytest

from candour.core.documents.passage import Flag, Kind
from tests.unit.readers.docx.word_xml import (
    WordXml,
    cell,
    marks,
    p,
    passages,
    reading,
    row,
    run,
    styled,
    table,
    texts,
)


def field(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def complex_field(code: str, shown: str) -> str:
    instruction = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return field("begin") + instruction + field("separate") + run(shown) + field("end")


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:tab/>", "\t"),
        ('<w:ptab w:alignment="right"/>', "\t"),
        ("<w:br/>", "\n"),
        ("<w:cr/>", "\n"),
        ('<w:br w:type="page"/>', "\n"),
        ('<w:br w:type="column"/>', "\n"),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", "\u00ad"),
        ('<w:sym w:font="Symbol" w:char="F0B0"/>', "°"),
        ('<w:sym w:font="Symbol" w:char="F062"/>', "β"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Wingdings" w:char="00FE"/>', "☑"),
        ('<w:sym w:font="MS Gothic" w:char="2612"/>', "☒"),
    ],
)
def test_odd_characters(xml: str, text: str) -> None:
    assert texts(p("a", f"<w:r>{xml}</w:r>", "b")) == {"p1": f"a{text}b"}


def test_tab_stops_are_no_tabs() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert texts(p("a", properties=stops)) == {"p1": "a"}


def test_a_page_break_alone_is_no_line() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    assert texts(p(broken) + p(broken, "a") + p("b", broken)) == {"p1": "a", "p2": "b"}


@pytest.mark.parametrize("char", ["F0AA", "zz", "", "D800", "FFFFFFFF"])
def test_a_symbol_without_known_meaning_is_reported(char: str) -> None:
    body = p("a", f'<w:r><w:sym w:font="Webdings" w:char="{char}"/></w:r>')
    assert texts(body) == {"p1": "a\ufffd"}
    assert [(each.was, each.now) for each in reading(body).changed] == [(char, "\ufffd")]


def test_white_space_is_kept_as_it_stands() -> None:
    assert texts(p(" a  b\u00a0c ")) == {"p1": " a  b\u00a0c "}


def test_a_fields_result_counts_and_its_instruction_does_not() -> None:
    assert texts(p("Page ", complex_field("PAGE", "3"), " of 9")) == {"p1": "Page 3 of 9"}
    simple = f'<w:fldSimple w:instr=" DATE ">{run("1 May")}</w:fldSimple>'
    assert texts(p("On ", simple)) == {"p1": "On 1 May"}


def test_words_inside_an_instruction_are_hidden_not_lost() -> None:
    inner = field("begin") + run("secret") + field("separate") + run("shown") + field("end")
    found = passages(p("x ", inner))
    assert (found["p1"].text, found["p1h1"].text) == ("x shown", "secret")


def test_a_field_may_run_over_paragraphs() -> None:
    body = p(field("begin"), "<w:r><w:instrText>TOC</w:instrText></w:r>", field("separate"), "one")
    body += p("two") + p("three", field("end")) + p("four")
    assert [*texts(body).values()] == ["one", "two", "three", "four"]


def test_links_keep_their_addresses() -> None:
    file = WordXml(
        p("See ", f'<w:hyperlink r:id="L1">{run("the ")}{run("guide")}</w:hyperlink>', ".")
        + p(f'<w:hyperlink w:anchor="part2">{run("part 2")}</w:hyperlink>')
        + p(complex_field('HYPERLINK "https://example.org/a" \\o "tip"', "there"))
        + p(complex_field('HYPERLINK \\l "part3"', "part 3")),
        links={"L1": "https://example.org/guide"},
    )
    assert marks(file, "p1") == [("link", "the guide", "https://example.org/guide")]
    assert marks(file, "p2") == [("link", "part 2", "#part2")]
    assert marks(file, "p3") == [("link", "there", "https://example.org/a")]
    assert marks(file, "p4") == [("link", "part 3", "#part3")]


def test_form_fields_show_what_no_run_holds() -> None:
    box = "<w:ffData><w:checkBox><w:default w:val='0'/>{}</w:checkBox></w:ffData>"
    choice = (
        "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Yes'/>"
        "<w:listEntry w:val='No'/></w:ddList></w:ffData>"
    )
    end = field("end")
    body = p("Seen: ", field("begin", box.format("<w:checked/>")), end)
    body += p("Alone: ", field("begin", box.format("")), end)
    body += p("Safe: ", field("begin", choice), end)
    assert [*texts(body).values()] == ["Seen: ☒", "Alone: ☐", "Safe: No"]
    assert [change.now for change in reading(body).changed] == ["☒", "☐", "No"]


def test_smart_tags_directions_and_unknown_wrappers_are_opened() -> None:
    for tag in ("w:smartTag", "w:dir", "w:bdo", "w:customXml", "w:somethingNew"):
        assert texts(p("a ", f"<{tag}>{run('b')}</{tag}>", " c")) == {"p1": "a b c"}


def test_a_reading_printed_over_words_follows_them() -> None:
    ruby = (
        f"<w:ruby><w:rubyPr/><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby>"
    )
    body = p("x", f"<w:r>{ruby}</w:r>")
    assert texts(body) == {"p1": "x漢kan"}
    assert len(reading(body).changed) == 1


def test_an_equations_characters_are_kept_in_order() -> None:
    maths = (
        "<m:oMath><m:f><m:fPr/><m:num><m:r><m:t>a</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    )
    body = p("x = ", maths)
    assert texts(body) == {"p1": "x = ab"}
    assert "equation" in reading(body).changed[0].reason


def test_of_alternatives_one_is_read() -> None:
    def alternatives(first: str, second: str) -> str:
        return (
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{first}</mc:Choice>"
            f"<mc:Fallback>{second}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    same = alternatives("<w:t>x</w:t>", "<w:t>x</w:t>")
    assert texts(p(same)) == {"p1": "x"}
    assert reading(p(same)).left_out == ()
    assert texts(p("a", alternatives("<w:drawing/>", "<w:t>x</w:t>"))) == {"p1": "ax"}
    other = p(alternatives("<w:t>x</w:t>", "<w:t>y</w:t>"))
    assert texts(other) == {"p1": "x"}
    assert [each.text for each in reading(other).left_out] == ["y"]


def test_words_outside_all_paragraphs_are_kept() -> None:
    assert texts(p("a") + run("stray") + p("b")) == {"p1": "a", "p2": "stray", "p3": "b"}
    loose = f"<w:tc><w:tcPr/>{run('loose')}{p('b')}</w:tc>"
    found = texts(table(row(loose, cell(p("c", "<w:r><w:br/></w:r>", "d")))))
    assert found["t1r1c1"].replace("\n", "") == "looseb"


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{more}</w:style>'
    for name, shown, more in (
        ("H1", "heading 1", ""),
        ("Own", "Report heading", '<w:basedOn w:val="H1"/>'),
        ("ByLevel", "Chapter", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        (
            "Back",
            "Plain again",
            '<w:basedOn w:val="ByLevel"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>',
        ),
        ("Title", "Title", ""),
        ("Q", "Intense Quote", ""),
        ("Own2", "Said", '<w:basedOn w:val="Q"/>'),
        ("C", "caption", ""),
        ("T1", "toc 1", ""),
        ("Loop", "Loop", '<w:basedOn w:val="Pool"/>'),
        ("Pool", "Pool", '<w:basedOn w:val="Loop"/>'),
    )
)


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("H1", Kind.HEADING),
        ("Own", Kind.HEADING),
        ("ByLevel", Kind.HEADING),
        ("Back", Kind.PARAGRAPH),
        ("Title", Kind.HEADING),
        ("Q", Kind.QUOTATION),
        ("Own2", Kind.QUOTATION),
        ("C", Kind.CAPTION),
        ("T1", Kind.FURNITURE),
        ("Loop", Kind.PARAGRAPH),
        ("NotThere", Kind.PARAGRAPH),
    ],
)
def test_kinds_follow_styles(style: str, kind: Kind) -> None:
    assert passages(WordXml(styled(style, "x"), styles=STYLES))["p1"].kind is kind
    marked = styled(style, "x", "<w:r><w:tab/></w:r>")  # not plain, so read with care
    assert passages(WordXml(marked, styles=STYLES))["p1"].kind is kind


def test_page_numbers_in_a_table_of_contents_are_not_hidden() -> None:
    line = styled("T1", "Findings", run("12", "<w:webHidden/>"))
    found = passages(WordXml(line, styles=STYLES))["p1"]
    assert (found.text, found.flags) == ("Findings12", ())


def test_an_outline_level_makes_a_heading() -> None:
    assert passages(p("x", properties='<w:outlineLvl w:val="0"/>'))["p1"].kind is Kind.HEADING
    body = WordXml(
        p("x", properties='<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>'), styles=STYLES
    )
    assert passages(body)["p1"].kind is Kind.PARAGRAPH


def test_pages_are_told_only_where_the_file_tells_them() -> None:
    typed, told = '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"
    none = passages(p("a", typed) + p("b"))
    assert {each.locator.page for each in none.values()} == {None}
    body = p("a") + p("b", typed) + p(told, "c") + p("d", told, "e") + p("f")
    assert [each.locator.page for each in passages(body).values()] == [1, 1, 2, 2, 3]


def test_blank_paragraphs_are_not_counted() -> None:
    assert texts(p("a") + p() + p("  ") + p("b")) == {"p1": "a", "p2": "b"}


def test_hidden_everywhere_by_the_plain_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    assert passages(WordXml(p("x"), styles=styles))["p1"].flags == (Flag.HIDDEN,)
