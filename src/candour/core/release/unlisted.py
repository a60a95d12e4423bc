"""What an edition withholds of those whom the key does not name."""

import re
from collections.abc import Callable, Iterator, Sequence

from candour.core.key.model import Edition, Key, Withheld
from candour.core.release.classes import Told
from candour.core.release.forms import words_of
from candour.core.release.unkeyed.finding import UnkeyedFinder
from candour.core.release.unkeyed.model import Kind, Mark
from candour.core.release.words import ReleaseWords

_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Unlisted:
    """Says what one edition withholds without the key, of texts that one finder has read.

    An edition that withholds names withholds everybody's that no key names and none allows, one
    that withholds addresses streets, schools, surgeries and the towns of the key's addresses, one
    that withholds places every place that its `places` do not list. What may stay is what somebody
    wrote down: `allowed`, `places`, pseudonyms. `free_text` withholds all that tells of anybody.
    """

    def __init__(
        self, key: Key, edition: Edition, words: ReleaseWords, finder: UnkeyedFinder
    ) -> None:
        self._edition, self._words, self._finder = edition, words, finder
        self._withheld = edition.classes_withheld
        said = [
            *(one.name for one in key.allowed),
            *(one.pseudonym for one in key.persons),
            *edition.places,
        ]
        self._spared = [phrase for one in said if (phrase := words_of(one))]
        self._towns = tuple(self._towns_of(key))

    def find(self, text: str) -> Iterator[Told]:
        """Yield what is withheld, with what stands there instead where there is a better word."""
        whole = Withheld.FREE_TEXT in self._withheld
        for mark in self._finder.find(text) if whole else self._finder.names(text):
            told = self._told(text, mark)
            if told and not self._is_spared(text, mark):
                yield told
            elif mark.kind is Kind.BODY and Withheld.PLACE in self._withheld:
                yield from self._places_in(text, mark)
        if self._edition.unlisted and Withheld.ADDRESS in self._withheld:
            for town in self._towns:
                for match in town.finditer(text):
                    yield Told(*match.span(), "place")

    def _places_in(self, text: str, mark: Mark) -> Iterator[Told]:
        """Yield the places that a body's name tells: "Example Magistrates' Court"."""
        for match in _WORD.finditer(text, mark.start, mark.end):
            one = Mark(*match.span(), Kind.PLACE)
            if self._finder.is_place(match[0]) and not self._is_spared(text, one):
                yield Told(one.start, one.end, "place")

    def perhaps(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where words stand that are perhaps names; they stay, for a person to look at."""
        if not self._edition.unlisted or Withheld.NAME not in self._withheld:
            return
        for mark in self._finder.names(text):
            common = self._finder.is_common(text[mark.start : mark.end])
            if mark.kind is Kind.NAME and not (common or self._is_spared(text, mark)):
                yield mark.start, mark.end

    def is_name(self, word: str) -> bool:
        """Tell whether a word beside somebody's name is a part of a name, and no title."""
        plain = words_of(word)
        listed = self._words.titles | self._words.no_part
        return word[0].isupper() and not listed.issuperset(plain) and not (
            self._finder.is_common(word)
        )  # fmt: skip

    def _told(self, text: str, mark: Mark) -> Told | None:
        what = self._class_of(text[mark.start : mark.end], mark.kind)
        if what is None:
            return None
        return Told(mark.start, mark.end, what, instead=self._instead(text, mark, what))

    def _class_of(self, said: str, kind: Kind) -> str | None:
        if Withheld.FREE_TEXT in self._withheld:
            coarse = kind is Kind.DAY and self._edition.dates != "none"
            return None if coarse else _WHOLE[kind]
        judge = _JUDGED.get(kind)
        return judge(self, said) if judge and self._edition.unlisted else None

    def _person(self, _said: str) -> str | None:
        return "unlisted_name" if Withheld.NAME in self._withheld else None

    def _small_body(self, said: str) -> str | None:
        if any(f" {one}" in f" {said.lower()}" for one in self._words.shelters):
            return "small_body"
        local = {Withheld.ADDRESS, Withheld.PLACE} & self._withheld
        return "small_body" if local else None

    def _place(self, said: str) -> str | None:
        last = words_of(said)[-1:]
        if last and last[0] in self._words.streets and len(said.split()) > 1:
            return "address" if Withheld.ADDRESS in self._withheld else None
        if Withheld.PLACE not in self._withheld or self._finder.is_common(said):
            return None
        return "place"

    def _name(self, said: str) -> str | None:
        """Withhold what is perhaps somebody's name only where places are withheld, too."""
        both = {Withheld.NAME, Withheld.PLACE} <= self._withheld
        return "unlisted_name" if both and not self._finder.is_common(said) else None

    def _instead(self, text: str, mark: Mark, what: str) -> str | None:
        said = words_of(text[mark.start : mark.end])
        if what == "unlisted_name":
            roles = [self._words.roles_of_titles.get(word) for word in said]
            who = next((role for role in roles if role), "")
            return self._words.reasons[what].format(who=f": {who}" if who else "")
        if what == "small_body":
            plain = text[mark.start : mark.end].lower()
            kinds = self._words.named_kinds
            who = next((kinds[word] for word in reversed(said) if word in kinds), "")
            who = who or next((called for one, called in kinds.items() if one in plain), "place")
            return self._words.reasons[what].format(who=who)
        return None

    def _is_spared(self, text: str, mark: Mark) -> bool:
        """Tell whether all of a name stands in something that may be said."""
        said = [
            word for word in words_of(text[mark.start : mark.end])
            if word not in self._words.titles and not _FIGURE.match(word)
        ]  # fmt: skip
        return bool(said) and any(_is_within(said, phrase) for phrase in self._spared)

    def _towns_of(self, key: Key) -> Iterator[re.Pattern[str]]:
        """Yield the towns of the key's addresses that the edition's places do not list."""
        towns: set[tuple[str, ...]] = set()
        for person in key.persons:
            for address in person.addresses:
                for part in address.split(",")[1:]:
                    words = part.split()
                    plain = bool(words) and not _FIGURE.search(part)
                    if plain and words[-1].lower() not in self._words.streets:
                        towns.add(tuple(words))
        for town in sorted(towns):
            if not any(_is_within(words_of(" ".join(town)), phrase) for phrase in self._spared):
                said = r"\s+".join(map(re.escape, town))
                yield re.compile(rf"(?<!\w){said}(?!\w)", re.IGNORECASE)


_JUDGED: dict[Kind, Callable[[Unlisted, str], str | None]] = {
    Kind.PERSON: Unlisted._person,
    Kind.SMALL_BODY: Unlisted._small_body,
    Kind.PLACE: Unlisted._place,
    Kind.NAME: Unlisted._name,
}
_WHOLE = {
    Kind.PERSON: "unlisted_name",
    Kind.NAME: "unlisted_name",
    Kind.BODY: "body",
    Kind.SMALL_BODY: "small_body",
    Kind.PLACE: "place",
    Kind.DAY: "date",
    Kind.CODE: "identifier",
    Kind.TRAIT: "trait",
    Kind.AMOUNT: "amount",
}


def _is_within(said: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(said)
    return any(list(phrase[n : n + size]) == list(said) for n in range(len(phrase) - size + 1))
