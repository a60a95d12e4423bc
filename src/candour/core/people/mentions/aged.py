"""People whom a record tells by age and sex alone: "19F, term labour", "the 84 yo M"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from candour.core.chronology.flags.words import AgeWords
from candour.core.people.mention import Form, Sex
from candour.core.people.mentions.drafts import Draft

_AGED = re.compile(r"(\d{1,3}) ?(?:y/?o|yrs?|y|years?(?: old)?)? ?[MF](?![\w'’/&-])")
_SEXED = re.compile(r"\b[MF],? ?(\d{1,3}) ?(?i:y/?o|yrs?|years?)\b")
_BEFORE = re.compile(r"(?:^|[.;:\n(] ?|\b(?:a|an|the|pt|re) )$", re.IGNORECASE)
_AFTER_COMMA = re.compile(r"(?:^|[.,;:\n(]) ?$")
_BEHIND = re.compile(
    r"""$|[.,;:!?)"\n]|\s+"""
    r"(?:and|with|who|was|is|has|had|found|in|on|at|from|came|says|said|alone|asleep)\b"
)
_OLDEST = 110
_GROWN = 18


class AgesAlone:
    """Finds people who are told by an age."""

    def __init__(self, words: AgeWords) -> None:
        """Take the words for numbers and years."""
        self._numbers: Mapping[str, int] = words.numbers
        numbers = "|".join(sorted(words.numbers, key=len, reverse=True))
        years = "|".join(re.escape(one) for one, unit in words.old.items() if unit == "years")
        self._old = re.compile(rf"\b(\d{{1,3}}|{numbers})[ -](?:{years})(?!\w)", re.IGNORECASE)

    def added(self, text: str, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts of a text and those that an age makes, in order."""
        told = [
            one
            for one in self._aged(text)
            if all(one.end <= other.start or other.end <= one.start for other in drafts)
        ]
        return sorted((*drafts, *told), key=lambda one: one.start) if told else list(drafts)

    def _aged(self, text: str) -> Iterator[Draft]:
        for pattern, before in ((_AGED, _BEFORE), (_SEXED, _AFTER_COMMA)):
            for found in pattern.finditer(text):
                if before.search(text, max(0, found.start() - 5), found.start()) is not None:
                    marks = found.group()
                    is_female = "F" in (marks[0], marks[-1])
                    yield from _draft(found, int(found.group(1)), is_female=is_female)
        for found in self._old.finditer(text):
            said = found.group(1).casefold()
            number = int(said) if said.isdigit() else self._numbers[said]
            if _BEHIND.match(text, found.end()) is not None:
                yield from _draft(found, number, is_female=None)


def _draft(found: re.Match[str], age: int, *, is_female: bool | None) -> Iterator[Draft]:
    """Somebody of an age; of a grown-up no sex of whom is told nothing is known."""
    grown = "adult" if is_female is None else "woman" if is_female else "man"
    sex = None if is_female is None else Sex.FEMALE if is_female else Sex.MALE
    if age <= _OLDEST:
        yield Draft(
            start=found.start(),
            end=found.end(),
            form=Form.DESCRIPTION,
            roles=frozenset((grown if age >= _GROWN else "child",)),
            role_words=found.group(),
            sex=sex,
            is_staff=False,
            ages=(age, age),
        )
