"""The log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of decisions."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="LogRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("at", models.CharField(max_length=20)),
                ("payload", models.TextField(null=True)),
                ("salt", models.BinaryField(null=True)),
                ("commitment", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("link", models.CharField(max_length=64)),
            ],
            options={"db_table": "decision"},
        ),
        migrations.AddConstraint(
            "LogRow",
            models.UniqueConstraint(fields=("case", "number"), name="one_line_a_number"),
        ),
        migrations.AddConstraint(
            "LogRow",
            models.UniqueConstraint(fields=("case", "previous"), name="a_log_never_forks"),
        ),
        migrations.AddConstraint(
            "LogRow",
            models.CheckConstraint(
                condition=models.Q(payload__isnull=True, salt__isnull=True)
                | models.Q(payload__isnull=False, salt__isnull=False),
                name="words_go_with_their_salt",
            ),
        ),
    )
