"""What became of a statement: kept, reworded, softened, hardened, moved, made vague.

The most serious change is named, the others stand beside it. Another agency made answerable is the
gravest; then that nobody is named any more; then that blame is weaker or stronger; then that a
date or a number is gone. What has none of these and yet other words is reworded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.comparison.details import DetailFinder, Details, Fate, fate
from candour.core.comparison.difference import Change, Difference
from candour.core.comparison.sameness import is_same, without_references
from candour.core.statements.phrases import Words
from candour.core.statements.statement import Asking, Stance, Statement, Strength
from candour.core.statements.words import StatementWords

_FAULT = {Strength.HEDGED: 2.0, Strength.PLAIN: 3.0, Strength.STRONG: 4.0}
_PRAISE = {Strength.HEDGED: -0.5, Strength.PLAIN: -1.0, Strength.STRONG: -2.0}
_ASKED = {Asking.INVITES: 0.5, Asking.ASKS: 1.0, Asking.DEMANDS: 1.5}
_HEDGED = -0.25
_PRESSED, _MOST_PRESSED, _PRESSED_NEUTRAL = 0.1, 4, 0.2
"""What each word that presses a fault adds."""
_ALIKE = 0.15
"""A difference of weight as small as that is none."""
_NAMES_SHOWN = 3


@dataclass(frozen=True)
class Side:
    """The statements of one account in a pair, taken together."""

    statements: tuple[Statement, ...] = field(repr=False)
    text: str = field(repr=False)
    details: Details = field(repr=False)
    exceptions: tuple[str, ...] = field(repr=False)
    shares: tuple[str, ...] = field(repr=False)
    pressing: tuple[str, ...] = field(repr=False)
    vague: tuple[str, ...] = field(default=(), repr=False)

    @property
    def answerable(self) -> tuple[str, ...]:
        """Who did, or left undone, what is said."""
        return _each(one.answerable for one in self.statements)

    @property
    def agencies(self) -> tuple[str, ...]:
        """Whom it is about."""
        return _each(one.agencies for one in self.statements)

    @property
    def perhaps(self) -> tuple[str, ...]:
        """Whom words for several agencies may mean."""
        return _each(one.perhaps for one in self.statements)

    @property
    def weightiest(self) -> Statement:
        """The statement that weighs most."""
        return max(self.statements, key=lambda one: abs(weight(one)))

    @property
    def charges(self) -> bool:
        """Say whether it finds fault or asks for something."""
        return any(
            one.stance is Stance.CRITICISES or one.asking is not None for one in self.statements
        )

    def quoted(self) -> str | None:
        """Return the words that decided its stance and strength, as a why quotes them."""
        said = self.weightiest.decided_by
        return f"“{said[0]}”" if said else None


@dataclass(frozen=True)
class Changes:
    """Says what became of statements."""

    words: StatementWords = field(repr=False)
    details: DetailFinder = field(repr=False)

    def between(self, a: Sequence[Statement], b: Sequence[Statement]) -> Difference:
        """Return the difference between statements that are counterparts."""
        if is_same(a, b):
            return Difference(a=tuple(a), b=tuple(b), change=Change.KEPT, why="same words")
        return self._differing(self._side(a), self._side(b))

    def _side(self, statements: Sequence[Statement]) -> Side:
        text = " ".join(one.text for one in statements)
        words = Words.of(text)
        hits = self.words.decided_by.found(words)

        def said(kind: str) -> tuple[str, ...]:
            return tuple(words.written(hit.first, hit.last) for hit in hits if hit.list == kind)

        return Side(
            tuple(statements),
            text,
            self.details.of(without_references(text)),
            exceptions=said("excepting"),
            shares=said("shared"),
            pressing=said("strong"),
            vague=said("vague"),
        )

    def _differing(self, a: Side, b: Side) -> Difference:
        gone = fate(a.details, b.details)
        found = dict(_changes(a, b, gone))
        change = next((one for one in _BY_GRAVITY if one in found), Change.REWORDED)
        if change is not Change.MOVED and Change.MADE_VAGUE in found and not _loses_actor(a, b):
            change = next(
                (one for one in (Change.SOFTENED, Change.HARDENED) if one in found), change
            )
        why = found.get(change) or _reworded(a, b, gone)
        also = tuple(one for one in _BY_GRAVITY if one in found and one is not change)
        more = [found[one] for one in also if change is not Change.REWORDED]
        return Difference(
            a=a.statements,
            b=b.statements,
            change=change,
            also=also,
            why="; ".join([why, *more]),
        )


_BY_GRAVITY = (Change.MOVED, Change.MADE_VAGUE, Change.SOFTENED, Change.HARDENED)


def weight(statement: Statement) -> float:
    """Return how heavily a statement weighs on whom it is about: blame above 0, praise below."""
    if statement.stance is Stance.CRITICISES:
        return _FAULT[statement.strength] + _PRESSED * min(_MOST_PRESSED, statement.pressed)
    if statement.asking is not None:
        return _ASKED[statement.asking]
    if statement.stance is Stance.CREDITS:
        return _PRAISE[statement.strength]
    if statement.strength is Strength.HEDGED:
        return _HEDGED
    return _PRESSED_NEUTRAL if statement.pressed and not statement.tells else 0.0


def _changes(a: Side, b: Side, gone: Fate) -> Iterator[tuple[Change, str]]:
    moved = _moved(a, b)
    if moved:
        yield Change.MOVED, moved
    vague = _vague(a, b, gone)
    if vague and not moved:
        yield Change.MADE_VAGUE, vague
    weighed = weight(a.weightiest), weight(b.weightiest)
    excepted = [one for one in b.exceptions if not a.exceptions]
    freed = [one for one in a.exceptions if not b.exceptions]
    if weighed[1] < weighed[0] - _ALIKE:
        yield Change.SOFTENED, _became(a, b)
    elif weighed[1] > weighed[0] + _ALIKE:
        yield Change.HARDENED, _became(a, b)
    elif excepted:
        yield Change.SOFTENED, f"“{excepted[0]}” is put in"
    elif freed and not vague:
        yield Change.HARDENED, f"“{freed[0]}” is gone"
    elif _is_new_actor(a, b) and not moved:
        yield Change.HARDENED, f"{_names(b.answerable)} is named as failing"


def _moved(a: Side, b: Side) -> str | None:
    if not (a.charges or b.charges):
        return None
    new = [one for one in b.answerable if one not in a.answerable]
    lost = [one for one in a.answerable if one not in b.answerable]
    if new and lost and any(one.names for one in b.statements):
        return f"charged to {_names(a.answerable)}, then to {_names(b.answerable)}"
    if new and not a.answerable and a.shares and b.weightiest.stance is Stance.CRITICISES:
        return f"“{a.shares[0]}” became {_names(b.answerable)}"
    return None


def _is_new_actor(a: Side, b: Side) -> bool:
    """Say whether blame of nobody became blame of somebody."""
    blames = all(side.weightiest.stance is Stance.CRITICISES for side in (a, b))
    return blames and bool(b.answerable) and not (a.agencies or a.perhaps)


def _loses_actor(a: Side, b: Side) -> bool:
    known = {*b.answerable, *b.agencies}
    names = any(one.names for one in a.statements)
    return names and bool(a.answerable) and not known & set(a.answerable)


def _vague(a: Side, b: Side, gone: Fate) -> str | None:
    said = []
    if _loses_actor(a, b) and not b.answerable:
        of_several = set(a.answerable) & set(b.perhaps)
        if of_several:
            said.append(f"{_names(a.answerable)} became one of several")
        else:
            said.append(f"{_names(a.answerable)} is no longer named")
    for lost in gone.lost:
        said.append(
            f"“{lost.was}” became “{lost.became}”" if lost.became else f"“{lost.was}” is gone"
        )
    if b.vague and not a.vague:
        said.append(f"“{b.vague[0]}” is put in")
    return "; ".join(said) if said else None


def _became(a: Side, b: Side) -> str:
    was, became = a.quoted(), b.quoted()
    if was and became and was.casefold() != became.casefold():
        return f"{was} became {became}"
    if bool(was) is not bool(became):
        return f"{was} is gone" if was else f"{became} is new"
    pressed = _pressed(a, b)
    if pressed is not None:
        return pressed
    if (a.weightiest.asking is None) is not (b.weightiest.asking is None):
        return "it asks for something" if b.weightiest.asking else "it asks for nothing any more"
    return f"{_stance_of(a)} became {_stance_of(b)}"


def _pressed(a: Side, b: Side) -> str | None:
    """Say which words that press are gone or new."""
    lost = next((one for one in a.pressing if one not in b.pressing), None)
    new = next((one for one in b.pressing if one not in a.pressing), None)
    if lost and new:
        return f"“{lost}” became “{new}”"
    if lost or new:
        return f"“{lost}” is gone" if lost else f"“{new}” is new"
    return None


def _stance_of(side: Side) -> str:
    one = side.weightiest
    return f"{one.strength.value} {_NOUNS[one.stance]}"


_NOUNS = {Stance.CRITICISES: "criticism", Stance.CREDITS: "credit", Stance.NEUTRAL: "account"}


def _reworded(a: Side, b: Side, gone: Fate) -> str:
    if gone.changed:
        return "; ".join(f"“{one.was}” became “{one.became}”" for one in gone.changed)
    if a.agencies and b.agencies and not set(a.agencies) & set(b.agencies):
        return f"of {_names(a.agencies)}, then of {_names(b.agencies)}; else in other words"
    return "the same in other words"


def _names(titles: Sequence[str]) -> str:
    return " and ".join(titles[:_NAMES_SHOWN]) + (
        " and others" if len(titles) > _NAMES_SHOWN else ""
    )


def _each(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for titles in groups for title in titles))
