"""Further columns about people: "Next of kin", "NOK relationship", "Pupil", "Worker"."""

from collections.abc import Iterator
from dataclasses import replace

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import plain_heading
from candour.core.people.mention import Form
from candour.core.people.mentions.drafts import Draft
from candour.core.people.mentions.scanning import Scanner
from candour.core.people.mentions.texts import FieldText, extra_texts
from candour.core.people.people_words import PeopleWords

_NEXT_OF_KIN = "next_of_kin"


def column_drafts(
    entry: Entry, original: str | None, scanner: Scanner, words: PeopleWords
) -> Iterator[tuple[FieldText, tuple[Draft, ...]]]:
    """Mentions in an entry's further columns; a column of relations tells of the kin beside it."""
    kin: list[tuple[FieldText, tuple[Draft, ...]]] = []
    relation: tuple[FieldText, tuple[Draft, ...]] | None = None
    for text in extra_texts(entry, original):
        kind = words.columns.get(plain_heading(text.column))
        if kind is None:
            yield text, scanner.scan(text.text)
            continue
        drafts = scanner.scan(text.text, is_people=True)
        if kind == _NEXT_OF_KIN:
            kin.append((text, tuple(_as_kin(one) for one in drafts)))
        elif kind == "relationship":
            relation = (text, drafts)
        else:
            yield text, tuple(_as(one, kind) for one in drafts)
    if relation is not None and len(kin) == 1:
        text, drafts = kin[0]
        if len(drafts) == 1:
            told = [draft for draft in relation[1] if draft.name is None]
            kin = [(text, (_related(drafts[0], told),))]
            relation = (relation[0], tuple(_as_kin(one) for one in relation[1]))
    yield from kin
    if relation is not None:
        yield relation


def _as_kin(draft: Draft) -> Draft:
    if draft.is_staff:
        return draft  # a social worker written where kin usually is
    return replace(draft, roles=draft.roles | {_NEXT_OF_KIN}, is_staff=False)


def _related(kin: Draft, told: list[Draft]) -> Draft:
    """The next of kin with what the column beside it says they are."""
    for draft in told:
        kin = replace(
            kin,
            roles=kin.roles | draft.roles,
            role_words=kin.role_words or draft.role_words,
            whose=kin.whose or draft.whose,
            sex=kin.sex or draft.sex,
        )
    return kin


def _as(draft: Draft, kind: str) -> Draft:
    """What a column's heading says of whoever stands in it."""
    if kind == "subject":
        return replace(draft, roles=draft.roles | {"subject"}, is_staff=False)
    if kind == "professional" and draft.is_staff is None:
        return replace(draft, is_staff=True)
    if kind == "professional" and draft.form in (Form.NAME, Form.INITIALS):
        return replace(draft, is_staff=True)
    return draft
