from django.db import migrations

from people.curation.search.tables import EDITIONS


def install(apps, schema_editor):
    EDITIONS.install_asking(schema_editor.connection)


def remove(apps, schema_editor):
    EDITIONS.remove_asking(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0019_count_words_to_do"),
    ]

    operations = [
        migrations.RunPython(install, remove),
    ]
