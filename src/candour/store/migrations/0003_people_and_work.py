"""Who works here and may do what, who opened what, and long work."""

from django.db import migrations, models
from django.db.models import Q

_RIGHTS = ("read", "decide", "release")
_OPENED = ("case", "original", "export")
_STATES = ("running", "done", "stopped", "failed", "cut")


class Migration(migrations.Migration):
    """The tables of users, rights, readings and jobs."""

    dependencies = (("store", "0002_guards"),)
    operations = (
        migrations.CreateModel(
            name="UserRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200, unique=True)),
                ("is_owner", models.BooleanField(default=False)),
                ("since", models.CharField(max_length=20)),
            ],
            options={
                "db_table": "user",
                "constraints": (
                    models.UniqueConstraint(
                        fields=("is_owner",), condition=Q(is_owner=True), name="one_owner"
                    ),
                ),
            },
        ),
        migrations.CreateModel(
            name="RightRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("user", models.ForeignKey("store.UserRow", on_delete=models.PROTECT)),
                ("case", models.CharField(max_length=60)),
                ("right", models.CharField(max_length=10)),
                ("given_by", models.CharField(max_length=200)),
                ("given_at", models.CharField(max_length=20)),
            ],
            options={
                "db_table": "user_right",
                "constraints": (
                    models.UniqueConstraint(
                        fields=("user", "case", "right"), name="a_right_is_given_once"
                    ),
                    models.CheckConstraint(condition=Q(right__in=_RIGHTS), name="a_known_right"),
                ),
            },
        ),
        migrations.CreateModel(
            name="ReadingRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.CharField(max_length=20)),
                ("by", models.CharField(max_length=200)),
                ("case", models.CharField(max_length=60)),
                ("what", models.CharField(max_length=10)),
                ("original", models.CharField(max_length=64, blank=True, default="")),
            ],
            options={
                "db_table": "reading",
                "indexes": (
                    models.Index(fields=("case", "by", "what", "original"), name="reading_by"),
                ),
                "constraints": (
                    models.CheckConstraint(condition=Q(what__in=_OPENED), name="a_known_reading"),
                ),
            },
        ),
        migrations.CreateModel(
            name="JobRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=60, db_index=True)),
                ("kind", models.CharField(max_length=100)),
                ("state", models.CharField(max_length=10)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("started", models.CharField(max_length=20)),
                ("ended", models.CharField(max_length=20, null=True)),
                ("error", models.CharField(max_length=500, blank=True, default="")),
                ("host", models.CharField(max_length=100)),
                ("process", models.BigIntegerField()),
                ("run", models.CharField(max_length=40)),
            ],
            options={
                "db_table": "job",
                "constraints": (
                    models.CheckConstraint(condition=Q(state__in=_STATES), name="a_known_state"),
                    models.CheckConstraint(
                        condition=Q(state="running", ended__isnull=True)
                        | (~Q(state="running") & Q(ended__isnull=False)),
                        name="what_ended_says_when",
                    ),
                ),
            },
        ),
    )
