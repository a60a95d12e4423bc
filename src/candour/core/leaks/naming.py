"""Find everybody of a key in a text, by any form of any name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.leaks.judging_words import POSSESSIVE, Hit, WordJudge
from candour.core.leaks.known_names import PLAIN_WORD, KnownNames
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.letters import folded
from candour.core.leaks.meaning import Meaning
from candour.core.leaks.stretch import RUN_TOGETHER, Kind
from candour.core.leaks.words import LeakWords

_WORDS = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*['’ʼ]?")
_SPACED = re.compile(r"(?<![\w.])(?:[^\W_][ .\-·_]{1,2}){3,}[^\W_](?!\w)")
_SPACED_AT_ALL = re.compile(r"[ .\-·_][^\W_][ .\-·_]{1,2}[^\W_][ .\-·_]{1,2}[^\W_](?!\w)")
_DOTTED = re.compile(r"(?:[A-Z](?:\. ?| ))[A-Z](?:(?:\. ?| )[A-Z]){0,3}(?![\w’'])\.?")
_BETWEEN = re.compile(r"[\s,.\-‐_/&]{0,3}")
# A stop ends a sentence, unless it stands behind an initial.
_STOP = re.compile(r"\.\s")
_FULL_WORD = re.compile(r"[^\W_]{3,}['’ʼ]?s?\Z|[a-z]\Z")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;•\n“\"(\[]|\d[.)])[\s“\"'‘(\[]*$")
_TITLE_BEFORE = re.compile(r"([^\W\d_]{2,12})\.?\s{1,2}$")
_INITIALS_BEFORE = re.compile(r"(?<![^\s(\[“\"‘,;/])([A-Z])(?:[. ]{1,2}[A-Z]){0,2}(?:\.\s?| )$")
_INITIAL_AFTER = re.compile(r",\s?([A-Z])\.(?!\w)")
_JOINING = tuple("_.")
_APOSTROPHES = frozenset("'’ʼ")
_HARMLESS_KEPT = 200_000
_SHORT_SIGNATURE = 6


@dataclass(slots=True)
class _Part:
    start: int
    end: int
    persons: frozenset[str]
    sure: bool
    name: str = field(repr=False)
    is_other_name: bool = False


class NameFinder:
    """Finds names; what it has once found to be harmless it does not look at again."""

    def __init__(self, known: KnownNames, words: LeakWords) -> None:
        self._known = known
        self._words = words
        self._judge = WordJudge(known, words)
        self._meaning = Meaning(known, words)
        self._harmless: set[str] = set()

    def find(self, text: str, kind: Kind) -> list[Found]:
        """Return every place of a prepared text that names somebody, in order."""
        told = text
        if kind is Kind.SIGNED and len(text.strip()) < _SHORT_SIGNATURE:
            text = text.upper()  # initials in a field for a name
            told = told if len(told) == len(text) else text
        parts = list(self._parts(text, kind)) + list(self._spaced(text))
        if kind not in RUN_TOGETHER:
            parts += self._dotted(text)
            parts += self._whole(text)
        parts = _without_overlaps(parts)
        parts = self._without_allowed(text, parts)
        return [self._found(told, group) for group in _grouped(text, parts)]

    def _parts(self, text: str, kind: Kind) -> Iterator[_Part]:
        seen = set(_WORDS.findall(text))
        strange = seen - self._harmless
        telling: dict[str, tuple[Hit, ...]] = {}
        beginning: list[str] = []
        for word in strange:
            hits = self._judge.hits(word)
            if hits:
                telling[word] = hits
            elif self._judge.begins_name(word):
                beginning.append(word)
            elif kind is Kind.PROSE:
                self._harmless.add(word)
        if len(self._harmless) > _HARMLESS_KEPT:
            self._harmless.clear()
        if kind in RUN_TOGETHER:
            yield from self._inside(text)
        shouted = bool(telling) and text.isupper()
        for word, found in telling.items():
            for match in _standing(text, word):
                yield from self._judged(text, match, found, kind, shouted)
        for word in beginning:
            for match in _standing(text, word):
                yield from self._split(text, match)

    def _judged(
        self, text: str, match: re.Match[str], hits: Sequence[Hit], kind: Kind, shouted: bool
    ) -> Iterator[_Part]:
        opening = kind is Kind.PROSE and bool(
            _SENTENCE_END.search(text[max(0, match.start() - 12) : match.start()])
        )
        for hit in hits:
            sure = self._meaning.is_sure(hit, text, match, kind, opening=opening, shouted=shouted)
            if sure is not None:
                start = match.start() + hit.start
                end = match.start() + hit.end
                yield _Part(start, end, hit.persons, sure, hit.name, hit.is_other_name)

    def _split(self, text: str, match: re.Match[str]) -> Iterator[_Part]:
        """Yield a name that a space or a hyphen divides: "Sal lowby"."""
        after = re.match(r"[ \-‐\xa0]{1,2}([^\W\d_]+)", text[match.end() : match.end() + 30])
        if after is None or (len(after[1]) < 2 and match[0].lower() in self._words.everyday):
            return  # "The A road"
        whole = folded(match[0] + after[1])
        bare = whole.removesuffix("s")
        for name in (whole, bare):
            known = self._known.names.get(name)
            if known is not None and folded(after[1]) not in self._known.names:
                end = match.end() + after.end(1)
                words = self._words.everyday
                is_begun = folded(after[1]) in words or after[1][0].isupper()
                sure = folded(match[0]) not in words or not is_begun  # "Smith or Renshaw"
                yield _Part(match.start(), end, frozenset(known.persons), sure, name)
                return

    def _spaced(self, text: str) -> Iterator[_Part]:
        """Yield a name written with a space after each letter: "S t r a k e"."""
        if not _SPACED_AT_ALL.search(text):
            return
        for match in _SPACED.finditer(text):
            letters = folded(re.sub(r"[ .\-·_]", "", match[0]))
            for name in self._known.inner if len(letters) > 4 else self._known.names:
                if name in letters and len(name) > 3:
                    persons = self._known.names.get(name)
                    who = persons.persons if persons else self._known.joined[name]
                    yield _Part(match.start(), match.end(), frozenset(who), sure=True, name=name)
                    break

    def _dotted(self, text: str) -> Iterator[_Part]:
        """Yield initials with stops or spaces between: "K.S.", "K. A. S."."""
        for match in _DOTTED.finditer(text):
            before = text[match.start() - 1 : match.start()] if match.start() else ""
            if before.isalnum() or before in _JOINING:
                continue
            letters = re.sub(r"[^A-Z]", "", match[0])
            if who := self._known.initials.get(letters):
                end = match.end() - (match[0].endswith(" "))
                yield _Part(match.start(), end, frozenset(who), sure=True, name=letters)

    def _whole(self, text: str) -> Iterator[_Part]:
        """Yield a name of ordinary words that stands as a whole, in any letters: "nan ivy"."""
        small = text.lower() if self._known.whole else ""
        for pattern, first, person, is_telling in self._known.whole:
            if first in small:
                for match in pattern.finditer(text):
                    name = folded(match[0].split()[-1])
                    yield _Part(*match.span(), frozenset((person,)), is_telling, name)

    def _inside(self, text: str) -> Iterator[_Part]:
        """Yield a name that stands inside a longer word of a file's name or an address."""
        small = text.lower()
        for name in self._known.inner:
            at = small.find(name)
            while at >= 0:
                persons = self._known.names.get(name)
                who = persons.persons if persons else self._known.joined[name]
                yield _Part(at, at + len(name), frozenset(who), sure=True, name=name)
                at = small.find(name, at + len(name))

    def _without_allowed(self, text: str, parts: list[_Part]) -> list[_Part]:
        """Leave out what stands inside a name that may be said, or a pseudonym."""
        if not parts:
            return parts
        spans = list(self._spared(text))
        return [
            part
            for part in parts
            if not any(start <= part.start and part.end <= end for start, end in spans)
        ]

    def _spared(self, text: str) -> Iterator[tuple[int, int]]:
        met = list(PLAIN_WORD.finditer(text))
        words = [folded(one[0]) for one in met]
        owners = [folded(POSSESSIVE.sub("", one[0])) for one in met]
        known = {*words, *owners}
        for phrase in (*self._known.allowed_words, *self._known.pseudonyms):
            if not phrase or not known.issuperset(phrase):
                continue
            *first, last = phrase
            for n in range(len(words) - len(first)):
                end = n + len(first)
                if words[n:end] == first and last in (words[end], owners[end]):
                    # "the Masons'" ends behind its sign
                    sign = text[met[end].end() : met[end].end() + 1] in _APOSTROPHES
                    yield met[n].start(), met[end].end() + sign

    def _found(self, text: str, group: list[_Part]) -> Found:
        start, end = group[0].start, group[-1].end
        shared = frozenset.intersection(*(part.persons for part in group))
        persons = shared or frozenset().union(*(part.persons for part in group))
        start, letter = self._with_initials(text, start, persons)
        title, start = self._with_title(text, start)
        titled = bool(title)
        after = _INITIAL_AFTER.match(text, end)
        if after and not letter and persons & self._known.letters[after[1].lower()]:
            end, letter = after.end(), after[1].lower()
        names = tuple(part.name for part in group)
        likeliest = self._ranked(names, persons, text[start:end], (title, letter))
        return Found(
            start, end, LeakClass.NAME, " ".join(text[start:end].split()), likeliest,
            warning=not any(
                part.sure or (titled and not part.is_other_name) for part in group
            ) and len(group) < 2,
        )  # fmt: skip

    def _with_initials(self, text: str, start: int, persons: frozenset[str]) -> tuple[int, str]:
        """Return where a name begins with the initials before it, and the first of them."""
        before = _INITIALS_BEFORE.search(text[max(0, start - 12) : start])
        if before is None or not persons & self._known.letters[before[1].lower()]:
            return start, ""
        return start - len(before[0]), before[1].lower()

    def _with_title(self, text: str, start: int) -> tuple[str, int]:
        """Return the title before a name, or nothing, and where the two begin."""
        before = _TITLE_BEFORE.search(text[max(0, start - 16) : start])
        if before is None or (title := before[1].lower()) not in self._words.titles:
            return "", start
        if before[1].islower() and ("." in before[0] or title not in self._words.courtesies):
            return "", start  # "said so. Hope", "the sister Ship"
        return title, start - len(before[0])

    def _ranked(
        self, names: tuple[str, ...], persons: frozenset[str], form: str, before: tuple[str, str]
    ) -> tuple[str, ...]:
        """Order persons: whose name or form it is, whose title fits, then as the key has them."""
        spelled = self._known.spelled.get(names, set())
        written = self._known.written.get(folded(" ".join(form.split())).rstrip("s"), set())
        leading = {
            one for name in names if name in self._known.names
            for one in self._known.names[name].leading
        }  # fmt: skip
        title, letter = before
        called = self._known.titled.get((title, names[-1]), set())
        sex = self._words.sexes.get(title)
        begun = self._known.letters.get(letter, persons)
        order = self._known.order
        return tuple(
            sorted(
                persons,
                key=lambda one: (
                    one not in written, one not in called, one not in begun,
                    bool(sex) and self._known.sexes.get(one, sex) != sex,
                    not sex or one not in self._known.sexes, one not in spelled,
                    one not in leading, order[one],
                ),
            )
        )  # fmt: skip


