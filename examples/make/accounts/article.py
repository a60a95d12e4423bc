"""The newspaper's article, before it becomes a page or a text."""

from __future__ import annotations

from examples.make.accounts.plan import Plan
from examples.make.accounts.sentence import Joined, Sentence, join
from examples.make.accounts.spoken import Spoken, heading

BEFORE = 3  # headline, writer and day stand before the first paragraph of the article


def article(plan: Plan) -> list[Spoken]:
    """The article's paragraphs: headline, writer, day, then the prose."""
    laid_down, source = plan.account("article"), plan.prose("article")
    spoken = [
        Spoken(heading(laid_down["title"], "A visitor who saw nothing", "X01"), "h1"),
        Spoken(join([Sentence(source["byline"])]), "p", of_prose=False),
        Spoken(join([Sentence(source["dated"])]), "p", of_prose=False),
    ]
    for raw in source["paragraphs"]:
        spoken.append(Spoken(join([plan.sentence(one) for one in raw]), "p"))
    return spoken


def prose(spoken: list[Spoken], number: int) -> Joined:
    """The article's paragraph of that number; the plan counts from the first of the prose."""
    return spoken[BEFORE + number - 1].joined
