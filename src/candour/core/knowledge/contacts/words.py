"""The words by which records tell of contacts between agencies, checked and made ready."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from candour.core.chronology.events.phrases import PhraseBook
from candour.core.chronology.silences.contacts.words import PromiseWords
from candour.core.knowledge.model import Outcome
from candour.errors import BadVocabulary

_OBJECTS = frozenset({"direct", "preposition", "said"})
_ALONE = frozenset({"told", "tells", "asks", "nothing"})
_LISTS = (
    *("arrives", "from", "to", "with", "telling_by", "between", "joined_by", "auxiliaries"),
    *("having", "adverbs", "us", "to_do", "of_its_own", "too", "family_says"),
    *("as_conference", "loose_meetings", "narrators", "not_outside_kinds", "not_outside"),
    *("spoke_there", "nobody", "led_by", "leads", "said_there", "came_along"),
    *("body_words", "offices", "titles_of_persons", "not_of", "he_or_she", "of_files"),
    *("beside", "vague_bodies", "of_council", "not_of_council", "copies", "still_to_do", "on_day"),
    *("made_out", "desks", "staff_titles", "by_post", "tells_what"),
    *("part_of", "about_whom", "not_said", "right_before_body", "also_of", "vehicles"),
    "papers_of_meetings",
)
_PHRASES = (
    *(
        "content",
        "asking",
        "refusals",
        "withheld",
        "undelivered",
        "unanswered",
        "left",
        "undone",
        "undone_thing",
    ),
    *("arrived", "present", "absent", "present_heads", "not_held", "incoming"),
)
_MAPPINGS = (
    "means",
    "travel",
    "meetings",
    "by_means",
    "writes_only",
    "posts_only",
    "desks_only",
    "houses",
    "read_as",
    "holders",
    "received_only",
    "cut_short",
    "led_besides",
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of telling, asking or meeting.

    `takes` says how it takes the one told; `alone` what a name before it, with nothing behind it,
    did: "HV told" was told, "HV rang" told. `only_opening`: a note's own words ("Refer
    CAMHS"). `only_next`: with nothing between ("copy GP"). `is_bringing`: by somebody, by no
    vehicle.
    """

    takes: str
    alone: str
    means: str | None
    outcome: Outcome
    only_with: bool = False
    is_referral: bool = False
    is_both: bool = False
    only_opening: bool = False
    only_next: bool = False
    is_bringing: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that passes between agencies: a letter, a call, news.

    `in_prose`: only a report on others tells of a contact by it; a record's own meetings are read
    in another way.
    """

    means: str | None
    is_talk: bool
    outcome: Outcome | None
    in_prose: bool = False


@dataclass(frozen=True, slots=True)
class ContactWords:
    """Everything that is looked for to find contacts between agencies."""

    promises: PromiseWords
    means: Mapping[str, str]
    kindred: frozenset[frozenset[str]]
    travel: Mapping[str, int]
    verbs: tuple[Verb, ...]
    things: tuple[Thing, ...]
    lists: Mapping[str, frozenset[str]]
    book: PhraseBook = field(repr=False)
    bodies: PhraseBook = field(repr=False)
    holders: Mapping[str, str] = field(repr=False)
    houses: Mapping[str, tuple[str, ...]] = field(repr=False)
    cut_short: Mapping[str, str]
    led_besides: Mapping[str, str]
    read_as: Mapping[str, str]
    """means that are, where the receiver says so, rather this: a referral came as a letter"""
    received_only: Mapping[str, tuple[str, str]]
    """means that one kind of agency gets from another alone: by whom, and who gets it"""

    @classmethod
    def from_mapping(
        cls, loaded: Mapping[str, Any], promises: PromiseWords, acts: Mapping[str, Any]
    ) -> "ContactWords":
        """Build from contacts.yaml, the words of promises, and the kinds of act by code.

        Raises `BadVocabulary` naming every problem.
        """
        problems = list(_problems(loaded))
        if problems:
            raise BadVocabulary("contacts.yaml: " + "; ".join(problems))
        return cls(
            promises=promises,
            means={code: str(plain) for code, plain in loaded["means"].items()},
            kindred=frozenset(
                frozenset(pair) for group in loaded["kindred"] for pair in combinations(group, 2)
            ),
            travel=dict(loaded["travel"]),
            verbs=tuple(_verb(one) for one in loaded["verbs"]),
            things=tuple(_thing(one) for one in loaded["nouns"]),
            lists={name: frozenset(map(str, loaded[name])) for name in _LISTS},
            book=PhraseBook(_phrases(loaded, acts)),
            holders=dict(loaded["holders"]),
            houses={kind: tuple(map(str, them)) for kind, them in loaded["houses"].items()},
            cut_short=dict(loaded["cut_short"]),
            led_besides=dict(loaded["led_besides"]),
            read_as=dict(loaded["read_as"]),
            received_only={
                means: (str(about["by"]), str(about["to"]))
                for means, about in loaded["received_only"].items()
            },
            bodies=PhraseBook(("body", str(name), str(name)) for name in loaded["bodies"]),
        )

    def single_words(self) -> frozenset[str]:
        """The phrases of one word, in small letters."""
        return frozenset(word.casefold() for word in self.book.single_words())

    def printed(self, code: str | None) -> str | None:
        """The plain words for a means."""
        return None if code is None else self.means[code]

    def may_be_one(self, one: str | None, other: str | None) -> bool:
        """Whether two records may give one contact these means."""
        return one is None or other is None or one == other or {one, other} in self.kindred


def _verb(about: Mapping[str, Any]) -> Verb:
    return Verb(
        about["object"],
        about["alone"],
        about.get("means"),
        Outcome(about["outcome"]),
        bool(about.get("only_with")),
        about["code"] == "refer",
        bool(about.get("both")),
        bool(about.get("opens")),
        bool(about.get("next")),
        bool(about.get("brings")),
    )


def _thing(about: Mapping[str, Any]) -> Thing:
    outcome = about.get("outcome")
    return Thing(
        about.get("means"),
        bool(about.get("both")),
        Outcome(outcome) if outcome else None,
        bool(about.get("prose")),
    )


def _problems(loaded: Mapping[str, Any]) -> Iterator[str]:
    needed = (*_LISTS, *_PHRASES, *_MAPPINGS, "kindred", "verbs", "nouns", "bodies")
    yield from (f"{name}: unknown" for name in sorted(set(loaded) - set(needed)))
    missing = [name for name in needed if name not in loaded]
    yield from (f"{name} is missing" for name in missing)
    if missing:
        return
    means = loaded["means"]
    outcomes = {one.value for one in Outcome}
    for group in ("verbs", "nouns"):
        for at, about in enumerate(loaded[group], start=1):
            where = f"{group}, number {at}"
            if about.get("means") not in (None, *means):
                yield f"{where}: {about['means']} is no means"
            if about.get("outcome", Outcome.ASKED) not in outcomes:
                yield f"{where}: {about.get('outcome')} is no outcome"
            if group == "verbs" and about.get("object") not in _OBJECTS:
                yield f"{where}: object is one of {', '.join(sorted(_OBJECTS))}"
            if group == "verbs" and about.get("alone") not in _ALONE:
                yield f"{where}: alone is one of {', '.join(sorted(_ALONE))}"
    listed = (
        *(
            code
            for name in ("travel", "received_only", "by_means", "led_besides", "read_as")
            for code in loaded[name]
        ),
        *(code for group in loaded["kindred"] for code in group),
    )
    yield from (f"{code} is no means" for code in listed if code not in means)


def _phrases(loaded: Mapping[str, Any], acts: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for at, about in enumerate(loaded["verbs"]):
        yield from ((f"verb:{about['object']}", str(at), str(word)) for word in about["words"])
    for at, about in enumerate(loaded["nouns"]):
        yield from (("thing", str(at), str(word)) for word in about["words"])
    for code, words in loaded["meetings"].items():
        yield from (("meeting", code, str(word)) for word in words)
    for code, about in acts.items():
        if about["is"] == "meeting":
            yield from (("meeting", code, str(word)) for word in about["words"])
    for code, words in loaded["by_means"].items():
        yield from (("by_means", code, str(word)) for word in words)
    for kind, words in loaded["writes_only"].items():
        yield from (("writes_only", kind, str(word)) for word in words)
    for kind, words in loaded["posts_only"].items():
        yield from (("posts_only", kind, str(word)) for word in words)
    for kind, words in loaded["desks_only"].items():
        yield from (("desks_only", kind, str(word)) for word in words)
    for name in _PHRASES:
        yield from ((name, name, str(word)) for word in loaded[name])