def _standing(text: str, word: str) -> Iterator[re.Match[str]]:
    """Yield where a word stands as a word: a few are looked for in a long text."""
    at = text.find(word)
    while at >= 0:
        before = text[max(0, at - 2) : at]
        inside = before[-1:].isalnum() or (before[-1:] in _APOSTROPHES and before[:1].isalnum())
        match = None if inside else _WORDS.match(text, at)
        if match is not None and match[0] == word:
            yield match
        at = text.find(word, at + len(word))


def _without_overlaps(parts: list[_Part]) -> list[_Part]:
    """Keep the longest of those that stand at one place."""
    kept: list[_Part] = []
    for part in sorted(parts, key=lambda one: (one.start, one.start - one.end, not one.sure)):
        if kept and part.start < kept[-1].end:
            if part.end - part.start > kept[-1].end - kept[-1].start:
                kept[-1] = part
            continue
        kept.append(part)
    return kept


def _grouped(text: str, parts: list[_Part]) -> Iterator[list[_Part]]:
    """Yield names that stand side by side and can be one person's as one."""
    group: list[_Part] = []
    shared: frozenset[str] = frozenset()
    for part in parts:
        between = text[group[-1].end : part.start] if group else ""
        is_beside = bool(group and _BETWEEN.fullmatch(between)) and not (
            _STOP.match(between) and _FULL_WORD.search(text, group[-1].start, group[-1].end)
        )
        if is_beside and shared & part.persons:
            shared &= part.persons
            group.append(part)
            continue
        if group:
            yield group
        group, shared = [part], part.persons
    if group:
        yield group
