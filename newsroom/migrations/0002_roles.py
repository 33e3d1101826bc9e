from django.db import migrations

from newsroom.roles import ROLES, write_roles


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    replaces = [
        ("newsroom", "0003_create_roles"),
        ("newsroom", "0005_renew_roles"),
        ("newsroom", "0009_let_staff_read_the_memory"),
    ]
    dependencies = [
        ("newsroom", "0001_records"),
        ("curation", "0001_curation"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(write_roles, remove_roles)]
