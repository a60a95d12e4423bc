"""Find the names of a key in a text that is to be released."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.release.forms import Forms, words_of
from candour.core.release.seen import Seen, plain_word
from candour.core.release.words import ReleaseWords

_WORDS = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*['’ʼ]?")
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+")
_ENDING = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ]|['’ʼ])$", re.IGNORECASE)
_SPACED = re.compile(r"(?<![\w.])(?:[^\W_][ .\-·_]{1,2}){3,}[^\W_](?!\w)")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z](?:\. ?| ))[A-Z](?:(?:\. ?| )[A-Z]){0,3}(?![\w’'])\.?")
_BETWEEN = re.compile(r"[\s,.\-‐_/&]{0,6}")
_OPENING = re.compile(r"(?:^|[.!?:;•“\"(\[]|\d[.)])[\s“\"'‘(\[]*$")
_SHORT_TITLE = 4
_LEADING = re.compile(r"(?<!\w)([^\W\d_]{1,14})(\.?\s{1,2}|\.)$")
_CALLED = re.compile(r"(?<![\w.])([A-Z][^\W\d_]{1,14})\s{1,2}$")
_THEN_CALLED = re.compile(r",\s([A-Z][^\W\d_]{1,14})(?![\w'’])")
_TRAILING = re.compile(r"\s[A-Z](?![\w'’])\.?")
_SPLIT = re.compile(r"[ \-‐]{1,2}([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name somebody. `ending` is a possessive to keep; `is_family` a plural."""

    start: int
    end: int
    persons: tuple[str, ...]
    ending: str = ""
    is_family: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    word: str = field(repr=False)
    persons: frozenset[str]
    ending: str = ""
    is_plural: bool = False


