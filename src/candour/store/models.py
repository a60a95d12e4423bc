"""The tables: columns and constraints only.

Which originals a case holds, what agencies returned and how columns lead is said by decisions; a
table of its own could only say something else. Saved views are beside them: they decide nothing.
"""

from django.db import models

_HASH = 64


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


class SavedView(models.Model):
    """Filters of a case's chronology under a name."""

    case: "models.CharField[str, str]" = models.CharField(max_length=60)
    name: "models.CharField[str, str]" = models.CharField(max_length=60)
    filters: "models.TextField[str, str]" = models.TextField()

    class Meta:
        """Its name in the database, and what can never be stored."""

        db_table = "saved_view"
        constraints = (models.UniqueConstraint(fields=("case", "name"), name="one_view_a_name"),)
