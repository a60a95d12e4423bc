"""What accounts say of agencies, as data: titles, and words that find fault, credit or hedge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from candour.core.quotations.phrases import word_lists
from candour.core.statements.phrases import Phrases, Words
from candour.errors import BadVocabulary

_NAME = "statements.yaml"
_TABLES = frozenset({"titles", "groups", "asking", "also_named", "lengths", "notions"})
ASKED = ("invites", "asks", "demands")
"""How pressingly something is asked for, from the least."""
_SMALL_COUNTS, _WEAK_COUNTS = 0.05, 0.5
_DECIDING = (
    "criticising", "omitting", "crediting", "commending", "clearing", "sparing", "strong", "hedged",
    "excepting", "vague", "reporting", "judging", "shared", "answering", "answering_after",
    "receiving", "under", "staff", "carrying", "actors",
)  # fmt: skip


@dataclass(frozen=True)
class StatementWords:
    """The lists of `statements.yaml`, and the agencies' own words of `counterparts.yaml`."""

    too_common: frozenset[str] = field(repr=False)
    not_named: frozenset[str] = field(repr=False)
    shared: frozenset[str] = field(repr=False)
    authors: frozenset[str] = field(repr=False)
    before_authors: frozenset[str] = field(repr=False)
    carrying: frozenset[str] = field(repr=False)
    staff: frozenset[str] = field(repr=False)
    answering: frozenset[str] = field(repr=False)
    answering_after: frozenset[str] = field(repr=False)
    receiving: frozenset[str] = field(repr=False)
    under: frozenset[str] = field(repr=False)
    criticising: frozenset[str] = field(repr=False)
    omitting: frozenset[str] = field(repr=False)
    crediting: frozenset[str] = field(repr=False)
    commending: frozenset[str] = field(repr=False)
    actors: frozenset[str] = field(repr=False)
    due: frozenset[str] = field(repr=False)
    denying: frozenset[str] = field(repr=False)
    supposing: frozenset[str] = field(repr=False)
    setting_aside: frozenset[str] = field(repr=False)
    mild: frozenset[str] = field(repr=False)
    averting: frozenset[str] = field(repr=False)
    clearing: frozenset[str] = field(repr=False)
    sparing: frozenset[str] = field(repr=False)
    strong: frozenset[str] = field(repr=False)
    hedged: frozenset[str] = field(repr=False)
    excepting: frozenset[str] = field(repr=False)
    vague: frozenset[str] = field(repr=False)
    reporting: frozenset[str] = field(repr=False)
    judging: frozenset[str] = field(repr=False)
    telling: frozenset[str] = field(repr=False)
    judging_headings: frozenset[str] = field(repr=False)
    not_reviewed: frozenset[str] = field(repr=False)
    bodies: frozenset[str] = field(repr=False)
    small: frozenset[str] = field(repr=False)
    months: frozenset[str] = field(repr=False)
    writing: frozenset[str] = field(repr=False)
    titles: Mapping[str, str]
    groups: Mapping[str, frozenset[str]] = field(repr=False)
    """words for several agencies at once, and the titles of those they may be"""
    asking: Mapping[str, frozenset[str]] = field(repr=False)
    agencies: Mapping[str, frozenset[str]] = field(repr=False)
    """the kinds of agency, each with the words that it and its staff go by"""
    lengths: Mapping[str, int] = field(repr=False)
    notions: Mapping[str, frozenset[str]] = field(repr=False)
    """what is said in one way or another, each with its ways"""

    @classmethod
    def from_mapping(
        cls, loaded: Mapping[str, Any], agencies: Mapping[str, frozenset[str]]
    ) -> "StatementWords":
        """Build from `statements.yaml`. Raises `BadVocabulary`, also for a kind without a title."""
        lists = word_lists(cls, loaded, _NAME, also=_TABLES)
        titles = {str(kind): str(title) for kind, title in dict(loaded["titles"]).items()}
        groups = {name: frozenset(kinds) for name, kinds in dict(loaded["groups"]).items()}
        named = (
            set(agencies)
            | set(loaded["also_named"])
            | {kind for kinds in groups.values() for kind in kinds}
        )
        untold = named - set(titles) - lists["not_reviewed"]
        if untold:
            raise BadVocabulary(f"{_NAME}: no title for {', '.join(sorted(untold))}")
        asking = {name: frozenset(map(str, said)) for name, said in loaded["asking"].items()}
        if set(asking) != set(ASKED):
            raise BadVocabulary(f"{_NAME}: asking needs exactly: {', '.join(ASKED)}")
        return cls(
            **lists,
            titles=titles,
            groups={
                name: frozenset(titles[kind] for kind in kinds) for name, kinds in groups.items()
            },
            asking=asking,
            agencies={
                kind: told | frozenset(map(str, loaded["also_named"].get(kind, ())))
                for kind, told in agencies.items()
            },
            lengths={str(word): int(days) for word, days in loaded["lengths"].items()},
            notions={
                str(name): frozenset(map(str, ways)) for name, ways in loaded["notions"].items()
            },
        )

    @cached_property
    def named_by(self) -> Phrases:
        """Find agencies by their kinds' words; what is no agency is found as ""."""
        common = {word.casefold() for word in self.too_common}
        merged: dict[str, list[str]] = {}
        for kind, told in self.agencies.items():
            if kind in self.titles:
                merged.setdefault(self.titles[kind], []).extend(
                    word for word in told if word.casefold() not in common
                )
        merged = {
            title: [*told, title] if title.casefold() not in common else told
            for title, told in merged.items()
        }
        groups = {name: [name] for name in self.groups}
        return Phrases({"": self.not_named, **merged, **groups}, bare=True)

    @cached_property
    def decided_by(self) -> Phrases:
        """Find every word by which stance, strength and an agency's part are decided."""
        lists = {name: getattr(self, name) for name in _DECIDING}
        return Phrases(lists | dict(self.asking))

    @cached_property
    def _noted_by(self) -> Phrases:
        return Phrases(self.notions)

    def in_like_words(self, text: str) -> str:
        """Return a text in which what is said in one way or another is said in one."""
        words = Words.of(text)
        said, reached = [], 0
        for hit in sorted(self._noted_by.found(words), key=lambda one: (one.first, -one.last)):
            if hit.first >= reached:
                said += [*words.said[reached : hit.first], hit.list]
                reached = hit.last + 1
        return " ".join([*said, *words.said[reached:]])

    @cached_property
    def headed_by(self) -> Phrases:
        """Find in a heading whether what follows tells or judges."""
        return Phrases({"telling": self.telling, "judging": self.judging_headings})

    def counts_for(self, word: str) -> float:
        """Say how much a word tells of what a sentence is about, from 0 to 1."""
        if word in self.small:
            return _SMALL_COUNTS
        is_weak = word.isdigit() or word in self.months or word in self.writing
        return _WEAK_COUNTS if is_weak else 1.0

    def is_body(self, name: str) -> bool:
        """Say whether a name is one of an organisation: "Civil Contingencies Secretariat"."""
        return any(word.casefold().rstrip("s") in self.bodies for word in name.split())

    def announces(self, heading: str) -> str | None:
        """Return whether a heading announces "telling" or "judging", or neither."""
        kinds = {hit.list for hit in self.headed_by.found(Words.of(heading))}
        return "judging" if "judging" in kinds else "telling" if kinds else None
