from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from people.curation.desk import CuratedAdmin, YearFilter, dates
from people.models import Organisation

from .names import NameVariantInline


class BeganYearFilter(YearFilter):
    title = _("year of the beginning")
    date_field = "began"


@admin.register(Organisation)
class OrganisationAdmin(CuratedAdmin):
    list_columns = ["kind", "country", "parent"]
    list_filter = ["kind", ("country", admin.RelatedOnlyFieldListFilter), BeganYearFilter, "attestation"]
    list_select_related = ["country", "parent"]
    search_fields = ["search_text", "name_variants__folded"]
    facts = [
        (_("Body"), [("kind", "attestation", "is_identity_certain"), "uncertain_in"]),
        (_("Dates"), dates("began", "ended")),
        (_("Relations"), [("country", "seat", "place"), "parent", "members"]),
    ]
    inlines = [NameVariantInline]
