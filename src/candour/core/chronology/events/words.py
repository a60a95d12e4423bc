"""The vocabulary that events are told by, checked and made ready to be found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.phrases import PhraseBook, tokens_of
from candour.errors import BadVocabulary

_CHOICE = re.compile(r"<([^<>]*)>")
_COUNTED = ("injuries", "people", "contacts", "measures")
KINDS_OF_ACT = ("happening", "meeting", "channel", "internal")


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act: its title, and what it is.

    It happens, is a meeting of several agencies, is a way of telling, or is an agency's own
    business within its walls.
    """

    code: str
    title: str
    kind: str
    happens_once: bool = False
    goes_with_others: bool = False
    is_each_own: bool = False


@dataclass(frozen=True, slots=True)
class EventWords:
    """Everything that is looked for in an entry's words."""

    acts: Mapping[str, Act]
    counterparts: Mapping[str, tuple[str, ...]]
    arriving: frozenset[str]
    dating: frozenset[str]
    ahead: frozenset[str]
    nights: frozenset[str]
    call_outs: frozenset[str]
    waiting: frozenset[str]
    beyond_call_out: frozenset[str]
    bringing: frozenset[str]
    brought_to: frozenset[str]
    turned_by: frozenset[str]
    sites: Mapping[str, str | None]
    counted: Mapping[str, str]
    numbers: Mapping[str, int]
    roads: frozenset[str]
    common: frozenset[str]
    same: Mapping[str, str]
    people: frozenset[str]
    titles: frozenset[str]
    codes: frozenset[str]
    ordinary: frozenset[str]
    agency_words: frozenset[str]
    weights: Mapping[str, dict[str, float]]
    book: PhraseBook = field(repr=False)
    claims: ClaimWords = field(repr=False)

    @classmethod
    def from_mappings(cls, loaded: Mapping[str, Mapping[str, Any]]) -> "EventWords":
        """Build from the YAML files, by file name. Raises `BadVocabulary` naming every problem."""
        problems = [f"{name}.yaml is missing" for name in _FILES if name not in loaded]
        if problems:
            raise BadVocabulary("; ".join(problems))
        problems = list(_problems(loaded))
        if problems:
            raise BadVocabulary("; ".join(problems))
        acts, same = loaded["acts"], loaded["same_words"]
        counted = loaded["counted"]
        return cls(
            acts=dict(_acts(acts["acts"])),
            counterparts={k: tuple(a["names"]) for k, a in loaded["counterparts"].items()},
            arriving=frozenset(acts["arriving"]),
            dating=frozenset(acts["dating"]),
            ahead=frozenset(acts["ahead"]),
            nights=frozenset(acts["nights"]),
            call_outs=frozenset(acts["call_outs"]),
            waiting=frozenset(acts["waiting"]),
            beyond_call_out=frozenset(acts["beyond_call_out"]),
            bringing=frozenset(acts["bringing"]),
            brought_to=frozenset(acts["brought_to"]),
            turned_by=frozenset(acts["turned_by"]),
            sites={site: about.get("part_of") for site, about in loaded["body_sites"].items()},
            counted={code: group for group in _COUNTED for code in counted[group]},
            numbers=dict(counted["numbers"]),
            roads=frozenset(loaded["places"]["roads"]),
            common=frozenset(map(str, same["common"])),
            same=dict(_same_words(same)),
            people=frozenset(same["people"]),
            titles=frozenset(same["titles"]),
            codes=frozenset(_codes(same, loaded["counterparts"])),
            ordinary=frozenset(
                word for _, _, said in _phrases(loaded) for word in tokens_of(str(said)).words
            ),
            agency_words=frozenset(same["agency_words"]) | _names_of_kinds(loaded["counterparts"]),
            weights={side: dict(loaded["likeness"][side]) for side in ("across", "within")},
            book=PhraseBook(_phrases(loaded)),
            claims=ClaimWords.from_mapping(loaded["claims"]),
        )


_FILES = (
    "acts",
    "likeness",
    "counterparts",
    "same_words",
    "body_sites",
    "counted",
    "places",
    "outcomes",
    "presence",
    "claims",
)


