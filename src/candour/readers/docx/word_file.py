"""One Word file while it is read: its parts, and what all its stories share."""

from lxml import etree

from candour.readers.docx.collected import Collected
from candour.readers.docx.comments import Comments
from candour.readers.docx.findings import Findings
from candour.readers.docx.names import PAGE_BREAK
from candour.readers.docx.notes import NoteKind, Notes, sections_of
from candour.readers.docx.numbering import Numbering
from candour.readers.docx.pages import Pages
from candour.readers.docx.parts import Parts, Relation
from candour.readers.docx.styles import StyleSheet
from candour.readers.limits import Limits
from candour.readers.package import Package
from candour.readers.reading import Member

_FILES = frozenset({"package", "aFChunk"})
"""relationships that lead to a whole file in a format of its own"""


class WordFile:
    """The parts of a file, the counters that run through all of it, and the passages so far."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.parts = Parts(Package(data, limits))
        self.body = self.parts.main_body()
        self.settings = self._tree("settings")
        self.sections = sections_of(self.body)
        self.styles = StyleSheet(self._tree("styles"))
        self.numbering = Numbering(self._tree("numbering"), self.styles.lists())
        self.comments = Comments(self._tree("comments"))
        self.notes = {
            kind: Notes(kind, self._tree(f"{kind.value}s"), self.sections, self.settings)
            for kind in NoteKind
        }
        self.pages = Pages(next(self.body.iter(PAGE_BREAK), None) is not None)
        self.section = 0
        self.boxes = 0
        self.found = Collected()
        self.findings = Findings()
        self.members: list[Member] = []

    def next_box(self) -> int:
        """Return the number of the next text box."""
        self.boxes += 1
        return self.boxes

    def keep_member(self, relation: Relation | None) -> bool:
        """Keep a file that stands inside this one; say whether there is one."""
        if relation is None or relation.external or relation.kind not in _FILES:
            return False
        data = self.parts.data(relation.target)
        if data is None:
            return False
        self.members.append(Member(relation.target.rpartition("/")[2], data))
        return True

    def _tree(self, kind: str) -> etree._Element | None:
        return self.parts.tree(self.parts.related(kind))
