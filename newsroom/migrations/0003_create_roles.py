from django.db import migrations

from newsroom.roles import ROLES, write_roles


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_link_records"),
        ("curation", "0002_protect_editions"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(write_roles, remove_roles)]
