"""The flows of a page: one for each person of whom several agencies knew something."""

from collections import defaultdict
from collections.abc import Iterator

from candour.core.knowledge.drawing.flow import Flow, flow_of
from candour.core.knowledge.drawing.matrix import matrix_of
from candour.writers.knowledge.flow_svg import flow_svg
from candour.writers.knowledge.model import KnowledgePage
from candour.writers.page.model import Picture
from candour.writers.svg import element, picture, words

_LEAST_AGENCIES = 2
_WIDTH = 1240
_MOST_FACTS = 12
_HEADING, _SIZE = 30.0, 17.0


def pictures_of(page: KnowledgePage) -> Iterator[Picture]:
    """Yield a flow for each group of facts; a question's own facts are one group."""
    contacts = {contact.id: contact for contact in page.who_knew.contacts}
    for title, facts in groups_of(page):
        flow = flow_of(page.who_knew, facts, _WIDTH)
        if flow is None:
            continue
        yield Picture(
            title=title,
            note="Along time: where each agency learnt by its own records, and which contacts "
            "between agencies are recorded.",
            svg=flow_svg(flow, page.letters, title, contacts),
            alternative=_alternative(flow),
        )


def groups_of(page: KnowledgePage) -> list[tuple[str, list[str]]]:
    """Return the facts of each drawing with its title: those of one person, a dozen at most.

    Facts that one agency alone knew are in the tables: nothing flowed.
    """
    known = {row.fact.id: len(row.cells) for row in matrix_of(page.who_knew).rows}
    by_person: dict[str | None, list[str]] = defaultdict(list)
    for fact in page.who_knew.facts:
        if page.question or known[fact.id] >= _LEAST_AGENCIES:
            by_person[fact.person].append(fact.id)
    sentences = {fact.id: fact.sentence for fact in page.who_knew.facts}
    groups = []
    for person, facts in by_person.items():
        about = page.people.get(person or "", "") or "nobody in particular"
        for first in range(0, len(facts), _MOST_FACTS):
            some = facts[first : first + _MOST_FACTS]
            title = sentences[some[0]] if len(some) == 1 else f"What was known of {about}"
            groups.append((title, some))
    return groups


def all_in_one(page: KnowledgePage) -> str:
    """Return all flows beneath each other in one picture."""
    parts: list[str] = []
    y = width = 0.0
    for one in pictures_of(page):
        wide, high = _size(one.svg)
        parts.append(words(one.title, 16, y + 22, _SIZE, font_weight="bold"))
        parts.append(element("g", one.svg, transform=f"translate(0 {y + _HEADING:.0f})"))
        y, width = y + _HEADING + high + 20, max(width, wide)
    if not parts:
        width, y = 600.0, 60.0
        parts.append(words("No fact that several agencies knew bears a date.", 16, 34, 13))
    said = f"{page.title}: flows along time, one beneath the other."
    return picture(parts, width, y, page.title, said)


def _size(svg: str) -> tuple[float, float]:
    opening = svg[: svg.index(">")]
    _, _, width, height = opening.split('viewBox="')[1].split('"')[0].split()
    return float(width), float(height)


def _alternative(flow: Flow) -> str:
    facts = " ".join(fact.sentence for fact in flow.facts)
    lanes = ", ".join(lane.agency for lane in flow.lanes)
    return f"A drawing along time. {facts} Agencies: {lanes}. The tables say what it shows."
