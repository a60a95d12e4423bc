"""Fields: the result that was last shown counts; the instruction that made it does not."""

import re
from dataclasses import dataclass, field

from lxml import etree

from candour.readers.docx.names import VAL, is_on, w
from candour.readers.docx.numbering import int_of

_ADDRESS = re.compile(r'^\s*HYPERLINK\s+(?:\\l\s+)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_LOCAL = re.compile(r"^\s*HYPERLINK\s+\\l\s", re.IGNORECASE)
_TICKED, _NOT_TICKED = "☒", "☐"


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    link: str | None = None


class Fields:
    """The fields that are open at one point of a story; they may run over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def is_open(self) -> bool:
        """Say whether anything of a field is still to come."""
        return bool(self._open)

    @property
    def in_instruction(self) -> bool:
        """Say whether the words here are part of an instruction, so not shown."""
        return any(not each.in_result for each in self._open)

    @property
    def link(self) -> str | None:
        """The address that the words here lead to."""
        return next((each.link for each in reversed(self._open) if each.link), None)

    def instruct(self, text: str) -> None:
        """Take in a piece of an instruction."""
        if self._open:
            self._open[-1].instruction.append(text)

    def mark(self, character: etree._Element) -> str:
        """Pass a field's begin, separator or end; return what a form field shows, if it is one."""
        kind = character.get(w("fldCharType"))
        if kind == "begin":
            self._open.append(_Field())
            return _shown_by_form_field(character)
        if kind == "separate" and self._open:
            self._open[-1].in_result = True
            self._open[-1].link = address_in("".join(self._open[-1].instruction))
        elif kind == "end" and self._open:
            self._open.pop()
        return ""


def address_in(instruction: str) -> str | None:
    """Return the address of a HYPERLINK instruction; a place in the same file begins with #."""
    found = _ADDRESS.match(instruction)
    if found is None:
        return None
    address = found[1] or found[2]
    return f"#{address}" if _LOCAL.match(instruction) else address


def _shown_by_form_field(character: etree._Element) -> str:
    # Boxes to tick and lists to choose from show what no run of text holds.
    data = character.find(w("ffData"))
    if data is None:
        return ""
    box = data.find(w("checkBox"))
    if box is not None:
        state = box.find(w("checked"))
        state = state if state is not None else box.find(w("default"))
        return _TICKED if state is not None and is_on(state.get(VAL)) else _NOT_TICKED
    choice = data.find(w("ddList"))
    if choice is None:
        return ""
    entries = [entry.get(VAL, "") for entry in choice.iterchildren(w("listEntry"))]
    chosen = choice.find(w("result"))
    chosen = chosen if chosen is not None else choice.find(w("default"))
    at = int_of(chosen.get(VAL), 0) if chosen is not None else 0
    return entries[at] if 0 <= at < len(entries) else ""
