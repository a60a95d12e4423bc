"""Long work beside the pages: one thing at a time for a case, told of while it runs, stoppable."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock, Thread

from candour.actions.jobs import Jobs
from candour.actions.progress import Progress
from candour.core.chronology.recall import NOTHING, Recall
from candour.errors import CandourError
from candour.store.connection import let_go
from candour.store.jobs import Job

_MOST_SECONDS_TO_YIELD = 5.0


class Stopped(Exception):
    """Somebody asked for the work to stop; raised at the next small step."""


@dataclass(slots=True)
class Work:
    """One piece of long work; `said` is the latest of it, `results` what became of its parts.

    Work that `may_yield` makes way for any other; whoever needs it begins it anew.
    """

    title: str
    total: int = 0
    done: int = 0
    said: str = field(default="starting", repr=False)
    is_running: bool = True
    is_stopping: bool = False
    was_stopped: bool = False
    may_yield: bool = False
    problem: CandourError | None = field(default=None, repr=False)
    fault: str = ""
    results: list[tuple[bool, str]] = field(default_factory=list, repr=False)
    recall: Recall = field(default=NOTHING, repr=False)
    on_step: Callable[[int, int], None] = field(default=lambda done, total: None, repr=False)
    _thread: Thread | None = field(default=None, repr=False)

    def stop(self) -> None:
        """Ask for it to stop; what was decided and kept so far stays."""
        self.is_stopping = True

    def wait(self, seconds: float) -> None:
        """Wait for the end, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def progress(self) -> Progress:
        """Return what the work says how far it is with."""
        return Progress(
            file=self._file, stage=self._stage, checkpoint=self._check, recall=self.recall
        )

    def step(self, said: str) -> None:
        """Say what comes next, and count it; stop here where somebody asked for it."""
        self._check()
        self.said = said
        self.done += 1
        self.on_step(self.done, self.total)

    def _check(self) -> None:
        if self.is_stopping:
            raise Stopped

    def _file(self, path: Path) -> None:
        self._check()
        self.said = f"reading {path.name}"

    def _stage(self, stage: str) -> None:
        self._check()
        self.said = stage


@dataclass(slots=True)
class Desk:
    """The work of one server: what runs or ran last for each case."""

    say_fault: Callable[[BaseException], str] = field(repr=False)
    jobs: Jobs | None = field(default=None, repr=False)
    _works: dict[str, Work] = field(default_factory=dict, repr=False)
    _recalled: tuple[str, Recall] = field(default=("", NOTHING), repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def of(self, case: str) -> Work | None:
        """Return what runs or ran last for a case."""
        return self._works.get(case)

    def is_busy(self, case: str) -> bool:
        """Whether something runs for a case."""
        work = self._works.get(case)
        return work is not None and work.is_running

    def begin(self, case: str, work: Work, do: Callable[[Work], None]) -> Work:
        """Begin work for a case. Raises `CandourError` where something runs for it already.

        Work that may yield is stopped for it.
        """
        last = self.of(case)
        if last is not None and last.is_running and last.may_yield:
            last.stop()
            last.wait(_MOST_SECONDS_TO_YIELD)
        with self._lock:
            if self.is_busy(case):
                raise CandourError(
                    "Candour is still at work on this case",
                    next_step="wait until it is done, or cancel it, and try again",
                )
            self._works[case] = work
            # What was read stays in memory for the case that was worked on last, and no other.
            if self._recalled[0] != case:
                self._recalled = (case, Recall())
            work.recall = self._recalled[1]
            job = None if self.jobs is None else self.jobs.begin(case, work.title, work.total)
            work._thread = Thread(target=self._run, args=(work, do, job), daemon=True)
            work._thread.start()
        return work

    def forget(self, case: str) -> None:
        """Forget what became of work that ended: somebody was told."""
        with self._lock:
            if not self.is_busy(case):
                self._works.pop(case, None)

    def _run(self, work: Work, do: Callable[[Work], None], job: int | None) -> None:
        if self.jobs is not None:
            work.on_step = partial(self.jobs.is_at, job)
        try:
            do(work)
        except Stopped:
            work.was_stopped = True
        except CandourError as problem:
            work.problem = problem
        except BaseException as fault:
            work.fault = self.say_fault(fault)
        finally:
            if self.jobs is not None:
                self.jobs.end(job, *_ending(work))
            let_go()
            work.is_running = False


def _ending(work: Work) -> tuple[str, str]:
    """How work ended, and in one line why; no words of a case stand in either."""
    if work.was_stopped:
        return "stopped", ""
    if work.problem is not None:
        return "failed", str(work.problem)
    return ("failed", work.fault) if work.fault else ("done", "")


def jobs_of(desk: Desk, case: str) -> tuple[Job, ...]:
    """Return the last pieces of long work on a case, the latest first."""
    return () if desk.jobs is None else desk.jobs.of(case)


def cut_short(desk: Desk, case: str) -> Job | None:
    """Return the last work on a case where a crash cut it short."""
    last = jobs_of(desk, case)[:1]
    return last[0] if last and last[0].state == "cut" else None
