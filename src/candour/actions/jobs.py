"""Long work kept as a table, so that what a crash cut short is seen."""

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from candour.actions.rights import stamp
from candour.errors import CandourError
from candour.store.connection import open_workspace
from candour.store.jobs import Job, begin_job, end_job, job_is_at, load_jobs, running_jobs
from candour.store.workspace import Workspace

SHOWN = 10
_CUT = "Candour ended while this ran: the computer stopped, or the program was ended from outside"


@dataclass(frozen=True, slots=True)
class Jobs:
    """The jobs of one run of Candour, known by a token of its own."""

    workspace: Workspace
    now: Callable[[], datetime] = field(repr=False)
    run: str

    def begin(self, case: str, kind: str, total: int) -> int | None:
        """Keep that work began, and see what an earlier run left; None where that cannot be kept.

        Work goes on without: what it makes can be made again.
        """
        try:
            open_workspace(self.workspace, self.now())
            self.settle()
            return begin_job(
                Job(
                    case=case,
                    kind=kind,
                    total=total,
                    started=stamp(self.now()),
                    host=_host(),
                    process=os.getpid(),
                    run=self.run,
                )
            )
        except CandourError:
            return None

    def is_at(self, job: int | None, done: int, total: int) -> None:
        """Keep how far a job is."""
        if job is not None:
            _quietly(lambda: job_is_at(job, done, total))

    def end(self, job: int | None, state: str, error: str = "") -> None:
        """Keep how a job ended."""
        if job is not None:
            _quietly(lambda: end_job(job, state, stamp(self.now()), error))

    def settle(self) -> None:
        """Say of every job whose process is gone that it was cut short."""
        for job in running_jobs():
            is_mine = job.run == self.run
            if job.host == _host() and not is_mine and not _is_alive(job.process):
                end_job(job.number, "cut", stamp(self.now()), _CUT)

    def of(self, case: str) -> tuple[Job, ...]:
        """Return the last jobs of a case, the latest first."""
        _quietly(self.settle)
        return load_jobs(case, SHOWN)


def _quietly(do: Callable[[], None]) -> None:
    try:
        do()
    except CandourError:
        return


def _host() -> str:
    return socket.gethostname()[:100]


def _is_alive(process: int) -> bool:
    """Whether a process of this machine lives. Windows cannot be asked so: there, only this run's
    own work is taken to be alive."""
    if process == os.getpid() or sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
