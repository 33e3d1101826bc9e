from django.db import migrations, models

import people.curation.alphabets
from people.curation.immutability import install_guard, remove_guard

TIMES = ["current_from", "superseded_at", "withdrawn_at"]


def lift(apps, schema_editor):
    """SQLite adds a column by making the table anew, and loses its triggers on the way."""
    remove_guard(schema_editor.connection)


def restore(apps, schema_editor):
    install_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("curation", "0008_index_the_board")]
    operations = [
        migrations.RunPython(lift, restore),
        migrations.RemoveIndex(model_name="edition", name="edition_newest_first"),
        migrations.RemoveIndex(model_name="edition", name="edition_of_record"),
        migrations.AddField(
            model_name="edition",
            name="title_key",
            field=people.curation.alphabets.TitleKeyField(
                default="", editable=False, max_length=192, verbose_name="place in the alphabet"
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["content_type", "language", "-first_public_at", "-object_id", *TIMES],
                name="edition_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["content_type", "language", "title_key", "object_id", *TIMES], name="edition_by_title"
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["content_type", "object_id", "language", *TIMES], name="edition_of_record"),
        ),
        migrations.RunPython(restore, lift),
    ]
