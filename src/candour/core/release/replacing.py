"""Replace what an edition withholds: a text, and each replacement with what stands there now."""

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from functools import lru_cache

from candour.core.key.model import Edition, Key, KeyPerson, Withheld
from candour.core.release.classes import ClassFinder, Told
from candour.core.release.days import DayFinder, FindDates
from candour.core.release.forms import Forms
from candour.core.release.naming import Named, NameFinder
from candour.core.release.seen import Seen
from candour.core.release.unlisted import Unlisted
from candour.core.release.words import ReleaseWords, either
from candour.core.spans import Span

_WITHHELD_BY = {
    "name": Withheld.NAME,
    "date_of_birth": Withheld.DATE_OF_BIRTH,
    "address": Withheld.ADDRESS,
    "postcode": Withheld.ADDRESS,
    "phone": Withheld.CONTACT,
    "email": Withheld.CONTACT,
    "link": Withheld.CONTACT,
}
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’\-][^\W\d_]+)*")
_BORN = re.compile(r"[\s,(]{0,3}(?:[A-Za-z.]{1,6}[\s.:]{0,3})?")
_NUMBER = re.compile(r"(?:\s+\d+)?(?:['’ʼ]s?)?$")
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Replacement:
    """What was replaced where (in the text as it was), whose it is, and what stands there now."""

    span: Span
    what: str
    instead: str = field(repr=False)
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """A text as an edition says it."""

    text: str = field(repr=False)
    replacements: tuple[Replacement, ...] = ()
    perhaps: tuple[str, ...] = field(default=(), repr=False)
    """words that are perhaps names and stand as they were"""

    def place(self, offset: int) -> int:
        """Return where a place of the text as it was is now; inside of a replacement, behind it."""
        moved = offset
        for one in self.replacements:
            if one.span.start >= offset:
                break
            moved += len(one.instead) - len(one.span) + max(0, one.span.end - offset)
        return moved

    @property
    def withheld(self) -> int:
        """How many characters of the original text were replaced."""
        return sum(len(one.span) for one in self.replacements)


