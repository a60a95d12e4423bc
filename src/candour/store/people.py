"""Users, their rights, and who opened what."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from candour.core.decisions.rights import Held, Right
from candour.store.connection import database_errors
from candour.store.models import ReadingRow, RightRow, UserRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRight:
    """A right that somebody holds in a case, and who gave it when."""

    user: str = field(repr=False)
    right: Right
    given_by: str = field(repr=False)
    given_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """That somebody opened a case, an original of it, or a chronology written from it."""

    at: str
    by: str = field(repr=False)
    case: str
    what: str
    original: str = ""


def know_user(name: str, at: str) -> None:
    """Keep somebody's name; the first of a workspace is its owner."""
    with database_errors():
        if UserRow.objects.filter(name=name).exists():
            return
        for is_owner in (not UserRow.objects.filter(is_owner=True).exists(), False):
            try:
                with transaction.atomic():
                    UserRow.objects.get_or_create(
                        name=name, defaults={"is_owner": is_owner, "since": at}
                    )
            except IntegrityError:  # somebody else became the owner at the same moment
                continue
            return


def owner() -> str | None:
    """Return the owner's name; None where nobody has worked here."""
    with database_errors():
        return UserRow.objects.filter(is_owner=True).values_list("name", flat=True).first()


def held_by(name: str, case: str) -> Held:
    """Return what somebody holds in a case."""
    with database_errors():
        is_shared = RightRow.objects.exists()
        if not is_shared:
            return Held(is_owner=False, is_shared=False)
        user = UserRow.objects.filter(name=name).first()
        if user is None:
            return Held(is_owner=False, is_shared=True)
        rows = RightRow.objects.filter(user=user, case=case).values_list("right", flat=True)
        rights = frozenset(map(Right, rows))
    return Held(is_owner=user.is_owner, is_shared=True, rights=rights)


def give_rights(name: str, case: str, rights: Collection[Right], by: str, at: str) -> None:
    """Give somebody rights in a case, beside those that he has."""
    know_user(name, at)
    with database_errors(), transaction.atomic():
        user = UserRow.objects.get(name=name)
        for right in rights:
            RightRow.objects.get_or_create(
                user=user, case=case, right=right.value, defaults={"given_by": by, "given_at": at}
            )


def take_rights(name: str, case: str) -> int:
    """Take every right in a case from somebody; return how many there were."""
    with database_errors():
        taken, _ = RightRow.objects.filter(user__name=name, case=case).delete()
    return taken


def rights_in(case: str) -> tuple[GivenRight, ...]:
    """Return every right given in a case, in order of names."""
    with database_errors():
        rows = (
            RightRow.objects.filter(case=case).select_related("user").order_by("user__name", "id")
        )
        return tuple(
            GivenRight(
                user=row.user.name,
                right=Right(row.right),
                given_by=row.given_by,
                given_at=row.given_at,
            )
            for row in rows
        )


def add_reading(reading: Reading, unless_since: str) -> None:
    """Note that somebody opened something, unless that stands there since a time already."""
    with database_errors():
        known = ReadingRow.objects.filter(
            case=reading.case, by=reading.by, what=reading.what, original=reading.original
        )
        if not known.filter(at__gte=unless_since).exists():
            ReadingRow.objects.create(
                at=reading.at,
                by=reading.by,
                case=reading.case,
                what=reading.what,
                original=reading.original,
            )


def load_readings(case: str, most: int | None = None) -> tuple[Reading, ...]:
    """Return who opened what of a case, in order; the last ones where only so many are wanted."""
    with database_errors():
        rows = list(ReadingRow.objects.filter(case=case).order_by("-id")[:most])
    return tuple(
        Reading(at=row.at, by=row.by, case=row.case, what=row.what, original=row.original)
        for row in reversed(rows)
    )
