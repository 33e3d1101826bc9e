from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.utils.translation import gettext_lazy as _

from .loading import derive_when_loaded


class CurationConfig(AppConfig):
    name = "people.curation"
    label = "curation"
    verbose_name = _("Curation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks  # noqa: F401 (registers itself)
        from .recording import register_records
        from .search.indexing import follow_save, follow_topics

        register_records()
        pre_save.connect(derive_when_loaded)
        post_save.connect(follow_save)
        m2m_changed.connect(follow_topics)
