"""Mentions of one text beside each other: two that are one person, and whose "her son" is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from candour.core.people.mention import Form, Sex
from candour.core.people.mentions.drafts import Draft
from candour.core.people.people_words import PeopleWords

LABELS = frozenset(("next_of_kin", "carer", "landlord", "relative", "power_of_attorney"))
_CHILDREN = frozenset(("child", "baby"))
_SUBJECTS = frozenset(("subject", "tenant", "caller", "driver", "suspect", "witness"))
_SEXES = frozenset(("male", "female"))
_GROWN = frozenset(("mr", "mrs", "ms"))
_CALLING = re.compile(r", (?P<said>[^(),;]+?)\.?")
_BESIDE = re.compile(r",? ?[-–]? ?\(?|, (?:the|her|his|their|a|an) ?|: ")


def paired(
    text: str, drafts: Sequence[Draft], kin: frozenset[str], *, is_list: bool
) -> list[Draft]:
    """Two that stand side by side as one person: "lodger, Mr M Ellery", "N Reed (SW)".

    `kin` are the codes of roles of which nobody has two at once: "Mum, Nana Glen" are two.
    """
    told = list(drafts)
    for at in range(1, len(told)):
        one, other = told[at - 1], told[at]
        role = one if one.name is None else other
        if is_list and not _may_list(text, one, other):
            continue
        if "," in text[one.end : other.start]:
            after = told[at + 1] if at + 1 < len(told) else None
            if _are_two(text, one, other, after, kin):
                continue
        if role.beside is None and _is_apposition(text, one, other):
            told[at - 1] = _told_by(one, other, at)
            told[at] = _told_by(other, one, at - 1)
        elif at > 1 and _is_owned_apposition(text, told[at - 2], one, other):
            told[at - 2] = _told_by(told[at - 2], other, at)
            told[at] = _told_by(other, told[at - 2], at - 2)
    return told


def _is_owned_apposition(text: str, name: Draft, owner: Draft, role: Draft) -> bool:
    """Whether a name is told by whose kin it is: "Mr Reed, Toby's dad, rang"."""
    if name.name is None or name.roles or owner.name is None or role.name is not None:
        return False
    is_owner = text[owner.end : role.start] in ("'s ", "’s ")
    ends = text[role.end : role.end + 1] in ("", ",", ".", ";", ")")
    return is_owner and ends and _follows(text, name, owner) and not _clash(role, name)


def whole_cell(text: str, drafts: list[Draft], words: PeopleWords) -> list[Draft]:
    """A cell that names one person with a calling as one: "T Marsh, PN", "Gail, relief"."""
    if not drafts or drafts[0].name is None or drafts[0].start:
        return drafts
    one, rest = drafts[0], _CALLING.fullmatch(text, drafts[0].end)
    if rest is None:
        return drafts
    said = rest.group("said").casefold()
    if len(drafts) == 1:
        is_post = said in words.posts or said in words.kinds
        return [replace(one, end=len(text), is_staff=True)] if is_post else drafts
    other = drafts[1]
    if len(drafts) > 2 or other.name is not None or not other.is_staff:
        return drafts
    if other.end < rest.end("said"):
        return drafts
    return [replace(_told_by(one, other, 0), end=len(text), beside=None)]


def _may_list(text: str, one: Draft, other: Draft) -> bool:
    """Whether a comma in a list of people joins: a calling behind a surname ("P Garside, TM")."""
    if "," not in text[one.end : other.start]:
        return True
    return one.name is not None and bool(one.name.surname) and other.is_staff is True


def _are_two(text: str, one: Draft, other: Draft, after: Draft | None, kin: frozenset[str]) -> bool:
    """Whether a comma parts two of a list: both are kin, or a third role goes on behind it."""
    if one.roles & kin and other.roles & kin and not one.roles & other.roles:
        return True
    name, role = (one, other) if one.name is not None else (other, one)
    titled = name.name is not None and name.name.title.casefold() in _GROWN
    if titled and role.roles & _CHILDREN:
        return True
    goes_on = after is not None and after.name is None and not after.is_staff
    return goes_on and other.name is None and _follows(text, other, after)


def _follows(text: str, one: Draft, other: Draft | None) -> bool:
    return other is not None and text[one.end : other.start] == ", "


def _is_apposition(text: str, one: Draft, other: Draft) -> bool:
    between = text[one.end : other.start]
    if (one.name is None) is (other.name is None) or not between:
        return False
    role, name = (one, other) if one.name is None else (other, one)
    if _BESIDE.fullmatch(between) is None:
        return False
    return not _clash(role, name) and _is_joined(text, one, other, role_first=role is one)


def _is_joined(text: str, one: Draft, other: Draft, *, role_first: bool) -> bool:
    """Whether what stands between a name and a role makes them one person."""
    between = text[one.end : other.start]
    if "(" in between:
        return text[other.end : other.end + 1] == ")"
    if "," in between:
        ends = text[other.end : other.end + 1] in ("", ",", ".", ";", ":", ")", "\n")
        is_of = not role_first and text.startswith(" of ", other.end)  # "Ann, daughter of his ex"
        return is_of or (ends and not _lists(text, one, other))
    if ":" in between:
        goes_on = text[other.end : other.end + 1] == " "
        if goes_on and other.name is not None and not other.name.surname:
            return False  # "HV: Kofi never came"
        return role_first and (bool(one.is_staff) or bool(one.roles & LABELS))
    if between == " ":
        return role_first and bool(one.roles & LABELS)
    return between.strip() in ("-", "–")


def sexed(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which "Ellis Moss, 3y, male" is one, whose sex is told."""
    told: list[Draft] = []
    for draft in drafts:
        said = text[draft.start : draft.end].casefold()
        before = told[-1] if told and _follows(text, told[-1], draft) else None
        ends = text[draft.end : draft.end + 1] in ("", ",", ".", ";", ")")
        if said in _SEXES and before is not None and ends and before.sex in (None, draft.sex):
            told[-1] = replace(before, sex=draft.sex)
        else:
            told.append(draft)
    return told


