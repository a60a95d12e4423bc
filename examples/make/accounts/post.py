"""The blog post, before it becomes a page or a text: whose voice each paragraph is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from examples.make.accounts.article import prose
from examples.make.accounts.plan import Plan
from examples.make.accounts.sentence import Joined, Sentence, join
from examples.make.accounts.spoken import Spoken, heading

MARKS = {"curly": "“{%s}”", "straight": '"{%s}"'}


def post(plan: Plan, pressed: list[Spoken]) -> list[Spoken]:
    """The post's paragraphs in order: day, title, host and article by turns, then the readers."""
    laid_down, source = plan.account("post"), plan.prose("post")
    title = heading(laid_down["title"], "A visitor who saw nothing", "X02")
    spoken = [
        _furniture(source["dated"], "p", "dated"),
        Spoken(title, "h1", voice={"id": "title", "voice": "furniture"}),
    ]
    above = ""
    for raw in source["paragraphs"]:
        spoken.append(_of_post(plan, pressed, raw, above))
        above = raw["id"]
    spoken.append(_furniture("Comments", "h2", "comments"))
    comments = {one["n"]: one for one in laid_down["comments"]}
    for number, comment in enumerate(source["comments"], 1):
        speaker = comment["speaker"]
        spoken.append(_furniture(f"{speaker} said…", "p.by", f"by{number}"))
        spoken += [_of_reader(plan, comments, raw, speaker) for raw in comment["paragraphs"]]
    return spoken


def _furniture(text: str, tag: str, name: str) -> Spoken:
    return Spoken(join([Sentence(text)]), tag, False, {"id": name, "voice": "furniture"})


def _of_post(plan: Plan, pressed: list[Spoken], raw: Mapping[str, Any], above: str) -> Spoken:
    if "quoted" in raw:
        whole = prose(pressed, raw["quoted"])
        wanted = raw.get("sentences") or range(1, len(whole.spans) + 1)
        taken = [whole.spans[one - 1][0] for one in wanted]
        unplanned = [_as_quoted(one) for one in taken]
        joined = join(unplanned, raw.get("lead", ""), raw.get("tail", ""))
        quoted = {"paragraph": raw["quoted"], "text": " ".join(one.text for one in taken)}
        voice = {"id": raw["id"], "voice": "quoted", "quotes": [one[0] for one in joined.slots()]}
        return Spoken(joined, "blockquote", voice=voice, quoted=quoted)
    answers = raw.get("answers")
    voice = {"id": raw["id"], "voice": "host", "answers": above if answers == "above" else answers}
    return Spoken(join([plan.sentence(one) for one in raw["host"]]), "p", voice=voice)


def _as_quoted(sentence: Sentence) -> Sentence:
    """The article's statement is not the post's own."""
    return Sentence(sentence.text, slots=sentence.slots)


def _of_reader(
    plan: Plan, comments: Mapping[int, Mapping[str, Any]], raw: Mapping[str, Any], speaker: str
) -> Spoken:
    voice = {"id": raw["id"], "voice": "comment", "speaker": speaker, "answers": raw["answers"]}
    if "inner" in raw:
        key = raw["inner"]
        marks = MARKS[plan.quotations[key].get("marks", "curly")]
        return Spoken(
            join([plan.sentence(marks % key)]), "p.comment", voice=voice | {"voice": "inner"}
        )
    if isinstance(raw["comment"], list):
        joined = join([plan.sentence(one) for one in raw["comment"]])
        return Spoken(joined, "p.comment", voice=voice)
    joined = _laid_down(plan, comments[raw["comment"]], raw.get("repeats"))
    if "repeats" in raw:
        voice |= {"quotes": [raw["repeats"]], "whose": raw["whose"]}
    return Spoken(joined, "p.comment", voice=voice)


def _laid_down(plan: Plan, comment: Mapping[str, Any], key: str | None) -> Joined:
    text = comment["text"]
    if key is None:
        return join([Sentence(text)])
    return heading(text, plan.words()[key], key)
