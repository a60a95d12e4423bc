"""The log of decisions: lines are added and read, and never changed."""

from collections.abc import Callable, Sequence

from django.db import IntegrityError, transaction

from candour.core.decisions.chain import LogLine
from candour.errors import CandourError
from candour.store import connection
from candour.store.models import LogRow


class LogMoved(Exception):
    """Somebody added a line since the log was read; what was to be added was not."""


def case_names() -> list[str]:
    """Return the names of the cases, in the order of the alphabet."""
    with connection.database_errors():
        return list(LogRow.objects.order_by("case").values_list("case", flat=True).distinct())


def load_log(case: str) -> tuple[LogLine, ...]:
    """Return a case's log in order. Raises `CandourError` where there is no such case."""
    with connection.database_errors():
        rows = list(LogRow.objects.filter(case=case).order_by("number", "id"))
    if not rows:
        raise CandourError(
            f"there is no case “{case}” in this workspace", next_step="candour case list"
        )
    return tuple(map(_line, rows))


def open_log(opening: LogLine) -> None:
    """Add the line that opens a case. Raises `CandourError` where its name is taken."""
    with connection.database_errors():
        try:
            with transaction.atomic():
                _row(opening).save(force_insert=True)
        except IntegrityError:
            raise _taken(opening.case) from None


def add_lines(
    case: str,
    after: str,
    make: Callable[[LogLine], Sequence[LogLine]],
    erased: Sequence[int] = (),
) -> tuple[LogLine, ...]:
    """Add lines, all or none, and return them once they are safe on the disk.

    `after` is the head that the lines were decided on: where the log has moved on since,
    `LogMoved` is raised. `make` gets the last line. The words of the lines numbered in `erased`
    are removed in the same step.
    """
    with connection.database_errors(), transaction.atomic():
        rows = LogRow.objects.filter(case=case)
        # One writer at a time: SQLite has locked its file by now, PostgreSQL locks the opening.
        rows.select_for_update().get(number=0)
        last = rows.order_by("number").last()
        if last is None or last.link != after:
            raise LogMoved
        lines = tuple(make(_line(last)))
        LogRow.objects.bulk_create(map(_row, lines))
        if erased:
            rows.filter(number__in=erased).update(payload=None, salt=None)
    return lines


def _taken(case: str) -> CandourError:
    return CandourError(
        f"there is a case “{case}” already", next_step="choose another name, or candour case list"
    )


def _line(row: LogRow) -> LogLine:
    return LogLine(
        case=row.case,
        number=row.number,
        at=row.at,
        payload=row.payload,
        salt=None if row.salt is None else bytes(row.salt),
        commitment=row.commitment,
        previous=row.previous,
        link=row.link,
    )


def _row(line: LogLine) -> LogRow:
    return LogRow(
        case=line.case,
        number=line.number,
        at=line.at,
        payload=line.payload,
        salt=line.salt,
        commitment=line.commitment,
        previous=line.previous,
        link=line.link,
    )
