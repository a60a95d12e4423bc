"""Whether a sentence criticises or credits, and how strongly, with the words that decide it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from candour.core.statements.phrases import Hit, Words
from candour.core.statements.statement import Asking, Stance, Strength
from candour.core.statements.words import ASKED, StatementWords

_HAVE = 3
"""Words after "should" among which "have" makes a judgement of it, not a request."""
_DENYING = frozenset({"no", "not", "without", "nor", "never", "any"})
_SUPPOSING = frozenset({"if", "should", "whether", "unless", "potential", "risk"})
_SUPPOSED = 6
"""Words before a fault among which "if" makes it only supposed."""
_UNDER = frozenset(
    {"that", "if", "while", "whether", "notwithstanding", "although", "though", "which", "who",
     "whom", "because", "where", "when", "until", "whose", "unless"}
)  # fmt: skip
_RESUMING = re.compile(r"[;:]|,\s+(?:and|but|so|yet)\s")
_DUE = 3
"""Words after "was not" among which says what was not done."""
_QUOTED = re.compile(r"[“\"][^”\"“]+(?:[”\"]|$)")
_OWN = frozenset({"criticising", "omitting", "crediting", "commending", *ASKED})
"""What only the account's own words decide, not those it quotes."""
_MIGHT = frozenset({"might have", "could have", "could perhaps have", "could have been"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What was made of a sentence."""

    stance: Stance
    strength: Strength
    asking: Asking | None = None
    decided_by: tuple[str, ...] = field(default=(), repr=False)
    finds_fault: bool = False
    pressed: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: whether its account tells there, and whether it is of somebody."""

    tells: bool
    is_of_somebody: bool


def judged(
    words: Words, hits: Sequence[Hit], vocabulary: StatementWords, setting: Setting
) -> Judged:
    """Judge one sentence by the words in it that decide."""
    found = _Found(words, hits, vocabulary.due)
    asking = found.asking()
    stance, by = _stance(found, asking, setting)
    strength, more = _strength(found, asking, stance, setting)
    finds_fault = bool(found.hits("criticising"))
    decided = tuple(dict.fromkeys([*by, *more]))
    return Judged(stance, strength, asking, decided, finds_fault, len(found.hits("strong")))


class _Found:
    """The words in a sentence that may decide."""

    def __init__(self, words: Words, hits: Sequence[Hit], due: Container[str]) -> None:
        self.words = words
        self.due = due
        self._hits: dict[str, list[Hit]] = {}
        quoted = [match.span() for match in _QUOTED.finditer(words.text)]
        for hit in hits:
            at = words.places[hit.first][0]
            is_quoted = any(start < at < end for start, end in quoted)
            if not self._is_a_month(hit) and not (is_quoted and hit.list in _OWN):
                self._hits.setdefault(hit.list, []).append(hit)

    def _is_a_month(self, hit: Hit) -> bool:
        """Say whether "May" is a month: it has a capital where no sentence begins."""
        written = self.words.written(hit.first, hit.first)
        if written != "May":
            return False
        after = self.words.said[hit.first + 1 : hit.first + 2]
        return hit.first > 0 or bool(after and after[0].isdigit())

    def said(self, kind: str) -> list[str]:
        return [self.words.written(hit.first, hit.last) for hit in self._hits.get(kind, ())]

    def hits(self, kind: str) -> list[Hit]:
        return self._hits.get(kind, [])

    def asking(self) -> Asking | None:
        """Return how a sentence asks for something; None where it does not."""
        for kind in ASKED:
            if any(not self._judges(hit) for hit in self.hits(kind)):
                return Asking(kind)
        return None

    def _judges(self, hit: Hit) -> bool:
        """Say whether "should … have" stands there, or "must answer for"."""
        after = self.words.said[hit.last + 1 : hit.last + 1 + _HAVE]
        return "have" in after or "answer" in after[:1] or "bear" in after[:1]

    def is_reported(self) -> bool:
        """Say whether what is said is somebody else's view: "Mr Hurd told us that …"."""
        if self.hits("judging"):
            return False
        first = min((hit.first for hit in self.hits("reporting")), default=None)
        return first is not None and all(
            hit.first >= first for hit in (*self.hits("criticising"), *self.hits("omitting"))
        )

    def is_main(self, hit: Hit) -> bool:
        """Say whether words stand in no clause beside the point: "although it did not …"."""
        said = self.words.said[: hit.first]
        under = [at for at, word in enumerate(said) if word in _UNDER]
        if not under:
            return True
        between = self.words.text[self.words.places[under[-1]][0] : self.words.places[hit.first][0]]
        return (under[-1] == 0 and "," in between) or _RESUMING.search(between) is not None

    def is_of_duty(self, hit: Hit) -> bool:
        """Say whether what was not done is somebody's to do, whoever's: "was not recorded"."""
        if self.words.said[hit.last] != "not":
            return False
        after = self.words.said[hit.last + 1 : hit.last + 1 + _DUE]
        return any(word in self.due for word in after)

    def denies(self, hit: Hit) -> bool:
        """Say whether "no", "not" or "without" takes a word back: "no failure"."""
        before = self.words.said[max(0, hit.first - 2) : hit.first]
        supposed = self.words.said[max(0, hit.first - _SUPPOSED) : hit.first]
        return any(word in _DENYING for word in before) or any(
            word in _SUPPOSING for word in supposed
        )


def _stance(found: _Found, asking: Asking | None, setting: Setting) -> tuple[Stance, list[str]]:
    if found.said("sparing"):
        return Stance.NEUTRAL, found.said("sparing")
    if found.is_reported():
        return Stance.NEUTRAL, []
    cleared = found.said("clearing")
    if cleared:
        return (Stance.CREDITS if setting.is_of_somebody else Stance.NEUTRAL), cleared
    faults = _faults(found, asking, setting)
    if faults:
        return Stance.CRITICISES, faults
    praise = found.said("commending")
    if setting.is_of_somebody:
        praise = [*praise, *found.said("crediting")]
    if praise and asking is None and not setting.tells:
        return Stance.CREDITS, praise
    return Stance.NEUTRAL, []


def _faults(found: _Found, asking: Asking | None, setting: Setting) -> list[str]:
    """Return the words that find fault."""
    outright = [
        hit
        for hit in found.hits("criticising")
        if not found.denies(hit) and (setting.is_of_somebody or not _is_mild(found, hit))
    ]
    pressed = [hit for hit in outright if found.said("strong") or _is_of_the_end(found)]
    if setting.tells and not pressed:
        return []
    said = [found.words.written(hit.first, hit.last) for hit in outright]
    if asking is not None and not any("have" in one or "fail" in one.lower() for one in said):
        return [one for one in said if one.casefold().startswith("must")]
    if said:
        return said
    if asking is not None:
        return []
    return [
        found.words.written(hit.first, hit.last)
        for hit in found.hits("omitting")
        if found.is_main(hit) and (setting.is_of_somebody or found.is_of_duty(hit))
    ]


def _is_mild(found: _Found, hit: Hit) -> bool:
    """Say whether words are a fault only where somebody's acts are spoken of."""
    said = found.words.written(hit.first, hit.last).casefold()
    return said in {*_MIGHT, "never"} and not _is_of_the_end(found)


def _is_of_the_end(found: _Found) -> bool:
    """Say whether it is said that what happened need not have: everybody's fault."""
    return any(word in {"prevented", "avoided", "averted"} for word in found.words.said)


def _strength(
    found: _Found, asking: Asking | None, stance: Stance, setting: Setting
) -> tuple[Strength, list[str]]:
    hedges, pressing = found.said("hedged"), found.said("strong")
    if asking is Asking.INVITES or hedges:
        return Strength.HEDGED, hedges or found.said("invites")
    if setting.tells and stance is Stance.NEUTRAL and asking is not Asking.DEMANDS:
        return Strength.PLAIN, []
    if asking is Asking.DEMANDS:
        return Strength.STRONG, found.said("demands")
    if pressing and (stance is not Stance.NEUTRAL):
        return Strength.STRONG, pressing
    return Strength.PLAIN, []
