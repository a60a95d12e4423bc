"""A sentence of an account, and paragraphs joined from sentences with every offset kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SLOT = re.compile(r"\{(\w+)\}")
LABEL = re.compile(r"\[([A-Z, ]+?)( [+-])?\] ")
STANCES = {None: "neutral", " +": "credits", " -": "criticises"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, whom they are about and how; `slots` are the quotations inside: key, start, end."""

    text: str
    key: str = ""
    agencies: tuple[str, ...] = ()
    stance: str = "neutral"
    strength: str = "plain"
    planned: bool = False
    slots: tuple[tuple[str, int, int], ...] = ()

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("a sentence has words")


@dataclass(frozen=True, slots=True)
class Joined:
    """A paragraph's text, where each sentence stands in it, and where each quotation stands."""

    text: str
    spans: tuple[tuple[Sentence, int, int], ...]

    def slots(self) -> list[tuple[str, int, int]]:
        """The quotations of the paragraph: key, start, end, without their marks."""
        return [
            (key, begins + start, begins + end)
            for sentence, begins, _ in self.spans
            for key, start, end in sentence.slots
        ]


def filled(text: str, words: Mapping[str, str]) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """Put the words of quotations into their slots and say where they came to stand."""
    out, at, slots = "", 0, []
    for found in SLOT.finditer(text):
        out += text[at : found.start()]
        quote = words[found[1]]
        slots.append((found[1], len(out), len(out) + len(quote)))
        out += quote
        at = found.end()
    return out + text[at:], tuple(slots)


def labelled(text: str) -> tuple[str, tuple[str, ...], str]:
    """Take the label off "[HV, GP -] …": the words, the agencies, the stance."""
    found = LABEL.match(text)
    if found is None:
        return text, (), "neutral"
    agencies = tuple(code.strip() for code in found[1].split(","))
    return text[found.end() :], agencies, STANCES[found[2]]


def join(sentences: Sequence[Sentence], lead: str = "", tail: str = "") -> Joined:
    """Sentences with a space between; `lead` and `tail` are ellipses that belong to none."""
    text, spans = lead, []
    for number, sentence in enumerate(sentences):
        text += " " if number else ""
        spans.append((sentence, len(text), len(text) + len(sentence.text)))
        text += sentence.text
    return Joined(text + tail, tuple(spans))
