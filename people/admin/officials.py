from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from people.curation.desk import CuratedAdmin, StackedChildren, dates, in_all_languages
from people.models import Appointment, Official

from .names import NameVariantInline, thumbnail


class AppointmentInline(StackedChildren):
    model = Appointment
    related = ["official", "organisation"]
    show_change_link = True
    fields = [
        *in_all_languages("title"),
        ("organisation", "kind", "precedence", "basis"),
        *dates("start", "end", "confirmed"),
        "slug",
    ]


@admin.register(Official)
class OfficialAdmin(CuratedAdmin):
    list_columns = ["face", "country", "is_international"]
    list_filter = [("country", admin.RelatedOnlyFieldListFilter), "gender", "is_international"]
    list_select_related = ["country"]
    search_fields = ["search_text", "name_variants__folded"]
    facts = [
        (_("Person"), [("gender", "country", "is_international"), "uncertain_in"]),
        (_("Portrait"), ["portrait", "portrait_ppoi"]),
    ]
    inlines = [AppointmentInline, NameVariantInline]

    @admin.display(description=_("portrait"))
    def face(self, official):
        return thumbnail(official.portrait.square if official.portrait else "")
