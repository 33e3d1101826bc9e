from django.db import migrations

from people.curation.memory import trigrams


def install(apps, schema_editor):
    trigrams.install(schema_editor.connection)


def remove(apps, schema_editor):
    trigrams.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0002_mark_newest_entries"),
    ]

    operations = [
        migrations.RunPython(install, remove),
    ]
