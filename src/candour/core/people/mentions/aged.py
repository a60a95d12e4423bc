"""People whom a record tells by age and sex alone: "19F, term labour", "the 84 yo M"."""

import re
from collections.abc import Iterator, Sequence

from candour.core.people.mention import Form, Sex
from candour.core.people.mentions.drafts import Draft

_AGED = re.compile(r"(\d{1,3}) ?(?:y/?o|yrs?|y|years?(?: old)?)? ?[MF](?![\w'’/&-])")
_BEFORE = re.compile(r"(?:^|[.;:\n(] ?|\b(?:a|an|the|pt|re) )$", re.IGNORECASE)
_OLDEST = 110
_GROWN = 18


def with_ages_alone(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a text and those that an age and a sex make, in order."""
    told = [
        one
        for one in _aged(text)
        if all(one.end <= other.start or other.end <= one.start for other in drafts)
    ]
    return sorted((*drafts, *told), key=lambda one: one.start) if told else list(drafts)


def _aged(text: str) -> Iterator[Draft]:
    for found in _AGED.finditer(text):
        said, begin = found.group(), found.start()
        age = int(found.group(1))
        if age > _OLDEST or _BEFORE.search(text, max(0, begin - 5), begin) is None:
            continue
        sex = Sex.FEMALE if said.endswith("F") else Sex.MALE
        grown = "woman" if sex is Sex.FEMALE else "man"
        yield Draft(
            start=begin,
            end=found.end(),
            form=Form.DESCRIPTION,
            roles=frozenset((grown if age >= _GROWN else "child",)),
            role_words=said,
            sex=sex,
            is_staff=False,
            ages=(age, age),
        )
