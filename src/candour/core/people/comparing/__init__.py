"""Two people laid side by side: the level at which each thing agrees, and what that is worth.

    comparer = load_comparer()                      # vocabulary/comparing.py
    found = comparer.compare(Traits.of_mention(a, on=day_a), Traits.of_mention(b, on=day_b))
    found.bits                                      # each bit doubles the odds that they are one
    [(one.level, one.bits) for one in found.in_favour], found.against
    found.level_of(Aspect.BORN) is Level.BORN_CLASH

`Traits` of several mentions of one person add up: `Traits.of_mention(a) + Traits.of_mention(b)`.
A level's code ("surname.former") is what words for a reason are found by. The prior odds that two
are one person are the caller's: this says only what the words are evidence for.
"""

from candour.core.people.comparing.births import Birth
from candour.core.people.comparing.comparer import Agreement, Comparer, Comparison
from candour.core.people.comparing.levels import Aspect, Level
from candour.core.people.comparing.name_words import NameWords
from candour.core.people.comparing.names import Names
from candour.core.people.comparing.traits import Traits
from candour.core.people.comparing.weights import Odds, Weights

__all__ = (
    "Agreement",
    "Aspect",
    "Birth",
    "Comparer",
    "Comparison",
    "Level",
    "NameWords",
    "Names",
    "Odds",
    "Traits",
    "Weights",
)