def _problems(loaded: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for code, act in loaded["acts"]["acts"].items():
        if act.get("is") not in KINDS_OF_ACT:
            yield f"acts.yaml: {code}: unknown kind {act.get('is')}"
    sites = loaded["body_sites"]
    for site, about in sites.items():
        if about.get("part_of") and about["part_of"] not in sites:
            yield f"body_sites.yaml: {site} is part of {about['part_of']}, which is not listed"
    for side in ("across", "within"):
        weights = loaded["likeness"].get(side) or {}
        if "base" not in weights:
            yield f"likeness.yaml: {side}: no weight of base"
        for code, weight in weights.items():
            if not isinstance(weight, int | float):
                yield f"likeness.yaml: {side}: the weight of {code} is no number"


def _names_of_kinds(counterparts: Mapping[str, Any]) -> frozenset[str]:
    names = (name for about in counterparts.values() for name in about["names"])
    return frozenset(word for name in names for word in tokens_of(str(name)).words)


def _acts(listed: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Act]]:
    for code, act in listed.items():
        once, beside = bool(act.get("once")), bool(act.get("beside"))
        yield code, Act(code, act["title"], act["is"], once, beside, bool(act.get("own")))


def _same_words(same: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for group in ("people", "words"):
        for meant, others in same[group].items():
            for other in others:
                words = tokens_of(str(other)).words
                if len(words) == 1 and not str(other).isupper():
                    yield words[0], str(meant)


def _codes(same: Mapping[str, Any], counterparts: Mapping[str, Any]) -> Iterator[str]:
    """Abbreviations of the field, which stand in capitals like names and are none."""
    lists = [others for group in ("people", "words") for others in same[group].values()]
    lists += [about["words"] for about in counterparts.values()]
    for words in lists:
        yield from (str(word).casefold() for word in words if str(word).isupper())


_OF_TELLING = (
    "reports",
    "papers",
    "arrival",
    "stages",
    "calls_begin",
    "planned",
    "outgoing",
    "again",
    "weekend",
    "paper_openings",
)
_Phrases = Iterator[tuple[str, str, str]]


def _phrases(loaded: Mapping[str, Mapping[str, Any]]) -> _Phrases:
    yield from _of_acts(loaded["acts"])
    for code, about in loaded["counterparts"].items():
        yield from (("counterpart", code, word) for word in about["words"])
    yield from _of_people_and_things(loaded["same_words"], loaded["body_sites"], loaded["counted"])
    yield from _of_places(loaded["places"])
    for subject, answers in loaded["outcomes"].items():
        for answer, words in answers.items():
            for word in words:
                yield from ((f"outcome:{subject}", str(answer), one) for one in _spelt(str(word)))
    yield from _of_presence(loaded["presence"])


def _spelt(phrase: str) -> Iterator[str]:
    """Every phrase that one with choices stands for: "<declined|refused> <the|> referral"."""
    choice = _CHOICE.search(phrase)
    if choice is None:
        yield " ".join(phrase.split())
        return
    for one in choice.group(1).split("|"):
        yield from _spelt(phrase[: choice.start()] + one + phrase[choice.end() :])


def _of_acts(acts: Mapping[str, Any]) -> _Phrases:
    for kind, group in (("act", acts["acts"]), ("moment", acts["moments"])):
        for code, about in group.items():
            for word in about["words"]:
                yield from ((kind, code, one) for one in _spelt(str(word)))
    for kind, key in (("weekday", "weekdays"), ("day_before", "days_before")):
        for code, said in acts[key].items():
            yield from ((kind, str(code), word) for word in said)
    for kind in _OF_TELLING:
        yield from ((kind, kind, word) for word in acts[kind])


def _of_people_and_things(
    same: Mapping[str, Any], sites: Mapping[str, Any], counted: Mapping[str, Any]
) -> _Phrases:
    for group, kind in (("people", "person"), ("words", "same")):
        for meant, others in same[group].items():
            yield from ((kind, str(meant), str(word)) for word in (meant, *others))
    for site, about in sites.items():
        yield from (("site", site, word) for word in (site, *about.get("words", ())))
    for group in (*_COUNTED, "lengths"):
        kind = "length" if group == "lengths" else "counted"
        for code, words in counted[group].items():
            yield from ((kind, code, word) for word in words)


def _of_places(places: Mapping[str, Any]) -> _Phrases:
    for code, words in places["kinds"].items():
        yield from (("place", code, word) for word in words)
    yield from (("placed", "placed", word) for word in places["placed"])


def _of_presence(presence: Mapping[str, Any]) -> _Phrases:
    for code in ("nobody_else", "somebody_else", "present", "absent"):
        kind = "others" if code.endswith("else") else "taking_part"
        yield from ((kind, code, word) for word in presence[code])
