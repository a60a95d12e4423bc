"""Saved views."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of saved views."""

    dependencies = (("store", "0003_people_and_work"),)
    operations = (
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=60)),
                ("filters", models.TextField()),
            ],
            options={"db_table": "saved_view"},
        ),
        migrations.AddConstraint(
            "SavedView",
            models.UniqueConstraint(fields=("case", "name"), name="one_view_a_name"),
        ),
    )
