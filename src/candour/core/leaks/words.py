"""The words that the check of an edition is told by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.leaks.day_words import JOINING, DayWords
from candour.errors import BadVocabulary

_ROWS = (
    "birth", "small_places", "courts", "siblings", "deaths", "box_labels", "number_labels",
    "young", "press", "taken_out", "verb_endings", "endings", "age_units", "age_before",
    "age_behind", "age_halves",
)  # fmt: skip
_SETS = (
    "units", "among", "number_joins", "no_names", "behind_words", "person_verbs", "articles",
    "joining", "behind_places", "before_places", "place_joins", "towards", "before_month",
    "well_known",
)  # fmt: skip
_LISTS = (*_ROWS, *_SETS, "short_words", *JOINING)
_OTHERS = ("streets", "names_that_are_words")
FILES = ("leaks", "everyday_words", "names", "people", "abbreviations", "dates")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakWords:
    """Everything in small letters."""

    everyday: frozenset[str] = field(repr=False)
    ordinary_names: frozenset[str] = field(repr=False)
    """forenames that are words, too"""
    rarer: frozenset[str] = field(repr=False)
    """words that are less everyday, and names more often"""
    forenames: frozenset[str] = field(repr=False)
    no_part: frozenset[str] = field(repr=False)
    """particles and suffixes: "de", "junior" """
    titles: frozenset[str] = field(repr=False)
    """what may stand before a name, ranks and callings among them"""
    sexes: Mapping[str, str] = field(repr=False)
    """whom a title is for: "male", "female" """
    courtesies: frozenset[str] = field(repr=False)
    """titles that are no calling: Mr, Ms"""
    abbreviations: frozenset[str] = field(repr=False)
    """in capitals, as records write them"""
    streets: Mapping[str, tuple[str, ...]] = field(repr=False)
    kinds_of_place: frozenset[str] = frozenset()
    """words that end the name of a street or of a small body"""
    birth: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    """what may stand between a house's number and its street"""
    number_joins: frozenset[str] = frozenset()
    small_places: tuple[str, ...] = ()
    no_names: frozenset[str] = frozenset()
    courts: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    deaths: tuple[str, ...] = ()
    box_labels: tuple[str, ...] = ()
    number_labels: tuple[str, ...] = ()
    behind_words: frozenset[str] = frozenset()
    person_verbs: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    age_units: tuple[str, ...] = ()
    """the years first"""
    age_before: tuple[str, ...] = ()
    age_behind: tuple[str, ...] = ()
    age_halves: tuple[str, ...] = ()
    young: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    taken_out: tuple[str, ...] = ()
    """what stands in brackets where an edition leaves something out"""
    articles: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    behind_places: frozenset[str] = frozenset()
    before_places: frozenset[str] = frozenset()
    place_joins: frozenset[str] = frozenset()
    towards: frozenset[str] = frozenset()
    before_month: frozenset[str] = frozenset()
    well_known: frozenset[str] = frozenset()
    days: DayWords = field(default_factory=DayWords, repr=False)

    @classmethod
    def from_mappings(cls, loaded: Mapping[str, Mapping[str, Any]]) -> "LeakWords":
        """Build from the vocabulary files. Raises `BadVocabulary` naming every problem."""
        own = loaded["leaks"]
        problems = [f"{key}: unknown or missing" for key in sorted(set(own) ^ {*_LISTS, *_OTHERS})]
        problems += [
            f"{key}: expected a list of words"
            for key in _LISTS
            if key in own and not (isinstance(own[key], list) and all(map(_is_word, own[key])))
        ]
        if not isinstance(own.get("streets"), dict):
            problems.append("streets: expected a list of words by word")
        if problems:
            raise BadVocabulary(f"leaks.yaml: {'; '.join(problems)}")
        names, people = loaded["names"], loaded["people"]
        titles = [*people["titles"].values(), *people["ranks"].values()]
        courtesies = frozenset(str(one) for group in people["titles"].values() for one in group)
        listed: dict[str, Any] = {name: tuple(own[name]) for name in _ROWS}
        listed |= {name: frozenset(own[name]) for name in _SETS}
        everyday = frozenset((*str(loaded["everyday_words"]["words"]).split(), *own["short_words"]))
        return cls(
            everyday=everyday,
            rarer=frozenset(str(own["names_that_are_words"]).split()) - everyday,
            ordinary_names=frozenset(map(str, names["ordinary"])),
            forenames=frozenset(
                str(one) for group in ("female", "male", "either") for one in names[group]
            ),
            no_part=frozenset(map(str, [*names["particles"], *names["suffixes"]])),
            titles=frozenset(str(title) for group in titles for title in group),
            sexes={
                str(title): sex for sex in ("female", "male") for title in people["titles"][sex]
            },
            courtesies=courtesies,
            abbreviations=frozenset(map(str, loaded["abbreviations"]["abbreviations"])),
            streets={str(k): tuple(map(str, v)) for k, v in own["streets"].items()},
            kinds_of_place=frozenset(own["streets"])
            | frozenset(one.split()[-1] for one in own["small_places"]),
            **listed,
            days=DayWords.from_senses(loaded["dates"]["senses"], own),
        )


def _is_word(one: object) -> bool:
    return isinstance(one, str) and one == one.lower() and bool(one)
