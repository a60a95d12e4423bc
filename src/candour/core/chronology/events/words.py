"""The vocabulary that events are told by, checked and made ready to be found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.events.phrases import PhraseBook, tokens_of
from candour.errors import BadVocabulary

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


@dataclass(frozen=True, slots=True)
class EventWords:
    """Everything that is looked for in an entry's words."""

    acts: Mapping[str, Act]
    moments: Mapping[str, str]
    counterparts: Mapping[str, tuple[str, ...]]
    arriving: frozenset[str]
    dating: frozenset[str]
    sites: Mapping[str, str | None]
    counted: Mapping[str, str]
    numbers: Mapping[str, int]
    roads: frozenset[str]
    common: frozenset[str]
    same: Mapping[str, str]
    people: frozenset[str]
    titles: frozenset[str]
    book: PhraseBook = field(repr=False)

    @classmethod
    def from_mappings(cls, loaded: Mapping[str, Mapping[str, Any]]) -> "EventWords":
        """Build from the YAML files, by file name. Raises `BadVocabulary` naming every problem."""
        problems = [f"{name}.yaml is missing" for name in _FILES if name not in loaded]
        if problems:
            raise BadVocabulary("; ".join(problems))
        acts, same = loaded["acts"], loaded["same_words"]
        problems += [
            f"acts.yaml: {code}: unknown kind {act.get('is')}"
            for code, act in acts["acts"].items()
            if act.get("is") not in KINDS_OF_ACT
        ]
        sites = loaded["body_sites"]
        problems += [
            f"body_sites.yaml: {site} is part of {about['part_of']}, which is not listed"
            for site, about in sites.items()
            if about.get("part_of") and about["part_of"] not in sites
        ]
        if problems:
            raise BadVocabulary("; ".join(problems))
        counted = loaded["counted"]
        return cls(
            acts={c: Act(c, a["title"], a["is"]) for c, a in acts["acts"].items()},
            moments={code: about["title"] for code, about in acts["moments"].items()},
            counterparts={k: tuple(a["names"]) for k, a in loaded["counterparts"].items()},
            arriving=frozenset(acts["arriving"]),
            dating=frozenset(acts["dating"]),
            sites={site: about.get("part_of") for site, about in sites.items()},
            counted={
                code: group
                for group in ("injuries", "people", "contacts", "measures")
                for code in counted[group]
            },
            numbers=dict(counted["numbers"]),
            roads=frozenset(loaded["places"]["roads"]),
            common=frozenset(map(str, same["common"])),
            same=dict(_same_words(same)),
            people=frozenset(same["people"]),
            titles=frozenset(same["titles"]),
            book=PhraseBook(_phrases(loaded)),
        )


_FILES = (
    "acts",
    "counterparts",
    "same_words",
    "body_sites",
    "counted",
    "places",
    "outcomes",
    "presence",
)


def _same_words(same: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for group in ("people", "words"):
        for meant, others in same[group].items():
            for other in others:
                words = tokens_of(str(other)).words
                if len(words) == 1 and not str(other).isupper():
                    yield words[0], str(meant)


def _phrases(loaded: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    acts, places, presence = loaded["acts"], loaded["places"], loaded["presence"]
    for code, act in acts["acts"].items():
        yield from (("act", code, word) for word in act["words"])
    for code, moment in acts["moments"].items():
        yield from (("moment", code, word) for word in moment["words"])
    for kind in ("reports", "papers", "arrival", "day_before", "same_day", "stages"):
        yield from ((kind, kind, word) for word in acts[kind])
    for code, about in loaded["counterparts"].items():
        yield from (("counterpart", code, word) for word in about["words"])
    for group in ("people", "words"):
        for meant, others in loaded["same_words"][group].items():
            kind = "person" if group == "people" else "same"
            yield from ((kind, str(meant), str(word)) for word in (meant, *others))
    for site, about in loaded["body_sites"].items():
        yield from (("site", site, word) for word in (site, *about.get("words", ())))
    for group in ("injuries", "people", "contacts", "measures", "lengths"):
        kind = "length" if group == "lengths" else "counted"
        for code, words in loaded["counted"][group].items():
            yield from ((kind, code, word) for word in words)
    for code, words in places["kinds"].items():
        yield from (("place", code, word) for word in words)
    yield from (("placed", "placed", word) for word in places["placed"])
    for subject, answers in loaded["outcomes"].items():
        for answer, words in answers.items():
            yield from ((f"outcome:{subject}", str(answer), word) for word in words)
    for code in ("nobody_else", "somebody_else", "present", "absent"):
        kind = "others" if code.endswith("else") else "taking_part"
        yield from ((kind, code, word) for word in presence[code])
    for slot, words in presence["slots"].items():
        yield from (("slot", slot, word) for word in words)
