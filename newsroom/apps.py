from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .counter import watch_connection  # models are not loaded before
        from .glossary.sending import register_terms
        from .house import register_rules
        from .offering import register_offers
        from .parity.worksheets import register_rule

        register_rules()
        register_terms()
        register_offers()
        register_rule()
        connection_created.connect(watch_connection)
