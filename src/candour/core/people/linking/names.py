"""How well two names go together, and how much that says where such a name is rare.

The levels are those of `comparing/`, which tables are linked by; here stands what they weigh in a
case, where forms are short ("Mr G Strake", "Gaz") and most of the people are one family.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2

from candour.core.people.comparing.letters import folded, sound
from candour.core.people.comparing.levels import Level
from candour.core.people.comparing.name_words import NameWords
from candour.core.people.comparing.names import Names, forename_level, surname_level
from candour.core.people.comparing.surname_nickname import is_of_surname
from candour.core.people.comparing.surname_nickname import keys as surname_keys
from candour.core.people.mention import PersonName

_COMMON = 9e-4
"""A surname that so many people in the land bear says less."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as it is compared: its parts folded."""

    names: Names = field(repr=False)
    nickname: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    generation: str = ""

    @classmethod
    def of(cls, name: PersonName) -> "NameForm":
        """Fold a name."""
        return cls(
            Names.of(" ".join(name.given), name.surname, name.initials, name.former),
            folded(name.nickname),
            folded(name.title),
            name.generation,
        )

    @property
    def surname(self) -> str:
        """The surname in one word; one letter where only that was written."""
        return "".join(self.names.surname)

    @property
    def called(self) -> tuple[str, ...]:
        """The forename in full and the nickname, as far as they were written."""
        return tuple(one for one in (*self.names.forenames[:1], self.nickname) if one)

    @property
    def is_full(self) -> bool:
        """Whether a forename and a surname are written out."""
        return bool(self.names.forenames) and len(self.surname) > 1

    @property
    def first_letters(self) -> str:
        """The first letters of the first forename and of the surname, as far as known."""
        names = self.names
        first = names.forenames[0][0] if names.forenames else names.initials[:1]
        last = self.surname[:1] or (names.initials[-1:] if len(names.initials) > 1 else "")
        return first + last


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """The reason's code, its weight in bits, and whether the two cannot be one by name."""

    code: str
    bits: float
    is_clash: bool = False


_GIVEN = {
    Level.FORENAME_SAME: ("same", 6.0),
    Level.FORENAME_NICKNAME: ("nickname", 5.0),
    Level.FORENAME_LETTER: ("close", 4.5),
    Level.FORENAME_SOUND: ("close", 4.0),
    Level.FORENAME_LIKE: ("close", 3.0),
    Level.FORENAME_PART: ("part", 4.0),
    Level.FORENAME_INITIAL: ("initial", 3.0),
    Level.FORENAME_DIFFERS: ("clash", -12.0),
}
_SURNAME = {
    Level.SURNAME_SAME: ("same", 0.0),
    Level.SURNAME_FORMER: ("same", -0.5),
    Level.SURNAME_PART: ("close", -1.0),
    Level.SURNAME_LETTER: ("close", -1.0),
    Level.SURNAME_SOUND: ("close", -1.0),
    Level.SURNAME_LIKE: ("close", -2.0),
    Level.SURNAME_INITIAL: ("initial", -2.5),
    Level.SURNAME_DIFFERS: ("other", -8.0),
}
_ALONE = {
    "same": ("same_forename", 9.0),
    "nickname": ("nickname_of", 7.0),
    "close": ("forename_misspelt", 7.0),
    "alias": ("same_nickname", 7.0),
    "part": ("middle_name", 6.0),
    "surname": ("short_surname", 6.0),
}


