from django.db import migrations, models


def fill_from_freshness(apps, schema_editor):
    states = apps.get_model("curation", "LanguageState").objects
    states.filter(freshness="facts").update(lacks_facts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0020_ask_the_index_alone"),
    ]

    operations = [
        migrations.AddField(
            model_name="languagestate",
            name="lacks_facts",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Whether the public text is behind its source in its facts, whatever the working copy says.",
                verbose_name="readers lack facts",
            ),
        ),
        migrations.RunPython(fill_from_freshness, migrations.RunPython.noop),
    ]
