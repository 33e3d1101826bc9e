from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _

from .loading import derive_when_loaded


class CurationConfig(AppConfig):
    name = "people.curation"
    label = "curation"
    verbose_name = _("Curation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .recording import register_records

        register_records()
        pre_save.connect(derive_when_loaded)
