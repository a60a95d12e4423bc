"""A sentence's words: which are spoken for, which are names, and what a question asks of."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.events.phrases import Tokens
from candour.core.chronology.events.roots import root
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.notions import Notion
from candour.core.knowledge.words import KnowingWords

Terms = Mapping[str, tuple[tuple[int, int], ...]]
_END = re.compile(r"[\s?.!]+$")
_TWO = 2
_LONGEST_NUMBER = 4
_BEFORE = 3
_COPULAS = frozenset(("is", "was", "as", "has", "had"))


@dataclass(slots=True)
class Parts:
    """A sentence while it is taken apart: which of its words are spoken for."""

    tokens: Tokens
    taken: set[int] = field(default_factory=set)

    def take(self, first: int, last: int) -> None:
        """Mark words as spoken for."""
        self.taken.update(range(first, last + 1))

    def is_taken(self, first: int, last: int) -> bool:
        """Whether all of some words are spoken for."""
        return all(at in self.taken for at in range(first, last + 1))

    def is_free(self, first: int, last: int) -> bool:
        """Whether none of some words is spoken for."""
        return not any(at in self.taken for at in range(first, last + 1))


def flat_before(parts: Parts, first: int) -> str:
    """The number of a flat before its court: "Flat 4, Mill Court"."""
    words = parts.tokens.words
    if first < _TWO or words[first - 2] not in ("flat", "apartment", "room", "unit"):
        return ""
    parts.take(first - 2, first - 1)
    return words[first - 1] if words[first - 1][0].isdigit() else ""


def is_number(word: str) -> bool:
    """Whether a word may be a house number."""
    return word[0].isdigit() and len(word) <= _LONGEST_NUMBER


def capitals(
    parts: Parts, words: KnowingWords, is_forename: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals that are not spoken for; the first word only where it is a name.

    An ordinary word ("Mark", "TIA") is a name where somebody of the case has it as a forename.
    """
    tokens = parts.tokens
    known = words.events.ordinary | words.events.common | words.events.codes
    at = 0
    while at < len(tokens.words):
        last = at - 1
        while last + 1 < len(tokens.words) and is_capital(tokens, last + 1, last >= at):
            if (last + 1) in parts.taken:
                break
            last += 1
        run = [tokens.words[one] for one in range(at, last + 1)]
        is_ordinary = all(
            (word in known and not is_forename(word)) or root(word) in words.plain for word in run
        )
        if last >= at and not (is_ordinary and run[0] not in words.events.titles):
            first = at
            while (
                first < last
                and root(tokens.words[first]) in words.plain
                and tokens.words[first] not in words.events.titles
            ):
                first += 1
            yield first, last
        at = max(last, at) + 1


def is_capital(tokens: Tokens, at: int, is_within: bool) -> bool:
    """Whether a word stands in capitals, and goes on with a name where it is within one."""
    if not tokens.text[tokens.starts[at]].isupper():
        return False
    return not is_within or tokens.text[tokens.ends[at - 1] : tokens.starts[at]] in (" ", ". ", "-")


def bounded(one: UncertainDate) -> bool:
    """Whether a date has a bound at all."""
    return one.earliest is not None or one.latest is not None


def window(dates: list[UncertainDate]) -> tuple[date | None, date | None]:
    """The first and the last day of several dates."""
    lows = [one.earliest for one in dates if one.earliest]
    highs = [one.latest for one in dates if one.latest]
    return (min(lows).date() if lows else None, max(highs).date() if highs else None)


def covered(terms: Terms, by_code: Mapping[str, Notion]) -> set[int]:
    """The words that notions stand on."""
    return {
        at
        for code, places in terms.items()
        if code in by_code
        for first, last in places
        for at in range(first, last + 1)
    }


def statement_of(sentence: str, words: KnowingWords) -> str:
    """A question's statement: "Who knew that he lived there?" asks of "he lived there"."""
    plain = _END.sub("", " ".join(sentence.split()))
    low = plain.casefold()
    for opening in words.questions:
        if low.startswith(opening + " "):
            return _without_ends(plain[len(opening) + 1 :], words)
    return plain


def _without_ends(asked: str, words: KnowingWords) -> str:
    """What is asked without what every answer says anyway: "…, and since when"."""
    for end in words.question_ends:
        if asked.casefold().endswith(f" {end}"):
            return _without_ends(asked[: -len(end)].rstrip(" ,;"), words)
    return asked


def divided(plain: str, words: KnowingWords) -> tuple[str, str]:
    """What a sentence states and what it only adds: "… is left alone | while she works"."""
    low = plain.casefold()
    for opening in words.asides:
        place = low.find(f" {opening} ")
        if place > 0 and len(plain[:place].split()) > _TWO:
            return plain[:place], plain[place + 1 + len(opening) :]
    return plain, ""


def plain_sentence(sentence: str, words: KnowingWords) -> str:
    """A sentence as a fact is told: a question by what it asks of."""
    given = " ".join(sentence.split())
    statement = statement_of(given, words)
    if given.casefold().startswith(statement.casefold()):
        return given
    return f"{statement[:1].upper()}{statement[1:]}."


def is_role(code: str) -> bool:
    """Whether a term is somebody by role."""
    return code.startswith("who:") or code == "lodger"


def is_possessive(tokens: Tokens, at: int) -> bool:
    """Whether a word owns the one that follows."""
    end = tokens.text[: tokens.ends[at]]
    return at + 1 < len(tokens.words) and end.endswith(("'s", "’s"))


def without_kin(parts: Parts, terms: Terms) -> dict[str, tuple[tuple[int, int], ...]]:
    """What a sentence's words stand for, without a relation stated of whom it only speaks.

    "The stepfather has moved out" and "her partner's brother lives there" are of persons; "has a
    new partner" and "is his stepfather" state a relation.
    """
    roles = {
        place: code for code, places in terms.items() if code.startswith("who:") for place in places
    }
    given = terms.get("spouse", ())
    kept = tuple(
        (first, last)
        for first, last in given
        if (
            roles.get((first, last), "who:partner") == "who:partner"
            and not is_possessive(parts.tokens, last)
        )
        or _COPULAS.intersection(parts.tokens.words[max(0, first - _BEFORE) : first])
    )
    return {code: places for code, places in {**terms, "spouse": kept}.items() if places}