class Replacer:
    """Replaces by one key and one edition: one person has one pseudonym wherever he is named."""

    def __init__(
        self, key: Key, edition: Edition, words: ReleaseWords, find: FindDates,
        unlisted: Unlisted | None = None,
    ) -> None:  # fmt: skip
        """Take the key, and what is found beside it in the documents that are to be replaced in."""
        self._unlisted = unlisted
        self._edition, self._words = edition, words
        self._pseudonyms = {one.id: one.pseudonym for one in key.persons}
        said = either(words.shelters)
        self._shelter = re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
        self._sheltered = frozenset(one.id for one in key.persons if self._is_sheltered(one))
        self._forms = Forms(key, words)
        self._names = NameFinder(self._forms, words)
        self._classes = ClassFinder(key, words)
        self._days = DayFinder(key, edition, words, find)
        self.released = lru_cache(_KEPT)(self._released)

    def dated_by(self, find: FindDates) -> "Replacer":
        """Return one that reads days another way: a file whose dates put the month first."""
        other = copy(self)
        other._days = self._days.dated_by(find)
        other.released = lru_cache(_KEPT)(other._released)
        return other

    def names_in(self, label: str) -> bool:
        """Tell whether a file's name tells somebody's."""
        return self._forms.names_in(label) or bool(self.released(label).replacements)

    def _released(self, text: str) -> Released:
        seen = Seen.of(text)
        replacements = tuple(_apart(self._all(seen, text)))
        parts, at = [], 0
        for one in replacements:
            parts += [text[at : one.span.start], one.instead]
            at = one.span.end
        now = "".join((*parts, text[at:]))
        return Released(now, replacements, tuple(self._perhaps(seen, replacements)))

    def _perhaps(self, seen: Seen, taken: tuple[Replacement, ...]) -> Iterator[str]:
        if self._unlisted is None:
            return
        for start, end in self._unlisted.perhaps(seen.text):
            span = Span(*seen.span(start, end))
            if not any(one.span.start < span.end and span.start < one.span.end for one in taken):
                yield seen.text[start:end]

    def _all(self, seen: Seen, text: str) -> Iterator[Replacement]:
        withheld = self._edition.classes_withheld
        told = [*self._classes.find(seen.text), *self._days.ages(seen.text)]
        births = list(self._days.births(seen.text))
        if Withheld.DATE_OF_BIRTH in withheld:
            told += births
        told += self._days.coarsened(seen.text)
        for one in told:
            if self._is_withheld(one, seen.text):
                span = Span(*seen.span(one.start, one.end))
                persons = (one.person,) if one.person else ()
                now = one.instead if one.instead is not None else self._words.reasons[one.what]
                yield Replacement(span, one.what, now, persons)
        taken = []
        if Withheld.NAME in withheld:
            born = [(seen.span(one.start, one.end)[0], one.person) for one in births]
            for found in self._names.find(seen):
                name = _settled(found, text, born)
                now = self._called(name)
                start = name.start - len(_said_before(text, name.start, now))
                taken.append(Span(start, name.end))
                yield Replacement(taken[-1], "name", now, name.persons)
        yield from self._beside(seen, taken)

    def _beside(self, seen: Seen, taken: list[Span]) -> Iterator[Replacement]:
        """Yield what no key names: of a name, the words that are nobody's of the key."""
        if self._unlisted is None:
            return
        for one in self._unlisted.find(seen.text):
            whole = Span(*seen.span(one.start, one.end))
            now = one.instead if one.instead is not None else self._words.reasons[one.what]
            if not any(span.start < whole.end and whole.start < span.end for span in taken):
                yield Replacement(whole, one.what, now)
            elif one.what == "unlisted_name":
                yield from self._left(seen, one, taken)

    def _left(self, seen: Seen, told: Told, taken: list[Span]) -> Iterator[Replacement]:
        for match in _WORD.finditer(seen.text, told.start, told.end):
            span = Span(*seen.span(*match.span()))
            free = not any(one.start < span.end and span.start < one.end for one in taken)
            if free and self._unlisted and self._unlisted.is_name(match[0]):
                now = self._words.reasons["unlisted_name"].format(who="")
                yield Replacement(span, "unlisted_name", now)

    def _is_withheld(self, told: Told, text: str) -> bool:
        if told.what in ("date", "age"):
            return True
        by = _WITHHELD_BY.get(told.what, Withheld.IDENTIFIER)
        if by in self._edition.classes_withheld:
            return True
        return by is Withheld.ADDRESS and (
            told.person in self._sheltered or self._is_beside_shelter(told, text)
        )

    def _is_sheltered(self, person: KeyPerson) -> bool:
        """Tell whether a person's addresses are hidden: the key says so, or the pseudonym does."""
        if person.is_sheltered is not None:
            return person.is_sheltered
        return self._shelter.search(person.pseudonym) is not None

    def _is_beside_shelter(self, told: Told, text: str) -> bool:
        """Tell whether an address stands in one sentence with a refuge or a carer."""
        begins = max(text.rfind(". ", 0, told.start), text.rfind("\n", 0, told.start)) + 1
        ends = text.find(". ", told.end)
        return self._shelter.search(text, begins, ends if ends >= 0 else len(text)) is not None

    def _called(self, name: Named) -> str:
        called = sorted({self._pseudonyms[one] for one in name.persons})
        if len(called) == 1 and not name.is_family:
            return called[0] + name.ending
        if name.is_family:
            who = self._words.family
        elif len(called) == 2:
            who = f" {self._words.either} ".join(called)
        else:
            who = self._words.several
        return self._words.reasons["name"].format(who=who) + name.ending


def _settled(name: Named, text: str, born: list[tuple[int, str | None]]) -> Named:
    """Return whom a name of several people means where a day of birth stands beside it."""
    whose = {
        person
        for start, person in born
        if start >= name.end and _BORN.fullmatch(text, name.end, start)
    }
    persons = tuple(one for one in name.persons if one in whose)
    return replace(name, persons=persons) if persons and not name.is_family else name


def _said_before(text: str, start: int, now: str) -> str:
    """Return what says already what the pseudonym says: "neighbour Mrs Reed" of a Neighbour."""
    role = re.escape(_NUMBER.sub("", now))
    said = re.compile(rf"(?<![\w\-]){role}\s+$", re.IGNORECASE)
    met = said.search(text, max(0, start - len(now) - 3), start)
    return met[0] if met else ""


_FIRST = ("date_of_birth", "name")


def _apart(found: Iterator[Replacement]) -> Iterator[Replacement]:
    """Leave out what stands inside something longer; what overlaps is replaced as one stretch."""
    last: Replacement | None = None
    for one in sorted(found, key=_rank):
        if last is None or one.span.start >= last.span.end:
            if last is not None:
                yield last
            last = one
        elif (one.what, last.what) == ("date_of_birth", "date") or one.span.end > last.span.end:
            end = max(one.span.end, last.span.end)
            kept = one if one.what == "date_of_birth" or last.what in ("date", "age") else last
            last = Replacement(Span(last.span.start, end), kept.what, kept.instead, kept.persons)
    if last is not None:
        yield last


def _rank(one: Replacement) -> tuple[int, int, bool, bool, str]:
    by_key = bool(one.persons)
    return one.span.start, -one.span.end, one.what not in _FIRST, not by_key, one.what
