"""Abbreviations that neither the field's glossary nor the case explains.

Few and right: what may be a name, a code, a number plate, a reference or a shouted word is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.flags.abbreviations.explaining import explained_in
from candour.core.chronology.flags.abbreviations.initials import (
    PeopleNamed,
    initials_of,
    people_named,
)
from candour.core.chronology.flags.words import FlagWords

CAPITALS = re.compile(
    r"(?<![\w&/@#.\\_’'-])[A-Z](?:[A-Z0-9]|[&/](?=[A-Z0-9]))+(?=s?(?!\w))"
    r"|(?<![\w/.])[a-z]/[a-z](?![\w/])"
)
_ROMAN = re.compile(r"[IVX]+")
_CODED = re.compile(r"([A-Z]{3,})\d{1,2}")
_PARTS = re.compile(r"[&/]")
# A number plate, a postcode, and words in a row that shout.
_FENCED = re.compile(
    r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b|\b[A-Z]\d{1,3}\s?[A-Z]{3}\b|\b[A-Z]{3}\s?\d{1,3}[A-Z]\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"
    r"|\b[A-Z][A-Z'’]+(?:[ ,]+[A-Z][A-Z'’]*\b){2,}"
    r"|\S*(?:@|://|www\.)\S*"
)
_REFERENCE = re.compile(
    r"\.\w|s?[\s:#.]{0,2}(?:[Nn]o\.?\s*)?\d{3,}|[-/_]\w*\d|\s\d+/\d|:?\s?[A-Z]?\d{4,}"
)
_WORD_BEFORE = re.compile(r"([\w'’.]+)\s+$")
_SURNAME_BEHIND = re.compile(r"\s+[A-Z]{3,}\b")
_NAME_BEHIND = re.compile(r",?\s+([A-Z][a-z'’]+)")
_PAIR = re.compile(r"(?<![\w.])([A-Z])([a-z'’]*)\.?((?:\s+[A-Z][\w'’]*\.?){1,3})")
_EDGES = ".,;:!?()[]{}\"'“”‘’…–—-"
_MOST_LETTERS = 6
_STOPS = ("", ".", ";", ":", "!", "?")
_VOWELS = frozenset("AEIOUY")


@dataclass(slots=True)
class _Case:
    """What the whole case knows, gathered only as far as an unknown abbreviation asks for it."""

    texts: Sequence[str] = field(repr=False)
    words: FlagWords = field(repr=False)
    known: frozenset[str] = field(repr=False)
    people: PeopleNamed = field(repr=False)
    _spoken: frozenset[str] | None = field(default=None, repr=False)
    _ordinary: frozenset[str] | None = field(default=None, repr=False)
    _initials: frozenset[str] | None = field(default=None, repr=False)

    def explains(self, short: str) -> bool:
        """Whether letters are known as they stand, in parts, or without a number behind them."""
        if self._is_known(short):
            return True
        coded = _CODED.fullmatch(short)
        if any(figure.isdigit() for figure in short):
            return coded is None or self._is_known(coded.group(1))
        parts = _PARTS.split(short)
        if len(parts) > 1 and max(map(len, parts)) > 1:
            return all(len(part) == 1 or self._is_known(part) for part in parts)
        return len(short) > _MOST_LETTERS or _ROMAN.fullmatch(short) is not None

    def unexplained_parts(self, short: str) -> Iterator[str]:
        """Yield what is not known of letters joined by a stroke; all of them where none stands."""
        parts = short.split("/")
        if max(map(len, parts)) == 1:
            yield short
        else:
            yield from (part for part in parts if len(part) > 1 and not self.explains(part))

    def _is_known(self, short: str) -> bool:
        plain = short if short.islower() else short.upper()
        return (
            self.words.glossary.knows(short)
            or short in self.known
            or plain in self.words.glossary.shouted
            or plain.upper() in self.people.initials
            or plain in self.people.codes
            or plain.casefold() in self.people.words
        )

    @property
    def spoken(self) -> frozenset[str]:
        """Every word of the case that stands somewhere with small letters, in small letters."""
        if self._spoken is None:
            words = set(chain.from_iterable(text.split() for text in self.texts))
            bare = (word.strip(_EDGES).removesuffix("'s").removesuffix("’s") for word in words)
            self._spoken = frozenset(word.casefold() for word in bare if not word.isupper())
        return self._spoken

    @property
    def ordinary(self) -> frozenset[str]:
        """Every word of the case that stands somewhere with a small first letter."""
        if self._ordinary is None:
            words = set(chain.from_iterable(text.split() for text in self.texts))
            self._ordinary = frozenset(word.strip(_EDGES) for word in words if word[:1].islower())
        return self._ordinary

    @property
    def initials(self) -> frozenset[str]:
        """Initials of whoever the words name by two words or more that are no ordinary ones."""
        if self._initials is None:
            pairs = {pair.groups() for text in self.texts for pair in _PAIR.finditer(text)}
            self._initials = frozenset(chain.from_iterable(map(self._initials_of, pairs)))
        return self._initials

    def _initials_of(self, pair: tuple[str, ...]) -> Iterator[str]:
        words = [pair[0] + pair[1], *pair[2].replace(".", " ").split()]
        while words and words[0].casefold() in self.words.ages.lead_ins:
            words = words[1:]
        if all(word.casefold() not in self.ordinary for word in words if len(word) > 1):
            yield from initials_of(words)


def unknown_flags(
    entries: Sequence[Entry], words: FlagWords, own: Mapping[str, str]
) -> dict[str, EntryFlag]:
    """Return, by entry, one flag that lists the abbreviations nobody explains.

    `own` is the case's own glossary; what any entry of the case explains is known in all of them.
    """
    people = people_named(entries, words.ages.lead_ins)
    texts = [words_of(entry, people.roles) for entry in entries]
    agencies = {word.strip(_EDGES) for entry in entries for word in entry.agency.split()}
    known = frozenset((*explained_in(texts), *own, *agencies))
    case = _Case(texts, words, known, people)
    is_plain: dict[str, bool] = {}
    somebody: set[str] = set()
    unknown: list[tuple[str, str]] = []
    for entry, text in zip(entries, texts, strict=True):
        for seen in CAPITALS.finditer(text):
            short = seen.group()
            if short not in is_plain:
                is_plain[short] = case.explains(short)
            if is_plain[short]:
                continue
            if _names_somebody(seen, text, case):
                somebody.add(short)
            elif not _is_none(seen, text, case):
                unknown.append((entry.id, short))
    found: dict[str, dict[str, None]] = {}
    for entry_id, short in unknown:
        if short not in somebody:
            found.setdefault(entry_id, {}).update(dict.fromkeys(case.unexplained_parts(short)))
    return {
        entry_id: EntryFlag(FlagKind.ABBREVIATION, ", ".join(shorts))
        for entry_id, shorts in found.items()
    }


def words_of(entry: Entry, roles: Mapping[str, str]) -> str:
    """Return an entry's words in which an abbreviation may need an explanation."""
    parts = [entry.what, entry.response, entry.outcome, entry.source, *entry.shared_with]
    if roles:
        parts += [roles[person] for person in entry.people if person in roles]
    return "\n".join(part for part in parts if part)


