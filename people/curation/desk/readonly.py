"""What verbs write down: to be read in the admin, never to be edited by hand."""

from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _


class RecordKindFilter(admin.SimpleListFilter):
    """Only the kinds of record that have rows here."""

    title = _("kind of record")
    parameter_name = "content_type"

    def lookups(self, request, model_admin):
        used = model_admin.model._base_manager.order_by().values("content_type").distinct()
        return [(str(kind.pk), kind.name) for kind in ContentType.objects.filter(pk__in=used).order_by("pk")]

    def queryset(self, request, queryset):
        chosen = self.value() or ""
        return queryset.filter(content_type=int(chosen)) if chosen.isdecimal() else queryset


@admin.display(description=_("record"))
def record_link(row, anchor=""):
    """The record that the row is about, with the way to its page, or to a place on it."""
    if row.record is None:
        return "–"
    try:
        url = reverse(admin_urlname(row.record._meta, "change"), args=[row.record.pk])
    except NoReverseMatch:
        return str(row.record)
    return format_html('<a href="{}{}">{}</a>', url, anchor, row.record)


@admin.display(description=_("kind of record"))
def record_kind(row):
    return row.content_type.name


class ReadOnlyAdmin(admin.ModelAdmin):
    list_per_page = 50
    record_link = staticmethod(record_link)
    record_kind = staticmethod(record_kind)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("content_type").prefetch_related("record")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
