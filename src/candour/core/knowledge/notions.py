"""Notions: what sentences about a family state, each with the ways in which records say it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from candour.core.chronology.events.phrases import Tokens, tokens_of
from candour.core.chronology.events.roots import root
from candour.errors import BadVocabulary

_OWNERS = frozenset(("his", "her", "their", "my", "our", "its"))
_ARTICLES = frozenset(("a", "an", "the"))
_WHOSE = _OWNERS | _ARTICLES


class NotionKind(StrEnum):
    """What a notion does in a sentence: states it, tells how, adds a detail, or nothing at all."""

    PREDICATE = "predicate"
    MANNER = "manner"
    DETAIL = "detail"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Notion:
    """One notion.

    `near` names a class of which those that are `general` stand for every other and every other
    for them (a mark for a bruise, but no burn for a bruise); `against` is its contrary; `implies`
    are notions that it states besides; `is_seen` says that who records it without a teller saw
    it, `is_past` that it is told of long after, `is_private` that staff are told of it and cannot
    see it (a relation, a home); `concern` is the concern of the codebook that it is. One that
    `is_only_asked` states nothing, but may be denied ("asked who else is there: nobody"). One that
    `is_of_a_part` counts only beside a part of the body ("torn", "broken"). `role` is a role that
    states it of whoever is called so ("his friend"). `like` are forms of
    words that state it, where what stands between is free ("lost a lot of weight"): they are tried
    on texts that have one of the words `like_with`.
    """

    code: str
    kind: NotionKind
    near: str = ""
    against: str = ""
    implies: tuple[str, ...] = ()
    is_seen: bool = False
    concern: str = ""
    is_of_a_part: bool = False
    is_only_asked: bool = False
    is_general: bool = False
    is_private: bool = False
    is_past: bool = False
    role: str = ""
    like: tuple[re.Pattern[str], ...] = field(default=(), repr=False)
    like_with: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Met:
    """A phrase met in a text: its code, its first and its last word."""

    code: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    roots: tuple[str, ...]
    code: str
    is_capital: bool
    words: tuple[str, ...]
    is_bare: bool = False
    """whether it was stripped of whose a thing is: only met with that said or left unsaid"""

    @property
    def is_loose(self) -> bool:
        """Whether it may be met with another word for whose a thing is, or none."""
        is_theirs = not _OWNERS.isdisjoint(self.roots)  # "in his room" is no child's
        return len(self.roots) > 1 and not (self.words or self.is_capital or is_theirs)

    def end_in(self, given: Sequence[str], at: int) -> int:
        """Where it ends in a text that has it at a place, 0 if the text has not."""
        if not self.is_bare:
            end = at + len(self.roots)
            return end if given[at:end] == self.roots else 0
        for number, one in enumerate(self.roots):
            if number and at < len(given) and given[at] in _WHOSE:
                at += 1
            if at >= len(given) or given[at] != one:
                return 0
            at += 1
        return at

    def fits(self, tokens: Tokens, at: int, end: int) -> bool:
        """Whether words with its roots are one clause's, and written as it asks for."""
        if tokens.clauses[at] != tokens.clauses[end - 1]:
            return False
        if self.words and tokens.words[at:end] != self.words:
            return False
        return not self.is_capital or tokens.between(at, end - 1)[:2].isupper()


class RootBook:
    """Phrases met by the roots of their words, the longest at each place and none inside another.

    "lives", "living" and "lived" are one. A phrase in capitals is met only in capitals, and one
    after "=" only as it is written ("=mark" is no "marked").
    """

    def __init__(self, phrases: Iterable[tuple[str, str]], *, is_loose: bool = False) -> None:
        """Take (code, phrase); a loose book passes over whose a thing is: "shares a (his) bed"."""
        by_first: dict[str, list[_Phrase]] = {}
        for code, phrase in phrases:
            words = tokens_of(phrase.removeprefix("=")).words
            if words:
                one = _Phrase(
                    roots=tuple(map(root, words)),
                    code=code,
                    is_capital=phrase.isupper() and len(phrase) > 1,
                    words=words if phrase.startswith("=") else (),
                )
                by_first.setdefault(one.roots[0], []).append(one)
                if is_loose and one.is_loose:
                    inner = (at for at in one.roots[1:-1] if at not in _ARTICLES)
                    bare = replace(one, roots=(one.roots[0], *inner, one.roots[-1]), is_bare=True)
                    by_first[one.roots[0]].append(bare)
        by_two: dict[tuple[str, ...], list[_Phrase]] = {}
        for entries in by_first.values():
            entries.sort(key=lambda entry: -len(entry.roots))
            for one in entries:
                if len(one.roots) > 1:
                    by_two.setdefault(one.roots[:2], []).append(one)
        self._by_two = by_two
        self._alone = {
            first: [one for one in entries if len(one.roots) == 1]
            for first, entries in by_first.items()
        }

    @property
    def firsts(self) -> Iterable[str]:
        """The roots with which its phrases begin."""
        return self._alone.keys()

    def find(self, tokens: Tokens, roots: Sequence[str]) -> Iterator[Met]:
        """Yield every phrase met."""
        free = 0
        given = roots if isinstance(roots, tuple) else tuple(roots)
        for at, first in enumerate(given):
            alone = self._alone.get(first)
            if alone is None or at < free:
                continue
            longer = self._by_two.get(given[at : at + 2], ())
            if given[at + 1 : at + 2] and given[at + 1] in _WHOSE:
                longer = (*longer, *self._by_two.get((first, *given[at + 2 : at + 3]), ()))
            for phrase in (*longer, *alone) if longer else alone:
                end = phrase.end_in(given, at)
                if end and phrase.fits(tokens, at, end):
                    free = end
                    yield Met(phrase.code, at, end - 1)
                    break


