from django.db import migrations

from people.curation.search.tables import EDITIONS, MEMORY


def mark(apps, schema_editor):
    for table in (EDITIONS, MEMORY):
        table.mark(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0001_curation"),
    ]

    operations = [
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
