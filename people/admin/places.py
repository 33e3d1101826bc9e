from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from people.curation.desk import CuratedAdmin
from people.models import Place

from .names import NameVariantInline


@admin.register(Place)
class PlaceAdmin(CuratedAdmin):
    list_columns = ["kind", "country", "iso2"]
    list_filter = ["kind", ("country", admin.RelatedOnlyFieldListFilter), "attestation"]
    list_select_related = ["country"]
    search_fields = ["search_text", "name_variants__folded"]
    facts = [
        (_("Place"), [("kind", "attestation"), "uncertain_in"]),
        (_("Codes and coordinates"), [("iso2", "iso3", "iso_region"), ("latitude", "longitude")]),
        (_("Relations"), [("parent", "country", "capital"), "twins"]),
    ]
    inlines = [NameVariantInline]
