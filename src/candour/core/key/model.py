"""A key as a person writes it (`key.yaml`, the contract's format candour-key/1).

Maker and checker of editions share this, and nothing else: each finds the forms of a name its own
way.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from candour.errors import CandourError

FORMAT = "candour-key/1"
_DATES = ("exact", "month", "year", "none")
_AGES = ("exact", "years", "none")
_UNLISTED = ("withheld", "kept")
_UNSAID = {"dates": "month", "ages": "years", "unlisted": "withheld"}
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")


class Withheld(StrEnum):
    """Classes of what an edition may withhold."""

    NAME = "name"
    DATE_OF_BIRTH = "date_of_birth"
    ADDRESS = "address"
    IDENTIFIER = "identifier"
    PLACE = "place"
    CONTACT = "contact"
    FREE_TEXT = "free_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPerson:
    """Somebody who must not be named. `forms` are further ways of writing the name.

    `ordinary_words` are words that are the person only with a capital ("mason", "mark").
    `is_sheltered` says that an address is a refuge's or a carer's: it is withheld in every edition;
    None where the key does not say.
    """

    id: str
    name: str = field(repr=False)
    forms: tuple[str, ...] = field(default=(), repr=False)
    ordinary_words: tuple[str, ...] = field(default=(), repr=False)
    born: date | None = field(default=None, repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    identifiers: tuple[str, ...] = field(default=(), repr=False)
    pseudonym: str = ""
    is_sheltered: bool | None = None


@dataclass(frozen=True, slots=True)
class Allowed:
    """An official or a body that may be named."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one readership is told: an allow-list. What it does not name is withheld."""

    name: str
    dates: str = "month"
    ages: str = "years"
    places: tuple[str, ...] = ()
    unlisted: bool = True
    """whether names are withheld, too, that stand neither under persons nor under allowed"""
    classes_withheld: frozenset[Withheld] = frozenset(Withheld) - {Withheld.FREE_TEXT}

    def __post_init__(self) -> None:
        if self.dates not in _DATES or self.ages not in _AGES:
            raise ValueError("unknown rule of dates or ages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Everybody who must not be named, what may be named, and the editions."""

    case: str = field(repr=False)
    persons: tuple[KeyPerson, ...] = field(repr=False)
    allowed: tuple[Allowed, ...] = ()
    editions: Mapping[str, Edition] = field(default_factory=dict)

    @classmethod
    def from_mapping(cls, loaded: Any) -> "Key":
        """Build from `key.yaml`. Raises `CandourError` that names every problem, and no name."""
        problems: list[str] = []
        top = _mapping(loaded, "the key", problems)
        if top.get("format") != FORMAT:
            problems.append(f"the first line is not “format: {FORMAT}”")
        _only(top, "the key", ("format", "case", "persons", "allowed", "editions"), problems)
        persons = tuple(
            person
            for n, one in enumerate(_list(top.get("persons"), "persons", problems), 1)
            if (person := _person(one, f"person {n}", problems)) is not None
        )
        ids = [person.id for person in persons]
        problems += [
            f"the id {one} stands twice" for one in sorted({i for i in ids if ids.count(i) > 1})
        ]
        allowed = tuple(
            Allowed(
                _word(_mapping(one, f"allowed {n}", problems), "name", f"allowed {n}", problems)
            )
            for n, one in enumerate(_list(top.get("allowed"), "allowed", problems), 1)
        )
        editions = dict(_editions(top.get("editions"), problems))
        case = _word(top, "case", "the key", problems)
        if problems:
            raise CandourError(
                "the key cannot be used: " + "; ".join(problems),
                expected="the format that docs/manual/key.md shows",
                next_step="mend it, or let candour key propose draft one",
            )
        return cls(case=case, persons=persons, allowed=allowed, editions=editions)

    def edition(self, name: str) -> Edition:
        """Return an edition by its name. Raises `CandourError` where the key has none of it."""
        if name not in self.editions:
            raise CandourError(
                f"the key has no edition “{name}”",
                expected=" or ".join(self.editions) or "an edition in the key",
                next_step="add it under editions in the key",
            )
        return self.editions[name]


def _person(given: Any, where: str, problems: list[str]) -> KeyPerson | None:
    told = _mapping(given, where, problems)
    keys = (
        "id", "name", "forms", "ordinary_word", "born", "addresses", "identifiers", "pseudonym",
        "sheltered",
    )  # fmt: skip
    _only(told, where, keys, problems)
    person, name = (_word(told, key, where, problems) for key in ("id", "name"))
    if not _ID.fullmatch(person):
        problems.append(f"{where} has no id of letters and figures")
    if not name:
        problems.append(f"{where} has no name")
    if not _ID.fullmatch(person) or not name:
        return None
    return KeyPerson(
        id=person,
        name=name,
        forms=_words(told, "forms", where, problems),
        ordinary_words=_words(told, "ordinary_word", where, problems),
        born=_born(_word(told, "born", where, problems), where, problems),
        addresses=_words(told, "addresses", where, problems),
        identifiers=_words(told, "identifiers", where, problems),
        pseudonym=_word(told, "pseudonym", where, problems) or f"Person {person}",
        is_sheltered=None if told.get("sheltered") is None else bool(told["sheltered"]),
    )


def _editions(given: Any, problems: list[str]) -> Iterator[tuple[str, Edition]]:
    for name, one in _mapping(given or {}, "editions", problems).items():
        where = f"edition {name}"
        told = {**_UNSAID, **_mapping(one or {}, where, problems)}
        _only(told, where, ("dates", "ages", "places", "unlisted", "classes_withheld"), problems)
        dates, ages, unlisted = (
            _word(told, key, where, problems) for key in ("dates", "ages", "unlisted")
        )
        if dates not in _DATES:
            problems.append(f"{where}: dates are one of {', '.join(_DATES)}")
        if ages not in _AGES:
            problems.append(f"{where}: ages are one of {', '.join(_AGES)}")
        withheld = _words(told, "classes_withheld", where, problems)
        unknown = [each for each in withheld if each not in set(Withheld)]
        if unknown:
            problems.append(
                f"{where}: no class {', '.join(unknown)}; there are {', '.join(Withheld)}"
            )
        if unlisted not in _UNLISTED:
            problems.append(f"{where}: unlisted is one of {', '.join(_UNLISTED)}")
        if dates in _DATES and ages in _AGES and not unknown:
            classes = (
                {"classes_withheld": frozenset(map(Withheld, withheld))}
                if "classes_withheld" in told
                else {}
            )
            places = _words(told, "places", where, problems)
            yield (
                str(name),
                Edition(
                    name=str(name),
                    dates=dates,
                    ages=ages,
                    places=places,
                    unlisted=unlisted == _UNLISTED[0],
                    **classes,
                ),
            )


def _born(given: str, where: str, problems: list[str]) -> date | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        problems.append(f"{where}: born is no date like 2013-09-19")
        return None


def _words(told: Mapping[str, Any], key: str, where: str, problems: list[str]) -> tuple[str, ...]:
    given = told.get(key)
    listed = [given] if isinstance(given, str) else _list(given, f"{where}, {key}", problems)
    words = (_word({key: one}, key, where, problems) for one in listed)
    return tuple(word for word in words if word)


def _word(told: Mapping[str, Any], key: str, where: str, problems: list[str]) -> str:
    given = told.get(key)
    # Lists in lists that name each other would be written out without end.
    if isinstance(given, list | dict):
        problems.append(f"{where}, {key}: there are lists where words are expected")
        return ""
    return "" if given is None else str(given).strip()


def _mapping(given: Any, where: str, problems: list[str]) -> dict[str, Any]:
    if isinstance(given, dict):
        return given
    problems.append(f"{where} is no list of names with values")
    return {}


def _list(given: Any, where: str, problems: list[str]) -> list[Any]:
    if given is None or isinstance(given, list):
        return given or []
    problems.append(f"{where} is no list")
    return []


def _only(told: Mapping[str, Any], where: str, keys: tuple[str, ...], problems: list[str]) -> None:
    strange = sum(key not in keys for key in told)
    if strange:
        # What stands there may be somebody's name: it is counted, not repeated.
        words = "one word" if strange == 1 else f"{strange} words"
        problems.append(
            f"{where}: {words} before a colon that the key has none of; there are {', '.join(keys)}"
        )
