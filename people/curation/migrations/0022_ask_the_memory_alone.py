from django.db import migrations

from people.curation.search.tables import MEMORY


def install(apps, schema_editor):
    MEMORY.install_asking(schema_editor.connection)


def remove(apps, schema_editor):
    MEMORY.remove_asking(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0021_note_readers_without_facts"),
    ]

    operations = [
        migrations.RunPython(install, remove),
    ]
