"""Pages of one original: what became of it, where its columns lead, its words as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from candour.actions.asking import check_file, write_error_list
from candour.actions.cases import agencies_of
from candour.actions.chronology_pages import A_PAGE
from candour.actions.refreshing import CaseState, keep_lines, lines_of, table_of
from candour.actions.rights import note_reading
from candour.actions.versions import rules_key
from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.headings import Field
from candour.core.decisions.originals import HeldOriginal, originals_held
from candour.core.documents.layout import Line
from candour.core.documents.report import Change, ImportReport, LeftOut
from candour.errors import CandourError
from candour.readers.pictures import picture_of_page
from candour.store.chronology import (
    load_entries_of,
    load_files,
    load_reports,
    load_returns,
)
from candour.store.layouts import Lines, has_lines, lines_from, number_of_line
from candour.store.originals import load_original
from candour.store.workspace import Workspace

LINES_TO_TICK = 12
"""Lines of a file a page: each cell is a stop of its own for whoever goes by keyboard."""
_AROUND = 4
_FIRST_ROWS = 4
_OPENING_LINES = 60
_MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class Told:
    """One reason of an import report, how often it stands there, and the first places."""

    reason: str
    count: int
    places: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, the field it leads to, and its first cells."""

    heading: str = field(repr=False)
    leads_to: str | None
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalPage:
    """What a page on one original shows."""

    original: HeldOriginal
    report: ImportReport
    changed: tuple[Told, ...]
    left_out: tuple[Told, ...]
    columns: tuple[Column, ...] = field(repr=False)
    inside: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paged:
    """Which page of how many."""

    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Passages:
    """Some lines of an original, and the stretches of them that are marked.

    `name` is the file's; `here` is the number of the line that is looked at. `headings` leads from
    a table to what stands above each of its columns.
    """

    original: str
    name: str
    lines: Lines = field(repr=False)
    marked: tuple[tuple[int, int], ...]
    here: int | None = None
    a_page: int = A_PAGE
    headings: Mapping[str, Mapping[int, str]] = field(default_factory=dict, repr=False)

    @property
    def paged(self) -> Paged:
        """Which page of the original this is."""
        most = self.a_page
        return Paged(self.lines.first // most + 1, max(1, -(-self.lines.total // most)))

    @property
    def marked_words(self) -> str:
        """The words that are marked, as far as the lines hold them."""
        found = [
            piece.text[max(start - piece.span.start, 0) : max(end - piece.span.start, 0)]
            for start, end in self.marked
            for line in self.lines.lines
            for piece in line.pieces
            if start < piece.span.end and piece.span.start < end
        ]
        return "\n".join(found)

    @property
    def printed_page(self) -> int | None:
        """The page of the file, as it is printed, that the line looked at stands on."""
        numbered = dict(self.numbered())
        return numbered[self.here].page if self.here in numbered else None

    @property
    def marked_span(self) -> tuple[int, int] | None:
        """From the first marked word to the last."""
        if not self.marked:
            return None
        return self.marked[0][0], max(end for _, end in self.marked)

    @property
    def page_of_here(self) -> int:
        """The page of the original that the line looked at stands on."""
        return (self.here or 0) // A_PAGE + 1

    @property
    def page_to_tick(self) -> int:
        """The page of words to choose from that holds the line looked at, or the first line."""
        line = self.lines.first if self.here is None else self.here
        return line // LINES_TO_TICK + 1

    def numbered(self) -> list[tuple[int, Line]]:
        """Return the lines with their numbers."""
        return list(enumerate(self.lines.lines, start=self.lines.first))


def find_held(case: CaseState, sha256: str) -> HeldOriginal:
    """Return an original that stands in the case. Raises where there is none."""
    for original in originals_held(case.log.decisions):
        if original.sha256 == sha256:
            return original
    raise CandourError(
        "the case holds no such file any more", next_step="choose one under Documents"
    )


def original_page(workspace: Workspace, case: CaseState, sha256: str) -> OriginalPage:
    """Return what became of one original, and where its columns lead."""
    original = find_held(case, sha256)
    table = _table(workspace, case)
    report = load_reports(table).get(sha256)
    if report is None:
        report = ImportReport(original.name, 0, agency=original.agency)
    files = load_files(table)
    return OriginalPage(
        original=original,
        report=report,
        changed=_grouped(report.changed),
        left_out=_grouped(report.left_out),
        columns=_columns(workspace, case, original, report),
        inside=tuple(
            (inner, name) for inner, name in files.items() if name.startswith(f"{original.name}/")
        ),
    )


def around_entry(
    workspace: Workspace, case: CaseState, entry: Entry, at: tuple[int, int] | None = None
) -> Passages:
    """Return the lines of the original around an entry, its own words marked, or those `at`."""
    spans = sorted((span.start, span.end) for span in entry.places.values())
    spans = spans if at is None else [at]
    folder, name = _lines(workspace, case, entry.original)
    here = number_of_line(folder, entry.original, spans[0][0]) if spans else 0
    lines = lines_from(folder, entry.original, max(0, here - _AROUND), 2 * _AROUND + 1)
    return Passages(
        entry.original,
        name,
        lines,
        tuple(spans),
        here,
        headings=_headings(workspace, case, entry.original, folder),
    )


def text_page(
    workspace: Workspace,
    case: CaseState,
    sha256: str,
    page: int | None,
    at: tuple[int, int] | None,
    a_page: int = A_PAGE,
) -> Passages:
    """Return a page of an original's lines: the one asked for, or the one that holds `at`."""
    folder, name = _lines(workspace, case, sha256)
    here = None if at is None else number_of_line(folder, sha256, at[0])
    if page is None:
        page = 1 if here is None else here // a_page + 1
    lines = lines_from(folder, sha256, max(page - 1, 0) * a_page, a_page)
    return Passages(
        sha256,
        name,
        lines,
        () if at is None else (at,),
        here,
        a_page,
        _headings(workspace, case, sha256, folder),
    )


def printed_page(
    workspace: Workspace, case: CaseState, sha256: str, page: int, at: tuple[int, int] | None
) -> bytes:
    """Return a page of a PDF of the case as a PNG, the words at `at` marked on it.

    Raises `CandourError` where the case holds no such file, or the file no such page.
    """
    marked: tuple[str, ...] = ()
    folder, name = _lines(workspace, case, sha256)
    if at is not None:
        here = number_of_line(folder, sha256, at[0])
        pieces = lines_from(folder, sha256, here, 1).lines[0].pieces
        marked = tuple(p.text for p in pieces if p.span.start < at[1] and at[0] < p.span.end)
    held = next((one for one in originals_held(case.log.decisions) if one.sha256 == sha256), None)
    if held is None:
        raise CandourError(
            f"{name} came inside another file", next_step="open that file's own words"
        )
    return picture_of_page(load_original(workspace, sha256), page, marked)


def agencies_for(workspace: Workspace, case: CaseState, sha256: str) -> list[str]:
    """Return the case's agencies, the one first that sent an original or the file around it."""
    outer = load_files(_table(workspace, case)).get(sha256, "").partition("/")[0]
    held = originals_held(case.log.decisions)
    own = [one.agency for one in held if one.sha256 == sha256 or one.name == outer]
    return list(dict.fromkeys((*own, *agencies_of(case.log).values())))


def to_mend(workspace: Workspace, case: CaseState, sha256: str, made_on: date) -> tuple[str, bytes]:
    """Return the list of what an agency is asked to mend in a file, as a Word document."""
    original = find_held(case, sha256)
    table = _table(workspace, case)
    report = load_reports(table).get(sha256)
    if report is None:
        raise CandourError(f"{original.name} has no import report yet")
    entries = [_without_others_words(entry) for entry in load_entries_of(table, sha256)]
    return_ = load_returns(table).get(original.agency.casefold())
    errors = check_file(original.agency, entries, report, return_)
    name = f"To mend - {original.agency} - {original.name.replace('.', ' ')}.docx"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "to-mend.docx"
        write_error_list(errors, path, made_on)
        return name, path.read_bytes()


def _without_others_words(entry: Entry) -> Entry:
    """A flag on an age may rest on another agency's record, and is not sent to this one."""
    return replace(entry, flags=tuple(f for f in entry.flags if f.kind is not FlagKind.AGE))


def _table(workspace: Workspace, case: CaseState) -> Path:
    if case.kept is None:
        raise CandourError("no file was read yet", next_step="wait until the reading is done")
    return table_of(workspace, case.log.name)


def _lines(workspace: Workspace, case: CaseState, sha256: str) -> tuple[Path, str]:
    """Return the folder of kept lines once it holds those of an original, and the file's name."""
    note_reading(workspace, case.log.name, case.at, sha256)
    folder, rules = lines_of(workspace, case.log.name), rules_key()
    names = load_files(_table(workspace, case))
    name = names.get(sha256, "")
    if not has_lines(folder, sha256, rules):
        outer = name.partition("/")[0]
        for original in originals_held(case.log.decisions):
            if sha256 == original.sha256 or original.name == outer:
                keep_lines(workspace, case.log.name, original)
    if not has_lines(folder, sha256, rules):
        raise CandourError(
            "the case holds no such file any more", next_step="choose one under Documents"
        )
    return folder, name


def _columns(
    workspace: Workspace, case: CaseState, original: HeldOriginal, report: ImportReport
) -> tuple[Column, ...]:
    headings = {**dict.fromkeys(report.unmapped), **report.mapping}
    if not headings:
        return ()
    folder, _ = _lines(workspace, case, original.sha256)
    opening = lines_from(folder, original.sha256, 0, _OPENING_LINES).lines
    found: dict[str, Column] = {}
    for number, line in enumerate(opening):
        own = {piece.column: piece.text.strip() for piece in line.pieces}
        if line.table is None or len(set(own.values()) & set(headings)) < min(2, len(headings)):
            continue
        rows = [one for one in opening[number + 1 :] if one.table == line.table][:_FIRST_ROWS]
        for column, heading in own.items():
            if heading in headings and heading not in found:
                cells = tuple(_cell(row, column) for row in rows)
                found[heading] = Column(heading=heading, leads_to=headings[heading], cells=cells)
    rest = (Column(heading=h, leads_to=f, cells=()) for h, f in headings.items() if h not in found)
    return (*found.values(), *rest)


def _headings(
    workspace: Workspace, case: CaseState, sha256: str, folder: Path
) -> dict[str, dict[int, str]]:
    """Return the headings of the tables that an original opens with, by table and column."""
    report = load_reports(_table(workspace, case)).get(sha256)
    known = set() if report is None else {*report.mapping, *report.unmapped}
    found: dict[str, dict[int, str]] = {}
    if not known:
        return found
    for line in lines_from(folder, sha256, 0, _OPENING_LINES).lines:
        own = {piece.column: piece.text.strip() for piece in line.pieces}
        is_row = len(set(own.values()) & known) >= min(2, len(known))
        if line.table is not None and is_row and line.table not in found:
            found[line.table] = own
    return found


def _cell(line: Line, column: int) -> str:
    return next((piece.text for piece in line.pieces if piece.column == column), "")


def _grouped(items: Sequence[Change | LeftOut]) -> tuple[Told, ...]:
    places: dict[str, list[str]] = {}
    for item in items:
        places.setdefault(item.reason, []).append(item.locator.in_words())
    return tuple(
        Told(reason, len(found), tuple(filter(None, found[:_MOST_PLACES])))
        for reason, found in places.items()
    )


def changed_columns(page: OriginalPage, chosen: Mapping[str, str]) -> dict[str, str] | None:
    """Return where columns lead as a person chose, or None where nothing differs from the page."""
    fields = {*Field, "extra"}
    wanted = {
        column.heading: chosen[column.heading]
        for column in page.columns
        if chosen.get(column.heading) in fields
    }
    is_same = all(wanted.get(c.heading) == (c.leads_to or "extra") for c in page.columns)
    return None if is_same else wanted
