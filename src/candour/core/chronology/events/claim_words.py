"""The vocabulary of claims: who, where, how many and what came of it, in the words of records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.events.phrases import PhraseBook, stem, tokens_of
from candour.errors import BadVocabulary

_LISTS = {
    "approximate": "approximate",
    "naming": "naming",
    "part_of": "part of more",
    "no_noun": "no noun",
    "no_length_after": "no length after",
    "no_length_before": "no length before",
    "passing": "passing",
    "before_other_day": "before another day",
    "doubtful_before": "doubtful",
    "own_presence": "own presence",
    "score_links": "score links",
    "falling": "falling",
    "off": "off",
    "outside": "outside",
    "venue_ends": "venue ends",
    "accompanying": "accompanying",
    "labels": "labels",
    "opposed_things": "opposed things",
    "ahead_words": "ahead words",
    "denying": "denying",
    "denying_things": "denying things",
    "light_things": "light things",
    "unsure": "unsure",
    "no_denial": "no denial",
    "besides": "besides",
    "agreeing": "agreeing",
    "found_where": "found where",
    "callers": "callers",
    "homes": "homes",
    "room_leads": "room leads",
    "place_leads": "place leads",
    "site_leads": "site leads",
    "town_leads": "town leads",
    "money_things": "money things",
    "going_home": "going home",
    "denying_kinds": "denying kinds",
    "denial_links": "denial links",
    "papers_of": "papers of",
    "denied_by": "denied by",
    "town_acts": "town acts",
    "no_act": "no act",
    "transitive": "transitive",
    "objects": "objects",
    "no_names": "no names",
    "meeting_nouns": "meeting nouns",
    "grown": "grown",
    "grown_or_mother": "grown or mother",
    "visitors": "visitors",
    "single_roles": "single roles",
    "bearing_name": "bearing name",
    "people_links": "people links",
    "children_words": "children words",
    "content_leads": "content leads",
    "while_words": "while words",
    "busy": "busy",
    "clock_leads": "clock leads",
    "hour_leads": "hour leads",
    "hour_ends": "hour ends",
    "account_words": "account words",
    "no_account": "no account",
    "being": "being",
    "pronouns": "pronouns",
    "scene_acts": "scene acts",
    "roads_as_places": "roads as places",
    "before_person": "before person",
    "number_leads": "number leads",
    "later_words": "later words",
    "later_subjects": "later subjects",
}
_PHRASES = {
    "away": "away",
    "at_hand": "at hand",
    "nobody": "nobody",
    "there": "there",
    "falling": "falling",
    "outside": "outside",
    "elsewhere": "elsewhere",
    "address_given": "address given",
    "meeting_words": "meeting word",
    "findings": "finding",
    "denied_before": "denied before",
    "denied_after": "denied after",
    "doubtful_before": "doubtful before",
    "seen_after": "seen after",
    "telling": "telling",
    "today": "today",
    "took_part": "took part",
    "own_presence": "own presence",
    "here": "here",
    "in_place_of": "in place of",
    "gone": "gone",
}
_CODED = {
    "roles": "role",
    "company": "company",
    "taking_part": "taking part",
    "services": "service",
    "more_sites": "site",
    "spots": "spot",
    "rooms": "room",
    "destinations": "destination",
    "room_acts": "room act",
    "venues": "venue",
    "venue_kinds": "venue kind",
    "counts": "count",
    "scores": "score",
    "containers": "container",
    "state_things": "state thing",
    "next_words": "next",
}


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What is looked for in the rows of one event, and how the words exclude one another."""

    covers: Mapping[str, frozenset[str]]
    fillers: Mapping[str, frozenset[str]]
    titles: Mapping[str, str]
    sides: Mapping[str, str]
    sites_of_rooms: Mapping[str, str]
    own_service: Mapping[str, str]
    numbers: Mapping[str, int]
    lengths: Mapping[str, int]
    times: Mapping[str, int]
    day_times: Mapping[str, int]
    per_month: Mapping[str, float]
    ordinals: Mapping[str, int]
    road_ends: Mapping[str, str]
    standing_in: Mapping[str, str]
    counted_scores: Mapping[str, str]
    state_reach: Mapping[str, int]
    of_the_matter: Mapping[str, frozenset[str]]
    matter_answers: Mapping[str, Mapping[str, str]]
    parts_of_day: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    places: frozenset[str]
    stems: Mapping[str, str]
    book: PhraseBook = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "ClaimWords":
        """Build from claims.yaml. Raises `BadVocabulary` naming what is missing or unknown."""
        wanted = {*_LISTS, *_PHRASES, *_CODED, *_MAPPINGS}
        problems = [f"claims.yaml: {name} is missing" for name in sorted(wanted - set(loaded))]
        if problems:
            raise BadVocabulary("; ".join(problems))
        problems = list(_unknown(loaded))
        if problems:
            raise BadVocabulary("; ".join(problems))
        return cls(
            covers={wide: frozenset(narrow) for wide, narrow in loaded["covers"].items()},
            fillers={
                slot: frozenset(about["by"])
                for slot, about in loaded["slots"].items()
                if "by" in about
            },
            numbers=dict(loaded["bare_number_words"]),
            times=dict(loaded["times_words"]),
            **{name: dict(loaded[name]) for name in _PLAIN},
            of_the_matter={
                pair: frozenset(things) for pair, things in loaded["of_the_matter"].items()
            },
            matter_answers={
                subject: dict(answers) for subject, answers in loaded["matter_answers"].items()
            },
            lists={
                name: frozenset(str(word).casefold() for word in loaded[name]) for name in _LISTS
            },
            places=frozenset(_place_words(loaded)),
            stems={
                stem(word): code
                for code, words in loaded["counts"].items()
                for word in map(str, words)
                if " " not in word
            },
            book=PhraseBook(_phrases(loaded)),
        )


