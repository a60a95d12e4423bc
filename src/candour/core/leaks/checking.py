"""Check stretches of text against a key: what in them gives somebody away."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from candour.core.key.model import Edition, Key, Withheld
from candour.core.leaks.addresses import AddressFinder
from candour.core.leaks.births import BirthFinder
from candour.core.leaks.clues import AgeWords, ClueFinder
from candour.core.leaks.days import Day, DayFinder
from candour.core.leaks.identifiers import IdentifierFinder
from candour.core.leaks.known_names import KnownNames
from candour.core.leaks.leak import Found, Leak, LeakClass, leak_id
from candour.core.leaks.letters import prepared, squeezed
from candour.core.leaks.naming import NameFinder
from candour.core.leaks.places import PlaceFinder
from candour.core.leaks.rules import EditionRules, TooExact, warnings_of
from candour.core.leaks.stretch import THUMBNAIL, Kind, Stretch
from candour.core.leaks.words import LeakWords

_APART = "\n¶\n"
"""between texts that are looked at together: no rule finds anything across it"""
_ENOUGH = 8_000
_EMPTY = Key(case="", persons=())


class Checker:
    """Finds leaks by one key and one edition; without a key, only what was meant to be unseen."""

    def __init__(self, key: Key | None, edition: Edition | None, words: LeakWords) -> None:
        key = key or _EMPTY
        known = KnownNames(key, words)
        self._order = known.order
        self._has_key = key is not _EMPTY
        self._withheld = (edition or Edition(name="")).classes_withheld
        self._places_withheld = edition is not None and Withheld.PLACE in self._withheld
        self._sheltered = frozenset(one.id for one in key.persons if one.is_sheltered)
        self._labels = frozenset(words.box_labels)
        self._names = NameFinder(known, words)
        self._births = BirthFinder(key, words)
        self._identifiers = IdentifierFinder(key, words)
        self._addresses = AddressFinder(key, words)
        self._places = PlaceFinder(key, edition, self._addresses.towns, words)
        self._days = DayFinder(words.days)
        ages = AgeWords(words)
        self._clues = ClueFinder(key, words, self._days.month_and_year, ages)
        self._rules = EditionRules(edition, self._days, ages)

    def leaks(self, file: str, stretches: Iterable[Stretch]) -> Iterator[Leak]:
        """Yield what each stretch of a file gives away, and which rules of the edition it breaks.

        Leaks that are alike are told apart by their number among them.
        """
        alike: Counter[str] = Counter()
        exact: list[tuple[str, TooExact]] = []
        said: set[str] = set()
        for texts in _together(stretches):
            telling = self._telling(texts, exact)
            for n, (stretch, text) in enumerate(texts):
                if stretch.concealed or n in telling or stretch.kept == THUMBNAIL:
                    for one in self._of_stretch(file, stretch, text):
                        nth = alike[one.id]
                        alike[one.id] += 1
                        said.add(one.form)
                        yield replace(one, id=f"{one.id}-{nth}") if nth else one
        exact = [(where, one) for where, one in exact if one.form not in said]
        yield from warnings_of(file, exact)

    def _telling(
        self, texts: Sequence[tuple[Stretch, str]], exact: list[tuple[str, TooExact]]
    ) -> set[int]:
        """Return which of some texts are worth a look: those in which all together tell.

        What in them is too exact for the edition is added to `exact`.
        """
        kind = texts[0][0].kind
        starts = list(accumulate((len(text) + len(_APART) for _, text in texts), initial=0))
        whole = _APART.join(text for _, text in texts)
        days = tuple(self._days.find(whole))
        if kind is Kind.PROSE:
            for one in self._rules.broken(whole, days):
                stretch, _ = texts[bisect(starts, one.start) - 1]
                if stretch.is_stated:
                    exact.append((stretch.where, one))
        if len(texts) == 1:
            return {0}
        return {
            n
            for found in self.found(whole, kind, days)
            for n in range(
                bisect(starts, found.start) - 1, bisect(starts, max(found.start, found.end - 1))
            )
        }

    def _of_stretch(self, file: str, stretch: Stretch, text: str) -> Iterator[Leak]:
        found = self.found(text, stretch.kind)
        for one in found:
            yield self._leak(file, stretch, text, one)
        form = " ".join(text.split())
        if stretch.kept == THUMBNAIL:
            yield Leak(
                file=file,
                where=stretch.where,
                leak_class=LeakClass.FREE_TEXT,
                form=form,
                warning=True,
                id=leak_id(file, LeakClass.FREE_TEXT, None, form, text),
            )
        certain = any(not one.warning for one in found)
        if stretch.concealed and not certain and not self._is_label(form):
            yield Leak(
                file=file,
                where=stretch.where,
                leak_class=LeakClass.FREE_TEXT,
                form=form,
                id=leak_id(file, LeakClass.FREE_TEXT, None, form, text),
            )

    def found(self, text: str, kind: Kind, days: Sequence[Day] | None = None) -> list[Found]:
        """Return what a prepared text gives away, in order."""
        if not self._has_key:
            return []
        plain = squeezed(text)
        days = tuple(self._days.find(text)) if days is None else days
        certain = [
            *self._names.find(text, kind),
            *self._births.find(text, days),
            *self._identifiers.find(text, plain),
            *self._addresses.find(text, plain),
        ]
        certain = [one for one in _apart(certain) if self._is_withheld(one)]
        if kind is not Kind.PROSE:
            return certain
        towns = self._places.towns(text)
        named = [*self._places.find(text), *(towns if self._places_withheld else ())]
        places = [
            one for one in named
            if not any(_overlap(one, other) for other in certain)
        ]  # fmt: skip
        clues = self._clues.find(text, days, [*places, *towns])
        return sorted([*certain, *places, *clues], key=lambda one: one.start)

    def _is_label(self, form: str) -> bool:
        """Tell whether concealed words are the reason that was written where a box is."""
        return form.lower().strip(" .:;[]-") in self._labels

    def _is_withheld(self, found: Found) -> bool:
        withheld = found.leak_class.withheld
        if found.leak_class is LeakClass.ADDRESS and self._sheltered & set(found.persons):
            return True  # a refuge's or carer's: withheld in every edition
        return withheld is None or withheld in self._withheld

    def _leak(self, file: str, stretch: Stretch, text: str, found: Found) -> Leak:
        persons = found.persons
        if found.leak_class is not LeakClass.NAME:
            persons = tuple(sorted(persons, key=lambda one: self._order[one]))
        is_place = found.leak_class is LeakClass.PLACE
        return Leak(
            file=file,
            where=stretch.where,
            leak_class=found.leak_class,
            form=found.form,
            person=persons[0] if persons else None,
            may_also_be=persons[1:],
            warning=not self._places_withheld if is_place else found.warning,
            id=leak_id(file, found.leak_class, persons[0] if persons else None, found.form, text),
        )


def _together(stretches: Iterable[Stretch]) -> Iterator[list[tuple[Stretch, str]]]:
    """Yield stretches of one kind, some together: most of a file says nothing, and that is quick.

    A sheet has a hundred thousand cells; each is looked at by itself only where the whole tells.
    """
    waiting: dict[Kind, list[tuple[Stretch, str]]] = {kind: [] for kind in Kind}
    sizes = dict.fromkeys(Kind, 0)
    for stretch in stretches:
        text = prepared(stretch.text)
        if not text.strip():
            continue
        waiting[stretch.kind].append((stretch, text))
        sizes[stretch.kind] += len(text)
        if sizes[stretch.kind] > _ENOUGH:
            yield waiting[stretch.kind]
            waiting[stretch.kind], sizes[stretch.kind] = [], 0
    yield from (texts for texts in waiting.values() if texts)


def _apart(found: list[Found]) -> Iterator[Found]:
    """Leave out what stands inside something longer that was found."""
    for one in sorted(found, key=lambda one: one.start):
        inside = any(
            other is not one
            and other.start <= one.start
            and one.end <= other.end
            and (other.end - other.start > one.end - one.start)
            and not (other.warning and not one.warning)
            for other in found
        )
        if not inside:
            yield one


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end
