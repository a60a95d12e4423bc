"""Lines of a log for tests."""

import os
from datetime import UTC, datetime

from candour.core.decisions.chain import LogLine, next_line
from candour.core.decisions.opening import Opening

NOW = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
AT = "2026-03-02T10:15:00Z"


def opening(case: str = "child-k") -> LogLine:
    payload = Opening(name=case, title="Child K", by="lead").payload()
    return next_line(None, case, AT, payload, os.urandom(32))


def note(before: LogLine, words: str = "x") -> LogLine:
    payload = (
        f'{{"about":["GP"],"by":"lead","kind":"note","replaces":null,"value":null,"why":"{words}"}}'
    )
    return next_line(before, before.case, AT, payload, os.urandom(32))
