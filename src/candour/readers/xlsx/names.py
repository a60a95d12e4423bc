"""The names of a workbook's XML; strict files use other namespaces for the same elements."""

from lxml import etree

RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def relation_id(element: etree._Element) -> str | None:
    """Return the relationship that an element points with."""
    for namespace in RELATIONS:
        found = element.get(f"{{{namespace}}}id")
        if found is not None:
            return found
    return None


def texts(element: etree._Element, name: str = "t") -> str:
    """Return the text of every descendant of this name, joined; phonetic guides are left aside."""
    return "".join(
        part.text or ""
        for part in element.iter("{*}" + name)
        if not any(local(above) == "rPh" for above in part.iterancestors())
    )
