"""What stands beside a mention: an age, a birth date, an address, a telephone number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from candour.core.people.mention import Sex
from candour.core.people.mentions.ages_told import AgeReader
from candour.core.people.mentions.drafts import Draft
from candour.core.people.people_words import PeopleWords
from candour.core.spans import Span

_DATE = (
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)(?!\d)|\d{4}-\d\d-\d\d(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Za-z]{3,9}\.?,?\s+(?:\d{4}|\d\d)(?!\d)"
)
_PHONE = re.compile(r"(?<![\d/])0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)")
_IDENTIFIER = re.compile(
    r"\b(?:NHS|PNC|CRO|NI|URN|UPN|hosp(?:ital)?|PIN)(?: ?(?:no|number|num|id|ref))?\.?:? ?"
    r"([A-Z]{0,3}\d[\w/ -]{3,14}\w)",
    re.IGNORECASE,
)
_REACH = 60
_SENTENCE = re.compile(r"[.;!?](?:\s|$)|\n")
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_MARKS = {" F": Sex.FEMALE, " M": Sex.MALE}


@dataclass(frozen=True, slots=True)
class Details:
    """What the words behind a mention tell; `end` is where those end that belong to its extent."""

    end: int
    born: str = field(default="", repr=False)
    ages: tuple[int, int] | None = None
    addresses: tuple[str, ...] = field(default=(), repr=False)
    identifiers: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was told."""
        return not (self.born or self.ages or self.addresses or self.identifiers)


class DetailReader:
    """Reads what stands beside a mention."""

    def __init__(self, words: PeopleWords) -> None:
        """Take the vocabulary."""
        ages = words.ages
        self._ages = AgeReader(ages)
        self._born = re.compile(
            rf"(?P<glue>,?\s*\(?)(?<!\w)(?:{ages.born})(?!\w)[\s:.,-]{{0,3}}(?:on\s+)?"
            rf"(?P<date>{_DATE})(?P<close>\))?",
            re.IGNORECASE,
        )
        self._listed_date = re.compile(rf"(?P<glue>,?\s*\(?)(?P<date>{_DATE})(?P<close>\))?")
        roads = "|".join(sorted(map(re.escape, words.roads), key=len, reverse=True))
        self._address = re.compile(
            rf"(?:(?:Flat|Unit|Room|Apt|Apartment)\s+\w+,?\s+)?(?:No\.?\s*)?\d+[A-Za-z]?,?\s+"
            rf"(?:[A-Z][\w'’-]+\s+){{1,3}}(?i:{roads})\b"
        )
        self._lead = re.compile(
            r"(?:,(?: c/o)?|\s*\(|,?(?:\s+(?:now|who|currently|still|is|was|says|he|she|states))*"
            r"\s+(?:of|lives|living|resides|residing|home address|address|addr|staying|lodging"
            r"|tenant|c/o)(?:\s+(?:of|at|in|with))?)[\s,:]*"
        )

        self._living = re.compile(
            r"[^\n]{0,60}?\b(?:lives|living|resides|residing|staying|stopping|lodging|moved|gives|gave"
            r"|(?:his|her|whose|their) address|is at|now)\b"
            r"(?:[\s,:]+(?:now|at|to|of|in|with|currently|back|the|top|is|as|an?|his|her|address))*"
            r"[\s,:]*"
        )

    def added(self, text: str, drafts: Sequence[Draft], *, is_people: bool) -> Iterator[Draft]:
        """The drafts of a text with what the words beside each tell; some grow by them."""
        for at, draft in enumerate(drafts):
            until = drafts[at + 1].start if at + 1 < len(drafts) else len(text)
            is_named = is_people and draft.name is not None
            place = Span(draft.start, draft.end)
            is_dated = is_named or _is_of_a_register(text, draft)
            told = self._read(
                text, place, until, draft.roles, is_named_in_list=is_named, is_dated=is_dated
            )
            if told.is_nothing and told.end <= draft.end:
                yield draft
                continue
            is_marked = bool(told.born) and not is_people
            yield replace(
                _with_sex_mark(text, draft) if is_marked else draft,
                end=max(draft.end, told.end),
                born=told.born,
                ages=told.ages or draft.ages,
                addresses=told.addresses,
                identifiers=(*draft.identifiers, *told.identifiers),
            )

    def _read(
        self,
        text: str,
        place: Span,
        until: int,
        roles: frozenset[str],
        *,
        is_named_in_list: bool,
        is_dated: bool,
    ) -> Details:
        """Details behind a mention, up to the next one at `until`."""
        start, end = place.start, place.end
        stop = min(until, end + _REACH)
        ages, own_end = self._ages.read(text, place, stop, roles)
        if is_named_in_list:
            in_form, own_end = self._ages.of_school_year(text, own_end, stop)
            ages = in_form or ages
        reach = max(own_end, min(until, own_end + _REACH))
        born = self._born.match(text, own_end, reach)
        written = ""
        is_dated |= _SHOUTED.search(text, start, end) is not None
        if is_dated and born is None:
            born = self._listed_date.match(text, own_end, reach)
        if born is not None:
            written = born.group("date")
            if is_named_in_list or "," not in born.group("glue"):
                own_end = born.end()
        after = born.end() if born is not None else own_end
        limit = max(after, min(until, after + 2 * _REACH))
        sentence = _SENTENCE.search(text, after, limit)
        clause_end = sentence.start() if sentence else limit
        near = max(after, min(clause_end, limit))
        return Details(
            end=own_end,
            born=written,
            ages=ages,
            addresses=tuple(self._addresses(text, after, limit)),
            identifiers=tuple(_identifiers(text, after, near)),
        )

    def _addresses(self, text: str, after: int, limit: int) -> Iterator[str]:
        found = self._address.search(text, after, limit)
        if found is None:
            return
        place = after, found.start()
        if self._lead.fullmatch(text, *place) or self._living.fullmatch(text, *place):
            yield " ".join(found.group().split())


def _is_of_a_register(text: str, draft: Draft) -> bool:
    """Whether a name is written as registers do, the surname first: "Reed Ann F 14.2.19"."""
    name = draft.name
    if name is None or not name.given or not name.surname or name.title:
        return False
    return text[draft.start :].startswith(name.surname)


def _with_sex_mark(text: str, draft: Draft) -> Draft:
    """A name of a register whose last letter says the sex, and is no initial."""
    name, mark = draft.name, text[draft.end - 2 : draft.end]
    if name is None or not name.given or mark not in _MARKS or name.initials != mark[1:]:
        return draft
    return replace(draft, name=replace(name, initials=""), sex=_MARKS[mark])


def _identifiers(text: str, after: int, near: int) -> Iterator[str]:
    for found in _PHONE.finditer(text, after, near):
        yield found.group()
    for found in _IDENTIFIER.finditer(text, after, near):
        yield found.group(1)
