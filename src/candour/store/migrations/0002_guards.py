"""Guards that refuse to change or delete a line; removing its words, as a law may ask, is let be.

They stop mistakes, not somebody who means harm: whoever may write the file may drop them. The
chain finds what such a person changed.
"""

from django.db import migrations

_KEPT = ("id", '"case"', "number", "at", "commitment", "previous", "link")
_CHANGES = " OR ".join(
    (*(f"NEW.{name} <> OLD.{name}" for name in _KEPT), "NEW.payload IS NOT NULL")
)
_SQLITE = (
    "CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision "
    "BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END",
    "CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision "
    f"WHEN {_CHANGES} BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END",
)
_POSTGRESQL = (
    "CREATE FUNCTION decision_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'a decision is never changed or deleted'; END $$",
    "CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision "
    "FOR EACH ROW EXECUTE FUNCTION decision_guard()",
    "CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision "
    f"FOR EACH ROW WHEN ({_CHANGES}) EXECUTE FUNCTION decision_guard()",
    "CREATE TRIGGER decision_is_never_emptied BEFORE TRUNCATE ON decision "
    "EXECUTE FUNCTION decision_guard()",
)


def _guard(_: object, editor: object) -> None:
    connection = editor.connection  # type: ignore[attr-defined]
    for line in _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute(line)


class Migration(migrations.Migration):
    """The guards."""

    dependencies = (("store", "0001_log"),)
    operations = (migrations.RunPython(_guard, migrations.RunPython.noop),)
