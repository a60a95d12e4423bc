"""Telling the case: every account's files, in the order in which they quote each other."""

from __future__ import annotations

from examples.make.accounts import page, plain, report, summary
from examples.make.accounts.article import article
from examples.make.accounts.placed import Told
from examples.make.accounts.plan import Plan
from examples.make.accounts.post import post


def tell(plan: Plan) -> dict[str, Told]:
    """Every account by the name of its file."""
    pressed = article(plan)
    posted = post(plan, pressed)
    made = [
        report.make(plan, "review_1"),
        report.make(plan, "review_2"),
        summary.make(plan),
        page.article(plan, pressed),
        plain.write("article", "article.txt", pressed),
        page.post(plan, posted),
        plain.write("post", "post.txt", posted),
    ]
    return {one.file: one for one in made}