class CaseNames:
    """The names of a case: how many people bear each surname, and which short forms lead where."""

    def __init__(self, forms: Iterable[NameForm], words: NameWords) -> None:
        self._words = words
        self._two: set[frozenset[str]] = set()
        self._shared: set[tuple[str, str]] = set()
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._forenames: set[str] = set()
        for form in forms:
            self._forenames |= set(form.names.forenames[:1])
            if form.is_full:
                self._bearers[form.surname].add(form.names.forenames[0][:3])

    def note_two(self, one: Iterable[NameForm], other: Iterable[NameForm]) -> None:
        """Note that two people are called so: their forenames are no misspellings of each other."""
        for a in one:
            for b in other:
                first, second = a.names.forenames[:1], b.names.forenames[:1]
                if first and second and first != second:
                    self._two.add(frozenset((*first, *second)))

    def note_shared(self, form: NameForm) -> None:
        """Note that two people of the case bear this name."""
        if form.surname and form.called:
            self._shared.add((form.called[0][0], form.surname))

    def is_shared(self, one: NameForm, other: NameForm) -> bool:
        """Whether two people of the case bear the name that two forms are of."""
        if not self._shared:
            return False
        surnames = {one.surname, other.surname} - {""}
        letters = {form.first_letters[:1] for form in (one, other)} - {""}
        return any(
            surname in surnames and (not letters or letter in letters)
            for letter, surname in self._shared
        )

    def are_two(self, one: NameForm, other: NameForm) -> bool:
        """Whether two forms have forenames that are known to be two people's."""
        pair = frozenset((*one.names.forenames[:1], *other.names.forenames[:1]))
        return len(pair) == 2 and pair in self._two

    def verdicts(
        self, one: Iterable[NameForm], other: Iterable[NameForm]
    ) -> Iterator[tuple[NameForm, NameForm, NameVerdict]]:
        """Yield what the forms of two say, pair by pair.

        Where all their surnames differ, a bare forename that stands with one of them says nothing.
        """
        mine, others = list(one), list(other)
        differ = surnames_differ(mine, others)
        for a in mine:
            for b in others:
                if differ and not (a.surname and b.surname):
                    continue
                verdict = self.compare(a, b)
                if verdict is not None:
                    yield a, b, verdict

    def is_family_name(self, surname: str, forename: str) -> bool:
        """Whether somebody of another forename bears a surname too."""
        return any(one != forename[:3] for one in self._bearers.get(surname, ()))

    def keys(self, form: NameForm) -> set[str]:
        """What another form must share one of to be compared with this one."""
        made: set[str] = set()
        for one in (*form.called, *form.names.forenames[1:]):
            made |= {f"g:{full}" for full in (one, *self._words.formal.get(one, ()))}
            made |= {f"k:{sound(one)}", f"b:{one[:3]}"} if len(one) > 2 else set()
        for last in (form.surname, "".join(form.names.former)):
            if len(last) > 1:
                made |= {f"s:{last}", f"t:{sound(last)}"}
        if len(form.first_letters) > 1:
            made.add(f"i:{form.first_letters}")
        if form.is_full or self._is_pet_name(form):
            made |= {f"n:{key}" for key in surname_keys(form.surname or form.called[0])}
        return made

    def _is_pet_name(self, form: NameForm) -> bool:
        """Whether a name stands alone, and is no forename nor short for one of the case."""
        if len(form.called) != 1 or form.surname or form.names.initials or form.title:
            return False
        full = self.formal(form.called[0])
        is_known = form.called[0] in full or form.called[0] in self._words.forenames.of
        return not is_known and full.isdisjoint(self._forenames)

    def _is_of_surname(self, one: NameForm, other: NameForm) -> bool:
        """Whether one is called by a short form of the other's surname ("Woody", Underwood)."""
        return (
            other.is_full and self._is_pet_name(one) and is_of_surname(one.called[0], other.surname)
        )

    def formal(self, forename: str) -> frozenset[str]:
        """The whole forenames that a folded short form may stand for."""
        return frozenset(self._words.formal.get(forename, ()))

    def compare(self, one: NameForm, other: NameForm) -> NameVerdict | None:
        """Say how two forms go together; None where they share no part that could tell."""
        return self._compared(one, other)

    @lru_cache(maxsize=200_000)  # noqa: B019 (lives as long as one casting)
    def _compared(self, one: NameForm, other: NameForm) -> NameVerdict | None:
        if _are_initials(one) or _are_initials(other):
            return self._initials(one, other)
        level = surname_level(one.names, other.names)
        surname, less = _SURNAME[level] if level else (None, 0.0)
        given, more = self._given(one, other)
        if given == "clash" or (surname == "other" and given in (None, "initial")):
            is_clash = given == "clash"
            code = "other_forename" if is_clash else "other_surname"
            return NameVerdict(code, more if is_clash else less, is_clash=is_clash)
        if surname in ("same", "close", "initial") and given is not None:
            known = max(one, other, key=lambda form: len(form.surname))
            letter = (one.first_letters or other.first_letters)[:1]
            return NameVerdict(
                _code(surname, given), self._rarity(known.surname, letter) + less + more
            )
        if surname == "same":
            return NameVerdict("same_surname", self._rarity(one.surname) + less)
        if surname == "initial" and given is None:
            return NameVerdict("initials_fit", 2.0) if one.title or other.title else None
        return _by_forename(given, is_other=surname == "other")

    def _given(self, one: NameForm, other: NameForm) -> tuple[str | None, float]:
        if self._is_of_surname(one, other) or self._is_of_surname(other, one):
            return "surname", 6.0
        if one.nickname in other.called or other.nickname in one.called:
            return "alias", 5.0
        if any(self._words.may_be_one(a, b) for a in one.called for b in other.called):
            same = one.names.forenames[:1] == other.names.forenames[:1]
            return ("same", 6.0) if same and one.names.forenames else ("nickname", 5.0)
        if self._is_middle(one, other) or self._is_middle(other, one):
            return "part", 3.5
        level = forename_level(one.names, other.names, self._words)
        if level is Level.FORENAME_DIFFERS and self._is_short_letter(one, other):
            return "initial", 2.0
        return _GIVEN[level] if level else (None, 0.0)

    def _is_middle(self, one: NameForm, other: NameForm) -> bool:
        """Whether somebody is called by a short form of a middle name ("Bobby", Lee Robert)."""
        return any(
            self._words.may_be_one(middle, called)
            for middle in one.names.forenames[1:]
            for called in other.called
        )

    def _is_short_letter(self, one: NameForm, other: NameForm) -> bool:
        """Whether an initial is that of the name that a forename is short for ("M", Shelley)."""
        return any(
            full.startswith(letters.names.initials[0])
            for letters, named in ((one, other), (other, one))
            if letters.names.initials and not letters.names.forenames
            for called in named.called
            for full in self.formal(called)
        )

    def _initials(self, one: NameForm, other: NameForm) -> NameVerdict | None:
        mine, others = one.first_letters, other.first_letters
        if _are_initials(one) and _are_initials(other):
            same = one.names.initials == other.names.initials
            return NameVerdict("same_initials", 7.0) if same else None
        if len(mine) < 2 or len(others) < 2:
            return None
        return NameVerdict("initials_fit", 6.0) if mine == others else None

    def _rarity(self, surname: str, letter: str = "") -> float:
        """Bits for a surname: fewer where many people of the case bear it, or of the land.

        With a forename's first letter only those count whose forename begins so.
        """
        bearing = self._bearers.get(surname, set())
        bearers = max(1, sum(one.startswith(letter) for one in bearing))
        share = self._words.surnames.share(surname)
        common = log2(max(1.0, share / self._words.surnames.other)) / 2
        return max(1.5, 7.0 - 1.5 * log2(bearers) - min(common, 3.5))


def surnames_differ(one: Iterable[NameForm], other: Iterable[NameForm]) -> bool:
    """Whether two have surnames, and none of one's goes with any of the other's."""
    mine, others = ([form.names for form in forms if form.surname] for forms in (one, other))
    return {surname_level(a, b) for a in mine for b in others} == {Level.SURNAME_DIFFERS}


def _by_forename(given: str | None, *, is_other: bool) -> NameVerdict | None:
    """What forenames say alone; `is_other` where the surnames are written out and differ."""
    if given not in _ALONE:
        return None
    code, bits = _ALONE[given]
    return (
        NameVerdict("forename_other_surname", bits - 4.0) if is_other else NameVerdict(code, bits)
    )


def _are_initials(form: NameForm) -> bool:
    return len(form.names.initials) > 1 and not form.surname and not form.called


def _code(surname: str, given: str) -> str:
    if given == "initial":
        return "initials_fit" if surname == "initial" else "surname_and_initial"
    if "close" in (surname, given):
        return "name_misspelt"
    if surname == "initial":
        return "forename_and_initial"
    return {
        "same": "same_full_name",
        "nickname": "nickname_and_surname",
        "alias": "nickname_and_surname",
        "part": "part_of_name",
    }[given]
