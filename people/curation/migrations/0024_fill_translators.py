from django.db import migrations
from django.db.models import Exists, OuterRef, Subquery

HERE = {name: OuterRef(name) for name in ("content_type", "object_id", "language")}
WORK = ["edit", "submit", "confirm_translation"]


def fill(apps, schema_editor):
    """Who wrote, submitted or confirmed each translation last, as the moves of the desk tell it."""
    models = (apps.get_model("curation", name) for name in ("LanguageState", "Transition", "SegmentedText"))
    states, moves, texts = (model._base_manager.all() for model in models)
    work = moves.filter(verb__in=WORK, by__isnull=False, **HERE).order_by("-sequence")
    translations = texts.filter(**HERE).exclude(source_language="")
    states.filter(Exists(translations)).update(translator=Subquery(work.values("by")[:1]))


class Migration(migrations.Migration):
    dependencies = [("curation", "0023_note_translators")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
