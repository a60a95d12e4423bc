"""What stands beside a sheet's cells: comments, text boxes, pictures, charts."""

from collections.abc import Iterator

from candour.core.documents.block import Draft, cell_name
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind, Mark, MarkKind
from candour.core.documents.report import LeftOut
from candour.core.spans import Span
from candour.readers.xlsx.names import local, texts
from candour.readers.xlsx.sheet_marks import cell_place
from candour.readers.xlsx.workbook import SheetPart, Workbook

_THREADED_STUB = "[Threaded comment]"


def comments(workbook: Workbook, sheet: SheetPart, prefix: str) -> Iterator[Draft]:
    """Yield the comments on a sheet's cells, old notes and threads, with author and time."""
    relations = workbook.relations(sheet.member).values()
    people = _people(workbook)
    count: dict[str, int] = {}
    for relation in relations:
        if relation.kind not in ("comments", "threadedComment"):
            continue
        if relation.target not in workbook.package:
            continue
        root = workbook.package.tree(relation.target)
        authors = [author.text or "" for author in root.iter("{*}author")]
        for element in root.iter("{*}comment", "{*}threadedComment"):
            threaded = local(element) == "threadedComment"
            words = texts(element, "text") if threaded else texts(element)
            place = cell_place(element.get("ref", ""))
            # Beside each thread Excel keeps an old note for programs that know no threads.
            if place is None or not words.strip() or words.startswith(_THREADED_STUB):
                continue
            by = people.get(element.get("personId", "")) if threaded else None
            number = element.get("authorId", "")
            if by is None and number.isdecimal() and int(number) < len(authors):
                by = authors[int(number)]
            at = cell_name(*place)
            count[at] = count.get(at, 0) + 1
            again = f"-{count[at]}" if count[at] > 1 else ""
            yield Draft(
                f"{prefix}r{place[0]}c{place[1]}cm{again}",
                Locator(
                    part=Part.COMMENT, sheet=sheet.name, row=place[0], column=place[1], cell=at
                ),
                Kind.COMMENT,
                words,
                marks=(Mark(MarkKind.COMMENT, Span(0, len(words)), by=by, at=element.get("dT")),),
            )


def _people(workbook: Workbook) -> dict[str, str]:
    people: dict[str, str] = {}
    for member in workbook.package.names():
        if member.startswith("xl/persons/") and member.endswith(".xml"):
            for person in workbook.package.tree(member).iter("{*}person"):
                people[person.get("id", "")] = person.get("displayName", "")
    return people


def drawings(
    workbook: Workbook, sheet: SheetPart, prefix: str
) -> tuple[list[Draft], list[LeftOut]]:
    """Return the words of text boxes and descriptions; pictures and charts are left out."""
    drafts: list[Draft] = []
    left_out: list[LeftOut] = []
    for relation in workbook.relations(sheet.member).values():
        if relation.kind != "drawing" or relation.target not in workbook.package:
            continue
        root = workbook.package.tree(relation.target)
        for element in root.iter("{*}txBody", "{*}cNvPr", "{*}pic", "{*}graphicFrame"):
            _take_drawing(element, local(element), sheet, prefix, (drafts, left_out))
    return drafts, left_out


def _take_drawing(
    element: object,
    kind: str,
    sheet: SheetPart,
    prefix: str,
    found: tuple[list[Draft], list[LeftOut]],
) -> None:
    drafts, left_out = found
    match kind:
        case "txBody":
            paragraphs = [texts(p) for p in element.iter("{*}p")]  # type: ignore[attr-defined]
            words = "\n".join(filter(str.strip, paragraphs))
            if words:
                place = Locator(part=Part.TEXTBOX, sheet=sheet.name)
                short = f"{prefix}tb{len(drafts) + 1}"
                drafts.append(Draft(short, place, Kind.PARAGRAPH, words))
        case "cNvPr":
            words = (element.get("descr") or "").strip()  # type: ignore[attr-defined]
            if words:
                place = Locator(sheet=sheet.name)
                short = f"{prefix}alt{len(drafts) + 1}"
                drafts.append(Draft(short, place, Kind.CAPTION, words))
        case "pic":
            reason = "a picture: no words are read from pictures"
            left_out.append(LeftOut(Locator(sheet=sheet.name), reason))
        case _:
            reason = "a chart or other drawing: its numbers stand in cells"
            left_out.append(LeftOut(Locator(sheet=sheet.name), reason))
