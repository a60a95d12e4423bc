"""Find addresses of the key, whole or in parts, in any order."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.key.model import Key
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.letters import any_of, folded, is_one_slip, prepared
from candour.core.leaks.words import LeakWords

_POSTCODE = re.compile(
    r"(?<![^\W_])([A-Z]{1,2}\d[A-Z\d]?)[\s\-]{0,3}(\d[A-Z]{2})(?![^\W_])", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+[a-zA-Z]?")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[a-zA-Z]?")
_HOUSE = re.compile(
    r"(?<![^\W_])(\d{1,4}[a-zA-Z]?)[\s,.\-_]{1,3}"
    r"([^\W\d_][\w'’]*(?:[\s\-]{1,2}[^\W\d_][\w'’]*){1,3})"
)
_DIGIT = re.compile(r"\d")
_SPACED = r"[\s\-‐./_]{0,2}"
_GAP = r"(?:[\s\-‐_+.]|%20){0,3}"
_REACH = 40


@dataclass(slots=True)
class _Street:
    pattern: re.Pattern[str] = field(repr=False)
    name: str = field(repr=False)
    """in small letters, its words divided by a space"""
    numbers: dict[str, list[str]] = field(default_factory=dict, repr=False)
    """whose, by the number of the house"""
    needs_capital: bool = False
    """whether it has an article that people leave out: "(the) old forge" is no name"""
    owners: list[str] = field(default_factory=list)
    """whose, where the house has a name and no number"""


class AddressFinder:
    """Finds where people of a key live or lived."""

    def __init__(self, key: Key, words: LeakWords) -> None:
        self._words = words
        self._postcodes: dict[str, list[str]] = defaultdict(list)
        self._streets: dict[str, _Street] = {}
        self.towns: dict[str, list[str]] = defaultdict(list)
        for one in key.persons:
            for address in one.addresses:
                self._add(one.id, prepared(address))
        self._spaced = {
            plain: re.compile(rf"(?<![^\W_]){_SPACED.join(plain)}(?![^\W_])", re.IGNORECASE)
            for plain in self._postcodes
        }
        self._numbers = frozenset(n for one in self._streets.values() for n in one.numbers)
        self._halves = frozenset(half for name in self._streets for half in _halves(name))
        told = any_of({*words.units, *words.among})
        count = rf"(?:\d+[a-zA-Z]?|{words.days.any_number()})"
        joins = any_of(words.number_joins)
        among = rf"\s(?:{told})"
        units = any_of(words.units)
        self._unit_before = re.compile(rf"(?<!\w)(?:{units})\.?\s?$", re.IGNORECASE)
        self._number_before = re.compile(
            rf"(?<![^\W_])((?:{count}\s?(?:,|&|[\-–/]|{joins})\s?){{0,3}}{count}(?:\s[a-zA-Z])?)"
            rf"(?:[\s,.\-_]{{0,3}}|{among}(?:{among})?\s)$",
            re.IGNORECASE,
        )
        self._number_after = re.compile(
            rf"(?:\.(?=\S)|[\s,\-:(_]){{0,3}}(?:(?:{told})\.?\s?){{0,2}}({count})(?![^\W_]|/)",
            re.IGNORECASE,
        )

    def find(self, text: str, squeezed: str) -> Iterator[Found]:
        """Yield postcodes, and streets with or without their number, of a prepared text."""
        for plain, pattern in self._spaced.items():
            if plain in squeezed:
                for match in pattern.finditer(text):
                    yield _found(text, match.span(), self._postcodes[plain])
        small = text.lower()
        for name, street in self._streets.items():
            if name.split()[0] in small:
                yield from self._in_street(text, street)
        if any(half in small for half in self._halves) and _DIGIT.search(text):
            yield from self._misspelt(text)

    def _in_street(self, text: str, street: _Street) -> Iterator[Found]:
        for match in street.pattern.finditer(text):
            before = text[max(0, match.start() - _REACH) : match.start()]
            after = text[match.end() : match.end() + _REACH]
            number = self._number(before, after, street)
            everybody = [one for ids in street.numbers.values() for one in ids] + street.owners
            if number is None:
                is_bare = match[0].lower().startswith(street.name.split()[0])
                if street.needs_capital and is_bare and match[0][0].islower():
                    continue  # "an old forge"
                yield _found(text, match.span(), everybody, warning=bool(street.numbers))
                continue
            told, start, end = number
            span = (match.start() - start, match.end() + end)
            yield _found(text, self._with_unit(text, span), street.numbers[told])

    def _with_unit(self, text: str, span: tuple[int, int]) -> tuple[int, int]:
        """Return where an address begins with what stands before its number: "Flat 9"."""
        before = self._unit_before.search(text[max(0, span[0] - _REACH) : span[0]])
        return (span[0] - len(before[0]), span[1]) if before else span

    def _misspelt(self, text: str) -> Iterator[Found]:
        """Yield a house whose street is one slip away from one of the key's."""
        for match in _HOUSE.finditer(text):
            if match[1].lower() not in self._numbers:
                continue
            words = re.split(r"[\s\-]+", match[2].lower())
            for size in range(2, len(words) + 1):
                told = " ".join(words[:size])
                for street in self._streets.values():
                    if match[1].lower() in street.numbers and is_one_slip(told, street.name):
                        form = " ".join(match[2].split()[:size])
                        end = match.start(2) + len(form)
                        yield _found(text, (match.start(), end), street.numbers[match[1].lower()])

    def _number(self, before: str, after: str, street: _Street) -> tuple[str, int, int] | None:
        """Return the house number beside a street, and how far before or after it stands."""
        if met := self._number_before.search(before):
            for told in re.findall(
                r"\d+(?:\s?[a-zA-Z](?![a-zA-Z]))?|[^\W\d_]+(?:[\s\-][^\W\d_]+)?", met[1]
            ):
                if (number := self._in_figures(told)) in street.numbers:
                    return number, len(before) - met.start(), 0
        met = self._number_after.match(after)
        if met and (number := self._in_figures(met[1])) in street.numbers:
            return number, 0, met.end()
        return None

    def _in_figures(self, told: str) -> str:
        number = self._words.days.number(told)
        return told.replace(" ", "").lower() if number is None else str(number)

    def _add(self, person: str, address: str) -> None:
        parts = [part.strip() for part in re.split(r"[,\n;]", address) if part.strip()]
        for match in _POSTCODE.finditer(address):
            self._postcodes[f"{match[1]}{match[2]}".lower()].append(person)
        parts = [rest for part in parts if (rest := _POSTCODE.sub("", part).strip(" ,"))]
        number = ""
        for n, part in enumerate(parts):
            words = _WORDS.findall(part)
            names = [word for word in words if not _NUMBER.fullmatch(word)]
            numbers = [word.lower() for word in words if _NUMBER.fullmatch(word)]
            is_unit = bool(names) and names[0].lower() in self._words.units
            if (
                names
                and not is_unit
                and (names[-1].lower() in self._kinds() or (n == 0 and len(parts) > 1))
            ):
                self._add_street(person, names, numbers[-1] if numbers else number)
            elif numbers and (not names or is_unit):
                number = numbers[-1]
            elif names and n:
                self.towns[folded(" ".join(names))].append(person)

    def _kinds(self) -> frozenset[str]:
        return frozenset(self._words.streets) | {
            short for shorts in self._words.streets.values() for short in shorts
        }

    def _add_street(self, person: str, names: list[str], number: str) -> None:
        has_article = len(names) > 2 and names[0].lower() in self._words.articles
        *first, last = (name.lower() for name in names[has_article:])
        written = next((k for k, v in self._words.streets.items() if last in (k, *v)), last)
        shorts = "|".join(map(re.escape, self._words.streets.get(written, ())))
        kinds = re.escape(written) + (rf"|(?:{shorts})(?![^\W\d_])\.?" if shorts else "")
        name = " ".join((*first, written))
        if name not in self._streets:
            spaced = "".join(_any_apostrophe(word) + _GAP for word in first)
            article = f"(?:{re.escape(names[0])}{_GAP})?" if has_article else ""
            pattern = rf"(?<![^\W\d_]){article}{spaced}(?:{kinds})(?![^\W\d_])"
            self._streets[name] = _Street(
                re.compile(pattern, re.IGNORECASE), name, needs_capital=has_article
            )
        if number:
            self._streets[name].numbers.setdefault(number, []).append(person)
        else:
            self._streets[name].owners.append(person)


def _halves(name: str) -> Iterator[str]:
    """Yield the halves of a name: a slip of one letter leaves one of them whole."""
    yield name[: len(name) // 2]
    yield name[len(name) // 2 + 1 :]


def _any_apostrophe(word: str) -> str:
    return re.sub(r"['’]", "['’]?", re.escape(word))


def _found(text: str, span: tuple[int, int], persons: list[str], *, warning: bool = False) -> Found:
    form = " ".join(text[span[0] : span[1]].split())
    return Found(*span, LeakClass.ADDRESS, form, tuple(dict.fromkeys(persons)), warning=warning)
