"""Long work as a table: what runs, how far it is, how it ended."""

from dataclasses import dataclass

from candour.store.connection import database_errors
from candour.store.models import JobRow

_MOST_ERROR = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of long work. `host`, `process` and `run` say who does it; `error` holds no words
    of a case."""

    number: int = 0
    case: str
    kind: str
    started: str
    host: str
    process: int
    run: str
    state: str = "running"
    done: int = 0
    total: int = 0
    ended: str | None = None
    error: str = ""


def begin_job(job: Job) -> int:
    """Keep that a job began; return its number."""
    with database_errors():
        row = JobRow.objects.create(
            case=job.case,
            kind=job.kind,
            state="running",
            total=job.total,
            started=job.started,
            host=job.host,
            process=job.process,
            run=job.run,
        )
    return int(row.pk)


def job_is_at(number: int, done: int, total: int) -> None:
    """Keep how far a job is."""
    with database_errors():
        JobRow.objects.filter(pk=number, state="running").update(done=done, total=total)


def end_job(number: int, state: str, at: str, error: str = "") -> None:
    """Keep how a job ended."""
    with database_errors():
        JobRow.objects.filter(pk=number, state="running").update(
            state=state, ended=at, error=error[:_MOST_ERROR]
        )


def running_jobs() -> tuple[Job, ...]:
    """Return every job that is said to run."""
    with database_errors():
        return tuple(map(_job, JobRow.objects.filter(state="running").order_by("id")))


def load_jobs(case: str, most: int) -> tuple[Job, ...]:
    """Return the last jobs of a case, the latest first."""
    with database_errors():
        return tuple(map(_job, JobRow.objects.filter(case=case).order_by("-id")[:most]))


def _job(row: JobRow) -> Job:
    return Job(
        number=int(row.pk),
        case=row.case,
        kind=row.kind,
        started=row.started,
        host=row.host,
        process=row.process,
        run=row.run,
        state=row.state,
        done=row.done,
        total=row.total,
        ended=row.ended,
        error=row.error,
    )
