"""Users, rights, readings and jobs, in either database."""

import pytest
from django.db import IntegrityError, transaction

from candour.core.decisions.rights import Right
from candour.store.jobs import Job, begin_job, end_job, job_is_at, load_jobs, running_jobs
from candour.store.models import JobRow, ReadingRow, RightRow, UserRow
from candour.store.people import (
    Reading,
    add_reading,
    give_rights,
    held_by,
    know_user,
    load_readings,
    owner,
    rights_in,
    take_rights,
)
from candour.store.workspace import Workspace

AT = "2026-03-02T10:15:00Z"
JOB = Job(case="child-k", kind="Reading", started=AT, host="here", process=1, run="a", total=3)


def test_the_first_is_the_owner_and_there_is_one(workspace: Workspace) -> None:
    assert owner() is None
    for name in ("Ann", "Una", "Ann"):
        know_user(name, AT)
    assert owner() == "Ann"
    assert UserRow.objects.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        UserRow.objects.create(name="Eve", is_owner=True, since=AT)


def test_everybody_may_until_a_right_is_given_and_then_who_has_it(workspace: Workspace) -> None:
    know_user("Ann", AT)
    assert all(held_by("anybody", "child-k").may(right) for right in Right)
    give_rights("Una", "child-k", [Right.DECIDE], "Ann", AT)
    give_rights("Una", "child-k", [Right.DECIDE], "Ann", AT)
    assert all(held_by("Ann", "child-k").may(right) for right in Right)
    una = held_by("Una", "child-k")
    assert [una.may(right) for right in (Right.READ, Right.DECIDE, Right.RELEASE)] == [
        True, True, False,
    ]  # fmt: skip
    assert not held_by("Una", "child-l").may(Right.READ)
    assert not held_by("anybody", "child-k").may(Right.READ)
    assert [(one.user, one.right, one.given_by) for one in rights_in("child-k")] == [
        ("Una", Right.DECIDE, "Ann")
    ]
    assert take_rights("Una", "child-k") == 1
    assert take_rights("Una", "child-k") == 0


def test_what_is_opened_again_in_one_sitting_stands_once(workspace: Workspace) -> None:
    one = Reading(at=AT, by="Ann", case="child-k", what="original", original="a" * 64)
    add_reading(one, unless_since="2026-03-02T09:15:00Z")
    add_reading(one, unless_since="2026-03-02T09:15:00Z")
    later = Reading(at="2026-03-02T12:00:00Z", by="Ann", case="child-k", what="case")
    add_reading(later, unless_since="2026-03-02T11:00:00Z")
    assert load_readings("child-k") == (one, later)
    assert load_readings("child-k", 1) == (later,)
    assert load_readings("child-l") == ()


def test_a_job_tells_how_far_it_is_and_how_it_ended(workspace: Workspace) -> None:
    number = begin_job(JOB)
    job_is_at(number, 2, 3)
    (running,) = running_jobs()
    assert (running.done, running.total, running.state, running.ended) == (2, 3, "running", None)
    end_job(number, "failed", AT, "x" * 900)
    (ended,) = load_jobs("child-k", 5)
    assert (ended.state, ended.ended, len(ended.error)) == ("failed", AT, 500)
    end_job(number, "done", AT)
    job_is_at(number, 3, 3)
    assert load_jobs("child-k", 5) == (ended,)
    assert running_jobs() == ()


def test_what_can_never_be_stored(workspace: Workspace) -> None:
    know_user("Ann", AT)
    ann = UserRow.objects.get()
    number = begin_job(JOB)
    for wrong in (
        lambda: RightRow.objects.create(user=ann, case="c", right="own", given_by="x", given_at=AT),
        lambda: ReadingRow.objects.create(at=AT, by="Ann", case="c", what="nothing"),
        lambda: JobRow.objects.filter(pk=number).update(state="done"),
        lambda: JobRow.objects.filter(pk=number).update(state="lost", ended=AT),
        lambda: UserRow.objects.create(name="Ann", since=AT),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_no_name_is_in_a_repr() -> None:
    reading = Reading(at=AT, by="Zephyrine", case="child-k", what="case")
    assert "Zephyrine" not in repr(reading)
