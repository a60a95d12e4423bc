"""What stands beside a sheet's cells: comments, links, prompts, printed heads, drawings."""

from collections import Counter
from collections.abc import Iterator
from re import DOTALL, Match
from re import compile as pattern

from lxml import etree

from candour.core.documents.block import Draft, cell_name
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind, Mark, MarkKind
from candour.core.documents.report import LeftOut
from candour.core.spans import Span
from candour.readers.xlsx.names import local, relation_id, texts
from candour.readers.xlsx.sheet_xml import Place, cell_place, cell_range
from candour.readers.xlsx.workbook import SheetPart, Workbook

_OF_A_THREAD = "tc="
_PRINT_CODES = pattern(r"&(?:\"[^\"]*\"|K[0-9A-Fa-f+-]{5,6}|K[0-9]{2}[+-][0-9]{3}|[0-9]+|.)")
_PROMPTS = ("promptTitle", "prompt", "errorTitle", "error")
_LISTED = pattern(r'"(.*)"', DOTALL)


def comments(workbook: Workbook, sheet: SheetPart) -> Iterator[Draft]:
    """Yield the comments on a sheet's cells, old notes and threads, with author and time."""
    people = _people(workbook)
    count: Counter[Place] = Counter()
    for _, root in workbook.inside(sheet.member, "comments", "threadedComment"):
        authors = [author.text or "" for author in root.iter("{*}author")]
        for element in root.iter("{*}comment", "{*}threadedComment"):
            place = cell_place(element.get("ref", ""))
            words, by = _comment(element, authors, people)
            # Beside each thread Excel keeps a note for programs that know no threads.
            if place is None or not words.strip() or by.startswith(_OF_A_THREAD):
                continue
            count[place] += 1
            again = f"-{count[place]}" if count[place] > 1 else ""
            at = element.get("dT")
            mark = Mark(MarkKind.COMMENT, Span(0, len(words)), by=by or None, at=at)
            yield Draft(
                f"{sheet.prefix}r{place[0]}c{place[1]}cm{again}",
                _at_cell(Part.COMMENT, sheet, place),
                Kind.COMMENT,
                words,
                marks=(mark,),
            )


def _comment(
    element: etree._Element, authors: list[str], people: dict[str, str]
) -> tuple[str, str]:
    if local(element) == "threadedComment":
        return texts(element, "text"), people.get(element.get("personId", ""), "")
    number = element.get("authorId", "")
    inside = number.isdecimal() and int(number) < len(authors)
    return texts(element), authors[int(number)] if inside else ""


def _people(workbook: Workbook) -> dict[str, str]:
    return {
        person.get("id", ""): person.get("displayName", "")
        for _, root in workbook.inside(workbook.main, "person")
        for person in root.iter("{*}person")
    }


def _at_cell(part: Part, sheet: SheetPart, place: Place, path: str | None = None) -> Locator:
    row, column = place
    return Locator(
        part=part, sheet=sheet.name, row=row, column=column, cell=cell_name(row, column), path=path
    )


def printed(frame: etree._Element, sheet: SheetPart) -> Iterator[Draft]:
    """Yield heads and feet of the printed page; codes for page, date or font say no words."""
    count = 0
    for element in frame.iter("{*}headerFooter"):
        for piece in element:
            words = _PRINT_CODES.sub(_printed_sign, piece.text or "").strip()
            if words:
                count += 1
                part, kind = (
                    (Part.HEADER, Kind.HEADER)
                    if local(piece).endswith("Header")
                    else (Part.FOOTER, Kind.FOOTER)
                )
                place = Locator(part=part, sheet=sheet.name)
                yield Draft(f"{sheet.prefix}{part.value[0]}{count}", place, kind, words)


def _printed_sign(found: Match[str]) -> str:
    code = found[0]
    if code == "&&":
        return "&"
    return "\n" if code in ("&L", "&C", "&R") else ""


def links(workbook: Workbook, frame: etree._Element, sheet: SheetPart) -> Iterator[Draft]:
    """Yield the addresses and tips of links: a cell shows neither, and both can name people."""
    relations = workbook.relations(sheet.member)
    for number, element in enumerate(frame.iter("{*}hyperlink"), start=1):
        relation = relations.get(relation_id(element) or "")
        said = [relation.target if relation else "", element.get("tooltip", "")]
        words = "\n".join(word for word in said if word.strip())
        reach = cell_range(element.get("ref", ""))
        if words and reach is not None:
            place = _at_cell(Part.METADATA, sheet, reach[0], "link")
            yield Draft(f"{sheet.prefix}ln{number}", place, Kind.FURNITURE, words)


def prompts(frame: etree._Element, sheet: SheetPart) -> Iterator[Draft]:
    """Yield what a sheet says to those who fill it in: prompts, and lists to choose from."""
    for number, element in enumerate(frame.iter("{*}dataValidation"), start=1):
        said = [element.get(name, "") for name in _PROMPTS]
        for formula in element.iter("{*}formula1", "{*}f"):
            listed = _LISTED.fullmatch((formula.text or "").strip())
            if listed:
                said.append(listed[1])
        words = "\n".join(word for word in said if word.strip())
        if words:
            place = Locator(part=Part.METADATA, sheet=sheet.name, path="prompt")
            yield Draft(f"{sheet.prefix}dv{number}", place, Kind.FURNITURE, words)


def drawings(workbook: Workbook, sheet: SheetPart) -> tuple[list[Draft], list[LeftOut]]:
    """Return the words of text boxes, charts and descriptions; what is drawn is left out."""
    drafts: list[Draft] = []
    left_out: list[LeftOut] = []

    def take(part: Part, kind: Kind, short: str, words: str) -> None:
        if words.strip():
            number = len(drafts) + 1
            place = Locator(part=part, sheet=sheet.name)
            drafts.append(Draft(f"{sheet.prefix}{short}{number}", place, kind, words))

    for member, root in workbook.inside(sheet.member, "drawing"):
        for element in root.iter("{*}txBody", "{*}cNvPr"):
            if local(element) == "txBody":
                take(Part.TEXTBOX, Kind.PARAGRAPH, "tb", _paragraphs(element))
            else:
                said = [element.get("title", ""), element.get("descr", "")]
                take(Part.BODY, Kind.CAPTION, "alt", "\n".join(filter(str.strip, said)))
        for _, chart in workbook.inside(member, "chart", "chartEx", "diagramData"):
            take(Part.TEXTBOX, Kind.CAPTION, "ch", _paragraphs(chart))
            reason = "a chart or diagram: its titles and labels are read, its lines are not"
            left_out.append(LeftOut(Locator(sheet=sheet.name), reason))
    return drafts, left_out


def _paragraphs(element: etree._Element) -> str:
    return "\n".join(filter(str.strip, (texts(p) for p in element.iter("{*}p"))))
