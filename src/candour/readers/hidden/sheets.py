"""All that a workbook says: cells shown or hidden, notes, names, pivot caches, what nobody uses."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lxml import etree

from candour.core.leaks.stretch import Kind, Stretch
from candour.errors import CandourError
from candour.readers.hidden.office_properties import Remaining, elements
from candour.readers.hidden.sheet_looks import dated_styles, unseen_styles
from candour.readers.package import Package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LETTERS = re.compile(r"[A-Z]+")
_FUNCTION = re.compile(r"[A-Z][A-Z0-9.]*\(")


class Workbook:
    """A workbook's parts, with what must be known of the others to read each."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._strings = list(self._shared_strings())
        self._used: set[int] = set()
        looks = self._looks()
        self._dated = dated_styles(looks)
        self._unseen = dict(unseen_styles(looks))
        tree = package.tree("xl/workbook.xml")
        properties = tree.find(f"{_S}workbookPr")
        is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._epoch = date(1904, 1, 1) if is_1904 else date(1899, 12, 30)
        self._sheets = dict(self._sheet_names(tree))

    def knows(self, name: str) -> bool:
        """Tell whether a part is read here."""
        return (
            name in ("xl/workbook.xml", "xl/sharedStrings.xml")
            or name in self._sheets
            or (name.startswith(("xl/comments", "xl/threadedComments", "xl/persons")))
        )

    def part(self, name: str, tree: etree._Element) -> Iterator[Stretch]:
        """Yield all that one part says."""
        if name == "xl/workbook.xml":
            yield from _names_in_workbook(tree)
        elif name == "xl/sharedStrings.xml":
            yield from self._strings_nobody_uses()
        elif name in self._sheets:
            # By its number: a sheet's own name may name somebody, and `where` is never masked.
            number, hidden = self._sheets[name]
            yield from self._sheet(tree, number, hidden=hidden)
        elif "persons" in name:
            for person in elements(tree):
                if told := person.get("displayName"):
                    yield Stretch("comment author", told, Kind.SIGNED)
        else:
            yield from _notes(tree)

    def _sheet_names(self, tree: etree._Element) -> Iterator[tuple[str, tuple[int, bool]]]:
        targets = {}
        if "xl/_rels/workbook.xml.rels" in self._package:
            for one in elements(self._package.tree("xl/_rels/workbook.xml.rels")):
                target = one.get("Target", "").lstrip("/").removeprefix("xl/")
                targets[one.get("Id", "")] = f"xl/{target}"
        for n, sheet in enumerate(tree.iter(f"{_S}sheet"), 1):
            part = targets.get(sheet.get(_REL, ""), "")
            hidden = sheet.get("state", "visible") != "visible"
            yield part, (n, hidden)

    def _sheet(self, tree: etree._Element, number: int, *, hidden: bool) -> Iterator[Stretch]:
        columns = _hidden_columns(tree)
        for row in tree.iter(f"{_S}row"):
            is_hidden_row = row.get("hidden") in ("1", "true")
            for cell in row.iter(f"{_S}c"):
                text = self._cell_text(cell)
                reference = cell.get("r", "")
                column = _number(reference)
                told = (
                    "hidden sheet" if hidden else "hidden column" if column in columns
                    else "hidden row" if is_hidden_row
                    else self._unseen.get(cell.get("s", ""), "cell")
                )  # fmt: skip
                if text:
                    yield Stretch(f"{told}, sheet {number}, {reference}", text)
                formula = cell.find(f"{_S}f")
                if formula is not None and formula.text:
                    told = _FUNCTION.sub(" ", formula.text)
                    yield Stretch(f"formula, sheet {number}, {reference}", told, Kind.LABEL)
        yield from _beside_cells(tree)

    def _cell_text(self, cell: etree._Element) -> str:
        kind, value = cell.get("t", "n"), cell.find(f"{_S}v")
        told = (value.text or "") if value is not None else ""
        if kind == "inlineStr":
            return _rich(cell)
        if kind == "s" and told.isdigit() and int(told) < len(self._strings):
            self._used.add(int(told))
            return self._strings[int(told)]
        if kind == "n" and told and cell.get("s", "") in self._dated:
            return self._day(told)
        return _plain_number(told) if kind == "n" and "E" in told else told

    def _day(self, told: str) -> str:
        try:
            return f"{self._epoch + timedelta(days=int(float(told))):%d/%m/%Y}"
        except (ValueError, OverflowError):
            return told

    def _shared_strings(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" not in self._package:
            return
        for item in self._package.tree("xl/sharedStrings.xml").iter(f"{_S}si"):
            yield _rich(item)

    def _strings_nobody_uses(self) -> Iterator[Stretch]:
        """Yield strings that no cell shows, left from before; to be asked after all sheets."""
        for n, text in enumerate(self._strings):
            if n not in self._used:
                yield Stretch("shared string that no cell shows", text)

    def _looks(self) -> etree._Element | None:
        if "xl/styles.xml" not in self._package:
            return None
        try:
            return self._package.tree("xl/styles.xml")
        except CandourError:
            return None


def _names_in_workbook(tree: etree._Element) -> Iterator[Stretch]:
    remaining = Remaining("workbook", frozenset({"url"}))
    for element in elements(tree):
        tag = etree.QName(element).localname
        if tag == "sheet":
            hidden = element.get("state", "visible") != "visible"
            said = "name of a hidden sheet" if hidden else "sheet name"
            yield Stretch(said, element.get("name", ""), Kind.LABEL)
        elif tag == "definedName":
            yield Stretch("defined name", element.get("name", ""), Kind.LABEL)
            yield Stretch("defined name, what it stands for", element.text or "", Kind.LABEL)
            yield Stretch("defined name, its comment", element.get("comment", ""))
        elif tag == "fileSharing":
            yield Stretch("who reserved the file", element.get("userName", ""), Kind.SIGNED)
        elif tag == "absPath":
            yield Stretch("path that the file was saved in", element.get("url", ""), Kind.LABEL)
        else:
            yield from remaining.of(element)


def _notes(tree: etree._Element) -> Iterator[Stretch]:
    for element in elements(tree):
        tag = etree.QName(element).localname
        if tag in ("comment", "threadedComment"):
            text = "".join(
                one.text or "" for one in elements(element)
                if etree.QName(one).localname in ("t", "text")
            )  # fmt: skip
            yield Stretch(f"cell comment, {element.get('ref', '')}", text)
        elif tag == "author":
            yield Stretch("comment author", element.text or "", Kind.SIGNED)


def _beside_cells(tree: etree._Element) -> Iterator[Stretch]:
    """Yield headers and footers, validations, links and what else stands beside the cells."""
    parts = (part for part in tree if part.tag != f"{_S}sheetData")
    remaining = Remaining("sheet")
    for element in (one for part in parts for one in elements(part)):
        tag = etree.QName(element).localname
        if tag[-6:] in ("Header", "Footer"):
            said = "header" if "Header" in tag else "footer"
            yield Stretch(
                f"{said} of a sheet", re.sub(r"&(?:\"[^\"]*\"|[A-Z]|\d+)", " ", element.text or "")
            )
        elif tag == "dataValidation":
            for key in ("prompt", "promptTitle", "error", "errorTitle"):
                yield Stretch("data validation", element.get(key, ""))
        elif tag in ("formula1", "formula2"):
            yield Stretch("data validation", element.text or "")
        elif tag == "hyperlink":
            for key in ("location", "display", "tooltip"):
                yield Stretch(f"hyperlink, {key}", element.get(key, ""), Kind.LABEL)
        elif tag in ("protectedRange", "scenario", "filter", "customFilter", "tableColumn"):
            for key in ("name", "val", "user", "comment"):
                yield Stretch(f"{tag} of a sheet", element.get(key, ""))
        else:
            yield from remaining.of(element)
            yield from remaining.text_of(element)


def _hidden_columns(tree: etree._Element) -> frozenset[int]:
    hidden: set[int] = set()
    for column in tree.iter(f"{_S}col"):
        if column.get("hidden") in ("1", "true") or column.get("width") == "0":
            first, last = int(column.get("min", "1")), int(column.get("max", "1"))
            hidden.update(range(first, min(last, 16_384) + 1))
    return frozenset(hidden)


def _rich(item: etree._Element) -> str:
    """Return the words of a string, in whatever runs; how they are pronounced, apart."""
    words, spoken = "", ""
    for one in item.iter(f"{_S}t"):
        above = one.getparent()
        if above is not None and above.tag == f"{_S}rPh":
            spoken += f" {one.text or ''}"
        else:
            words += one.text or ""
    return words + spoken


def _plain_number(told: str) -> str:
    """Return a whole number without its exponent: "9.994173812E9" is somebody's."""
    try:
        number = float(told)
    except ValueError:
        return told
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else told


def _number(reference: str) -> int:
    letters = _LETTERS.match(reference)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - 64
    return number
