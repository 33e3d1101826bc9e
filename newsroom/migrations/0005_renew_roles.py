from django.db import migrations

from newsroom.roles import write_roles


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0004_add_public_changes"),
        ("curation", "0003_add_workflow"),
    ]
    operations = [migrations.RunPython(write_roles, migrations.RunPython.noop)]
