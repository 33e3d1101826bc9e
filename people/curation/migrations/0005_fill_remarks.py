from django.db import migrations

from people.curation.folding import fold


def fill(apps, schema_editor):
    """Fold the words of each remark, and write down who settled it."""
    Remark = apps.get_model("curation", "Remark")
    for remark in Remark.objects.select_related("resolved_by").iterator():
        words = " ".join([remark.text, remark.quote, remark.recommendation, remark.author_name])
        person = remark.resolved_by
        name = f"{person.first_name} {person.last_name}".strip() or person.username if person else ""
        Remark.objects.filter(pk=remark.pk).update(folded=fold(words), resolved_by_name=name)


class Migration(migrations.Migration):
    dependencies = [("curation", "0004_complete_remarks")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