_PLAIN = (
    "titles",
    "sides",
    "own_service",
    "lengths",
    "day_times",
    "per_month",
    "ordinals",
    "road_ends",
    "standing_in",
    "counted_scores",
    "state_reach",
    "sites_of_rooms",
    "parts_of_day",
)
_MAPPINGS = (
    *_PLAIN,
    "covers",
    "bare_number_words",
    "slots",
    "states",
    "opposites",
    "times_words",
    "of_the_matter",
    "matter_answers",
)


def _unknown(loaded: Mapping[str, Any]) -> Iterator[str]:
    """Names that lead to nothing: of roles covered, and of what a meeting decides."""
    for wide, narrow in loaded["covers"].items():
        for role in (wide, *narrow):
            if role not in loaded["roles"]:
                yield f"claims.yaml: covers: {role} is no role"
    for pair, things in loaded["of_the_matter"].items():
        if pair not in loaded["states"]:
            yield f"claims.yaml: of_the_matter: {pair} is no pair of states"
        for thing in things:
            if thing not in loaded["state_things"]:
                yield f"claims.yaml: of_the_matter: {thing} is no thing of a state"


def _place_words(loaded: Mapping[str, Any]) -> Iterator[str]:
    for group in ("rooms", "spots", "venue_kinds"):
        for words in loaded[group].values():
            for word in words:
                yield from tokens_of(str(word)).words
    yield from loaded["venue_ends"]


def _phrases(loaded: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, kind in _PHRASES.items():
        yield from ((kind, kind, str(word)) for word in loaded[name])
    for name, kind in _CODED.items():
        for code, words in loaded[name].items():
            yield from ((kind, str(code), str(word)) for word in words)
    for slot, sides in loaded["slots"].items():
        for side in ("after", "before"):
            yield from (("part", f"{slot}|{side}", str(word)) for word in sides.get(side, ()))
    for pair, answers in loaded["states"].items():
        for answer, words in answers.items():
            yield from ((f"state:{pair}", str(answer), str(word)) for word in words)
    for pair, answers in loaded["opposites"].items():
        for answer, words in answers.items():
            yield from ((f"opposite:{pair}", str(answer), str(word)) for word in words)
