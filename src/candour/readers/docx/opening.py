"""Wrappers that stand between a container and what it holds, opened at every level."""

from collections.abc import Iterable, Iterator

from lxml import etree

from candour.core.documents.locator import Locator
from candour.readers.docx.findings import Findings
from candour.readers.docx.layers import TRACKED, State
from candour.readers.docx.names import (
    ALTERNATIVES,
    CHOICE,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_PROPERTIES,
    CUSTOM_XML,
    DELETED_TEXT,
    DRAWN_TEXT,
    EQUATION_TEXT,
    FALLBACK,
    PROMPT,
    SMART_TAG,
    VAL,
    T,
    is_on,
)

WORDS = (T, DELETED_TEXT, DRAWN_TEXT, EQUATION_TEXT)
_TRANSPARENT = frozenset({CONTROL_CONTENT, CUSTOM_XML, SMART_TAG})


def opened(
    parent: etree._Element, state: State, findings: Findings, where: Locator
) -> Iterator[tuple[etree._Element, State]]:
    """Yield a container's children, each wrapper replaced by what it holds.

    Content controls, smart tags, custom XML and tracked changes may wrap paragraphs, rows and
    cells. The stack keeps deep nesting from becoming deep recursion.
    """
    stack: list[tuple[Iterator[etree._Element], State]] = [(iter(parent), state)]
    while stack:
        children, here = stack[-1]
        element = next(children, None)
        if element is None:
            stack.pop()
            continue
        tag = element.tag
        if tag in _TRANSPARENT:
            stack.append((iter(element), here))
        elif tag == CONTROL:
            stack.append((control_content(element, findings, where), here))
        elif tag == ALTERNATIVES:
            stack.append((iter(chosen(element, findings, where)), here))
        elif tag in TRACKED:
            stack.append((iter(element), here.within(tag, element)))
        else:
            yield element, here


def control_content(
    control: etree._Element, findings: Findings, where: Locator
) -> Iterator[etree._Element]:
    """Return what a content control holds; report a prompt that nobody has replaced."""
    prompt = control.find(f"{CONTROL_PROPERTIES}/{PROMPT}")
    if prompt is not None and is_on(prompt.get(VAL)):
        findings.change(where, "the prompt of a form field that nobody filled in, kept as text")
    return control.iterchildren(CONTROL_CONTENT)


def chosen(
    alternatives: etree._Element, findings: Findings, where: Locator
) -> Iterable[etree._Element]:
    """Return what one of several alternatives holds, so that the others are not read twice.

    That is the first choice; the fallback only where it alone has words. Words of a fallback that
    differ from the choice's are reported.
    """
    choice, fallback = alternatives.find(CHOICE), alternatives.find(FALLBACK)
    picked = choice if choice is not None else fallback
    if picked is None:
        return ()
    if choice is not None and fallback is not None:
        words, other_words = _words(choice), _words(fallback)
        if other_words and not words:
            picked = fallback
        elif other_words and other_words != words:
            findings.leave_out(
                where, "words that only older programs show in place of what was read", other_words
            )
    findings.stretches_taken += sum(
        1 for branch in alternatives if branch is not picked for _ in branch.iter(T, DELETED_TEXT)
    )
    return picked


def _words(branch: etree._Element) -> str:
    return "".join(
        element.text or "" for element in branch.iter(*WORDS) if not _in_fallback(element, branch)
    )


def _in_fallback(element: etree._Element, branch: etree._Element) -> bool:
    for ancestor in element.iterancestors():
        if ancestor is branch:
            return False
        if ancestor.tag == FALLBACK:
            return True
    return False