def _is_none(seen: re.Match[str], text: str, case: _Case) -> bool:
    """Whether the place, or the case, says that these letters are no abbreviation."""
    short, start, end = seen.group(), seen.start(), seen.end()
    is_letters = short.isupper() and short.isalpha()
    if is_letters and (short.casefold() in case.spoken or short in case.initials):
        return True
    if _REFERENCE.match(text, end) is not None:
        return True
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return any(
        fenced.start() <= start and end <= fenced.end()
        for fenced in _FENCED.finditer(text, line, stop if stop >= 0 else len(text))
    )


def _names_somebody(seen: re.Match[str], text: str, case: _Case) -> bool:
    """Whether what stands beside the letters makes them a surname, or somebody's code."""
    short, end = seen.group(), seen.end()
    behind = _NAME_BEHIND.match(text, end)
    if behind is not None and behind.group(1).casefold() in case.people.words:
        return True
    particles = case.words.glossary.particles
    if short in particles and _SURNAME_BEHIND.match(text, end):
        return True
    line = text.rfind("\n", 0, seen.start()) + 1
    before = _WORD_BEFORE.search(text, max(line, seen.start() - 40), seen.start())
    if before is not None and before.group(1) in particles:
        before = _WORD_BEFORE.search(text, max(line, before.start() - 40), before.start())
    if before is None:
        return False
    opening = text[line : before.start()].rstrip(" (")
    return _leads_to_a_name(before.group(1), short, case, opens=opening[-1:] in _STOPS)


def _leads_to_a_name(word: str, short: str, case: _Case, *, opens: bool) -> bool:
    plain = word.strip(_EDGES)
    small = plain.casefold()
    if small in case.words.glossary.before_a_code:
        return True
    if len(short) < 3 or not plain[:1].isupper():
        return False
    if len(plain) == 1 or small in case.people.words or small in case.words.ages.titles:
        return True
    if not plain[1:].islower() or small in case.ordinary or small in case.words.ages.lead_ins:
        return False
    if _VOWELS.isdisjoint(short):
        return False
    # "Mark ELLERY saw" names somebody; "Attended XYZ" opens a sentence.
    return not opens or (len(short) > 3 and not small.endswith(("ed", "ing")))
