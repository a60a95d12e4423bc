"""The words by which knowledge is told, checked and made ready to be found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.events.roots import root
from candour.core.chronology.events.words import EventWords
from candour.core.knowledge.concerns import Codebook
from candour.core.knowledge.notions import Notions, RootBook
from candour.errors import BadVocabulary

_BOOKS = (
    "told", "read", "saw", "asked", "denied", "open", "negating", "negated_behind",
    "ends_negation", "arrived", "about", "there", "excluding", "called",
    "papers", "misfiled", "passing_stays",
)  # fmt: skip
_SETS = (
    "understood", "others", "being", "episodes", "described", "told_by_role", "speakers",
    "passing", "of_subject", "several", "kin", "lead", "spouses", "siblings", "pronouns",
)  # fmt: skip
_LISTS = (*_SETS, "questions", "question_ends", "plain", "leave_marks", "gravity", "asides")
_TABLES = ("road_ends", "irregular", "somebody", "titles", "bounds", "numbers", "of_parents")
_BOUNDS = frozenset({"more", "less", "about"})
_SEXES = frozenset({"male", "female", "any"})


@dataclass(frozen=True, slots=True)
class KnowingWords:
    """Notions, concerns, and the words for telling, seeing, asking and denying.

    `cues` are the books of `knowing.yaml`, by the name of the list.
    """

    notions: Notions
    concerns: Codebook
    events: EventWords = field(repr=False)
    cues: Mapping[str, RootBook] = field(repr=False)
    concern_book: RootBook = field(repr=False)
    questions: tuple[str, ...]
    question_ends: tuple[str, ...]
    somebody: Mapping[str, str]
    titles: Mapping[str, str]
    road_ends: Mapping[str, str]
    understood: frozenset[str]
    others: frozenset[str]
    being: frozenset[str]
    episodes: frozenset[str]
    described: frozenset[str]
    told_by_role: frozenset[str]
    speakers: frozenset[str]
    plain: frozenset[str]
    passing: frozenset[str]
    of_subject: frozenset[str]
    kin: frozenset[str]
    lead: frozenset[str]
    spouses: frozenset[str]
    siblings: frozenset[str]
    pronouns: frozenset[str]
    gravity: tuple[str, ...]
    asides: tuple[str, ...]
    leave_marks: frozenset[str]
    several: frozenset[str]
    irregular: Mapping[str, str]
    bounds: Mapping[str, str]
    numbers: Mapping[str, int]
    of_parents: Mapping[str, frozenset[str]]

    @classmethod
    def from_mapping(
        cls, loaded: Mapping[str, Any], notions: Notions, concerns: Codebook, events: EventWords
    ) -> "KnowingWords":
        """Build from `knowing.yaml`. Raises `BadVocabulary` naming every problem."""
        problems = list(_problems(loaded, notions, concerns))
        if problems:
            raise BadVocabulary("knowing.yaml: " + "; ".join(problems))
        somebody, titles = _sexes(loaded, "somebody"), _sexes(loaded, "titles")
        cues = {name: RootBook((name, str(one)) for one in loaded[name]) for name in _BOOKS}
        return cls(
            notions=notions,
            concerns=concerns,
            events=events,
            cues=cues,
            concern_book=RootBook(
                (code, f"={word}")
                for code, concern in concerns.concerns.items()
                for word in concern.words
            ),
            questions=tuple(sorted(map(str, loaded["questions"]), key=lambda one: -len(one))),
            question_ends=tuple(map(str, loaded["question_ends"])),
            somebody=somebody,
            titles=titles,
            road_ends={str(one): str(whole) for one, whole in loaded["road_ends"].items()},
            gravity=tuple(map(str, loaded["gravity"])),
            asides=tuple(map(str, loaded["asides"])),
            plain=frozenset(root(str(one)) for one in loaded["plain"]),
            leave_marks=frozenset(f"site:{one}" for one in loaded["leave_marks"]),
            irregular={
                form: str(verb)
                for verb, forms in loaded["irregular"].items()
                for form in map(str, forms)
            },
            bounds={str(one): str(bound) for one, bound in loaded["bounds"].items()},
            numbers={str(one): int(number) for one, number in loaded["numbers"].items()},
            of_parents={
                str(one): frozenset(map(str, them)) for one, them in loaded["of_parents"].items()
            },
            **{name: frozenset(map(str, loaded[name])) for name in _SETS},
        )

    def word_root(self, word: str) -> str:
        """A word by what it is the same as: "brought" is "bring", "dad" is "father"."""
        plain = self.irregular.get(word, word)
        return root(self.events.same.get(plain, plain))

    def whole_road(self, road: str) -> str:
        """A road with its last word written out: "mill ct" is "mill court"."""
        *before, last = road.split()
        return " ".join((*before, self.road_ends.get(last, last)))


def _sexes(loaded: Mapping[str, Any], name: str) -> dict[str, str]:
    return {str(word): str(sex) for word, sex in (loaded.get(name) or {}).items()}


def _problems(loaded: Mapping[str, Any], notions: Notions, concerns: Codebook) -> Iterator[str]:
    known = (*_BOOKS, *_LISTS, *_TABLES)
    yield from (f"{name} is missing" for name in known if not loaded.get(name))
    yield from (f"{name} is no list that is known" for name in sorted(set(loaded) - set(known)))
    for name in ("somebody", "titles"):
        for one, sex in _sexes(loaded, name).items():
            if sex not in _SEXES:
                yield f"{one}: no sex"
    for one, bound in (loaded.get("bounds") or {}).items():
        if bound not in _BOUNDS:
            yield f"bounds: {one} is neither more, less nor about"
    for notion in notions.by_code.values():
        if notion.concern and notion.concern not in concerns.concerns:
            yield f"{notion.code} is a concern that concerns.yaml does not list: {notion.concern}"
    for one in loaded.get("gravity") or ():
        if one not in concerns.concerns:
            yield f"gravity: {one} is a concern that concerns.yaml does not list"
