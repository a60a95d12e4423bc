"""The executive summary: twelve paragraphs numbered by an automatic list of one level."""

from __future__ import annotations

from examples.make import word_parts
from examples.make.accounts.placed import Placed, Told
from examples.make.accounts.plan import Plan
from examples.make.accounts.report import PAPER, SPACED, begin, in_list
from examples.make.accounts.sentence import join


def make(plan: Plan) -> Told:
    """Write the summary. Its numbers have one level and are unique, so they are its places."""
    source, laid_down = plan.prose("summary_2"), plan.account("summary_2")
    file = laid_down["file"]
    document = begin(f"accounts/{file}", laid_down["title"], source)
    placed: list[Placed] = []

    def say(raw: list[str], number: str) -> None:
        joined = join([plan.sentence(one) for one in raw])
        more = in_list(0) + SPACED if number else SPACED
        document.say(joined.text, number=number, more=more)
        where = {"part": "body", "paragraph": number or document.paragraphs}
        placed.append(Placed(where, joined, document.paragraphs))

    for text in source["front"]:
        say([text], "")
    for section in source["sections"]:
        document.say(section["sub"], "Heading1", kind="heading")
        for paragraph in section["paragraphs"]:
            say(paragraph, document.outline.number(0))
    made = document.finish(word_parts.section(("header1", "footer1"), PAPER))
    return Told("summary_2", file, made, tuple(placed))
