"""Voices of posts: `python -m benchmarks.voices`.

The invented post with and without its markup and its source, three more invented posts in other
styles (a forum, a leader in quotation marks, two spellings), and a blog post of 2010 in plain text
whose paragraphs were labelled by hand before the engine was written: its labels are places and
voices, no words. The baseline goes by looks alone: what the page sets apart, what stands behind
">", begins with an ellipsis or a quotation mark, or follows a colon, is quoted.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.report import cells_as_table
from candour.actions.fisking import fisk
from candour.core.fisk.voice import Paragraph, Speaks, Voice

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
ACCOUNTS = EXAMPLES / "case" / "accounts"
SOURCES = [ACCOUNTS / name for name in ("article.txt", "review_1.docx", "review_2.docx")]
_ASIDE = (">", "…", "...", "“", '"')


@dataclass(frozen=True, slots=True)
class Labelled:
    """A post with the true voice of each paragraph, and what it answers where that is labelled."""

    name: str
    path: Path
    voices: Sequence[str]
    answers: Sequence[int | None] | None = None
    sources: Sequence[Path] = ()


def labelled() -> Iterator[Labelled]:
    """Yield every labelled post; the blog post where shared material is."""
    for file in ("post.txt", "post.html"):
        told = [
            line
            for line in _lines(EXAMPLES / "truth" / "voices.jsonl")
            if line["file"] == f"accounts/{file}"
        ]
        voices = [str(line["voice"]) for line in told]
        answers = [line["answers"] for line in told]
        yield Labelled(file, ACCOUNTS / file, voices, answers)
        yield Labelled(f"{file}, its sources given", ACCOUNTS / file, voices, answers, SOURCES)
    for path in sorted((HERE / "posts").glob("*.txt")):
        yield Labelled(path.name, path, path.with_suffix(".voices").read_text("utf-8").split())
    shared = os.environ.get("CANDOUR_SHARED")
    folder = Path(shared) if shared else HERE.parents[2] / "shared"
    for path in sorted((folder / "real" / "blog-post-2010").glob("*.txt")):
        labels = [str(line["voice"]) for line in _lines(HERE / "blog_labels.jsonl")]
        yield Labelled("a blog post of 2010", path, labels)


def right(post: Labelled) -> tuple[int, int | None, int]:
    """Return how many voices and answers are right, and voices by looks alone."""
    found = fisk(post.path, post.sources).voices
    if len(found) != len(post.voices):
        raise ValueError(f"{post.name}: {len(found)} paragraphs, {len(post.voices)} are labelled")
    looks = list(by_looks(found))
    told = sum(one.speaks == true for one, true in zip(found, post.voices, strict=True))
    plain = sum(one == true for one, true in zip(looks, post.voices, strict=True))
    if post.answers is None:
        return told, None, plain
    answered = sum(one.answers == of for one, of in zip(found, post.answers, strict=True))
    return told, answered, plain


def by_looks(voices: Sequence[Voice]) -> Iterator[Speaks]:
    """Yield the voices that looks alone tell."""
    below = False
    before: Paragraph | None = None
    for voice in voices:
        one = voice.paragraph
        is_byline = "said" in one.text and len(one.text.split()) <= 4
        below = below or is_byline
        aside = one.is_set_apart or one.text.startswith(_ASIDE)
        leads = before is not None and before.text.rstrip().endswith(":")
        if is_byline or one.is_heading:
            yield Speaks.FURNITURE
        elif below:
            yield Speaks.INNER if aside else Speaks.COMMENT
        else:
            yield Speaks.QUOTED if aside or leads else Speaks.HOST
        before = one


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    """Print the table."""
    rows = []
    for post in labelled():
        told, answered, plain = right(post)
        of = len(post.voices)
        rows.append(
            {
                "post": post.name,
                "paragraphs": str(of),
                "voices right": f"{told / of:.3f}",
                "answers right": "" if answered is None else f"{answered / of:.3f}",
                "by looks alone": f"{plain / of:.3f}",
            }
        )
    print(cells_as_table(rows))


if __name__ == "__main__":
    main()
