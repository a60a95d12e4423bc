"""Saved views: filters of a case's chronology under a name. They decide nothing, and may go."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from candour.store import connection
from candour.store.models import SavedView


@dataclass(frozen=True, slots=True)
class View:
    """Filters of a chronology under a name; they are those of the page's address."""

    name: str = field(repr=False)
    filters: Mapping[str, str] = field(repr=False)


def load_views(case: str) -> list[View]:
    """Return a case's saved views in the alphabet's order."""
    with connection.database_errors():
        rows = SavedView.objects.filter(case=case).values_list("name", "filters")
        views = [View(name, json.loads(filters)) for name, filters in rows]
    return sorted(views, key=lambda view: view.name.casefold())


def save_view(case: str, view: View) -> None:
    """Keep a view; one of the same name is replaced."""
    filters = json.dumps(dict(view.filters), ensure_ascii=False)
    with connection.database_errors():
        SavedView.objects.update_or_create(case=case, name=view.name, defaults={"filters": filters})


def delete_view(case: str, name: str) -> None:
    """Delete a view, where there is one of this name."""
    with connection.database_errors():
        SavedView.objects.filter(case=case, name=name).delete()
