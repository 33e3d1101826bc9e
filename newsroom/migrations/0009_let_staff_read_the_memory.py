from django.db import migrations

from newsroom.roles import write_roles


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0008_index_registers"),
        ("curation", "0017_remember_translations"),
    ]
    operations = [migrations.RunPython(write_roles, migrations.RunPython.noop)]
