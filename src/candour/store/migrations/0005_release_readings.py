"""That somebody opened the key, an edition, a leak report or a release is noted, too."""

from django.db import migrations, models
from django.db.models import Q

_OPENED = ("case", "original", "export", "key", "edition", "report", "release")


class Migration(migrations.Migration):
    """What a reading can be of."""

    dependencies = (("store", "0004_saved_views"),)
    operations = (
        migrations.RemoveConstraint("ReadingRow", "a_known_reading"),
        migrations.AddConstraint(
            "ReadingRow",
            models.CheckConstraint(condition=Q(what__in=_OPENED), name="a_known_reading"),
        ),
    )
