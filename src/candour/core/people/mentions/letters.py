"""Letters that one kind of agency writes for a role: housing's "T" is the tenant."""

from collections.abc import Mapping
from dataclasses import replace

from candour.core.people.mention import Form
from candour.core.people.mentions.drafts import Draft


def spelt_out(draft: Draft, letters: Mapping[str, str]) -> Draft:
    """A draft in which such a letter is a role, of its own or of whose somebody is.

    `letters` leads from a letter to the code of the role.
    """
    whose = letters.get(draft.whose or "")
    told = draft if whose is None else replace(draft, whose=whose)
    letter = draft.name.initials if draft.name is not None and draft.form is Form.INITIALS else ""
    code = letters.get(letter)
    if code is None or draft.roles:
        return told
    return replace(
        told,
        form=Form.ROLE,
        name=None,
        roles=frozenset((code,)),
        role_words=letter,
        is_staff=False,
    )
