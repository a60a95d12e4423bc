"""Word documents (.docx): everything that the file holds, in reading order.

First the body, with text boxes after the paragraph that they hang on; then footnotes, endnotes,
comments, headers, footers, and the document's properties.
"""

from collections.abc import Iterator
from dataclasses import replace

from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind, Mark, MarkKind
from candour.core.spans import Span
from candour.errors import CandourError
from candour.readers.docx.layers import PLAIN
from candour.readers.docx.metadata import read_metadata
from candour.readers.docx.names import RELATION, w
from candour.readers.docx.notes import NoteKind
from candour.readers.docx.opening import WORDS
from candour.readers.docx.parts import is_main_type
from candour.readers.docx.places import Frame
from candour.readers.docx.story import Story
from candour.readers.docx.survey import Survey, stretches_in, survey_of
from candour.readers.docx.word_file import WordFile
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.package import Package, member_names, parse_xml
from candour.readers.reading import Reader, Reading

_ENDINGS = (".docx", ".docm", ".dotx")
_TYPES = "[Content_Types].xml"


def _sureness(data: bytes, name: str) -> float:
    if not data.startswith(b"PK"):
        return 0.0
    members = member_names(data)
    if not members:
        # Cut off on its way: only the names of members before the cut are left to tell.
        named_so = name.lower().endswith(_ENDINGS)
        return 0.6 if b"word/" in data[:100_000] or named_so else 0.0
    if _TYPES in members:
        try:
            types = Package(data, DEFAULT_LIMITS).read(_TYPES)
            root = parse_xml(types, _TYPES)
        except CandourError:
            return 0.6 if "word/document.xml" in members else 0.0
        if any(is_main_type(each.get("ContentType", "")) for each in root):
            return 1.0
    return 0.6 if "word/document.xml" in members else 0.0


def _read(data: bytes, limits: Limits) -> Reading:
    file = WordFile(data, limits)
    survey = survey_of(file.body, file.styles)
    Story(file, Frame(), file.parts.relations(file.parts.main), survey).read(file.body)
    _account_for_words(file, survey)
    _read_notes(file)
    _read_comments(file)
    for kind, part in (("header", Part.HEADER), ("footer", Part.FOOTER)):
        _read_headers(file, kind, part)
    read_metadata(file)
    file.found.settle_marks()
    return Reading(
        blocks=tuple(file.found.blocks),
        changed=tuple(file.findings.changed),
        left_out=tuple(file.findings.left_out),
        warnings=tuple(file.findings.warnings),
        members=tuple(file.members),
    )


def _account_for_words(file: WordFile, survey: Survey | None) -> None:
    """Say so where the body holds words in a place that no Word document has them in."""
    stored = survey.stretches if survey is not None else stretches_in(file.body)
    taken = file.findings.stretches_taken + (survey.taken if survey is not None else 0)
    if stored != taken:
        file.findings.leave_out(
            Locator(),
            f"the file breaks the rules of its format: of {stored} stretches of words, {taken} "
            "stood where words belong and were read",
        )


def _read_notes(file: WordFile) -> None:
    for kind in NoteKind:
        part = file.parts.related(f"{kind.value}s")
        relations = file.parts.relations(part) if part is not None else {}
        for note in file.notes[kind].in_order():
            frame = Frame(
                kind.part, note.short, f"{kind.value} {note.count}", Kind.FOOTNOTE,
                count=note.count, number=note.number,
            )  # fmt: skip
            file.pages.go_back_to(note.page)
            Story(file, frame, relations).read(note.element, note.state)
            if not note.referred_to:
                where = Locator(part=kind.part, paragraph=note.count)
                file.findings.change(where, f"a {kind.value} that no text refers to; read as well")
        _report_separators(file, kind)


def _report_separators(file: WordFile, kind: NoteKind) -> None:
    for element in file.notes[kind].separators:
        words = "".join(each.text or "" for each in element.iter(*WORDS))
        if words.strip():
            where = Locator(part=kind.part)
            reason = f"a notice printed between text and {kind.value}s"
            file.findings.leave_out(where, reason, words)


def _read_comments(file: WordFile) -> None:
    part = file.parts.related("comments")
    relations = file.parts.relations(part) if part is not None else {}
    file.pages.go_back_to(None)  # comments, headers and footers stand on no page of their own
    for comment in file.comments:
        frame = Frame(
            Part.COMMENT, comment.short, f"comment {comment.count}", Kind.COMMENT,
            count=comment.count,
        )  # fmt: skip
        first = len(file.found.blocks)
        Story(file, frame, relations).read(comment.element, PLAIN)
        by, at = comment.revision.by, comment.revision.at
        for n, draft in file.found.drafts_from(first):
            whole = Mark(MarkKind.COMMENT, Span(0, len(draft.text)), by, at)
            file.found.blocks[n] = replace(draft, marks=(whole, *draft.marks))


def _read_headers(file: WordFile, kind: str, part: Part) -> None:
    before = 0
    for n, name in enumerate(_in_order_of_use(file, kind), start=1):
        root = file.parts.tree(name)
        if root is None:
            continue
        frame = Frame(part, f"{kind[0]}{n}", f"{kind} {n}", Kind(kind), before=before)
        story = Story(file, frame, file.parts.relations(name))
        story.read(root)
        before += story.paragraphs


def _in_order_of_use(file: WordFile, kind: str) -> Iterator[str]:
    relations = file.parts.relations(file.parts.main)
    used: dict[str, None] = {}
    for section in file.sections:
        for reference in section.iterchildren(w(f"{kind}Reference")):
            relation = relations.get(reference.get(RELATION, ""))
            if relation is not None and not relation.external:
                used.setdefault(relation.target)
    for name in file.parts.all_related(kind):
        used.setdefault(name)
    yield from used


READER = Reader(
    format="docx",
    title="Word document (.docx)",
    endings=_ENDINGS,
    sureness=_sureness,
    read=_read,
    in_worker=True,
)
