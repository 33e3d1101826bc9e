from django.db import migrations

from people.curation.alphabets import title_key

BATCH = 500


def fill(apps, schema_editor):
    """Give each edition its place in the alphabet; the guard lets this column pass."""
    Edition = apps.get_model("curation", "Edition")
    batch = []
    for edition in Edition.objects.only("title", "language").iterator(chunk_size=BATCH):
        edition.title_key = title_key(edition.title, edition.language)
        batch.append(edition)
        if len(batch) == BATCH:
            Edition.objects.bulk_update(batch, ["title_key"])
            batch = []
    Edition.objects.bulk_update(batch, ["title_key"])


class Migration(migrations.Migration):
    dependencies = [("curation", "0009_order_editions_by_title")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
