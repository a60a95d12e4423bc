"""Leaks as the contract's objects."""

from typing import Any

from candour.core.leaks.leak import Leak


def leak_object(leak: Leak, *, masked: bool) -> dict[str, Any]:
    """Return a leak as the object `leak`; masked, its form shows its first and last letter only."""
    return {
        "type": "leak",
        "file": leak.file,
        "where": leak.where,
        "class": leak.leak_class.value,
        "form": leak.shown_form(masked=masked),
        "person": leak.person,
        "may_also_be": list(leak.may_also_be),
        "warning": leak.warning,
        "id": leak.id,
    }
