"""Every form of the names of a key: words, initials, run-together spellings, slips of one letter.

The checker of editions makes its forms by rules of its own: nothing here is shared with it.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from candour.core.key.model import Key, KeyPerson
from candour.core.release.seen import plain_word
from candour.core.release.words import ReleaseWords

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_FROM, _JOINED_FROM, _MOST_INITIALS = 4, 4, 5


@dataclass(slots=True)
class Form:
    """One word, and whose it is. `is_ordinary`: a name with a capital only."""

    word: str = field(repr=False)
    persons: set[str] = field(default_factory=set)
    is_ordinary: bool = False


class Forms:
    """All forms that the names of a key can take."""

    def __init__(self, key: Key, words: ReleaseWords) -> None:
        self._words = words
        self.order = {one.id: n for n, one in enumerate(key.persons)}
        self.words: dict[str, Form] = {}
        self.initials: dict[str, set[str]] = defaultdict(set)
        self.joined: dict[str, set[str]] = defaultdict(set)
        self.written: dict[str, set[str]] = defaultdict(set)
        """whose name or form these words are, as the key writes them"""
        self.nicknames: dict[str, set[str]] = defaultdict(set)
        """what bearers of a forename are called: theirs beside the surname only"""
        self.whole: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for person in key.persons:
            for written in (person.name, *person.forms):
                self._add(person, written)
        said = [one.name for one in key.allowed] + [one.pseudonym for one in key.persons]
        self.spared = sorted({tuple(words_of(one)) for one in said if words_of(one)})
        self._innocent = {word for phrase in self.spared for word in phrase} | {
            plain_word(word)
            for person in key.persons
            for address in person.addresses
            for word in _WORD.findall(address)
        }
        self._near: dict[str, set[str]] = defaultdict(set)
        for word in self.words:
            if len(word) >= _FROM:
                for cut in (word, *_shortened(word)):
                    self._near[cut].add(word)

    def near(self, word: str) -> set[str]:
        """Return the names that a slip of one letter makes into this word."""
        if len(word) < _FROM - 1 or word in self._words.everyday or word in self._innocent:
            return set()
        met = set(self._near.get(word, ()))
        for cut in _shortened(word):
            met |= self._near.get(cut, set())
        return {one for one in met if _one_slip(word, one)}

    def names_in(self, label: str) -> bool:
        """Tell whether a name stands anywhere in a file's name, inside longer words too."""
        plain = re.sub(r"[\W_]+", "", plain_word(label))
        return any(len(w) > 3 and w in plain for w in (*self.words, *self.joined))

    def _add(self, person: KeyPerson, written: str) -> None:
        parts = [plain_word(word) for word in _WORD.findall(written)]
        self.written[" ".join(parts)].add(person.id)
        titled = len(parts) > 1 and parts[0] in self._words.titles
        while len(parts) > 1 and parts[0] in self._words.titles:
            parts = parts[1:]
        parts = [
            one for n, one in enumerate(parts) if n == 0 or one not in self._words.no_part
        ] or parts
        if not titled or len(parts) > 1:  # “Ms Reed” says nothing of Reed alone
            self.whole[tuple(parts)].add(person.id)
        ordinary = {plain_word(word) for word in person.ordinary_words}
        for word in parts:
            if len(word) < 2:
                continue
            form = self.words.setdefault(word, Form(word))
            form.persons.add(person.id)
            form.is_ordinary |= (
                word in ordinary
                or word in self._words.everyday
                or word in self._words.ordinary_names
            )
        if len(parts) > 1:
            for short in self._words.nicknames.get(parts[0], ()):
                self.nicknames[short].add(person.id)
        self._add_short(person.id, parts)
        self._add_run_together(person.id, written)

    def _add_run_together(self, person: str, written: str) -> None:
        """Add what small words and hyphens of a surname make: "annvan der", "A.R." of Reed-Orr."""
        words = [plain_word(word) for word in written.split()]
        while len(words) > 1 and words[0].strip(".") in self._words.titles:
            words = words[1:]
        for word in words:
            if "-" in word:  # “Reed-Orr” as “Reedorr”, and slips of that
                whole = word.replace("-", "")
                self.words.setdefault(whole, Form(whole)).persons.add(person)
        if len(words) < 2:
            return
        self.initials[(words[0][0] + words[-1][0]).upper()].add(person)
        if words[1] in self._words.no_part:
            self.joined[words[0] + words[1]].add(person)
            self.joined["".join(words)].add(person)

    def _add_short(self, person: str, parts: list[str]) -> None:
        if not 2 <= len(parts) <= _MOST_INITIALS:
            return
        first, *middle, last = (part[0] for part in parts)
        for size in range(len(middle) + 1):
            for some in combinations(middle, size):
                self.initials["".join((first, *some, last)).upper()].add(person)
        begins, ends = parts[0], parts[-1]
        for one in (begins + ends, ends + begins, "".join(parts), first + ends, ends + first,
                    begins + last):  # fmt: skip
            if len(one) >= _JOINED_FROM and one not in self._words.everyday:
                self.joined[one].add(person)


def words_of(phrase: str) -> list[str]:
    """Return the words of a phrase, plain."""
    return [plain_word(word) for word in re.findall(r"[^\W_]+(?:['’ʼ][^\W_]+)*", phrase)]


def _shortened(word: str) -> list[str]:
    return [word[:n] + word[n + 1 :] for n in range(len(word))]


def _one_slip(word: str, name: str) -> bool:
    """Tell whether a letter changed, left out, added, or two swapped lead from one to the other."""
    if word == name:
        return False
    if len(word) == len(name):
        differ = [n for n, pair in enumerate(zip(word, name, strict=True)) if pair[0] != pair[1]]
        if len(differ) == 1:
            return True
        return len(differ) == 2 and differ[1] == differ[0] + 1 and (
            word[differ[0]] == name[differ[1]] and word[differ[1]] == name[differ[0]]
        )  # fmt: skip
    short, long = sorted((word, name), key=len)
    return len(long) == len(short) + 1 and short in _shortened(long)
