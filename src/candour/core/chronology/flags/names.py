"""Which names in a case surely mean one and the same person."""

import re
from collections.abc import Iterable, Sequence

Name = tuple[str, ...]
"""Given name and surname in small letters, or one name that nobody shares."""

WORD = r"[A-Z][\w'’]*(?:-[A-Z]?[\w'’]+)*"
RUN = rf"{WORD}\.?(?:[ \t]+{WORD}\.?){{0,4}}"
_RUNS = re.compile(rf"{WORD}\.?(?:[ \t]+{WORD}\.?){{1,4}}")
_POSSESSIVE = re.compile(r"['’]s?$")


class Names:
    """The full names of a case by given name. A role or a title with a surname is no name here."""

    def __init__(
        self, texts: Iterable[str], titles: frozenset[str], lead_ins: frozenset[str]
    ) -> None:
        self._titles = titles
        self._lead_ins = lead_ins
        self._surnames: dict[str, set[str]] = {}
        self._all_surnames: set[str] = set()
        for run in {run for text in texts for run in _RUNS.findall(text)}:
            self._learn(self._words(run))

    def _learn(self, words: Sequence[str]) -> None:
        for given in words[:-1]:
            if len(given) > 1:
                self._surnames.setdefault(given, set()).add(words[-1])
        if len(words) > 1:
            self._all_surnames.add(words[-1])

    def _words(self, run: str) -> list[str]:
        words = [_POSSESSIVE.sub("", word).casefold() for word in run.replace(".", " ").split()]
        while words and words[0] in self._lead_ins:
            words = words[1:]
        return words

    def person(self, run: str) -> Name | None:
        """Return whom a run of capitalised words surely names, or `None`.

        A full name names whoever bears it. A given name alone does where one surname only is ever
        written behind it; initials and surnames never do.
        """
        plain = [word.casefold().rstrip(".") for word in run.split()]
        words = self._words(run)
        if len(words) > 1:
            return (words[0], words[-1]) if len(words[0]) > 1 and len(words[-1]) > 1 else None
        is_surname = run.rsplit(maxsplit=1)[-1].isupper() or not self._titles.isdisjoint(plain)
        if len(words) != 1 or len(words[0]) < 2 or is_surname:
            return None
        (given,) = words
        surnames = self._surnames.get(given, set())
        if len(surnames) == 1:
            return (given, next(iter(surnames)))
        return None if surnames or given in self._all_surnames else (given,)
