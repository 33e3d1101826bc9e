from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import Term
from people.curation.desk import DeskAdmin


@admin.register(Term)
class TermAdmin(DeskAdmin):
    list_display = ["__str__", "wording_ru", "wording_kk", "wording_ko", "wording_en", "domain"]
    list_filter = ["domain", "is_watched", "is_in_texts"]
    facts = [(_("Use"), ["domain", "is_watched", "is_in_texts", "texts", "note"])]
    housekeeping = ["slug"]
