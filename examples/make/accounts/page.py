"""The article and the post as web pages; the article has a newspaper's furniture around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from examples.make.accounts.placed import Placed, Told
from examples.make.accounts.plan import Plan
from examples.make.accounts.spoken import Spoken
from examples.make.ledger import Ledger, Made

KINDS = {"h1": "heading", "h2": "heading", "blockquote": "quotation"}


class _Page:
    """Lines of HTML, the ledger, and the paragraphs that count."""

    def __init__(self, file: str, title: str) -> None:
        self.ledger, self.placed = Ledger(file), list[Placed]()
        self.lines = [
            "<!DOCTYPE html>",
            '<html lang="en-GB">',
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{escape(title)}</title>",
            "</head>",
            "<body>",
        ]
        self.ledger.note({"part": "metadata", "path": "head/title"}, title, "furniture")

    def furniture(self, texts: Sequence[str], tag: str, path: str) -> None:
        """Words of the site, not of the piece."""
        for number, text in enumerate(texts, 1):
            self.lines.append(f"<{tag}>{escape(text, quote=False)}</{tag}>")
            where = {"part": "body", "path": f"{path}/{tag}[{number}]"}
            self.ledger.note(where, text, "furniture")

    def say(self, one: Spoken) -> None:
        """Words of the piece; a line break in them is kept as one."""
        name, _, group = one.tag.partition(".")
        text = escape(one.joined.text, quote=False).replace("\n", "<br>")
        named = f' class="{group}"' if group else ""
        if name == "blockquote":
            self.lines.append(f"<blockquote><p>{text}</p></blockquote>")
        else:
            self.lines.append(f"<{name}{named}>{text}</{name}>")
        ordinal = len(self.placed) + 1
        where = {"part": "body", "paragraph": ordinal}
        self.ledger.note(where, one.joined.text, KINDS.get(one.tag, "paragraph"), ordinal=ordinal)
        self.placed.append(
            Placed(where, one.joined, ordinal, one.of_prose, {**one.voice, "quoted": one.quoted})
        )

    def told(self, account: str, file: str) -> Told:
        """The finished page."""
        content = "\n".join([*self.lines, "</body>", "</html>"]) + "\n"
        return Told(account, file, Made(content.encode(), self.ledger), tuple(self.placed))


def article(plan: Plan, spoken: Sequence[Spoken]) -> Told:
    """The newspaper's page: navigation, the article, what stands beside and under it."""
    laid_down, source = plan.account("article"), plan.prose("article")
    page = _Page(f"accounts/{laid_down['file']}", f"{laid_down['title']} | {laid_down['paper']}")
    page.lines += ["<header>"]
    page.furniture([laid_down["paper"]], "p", "header")
    page.lines += ["<nav><ul>"]
    page.furniture(source["site"]["navigation"], "li", "header/nav")
    page.lines += ["</ul></nav>", '<form role="search">']
    page.furniture([source["site"]["search"]], "label", "header/form")
    page.lines += ["</form>"]
    page.furniture([source["site"]["subscribe"]], "a", "header")
    page.lines += ["</header>", "<main>", "<article>"]
    _article_body(page, source, spoken)
    page.lines += ["</article>", "</main>", "<aside>"]
    page.furniture(source["most_read"], "li", "aside")
    page.lines += ["</aside>", "<footer>"]
    page.furniture(source["footer"], "p", "footer")
    page.lines += ["</footer>", "<script>window.section = 'news';</script>"]
    return page.told("article", laid_down["file"])


def _article_body(page: _Page, source: Mapping[str, Any], spoken: Sequence[Spoken]) -> None:
    for number, one in enumerate(spoken, 1):
        page.say(one)
        if number == 3:
            page.lines += ["<figure>"]
            page.furniture([source["caption"]], "figcaption", "main/article/figure")
            page.lines += ["</figure>", '<ul class="share">']
            page.furniture(source["share"], "li", "main/article/ul")
            page.lines += ["</ul>"]
        if number == 9:
            page.lines += ['<aside class="advertisement">']
            page.furniture([source["advertisement"]], "p", "main/article/aside")
            page.lines += ["</aside>"]
    page.lines += ['<nav class="related"><ul>']
    page.furniture(source["related"], "li", "main/article/nav")
    page.lines += ["</ul></nav>"]


def post(plan: Plan, spoken: Sequence[Spoken]) -> Told:
    """The blog's page: the post, then the readers' comments."""
    laid_down = plan.account("post")
    page = _Page(f"accounts/{laid_down['file']}", f"{laid_down['title']} | {laid_down['host']}")
    page.lines += ["<article>"]
    for one in spoken:
        if one.tag == "h2":
            page.lines += ["</article>", '<section id="comments">']
        page.say(one)
    page.lines += ["</section>"]
    return page.told("post", laid_down["file"])