@dataclass(frozen=True, slots=True)
class Notions:
    """Every notion by its code, and the book that finds them."""

    by_code: Mapping[str, Notion]
    book: RootBook = field(repr=False)
    free: tuple[Notion, ...] = field(default=(), repr=False)
    """the notions that have forms of words"""

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "Notions":
        """Build from `notions.yaml`. Raises `BadVocabulary` naming every problem."""
        problems = list(_problems(loaded))
        if problems:
            raise BadVocabulary("notions.yaml: " + "; ".join(problems))
        by_code = {
            code: Notion(
                code,
                NotionKind(about["is"]),
                about.get("near", ""),
                about.get("against", ""),
                tuple(about.get("implies", ())),
                bool(about.get("seen", False)),
                about.get("concern", ""),
                about.get("beside", "") == "site",
                bool(about.get("asked", False)),
                bool(about.get("general", False)),
                bool(about.get("private", False)),
                bool(about.get("past", False)),
                like=tuple(re.compile(one, re.IGNORECASE) for one in about.get("like", ())),
                like_with=frozenset(map(str, about.get("with", ()))),
                role=about.get("role", ""),
            )
            for code, about in loaded.items()
        }
        phrases = ((code, str(one)) for code, about in loaded.items() for one in about["words"])
        free = tuple(one for one in by_code.values() if one.like)
        return cls(by_code, RootBook(phrases, is_loose=True), free)

    def of_kind(self, near: str) -> list[str]:
        """The notions of a class."""
        return [code for code, one in self.by_code.items() if near and one.near == near]

    def of_role(self, role: str) -> str | None:
        """The notion that a role states of whoever is called so, if any does."""
        return next((code for code, one in self.by_code.items() if one.role == role), None)

    def alike(self, code: str) -> frozenset[str]:
        """The notions that stand for a notion where it is asked for: itself and its class."""
        notion = self.by_code[code]
        found = {code, f"who:{notion.role}"} if notion.role else {code}
        for other in self.by_code.values():
            is_near = notion.near and other.near == notion.near
            is_general = notion.is_general or other.is_general
            if (is_near and is_general) or code in other.implies:
                found.add(other.code)
        return frozenset(found)


_KEYS = frozenset(
    {
        "is",
        "near",
        "against",
        "implies",
        "seen",
        "concern",
        "words",
        "beside",
        "like",
        "asked",
        "general",
        "private",
        "past",
        "with",
        "role",
    }
)


def _problems(loaded: Mapping[str, Any]) -> Iterator[str]:
    kinds = {one.value for one in NotionKind}
    for code, about in loaded.items():
        if about.get("is") not in kinds:
            yield f"{code}: unknown kind {about.get('is')}"
        if not about.get("words"):
            yield f"{code}: has no words"
        if set(about) - _KEYS:
            yield f"{code}: unknown keys {', '.join(sorted(set(about) - _KEYS))}"
        if bool(about.get("like")) != bool(about.get("with")):
            yield f"{code}: forms of words and the words that they are tried with belong together"
        if about.get("beside", "site") != "site":
            yield f"{code}: can stand beside a site alone, not beside {about['beside']}"
        yield from (f"{code}: {one} is no form of words" for one in _unreadable(about))
        yield from (
            f"{code}: {other} is no notion"
            for other in (about.get("against"), *about.get("implies", ()))
            if other and other not in loaded
        )


def _unreadable(about: Mapping[str, Any]) -> Iterator[str]:
    for one in about.get("like", ()):
        try:
            re.compile(one)
        except re.error:
            yield one