class NameFinder:
    """Finds names by the forms of one key."""

    def __init__(self, forms: Forms, words: ReleaseWords) -> None:
        self._forms, self._words = forms, words
        self._longest = sorted({*forms.words, *forms.joined}, key=len, reverse=True)

    def find(self, seen: Seen) -> list[Named]:
        """Return what names somebody, in order, by its place in the original."""
        text = seen.text
        parts = [*self._words_of(text), *self._spaced(text), *self._dotted(text)]
        spared = list(self._spared(text))
        kept = _longest([one for one in parts if not _inside(one, spared)])
        return [self._named(seen, group) for group in _grouped(text, kept)]

    def _words_of(self, text: str) -> Iterator[_Part]:
        shouted = text.isupper()
        for match in _WORDS.finditer(text):
            parts = list(self._in_word(text, match, shouted=shouted))
            yield from parts or self._split(text, match)

    def _in_word(self, text: str, match: re.Match[str], *, shouted: bool) -> Iterator[_Part]:
        written = match[0]
        if part := self._whole(text, match.start(), written, shouted=shouted):
            yield part
            return
        humps = [m for m in _HUMPS.finditer(written) if m[0] != written]
        for hump in humps:
            start = match.start() + hump.start()
            if len(hump[0]) > 2 and (part := self._whole(text, start, hump[0], shouted=True)):
                yield part

    def _whole(self, text: str, start: int, written: str, *, shouted: bool) -> _Part | None:
        met = _ENDING.search(written)
        ending = met[0] if met else ""
        bare = written[: len(written) - len(ending)]
        end = start + len(written)
        if not bare:
            return None
        for one, plural in self._readings(bare, ending):
            lone = plural and not ending
            if self._is_meant(one, text, start, end, shouted=shouted, is_plural=lone):
                persons = self._persons(one)
                name = one.split("~")[1] if one.startswith("~") else one
                return _Part(start, end, name, frozenset(persons), ending, plural)
        letters = bare.removesuffix("s") if bare[:-1].isupper() else bare
        is_owner = bool(ending) and len(ending) > 1
        if who := self._initials(letters, text, start, end, is_owner=is_owner):
            return _Part(start, end, letters.lower(), frozenset(who), ending)
        return None

    def _readings(self, bare: str, ending: str) -> Iterator[tuple[str, bool]]:
        small = plain_word(bare)
        family = ending in ("", "'", "’", "ʼ")
        plurals = [small[:-1]] if small.endswith("s") and len(small) > 3 else []
        plurals += [small[:-2]] if small.endswith("es") and len(small) > 4 else []
        plurals += [f"{small[:-3]}y"] if small.endswith("ies") else []
        if small in self._forms.words or small in self._forms.joined:
            yield small, False
        for one in plurals:
            if one in self._forms.words or one in self._forms.joined:
                yield one, family
        for one in (small, *plurals[:1]):
            if near := self._forms.near(one):
                yield f"~{min(near, key=lambda n: (-len(n), n))}~{one}", False

    def _persons(self, reading: str) -> set[str]:
        if reading.startswith("~"):
            _, _, word = reading.split("~")
            return {p for near in self._forms.near(word) for p in self._forms.words[near].persons}
        form = self._forms.words.get(reading)
        return form.persons if form else self._forms.joined[reading]

    def _is_meant(
        self, reading: str, text: str, start: int, end: int, *, shouted: bool, is_plural: bool
    ) -> bool:
        """Tell whether a word is meant as a name: an ordinary word or a slip needs a capital."""
        _, name, _ = reading.split("~") if reading.startswith("~") else ("", reading, "")
        slip = reading.startswith("~")
        form = self._forms.words.get(name)
        if form is None:
            return True
        capital = text[start].isupper()
        if not form.is_ordinary:
            return capital or not slip or len(name) > 5
        if not capital:
            return False
        free = not shouted and not text[start:end].isupper()
        if free and not _OPENING.search(text[max(0, start - 12) : start]):
            return True
        after = re.match(r"\s+(\w+)", text[end : end + 16])
        return not (slip or is_plural) and not (
            after and after[1].lower() in self._words.after_no_name
        )

    def _initials(
        self, letters: str, text: str, start: int, end: int, *, is_owner: bool
    ) -> set[str]:
        """Return whose initials those are; what owns something is meant as somebody."""
        who = self._forms.initials.get(letters) if letters.isupper() else None
        small = letters.lower()
        if not who or small in self._words.courtesies:
            return set()
        if text.strip() == text[start:end]:
            return who
        word = (
            (small in self._words.everyday and not is_owner)
            or small in self._words.titles
            or letters in self._words.abbreviations
        )
        return set() if word else who

    def _split(self, text: str, match: re.Match[str]) -> Iterator[_Part]:
        after = _SPLIT.match(text, match.end())
        if after is None:
            return
        small = plain_word(match[0] + after[1])
        for one in (small, small.removesuffix("s")):
            form = self._forms.words.get(one)
            if form and len(one) > 4 and plain_word(after[1]) not in self._forms.words:
                yield _Part(match.start(), after.end(1), one, frozenset(form.persons))
                return

    def _spaced(self, text: str) -> Iterator[_Part]:
        for match in _SPACED.finditer(text):
            letters = plain_word(re.sub(r"[ .\-·_]", "", match[0]))
            name = next((n for n in self._longest if len(n) > 3 and n in letters), None)
            if name is not None:
                yield _Part(match.start(), match.end(), name, frozenset(self._persons(name)))

    def _dotted(self, text: str) -> Iterator[_Part]:
        for match in _DOTTED.finditer(text):
            letters = re.sub(r"[^A-Z]", "", match[0])
            if who := self._forms.initials.get(letters):
                end = match.end() - match[0].endswith(" ")
                yield _Part(match.start(), end, letters.lower(), frozenset(who))

    def _spared(self, text: str) -> Iterator[tuple[int, int]]:
        words = [(plain_word(m[0]), *m.span()) for m in _WORDS.finditer(text)]
        bare = [re.sub(r"s$", "", w) if text[e - 2 : e - 1] in "'’ʼ" else w for w, _, e in words]
        for phrase in self._forms.spared:
            for n in range(len(words) - len(phrase) + 1):
                here = zip(phrase, words[n:], bare[n:], strict=False)
                if all(said in (whole[0], short) for said, whole, short in here):
                    yield words[n][1], words[n + len(phrase) - 1][2]

    def _named(self, seen: Seen, group: list[_Part]) -> Named:
        text = seen.text
        start, end = group[0].start, group[-1].end
        start, title, initials = self._with_leading(text, start, group)
        if not group[-1].ending and (met := _TRAILING.match(text, end)):
            last = text[met.start() + 1].lower()
            if any(last == w[-1][0] for w in self._forms.whole if w and w[0] == group[-1].word):
                end = met.end()
        shared = frozenset.intersection(*(one.persons for one in group))
        start, end, called = self._with_nickname(text, start, end)
        shared = (shared & called) or (shared & self._of_initials(initials, group)) or shared
        words = tuple(one.word for one in group)
        persons = self._likeliest(words, title, text[start:end], shared)
        family = group[-1].is_plural
        ending = "" if family else group[-1].ending
        return Named(*seen.span(start, end), persons, ending, family)

    def _with_nickname(self, text: str, start: int, end: int) -> tuple[int, int, set[str]]:
        """Take in what a forename's bearer is called beside the name: "Kate Reed", "Reed, Kate"."""
        for met in (_CALLED.search(text, max(0, start - 18), start), _THEN_CALLED.match(text, end)):
            if met and (who := self._forms.nicknames.get(plain_word(met[1]))):
                return min(start, met.start(1)), max(end, met.end(1)), who
        return start, end, set()

    def _with_leading(self, text: str, start: int, group: list[_Part]) -> tuple[int, str, str]:
        """Take in titles and initials before a name: "Mr G Strake"; return both too."""
        title = initials = ""
        shouted = text[start : group[-1].end].isupper()
        while met := _LEADING.search(text[max(0, start - 18) : start]):
            word = plain_word(met[1])
            if self._is_title(met, shouted=shouted):
                title = word
            elif len(word) == 1 and met[1].isupper() and self._of_initials(word, group):
                initials = word + initials
            else:
                break
            start -= len(met[0])
        return start, title, initials

    def _is_title(self, met: re.Match[str], *, shouted: bool) -> bool:
        """Tell whether a word before a name is its title; "so Ann" and "with HV. Ann" have none."""
        word = plain_word(met[1])
        if word not in self._words.titles:
            return False
        if met[1].islower():
            meant = word in self._words.courtesies or word in self._words.roles_of_titles
            return meant and word not in self._words.everyday and "." not in met[2]
        is_short = len(word) <= _SHORT_TITLE and (shouted or not met[1].isupper())
        return "." not in met[2] or is_short

    def _of_initials(self, initials: str, group: list[_Part]) -> set[str]:
        """Return whose forenames begin with these letters, in their order, before this surname."""
        if not initials:
            return set()
        return {
            person
            for whole, persons in self._forms.whole.items()
            if len(whole) > 1 and whole[-1] == group[-1].word
            and _in_order(initials, "".join(name[:1] for name in whole[:-1]))
            for person in persons
        }  # fmt: skip

    def _likeliest(
        self, words: tuple[str, ...], title: str, form: str, shared: frozenset[str]
    ) -> tuple[str, ...]:
        """Narrow whom a form can mean: written so in the key, the whole name, the title's."""
        plain = " ".join(words_of(_ENDING.sub("", form)))
        for narrower in (
            self._forms.written.get(plain, set()),
            self._forms.written.get(f"{title} {words[-1]}", set()) if title else set(),
            self._forms.whole.get(words, set()),
        ):
            if both := shared & narrower:
                shared = frozenset(both)
                break
        return tuple(sorted(shared, key=lambda one: self._forms.order[one]))


def _in_order(some: str, letters: str) -> bool:
    rest = iter(letters)
    return all(one in rest for one in some)


def _inside(part: _Part, spans: list[tuple[int, int]]) -> bool:
    return any(start <= part.start and part.end <= end for start, end in spans)


def _longest(parts: list[_Part]) -> list[_Part]:
    kept: list[_Part] = []
    for one in sorted(parts, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _grouped(text: str, parts: list[_Part]) -> Iterator[list[_Part]]:
    """Put words side by side that can be one person's together."""
    group: list[_Part] = []
    for one in parts:
        shared = frozenset.intersection(*(part.persons for part in group), one.persons)
        between = text[group[-1].end : one.start] if group else ""
        joins = group and not group[-1].ending and _BETWEEN.fullmatch(between)
        if joins and "," in between and len(group) > 1:
            joins = None  # a list of names, not “Reed, Ann”
        if group and not (joins and shared):
            yield group
            group = []
        group.append(one)
    if group:
        yield group
