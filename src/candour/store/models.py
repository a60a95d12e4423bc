"""The tables: columns and constraints only.

Which originals a case holds, what agencies returned and how columns lead is said by decisions, in
the log; a table of its own could only say something else. Beside the log stand who works here and
may do what, who opened what, long work, and saved views: they decide nothing.
"""

from django.db import models

_HASH = 64
_OPENED = ("case", "original", "export", "key", "edition", "report", "release")


class LogRow(models.Model):
    """One line of a case's log. Line 0 opens the case; every other is a decision."""

    case: "models.CharField[str, str]" = models.CharField(max_length=60)
    number: "models.PositiveIntegerField[int, int]" = models.PositiveIntegerField()
    at: "models.CharField[str, str]" = models.CharField(max_length=20)
    payload: "models.TextField[str | None, str | None]" = models.TextField(null=True)
    salt: "models.BinaryField[bytes | memoryview | None, bytes | memoryview | None]" = (
        models.BinaryField(null=True)
    )
    commitment: "models.CharField[str, str]" = models.CharField(max_length=_HASH)
    previous: "models.CharField[str, str]" = models.CharField(max_length=_HASH)
    link: "models.CharField[str, str]" = models.CharField(max_length=_HASH)

    class Meta:
        """Its name in the database, and what can never be stored."""

        db_table = "decision"
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="one_line_a_number"),
            models.UniqueConstraint(fields=("case", "previous"), name="a_log_never_forks"),
            models.CheckConstraint(
                condition=models.Q(payload__isnull=True, salt__isnull=True)
                | models.Q(payload__isnull=False, salt__isnull=False),
                name="words_go_with_their_salt",
            ),
        )


_NAME = 200
_CASE = 60
_STAMP = 20


class UserRow(models.Model):
    """Somebody who works here, by the name that stands beside decisions."""

    name: "models.CharField[str, str]" = models.CharField(max_length=_NAME, unique=True)
    is_owner: "models.BooleanField[bool, bool]" = models.BooleanField(default=False)
    since: "models.CharField[str, str]" = models.CharField(max_length=_STAMP)

    class Meta:
        """Its name in the database, and what can never be stored."""

        db_table = "user"
        constraints = (
            models.UniqueConstraint(
                fields=("is_owner",), condition=models.Q(is_owner=True), name="one_owner"
            ),
        )


class RightRow(models.Model):
    """What a user may do in a case, and who gave it."""

    user: "models.ForeignKey[UserRow, UserRow]" = models.ForeignKey(
        UserRow, on_delete=models.PROTECT
    )
    case: "models.CharField[str, str]" = models.CharField(max_length=_CASE)
    right: "models.CharField[str, str]" = models.CharField(max_length=10)
    given_by: "models.CharField[str, str]" = models.CharField(max_length=_NAME)
    given_at: "models.CharField[str, str]" = models.CharField(max_length=_STAMP)

    class Meta:
        """Its name in the database, and what can never be stored."""

        db_table = "user_right"
        constraints = (
            models.UniqueConstraint(fields=("user", "case", "right"), name="a_right_is_given_once"),
            models.CheckConstraint(
                condition=models.Q(right__in=("read", "decide", "release")), name="a_known_right"
            ),
        )


class ReadingRow(models.Model):
    """That somebody opened a case, an original, or what was made of it."""

    at: "models.CharField[str, str]" = models.CharField(max_length=_STAMP)
    by: "models.CharField[str, str]" = models.CharField(max_length=_NAME)
    case: "models.CharField[str, str]" = models.CharField(max_length=_CASE)
    what: "models.CharField[str, str]" = models.CharField(max_length=10)
    original: "models.CharField[str, str]" = models.CharField(
        max_length=_HASH, blank=True, default=""
    )

    class Meta:
        """Its name in the database, and what can never be stored."""

        db_table = "reading"
        indexes = (models.Index(fields=("case", "by", "what", "original"), name="reading_by"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(what__in=_OPENED), name="a_known_reading"),
        )


class JobRow(models.Model):
    """Long work: how far it is, how it ended, and which process does it."""

    case: "models.CharField[str, str]" = models.CharField(max_length=_CASE, db_index=True)
    kind: "models.CharField[str, str]" = models.CharField(max_length=100)
    state: "models.CharField[str, str]" = models.CharField(max_length=10)
    done: "models.PositiveIntegerField[int, int]" = models.PositiveIntegerField(default=0)
    total: "models.PositiveIntegerField[int, int]" = models.PositiveIntegerField(default=0)
    started: "models.CharField[str, str]" = models.CharField(max_length=_STAMP)
    ended: "models.CharField[str | None, str | None]" = models.CharField(
        max_length=_STAMP, null=True
    )
    error: "models.CharField[str, str]" = models.CharField(max_length=500, blank=True, default="")
    host: "models.CharField[str, str]" = models.CharField(max_length=100)
    process: "models.BigIntegerField[int, int]" = models.BigIntegerField()
    run: "models.CharField[str, str]" = models.CharField(max_length=40)

    class Meta:
        """Its name in the database, and what can never be stored."""

        db_table = "job"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("running", "done", "stopped", "failed", "cut")),
                name="a_known_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state="running", ended__isnull=True)
                | (~models.Q(state="running") & models.Q(ended__isnull=False)),
                name="what_ended_says_when",
            ),
        )


class SavedView(models.Model):
    """Filters of a case's chronology under a name."""

    case: "models.CharField[str, str]" = models.CharField(max_length=_CASE)
    name: "models.CharField[str, str]" = models.CharField(max_length=_CASE)
    filters: "models.TextField[str, str]" = models.TextField()

    class Meta:
        """Its name in the database, and what can never be stored."""

        db_table = "saved_view"
        constraints = (models.UniqueConstraint(fields=("case", "name"), name="one_view_a_name"),)
