"""Mentions of one text beside each other: two that are one person, and whose "her son" is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from candour.core.people.mention import Sex
from candour.core.people.mentions.drafts import Draft
from candour.core.people.people_words import PeopleWords

_LABELS = frozenset(("next_of_kin", "carer", "landlord", "relative", "power_of_attorney"))
_CALLING = re.compile(r", (?P<said>[^(),;]+?)\.?")
_BESIDE = re.compile(r",? ?[-–]? ?\(?|, (?:the|her|his|their|a|an) ?|: ")


def paired(text: str, drafts: Sequence[Draft], *, is_list: bool) -> list[Draft]:
    """Two that stand side by side as one person: "lodger, Mr M Ellery", "N Reed (SW)"."""
    told = list(drafts)
    for at in range(1, len(told)):
        one, other = told[at - 1], told[at]
        role = one if one.name is None else other
        if is_list and not _may_list(text, one, other):
            continue
        if role.beside is None and _is_apposition(text, one, other):
            told[at - 1] = _told_by(one, other, at)
            told[at] = _told_by(other, one, at - 1)
    return told


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


def _is_apposition(text: str, one: Draft, other: Draft) -> bool:
    between = text[one.end : other.start]
    if (one.name is None) is (other.name is None) or not between:
        return False
    role, name = (one, other) if one.name is None else (other, one)
    if _BESIDE.fullmatch(between) is None or (role.pronoun is not None and role is one):
        return False
    return not _clash(role, name) and _is_joined(text, one, other, role_first=role is one)


def _is_joined(text: str, one: Draft, other: Draft, *, role_first: bool) -> bool:
    """Whether what stands between a name and a role makes them one person."""
    between = text[one.end : other.start]
    if "(" in between:
        return text[other.end : other.end + 1] == ")"
    if "," in between:
        behind = text[other.end : other.end + 1]
        return behind in ("", ",", ".", ";", ":", ")", "\n") and not _lists(text, one, other)
    if ":" in between:
        return role_first and (bool(one.is_staff) or bool(one.roles & _LABELS))
    if between == " ":
        return role_first and bool(one.roles & _LABELS)
    return between.strip() in ("-", "–")


def related(
    text: str, drafts: Iterable[Draft], possessives: Mapping[str, Sex | None]
) -> Iterator[Draft]:
    """Drafts in which "her son" is the son of the woman named last before."""
    before: list[Draft] = []
    for draft in drafts:
        sex = possessives.get(draft.pronoun or "")
        owner = None
        if sex is not None and draft.whose is None:
            owner = next((one for one in reversed(before) if one.sex is sex), None)
        told = draft if owner is None else replace(draft, whose=_called(text, owner))
        before.append(told)
        yield told


def _called(text: str, owner: Draft) -> str:
    """What a mention calls somebody: the name, else the code of the role."""
    if owner.name is None:
        return min(owner.roles, default=text[owner.start : owner.end])
    name = owner.name
    initials = " ".join(name.initials)
    parts = (name.title, *name.given, initials, name.surname)
    return " ".join(part for part in parts if part) or name.nickname


def _clash(role: Draft, name: Draft) -> bool:
    """Whether a role and a name cannot be one person's."""
    if role.is_staff is not None and name.is_staff is not None and role.is_staff != name.is_staff:
        return True
    return role.sex is not None and name.sex is not None and role.sex is not name.sex


def _lists(text: str, one: Draft, other: Draft) -> bool:
    """Whether a comma parts a list ("mum, Gaz and nan"), and no apposition."""
    behind = text[other.end : other.end + 5]
    before = text[: one.start].rstrip()
    return (
        behind.startswith((" and ", " & ", ", "))
        and not before.endswith((",",))
        and (behind.startswith((" and ", " & ")))
    ) or before.endswith(",")


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
