"""What is said of problems in an agency's chronology."""

from functools import cache

from candour.core.chronology.problems import ProblemWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_problem_words() -> ProblemWords:
    """Return what is said of each kind of problem, checked: none is without words."""
    return ProblemWords.from_mapping(load_vocabulary("problems"))