def related(
    text: str,
    drafts: Iterable[Draft],
    possessives: Mapping[str, Sex | None],
    of_adults: frozenset[str],
) -> list[Draft]:
    """Drafts in which "her son" is the son of the woman named last before.

    `of_adults` are roles that somebody is to an adult alone: a child has no husband.
    """
    told = list(drafts)
    for at, draft in enumerate(told):
        sex = possessives.get(draft.pronoun or "")
        if sex is None or draft.whose is not None:
            continue
        before = [
            one
            for place, one in enumerate(told[:at])
            if draft.beside != place and one.beside != at and not one.is_staff
        ]
        owner = _owner(before, sex, is_adult=bool(draft.roles & of_adults))
        if owner is None:
            continue
        told[at] = replace(draft, whose=called(text, owner))
        if draft.beside is not None and told[draft.beside].whose is None:
            told[draft.beside] = replace(told[draft.beside], whose=told[at].whose)
    return _married(text, told)


def _married(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a wife and a husband of nobody else are each other's."""
    couple: dict[Sex, Draft] = {}
    for draft in drafts:
        if _is_spouse(draft) and draft.name is not None and draft.sex is not None:
            couple.setdefault(draft.sex, draft)
    if len(couple) < len(Sex):
        return list(drafts)
    others = {
        sex: called(text, one) for one in couple.values() for sex in Sex if one.sex is not sex
    }
    return [
        replace(one, whose=others[one.sex]) if _is_spouse(one) and one.sex is not None else one
        for one in drafts
    ]


def _is_spouse(draft: Draft) -> bool:
    return draft.whose is None and "partner" in draft.roles


def _owner(before: Sequence[Draft], sex: Sex, *, is_adult: bool) -> Draft | None:
    """The last of a sex before; where none is, the first whose sex nothing tells."""
    of_sex = [one for one in before if (one.sex or _sex_by_surname(one, before)) is sex]
    if is_adult:
        of_sex = [one for one in of_sex if not one.roles & _CHILDREN]
        of_sex = [one for one in of_sex if _is_grown(one)] or of_sex
    if of_sex:
        return of_sex[-1]
    return next((one for one in before if one.sex is None and _may_own(one)), None)


def _sex_by_surname(one: Draft, others: Sequence[Draft]) -> Sex | None:
    """The sex of somebody called by a surname alone, by whoever bears it in full."""
    if one.name is None or not one.name.surname or one.name.given or one.name.title:
        return None
    bearers = {
        other.sex
        for other in others
        if other.name is not None and other.name.surname == one.name.surname and other.sex
    }
    return bearers.pop() if len(bearers) == 1 else None


def _may_own(one: Draft) -> bool:
    """Whether somebody of no known sex can be meant: a client, or a name unlike staff's."""
    if one.name is None:
        return bool(one.roles & _SUBJECTS)
    return bool(one.name.given) or one.form is Form.INITIALS or one.name.surname.isupper()


def _is_grown(one: Draft) -> bool:
    """Whether somebody has a title, a surname or a role, and no forename alone as children have."""
    name = one.name
    return name is None or bool(name.title or name.surname or one.roles)


def called(text: str, owner: Draft) -> str:
    """What a mention calls somebody: the name, else the code of the role."""
    if owner.name is None:
        return min(owner.roles, default=text[owner.start : owner.end])
    name = owner.name
    if owner.form is Form.INITIALS:
        return name.initials
    initials = " ".join(name.initials)
    parts = (name.title, *name.given, initials, name.surname)
    return " ".join(part for part in parts if part) or name.nickname


def _clash(role: Draft, name: Draft) -> bool:
    """Whether a role and a name cannot be one person's."""
    if role.is_staff is not None and name.is_staff is not None and role.is_staff != name.is_staff:
        return True
    return role.sex is not None and name.sex is not None and role.sex is not name.sex


def _lists(text: str, one: Draft, other: Draft) -> bool:
    """Whether a comma parts a list ("mum, Gaz and nan", "Home: mum, Gaz, nan")."""
    behind = text[other.end : other.end + 5]
    before = text[: one.start].rstrip()
    is_headed = before.endswith(":") and behind.startswith(", ")
    return is_headed or before.endswith(",") or behind.startswith((" and ", " & "))


def _told_by(draft: Draft, other: Draft, place: int) -> Draft:
    return replace(
        draft,
        beside=place if draft.beside is None else draft.beside,
        roles=draft.roles | other.roles,
        role_words=draft.role_words or other.role_words,
        whose=draft.whose or other.whose,
        sex=draft.sex or other.sex,
        kind=draft.kind or other.kind,
        is_staff=draft.is_staff if draft.is_staff is not None else other.is_staff,
    )
