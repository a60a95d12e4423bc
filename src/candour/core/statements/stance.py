"""Whether a sentence criticises or credits, and how strongly, with the words that decide it."""

import re
from dataclasses import dataclass, field

from candour.core.statements.statement import Stance, Strength
from candour.core.statements.words import StatementWords


@dataclass(frozen=True, slots=True)
class Judged:
    """What was made of a sentence."""

    stance: Stance
    strength: Strength
    decided_by: tuple[str, ...] = field(default=(), repr=False)


def judged(text: str, words: StatementWords, *, tells: bool, is_of_somebody: bool) -> Judged:
    """Judge one sentence. `tells`: it stands where an account tells what happened."""
    hedges, pressing = _all(words.hedge, text), _all(words.pressure, text)
    strength = Strength.PLAIN
    decided = list(hedges or pressing)
    if hedges:
        strength = Strength.HEDGED
    elif pressing:
        strength = Strength.STRONG
    clears = _all(words.clearance, text)
    faults = [] if clears else _all(words.criticism, text)
    praise = [*clears, *_all(words.credit, text)]
    stance = Stance.NEUTRAL
    if tells and not pressing:
        return Judged(Stance.NEUTRAL, strength if hedges else Strength.PLAIN, tuple(decided))
    if faults and not _only_recommends(text, words):
        stance, decided = Stance.CRITICISES, [*faults, *decided]
    elif praise and not faults:
        stance, decided = Stance.CREDITS, [*praise, *decided]
    if stance is Stance.CREDITS and not is_of_somebody and not clears:
        stance = Stance.NEUTRAL
    return Judged(stance, strength, tuple(dict.fromkeys(decided)))


def _only_recommends(text: str, words: StatementWords) -> bool:
    """Say whether a sentence asks for something to be done and does not say what was not."""
    asked = words.recommendation.search(text)
    if asked is None:
        return False
    rest = text[asked.end() :].lstrip().casefold()
    return not rest.startswith("have ")


def _all(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[0] for match in pattern.finditer(text)]
