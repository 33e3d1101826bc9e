from django.db import migrations

from people.curation.immutability import install_guard, remove_guard


def install(apps, schema_editor):
    install_guard(schema_editor.connection)


def remove(apps, schema_editor):
    remove_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("curation", "0001_create_curation")]
    operations = [migrations.RunPython(install, remove)]
