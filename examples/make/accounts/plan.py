"""The plan of the accounts: the story's statements and quotations, and the prose around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from examples.make.accounts.sentence import Sentence, filled, labelled
from examples.make.accounts.source import read

HERE = Path(__file__).parent
STORY = HERE.parent / "story.yaml"
CURLY = "’"


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is laid down before a file is written."""

    story: Mapping[str, Any]
    quotations: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, list[str]]
    named: Mapping[str, Sentence] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Plan:
        """Read the story and the sources beside this file."""
        story = read(STORY)
        held = read(HERE / "quotations.yaml")
        quotations = {
            one["key"]: {**one, **held["planned"].get(one["key"], {}), "planned": True}
            for one in story["quotations"]
        } | {key: {"key": key, **one, "planned": False} for key, one in held["further"].items()}
        return cls(story, quotations, held["sources"], _named(story))

    def account(self, name: str) -> Mapping[str, Any]:
        """What the story lays down for an account: title, date, statements."""
        found: Mapping[str, Any] = self.story["accounts"][name]
        return found

    def prose(self, name: str) -> Any:
        """The source beside this file that holds an account's words."""
        return read(HERE / f"{name}.yaml")

    def words(self) -> dict[str, str]:
        """The words of every quotation as they stand in the account that makes it."""
        return {key: one.get("written", one["quote"]) for key, one in self.quotations.items()}

    def sentence(self, raw: str) -> Sentence:
        """A sentence from a key or from words of its own."""
        if raw in self.named:
            return self.named[raw]
        text, agencies, stance = labelled(raw)
        text, slots = filled(text, self.words())
        return Sentence(text, "", agencies, stance, slots=slots)


def _named(story: Mapping[str, Any]) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    for name, account in story["accounts"].items():
        for one in account["statements"]:
            text = one["text"].replace("'", CURLY) if name == "post" else one["text"]
            found[one["key"]] = Sentence(
                text, one["key"], tuple(one["agencies"]), one["stance"], one["strength"], True
            )
    for key, text in story["case"]["terms_of_reference"].items():
        found[key] = Sentence(text, key)
    for one in story["earlier_lessons"]:
        found[one["key"]] = Sentence(one["text"], one["key"])
    for key, raw in read(HERE / "narrative.yaml").items():
        text, agencies, stance = labelled(raw)
        found[key] = Sentence(text, key, agencies, stance)
    return found
