"""What stands beside a mention: an age, a birth date, an address, a telephone number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from candour.core.people.mention import Sex
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
_GUESSED = 2
_OLDEST = 110
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_STANDS = (
    r"""(?=$|[.,;:!?)"\n]|\s+"""
    r"(?:and|with|who|was|is|has|had|in|on|at|from|came|said|says|there|or|alone|asleep)\b)"
)
"""What may stand behind an age that is told by a bare number: nothing that it counts."""
_GROWN_UP = 16
_MARKS = {" F": Sex.FEMALE, " M": Sex.MALE}
_GROWN = frozenset(("man", "woman", "adult", "driver", "visitor", "caller", "partner"))
_A_YEAR = {"years": 1, "months": 12, "weeks": 52, "days": 365}


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
    """Reads what stands behind a mention, and the age before it."""

    def __init__(self, words: PeopleWords) -> None:
        """Take the vocabulary."""
        ages = words.ages
        self._born = re.compile(
            rf"(?P<glue>,?\s*\(?)(?<!\w)(?:{ages.born})(?!\w)[\s:.,-]{{0,3}}(?:on\s+)?"
            rf"(?P<date>{_DATE})(?P<close>\))?",
            re.IGNORECASE,
        )
        units = "|".join(
            re.escape(word) for word in sorted({*ages.old, *ages.units}, key=len, reverse=True)
        )
        self._units = {**ages.units, **ages.old}
        self._numbers = ages.numbers
        self._old = frozenset(ages.old)  # "a baby nine years ago" has no age
        words_of = "|".join(sorted(ages.numbers, key=len, reverse=True))
        self._told_of = re.compile(
            rf",?\s+(?:of\s+)?(?P<about>about|abt\.?|approx\.?|c\.|circa|around|~)?\s*"
            rf"(?P<number>\d{{1,2}}|{words_of}){_STANDS}",
            re.IGNORECASE,
        )
        self._bare = frozenset(word for word, unit in ages.units.items() if unit != "years")
        self._age = re.compile(
            rf"(?P<glue>\s*,\s*|\s*\(\s*(?:(?:fe)?male[,/\s]+|[mf][,/\s]+)?|\s+)(?:(?P<aged>{ages.aged})\s*:?\s*)?"
            rf"(?P<about>about|abt\.?|approx\.?|c\.|circa|around|~)?\s*"
            rf"(?P<low>\d{{1,3}}|(?:{words_of})(?!\w))(?:\s?[-–]\s?(?P<high>\d{{1,3}}))?"
            rf"(?:[\s-]*(?P<unit>{units})(?!\w))?(?P<old>\s+old\b)?(?P<close>\s*\))?(?!\w|/|:|\.\d)",
            re.IGNORECASE,
        )
        self._listed_date = re.compile(rf"(?P<glue>,?\s*\(?)(?P<date>{_DATE})(?P<close>\))?")
        self._year = re.compile(
            r",? ?\((?:(?:b\.? ?|born )?(?:19|20)\d\d|Y(?:(?:ea)?r)? ?(?P<form>\d{1,2}))\)"
        )
        self._sexed = re.compile(
            r"(?:,? ?\(?|, )(?P<number>\d{1,3}) ?(?:y/?o|yrs?|y)? ?[MF](?![\w'’])\)?"
        )
        self._decade = re.compile(
            r"[ ,(]+(?:in (?:his|her|their) )?(?P<part>early|mid|late)?[ -]?(?P<ten>[2-8])0['’]?s\b"
            r"(?:(?<=s)\))?"
        )
        old = "|".join(re.escape(word) for word, unit in ages.old.items() if unit == "years")
        self._before = re.compile(
            rf"(?<![\w./£-])(?P<number>\d{{1,3}}|\b(?:{words_of}))[\s-]*(?:{old})\s+$",
            re.IGNORECASE,
        )
        roads = "|".join(sorted(map(re.escape, words.roads), key=len, reverse=True))
        self._address = re.compile(
            rf"(?:(?:Flat|Unit|Room|Apt|Apartment)\s+\w+,?\s+)?(?:No\.?\s*)?\d+[A-Za-z]?,?\s+"
            rf"(?:[A-Z][\w'’-]+\s+){{1,3}}(?i:{roads})\b"
        )
        self._lead = re.compile(
            r"(?:,|\s*\(|,?(?:\s+(?:now|who|currently|still|is|was|says|he|she|states))*"
            r"\s+(?:of|lives|living|resides|residing|home address|address|addr|staying|lodging"
            r"|tenant)(?:\s+(?:of|at|in|with))?)[\s,:]*"
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
        own_end = end
        ages = self._age_before(text, start)
        decade = self._decade.search(text, start, end) or self._decade.match(text, end, stop)
        if decade is not None:
            ages = _of_decade(decade)
            own_end = max(end, decade.end())
        elif (within := self._age.search(text, start, end)) and (told := self._told_age(within)):
            ages = told
        elif (sexed := self._sexed.match(text, end, stop)) is not None:
            number = int(sexed.group("number"))
            ages, own_end = (number, number), sexed.end()
        elif (aged := self._age.match(text, end, stop)) is not None:
            told = self._told_age(aged)
            if told is not None:
                ages, own_end = told, aged.end()
        if ages is None and roles and (aged := self._told_of.match(text, end, stop)) is not None:
            ages = self._told_in_words(aged, roles)
            own_end = own_end if ages is None else aged.end()
        if is_named_in_list and (year := self._year.match(text, own_end, stop)) is not None:
            own_end = year.end()
            ages = _of_school_year(year.group("form")) or ages
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

    def _number(self, said: str) -> int:
        return int(said) if said.isdigit() else self._numbers[said.casefold()]

    def _told_in_words(self, aged: re.Match[str], roles: frozenset[str]) -> tuple[int, int] | None:
        """The years of "girl about 9", "a girl of three", "man of 40"; a man is no "about 9"."""
        number = self._number(aged.group("number"))
        is_told = aged.group("about") or " of " in aged.group()
        if not is_told or (roles & _GROWN and number < _GROWN_UP):
            return None
        slack = _GUESSED if aged.group("about") else 0
        return max(0, number - slack), number + slack

    def _told_age(self, aged: re.Match[str]) -> tuple[int, int] | None:
        """The years told, where words surely tell an age: "aged 34", "34 yrs", "(34)", ", 61"."""
        low = self._number(aged.group("low"))
        high = int(aged.group("high") or low)
        bracket = "(" in aged.group("glue") and aged.group("close")
        comma = "," in aged.group("glue") and _ends_there(aged)
        unit = aged.group("unit")
        told = aged.group("aged") or aged.group("old") or bracket or comma
        is_counted = aged.group("low").isdigit() or (unit or "").casefold() in self._old
        if not (told or (is_counted and unit and unit.casefold() not in self._bare)):
            return None
        share = _A_YEAR[self._units.get(unit.casefold(), "years") if unit else "years"]
        if share == 1 and (low > _OLDEST or not low <= high <= _OLDEST):
            return None
        slack = _GUESSED if aged.group("about") else 0
        return max(0, low // share - slack), high // share + slack

    def _age_before(self, text: str, start: int) -> tuple[int, int] | None:
        before = self._before.search(text, max(0, start - 20), start)
        if before is None:
            return None
        number = self._number(before.group("number"))
        return (number, number) if number <= _OLDEST else None

    def _addresses(self, text: str, after: int, limit: int) -> Iterator[str]:
        found = self._address.search(text, after, limit)
        if found is not None and self._lead.fullmatch(text, after, found.start()):
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


def _of_school_year(form: str | None) -> tuple[int, int] | None:
    """Ages in a school year of England and Wales: in Year 1 children turn six."""
    return (int(form) + 4, int(form) + 5) if form else None


def _ends_there(aged: re.Match[str]) -> bool:
    rest = aged.string[aged.end() :]
    return rest[:1] in ("", ",", ";", ".", ")", "\n")


def _of_decade(decade: re.Match[str]) -> tuple[int, int]:
    first = 10 * int(decade.group("ten"))
    part = decade.group("part")
    if part is None:
        return first, first + 9
    return {"early": (first, first + 3), "mid": (first + 4, first + 6)}.get(
        part, (first + 7, first + 9)
    )


def _identifiers(text: str, after: int, near: int) -> Iterator[str]:
    for found in _PHONE.finditer(text, after, near):
        yield found.group()
    for found in _IDENTIFIER.finditer(text, after, near):
        yield found.group(1)
