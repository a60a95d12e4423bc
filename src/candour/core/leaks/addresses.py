"""Find addresses of the key, whole or in parts, in any order."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.key.model import Key
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.letters import folded, prepared
from candour.core.leaks.words import LeakWords

_POSTCODE = re.compile(
    r"(?<![^\W_])([A-Z]{1,2}\d[A-Z\d]?)[\s\-]{0,3}(\d[A-Z]{2})(?![^\W_])", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+[a-zA-Z]?")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[a-zA-Z]?")
_NUMBER_AFTER = re.compile(
    r"[\s,.\-:(]{1,3}(?:no\.?|number|house|at)?\s?(\d+[a-zA-Z]?)(?![\w/])", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_REACH = 40


@dataclass(slots=True)
class _Street:
    pattern: re.Pattern[str] = field(repr=False)
    numbers: dict[str, list[str]] = field(default_factory=dict, repr=False)
    """whose, by the number of the house"""


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
        self._street_starts = {key.split()[0] for key in self._streets}

    def find(self, text: str) -> Iterator[Found]:
        """Yield postcodes, and streets with or without their number, of a prepared text."""
        if _DIGIT.search(text):
            for match in _POSTCODE.finditer(text):
                if who := self._postcodes.get(f"{match[1]}{match[2]}".upper()):
                    yield _found(text, match.span(), who)
        small = text.lower()
        for name, street in self._streets.items():
            if name.split()[0] in small:
                yield from self._in_street(text, street)

    def _in_street(self, text: str, street: _Street) -> Iterator[Found]:
        for match in street.pattern.finditer(text):
            before = text[max(0, match.start() - _REACH) : match.start()]
            after = text[match.end() : match.end() + _REACH]
            number = self._number(before, after, street)
            everybody = [one for ids in street.numbers.values() for one in ids]
            if number is None:
                yield _found(text, match.span(), everybody, warning=bool(street.numbers))
                continue
            told, start, end = number
            span = (match.start() - start, match.end() + end)
            yield _found(text, span, street.numbers[told])

    def _number(self, before: str, after: str, street: _Street) -> tuple[str, int, int] | None:
        """Return the house number beside a street, and how far before or after it stands."""
        if met := re.search(r"(\d+\s?[a-zA-Z]?)[\s,.\-]{1,3}$", before):
            told = met[1].replace(" ", "").lower()
            if told in street.numbers:
                return told, len(before) - met.start(), 0
        met = _NUMBER_AFTER.match(after)
        if met and met[1].lower() in street.numbers:
            return met[1].lower(), 0, met.end()
        return None

    def _add(self, person: str, address: str) -> None:
        parts = [part.strip() for part in re.split(r"[,\n;]", address) if part.strip()]
        for match in _POSTCODE.finditer(address):
            self._postcodes[f"{match[1]}{match[2]}".upper()].append(person)
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
        *first, last = (name.lower() for name in names)
        written = next((k for k, v in self._words.streets.items() if last in (k, *v)), last)
        shorts = "|".join(map(re.escape, self._words.streets.get(written, ())))
        kinds = rf"{re.escape(written)}\b" + (rf"|(?:{shorts})\b\.?" if shorts else "")
        name = " ".join((*first, written))
        if name not in self._streets:
            spaced = r"[\s\-]+".join(map(_any_apostrophe, first))
            between = r"[\s\-]+" if first else ""
            pattern = rf"(?<![^\W_]){spaced}{between}(?:{kinds})(?![^\W_])"
            self._streets[name] = _Street(re.compile(pattern, re.IGNORECASE))
        if number:
            self._streets[name].numbers.setdefault(number, []).append(person)


def _any_apostrophe(word: str) -> str:
    return re.sub(r"['’]", "['’]?", re.escape(word))


def _found(text: str, span: tuple[int, int], persons: list[str], *, warning: bool = False) -> Found:
    form = " ".join(text[span[0] : span[1]].split())
    return Found(*span, LeakClass.ADDRESS, form, tuple(dict.fromkeys(persons)), warning=warning)
