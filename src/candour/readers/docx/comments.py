"""Comments: counted in the order in which the file keeps them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from candour.readers.docx.layers import Revision
from candour.readers.docx.names import AUTHOR, DATE, ID, w


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, its author and its date."""

    count: int
    element: etree._Element
    revision: Revision

    @property
    def short(self) -> str:
        """The comment's place in short."""
        return f"cm{self.count}"


class Comments:
    """The comments of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iterchildren(w("comment")) if root is not None else ()
        self._all = [
            Comment(count, element, Revision(element.get(AUTHOR), element.get(DATE)))
            for count, element in enumerate(found, start=1)
        ]
        self._named: dict[str, Comment] = {}
        for comment in self._all:
            self._named.setdefault(comment.element.get(ID, ""), comment)
        self._with_range: set[int] = set()

    def find(self, name: str | None) -> Comment | None:
        """Return a comment by the id that the text refers to it with."""
        return self._named.get(name or "")

    def opened(self, comment: Comment) -> None:
        """Note that the text says which words a comment is about."""
        self._with_range.add(comment.count)

    def has_range(self, comment: Comment) -> bool:
        """Say whether the text said which words a comment is about."""
        return comment.count in self._with_range

    def __iter__(self) -> Iterator[Comment]:
        return iter(self._all)
