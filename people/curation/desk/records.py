"""The admin page of a curated record."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import InlineStyle, Media

from ..drafting import open_languages
from ..languages import Language, active_language, by_preference
from ..models import Edition
from .children import EvidenceInline
from .chips import LEGEND, chips_of, languages_column, with_chips
from .exchange.sending import SendForTranslation
from .filters import LanguageFilter, StateFilter, TranslationFilter
from .findings import HouseCheck
from .forms import CuratedForm, RowForm
from .history.pages import History, HistoryOfRecord
from .history.recorded import Recorded, RecordedChild
from .history.recovery import Recovery
from .history.restores import Restores
from .presence import PresenceLine, PresenceOfRecord
from .previews import PreviewButtons
from .remarks.pages import RemarkViews
from .remarks.talk import marks_in
from .rights import rights_of
from .texts import DeskAdmin
from .verbs.actions import BulkVerbs
from .verbs.buttons import VerbButtons

# Tiptap adds a style element without a nonce unless it finds one of its own; curation/editor.css holds the rules.
TIPTAP_STYLE = Media(css={"all": [InlineStyle("", **{"data-tiptap-style": True}), "curation/editor.css"]})


class NonceMedia:
    """The editor's import map is an inline script: it needs the nonce of the response."""

    def render_change_form(self, request, context, *args, **kwargs):
        media = Media.from_media(context["media"]) + TIPTAP_STYLE
        context["media"] = media.with_nonce(str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)


class RecordList(ChangeList):
    """Fetches what the columns show for the rows of one page, never for a form."""

    def get_queryset(self, request, exclude_parameters=None):
        long = filter(None, (self.model.edition_summary, self.model.edition_body))
        return with_chips(super().get_queryset(request, exclude_parameters)).defer("search_text", *long)


class CuratedAdmin(
    RemarkViews,
    Restores,
    Recovery,
    History,
    Recorded,
    SendForTranslation,
    PreviewButtons,
    VerbButtons,
    BulkVerbs,
    HouseCheck,
    PresenceOfRecord,
    NonceMedia,
    DeskAdmin,
):
    """Texts per language, facts, evidence and remarks; verbs beside each language; never a save over another's."""

    form = CuratedForm
    change_form_template = "admin/curation/record_form.html"
    change_list_template = "admin/curation/record_list.html"
    list_per_page = 50
    list_filter = [LanguageFilter, StateFilter, TranslationFilter]
    housekeeping = [("slug", "source_language"), "are_changes_public", "desk_note"]
    list_columns = ()

    class Media:
        # Django asks only one class for its media, so that those of the mixins stand here.
        css = {"all": ["curation/findings.css", "curation/remarks.css"]}
        js = ["curation/findings.js", "curation/remarks.js"]

    def get_list_display(self, request):
        return ["headline", languages_column(request), *self.list_columns, "changed"]

    def get_list_filter(self, request):
        return [*CuratedAdmin.list_filter, *(one for one in self.list_filter if one not in CuratedAdmin.list_filter)]

    def get_inlines(self, request, obj):
        return [*self.inlines, EvidenceInline]

    def get_changelist(self, request, **kwargs):
        return RecordList

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"legend": LEGEND, **(extra_context or {})})

    # Columns

    @admin.display(description=gettext_lazy("title"), ordering="slug")
    def headline(self, record):
        languages = by_preference(active_language(), record.source_language)
        titles = (record.text_in(record.edition_title, language) for language in languages)
        return next(filter(None, titles), record.slug)

    def action_checkbox(self, obj):
        """Django's own, without a template for each row, which took an eighth of a list."""
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">',
            ACTION_CHECKBOX_NAME,
            obj.pk,
            _("Choose “%(title)s” for an action") % {"title": obj},
        )

    @admin.display(description=gettext_lazy("changed"), ordering="changed_at")
    def changed(self, record):
        return record.changed_at

    # The page of one record

    def text_order(self):
        return self.model.translated_fields()

    def languages_in_order(self, obj):
        """The language of the source comes first."""
        return by_preference(obj.source_language if obj else Language.RU)

    def describe_language(self, request, obj, language):
        if obj is None:
            return ""
        if not hasattr(obj, "desk_chips"):
            obj.desk_chips = {chip.language: chip.leading(request, obj) for chip in chips_of(obj)}
        findings, marks = self.finding_count(obj, language), marks_in(obj, language)
        shown = {"chip": obj.desk_chips[language], "findings": findings, "marks": marks}
        return render_to_string("admin/curation/_language.html", shown)

    def save_related(self, request, form, formsets, change):
        """Texts of the record and of its rows are compared as an edition would hold them."""
        super().save_related(request, form, formsets, change)
        record = self.model._base_manager.get(pk=form.instance.pk)
        if not change:
            open_languages(record)
        edited = [code for code in Language.values if record.texts_in(code) != form.texts_before[code]]
        self.keep_version(record, edited, by=request.user)

    # Deletion

    def has_editions(self, record):
        return Edition.objects.about(record).exists()

    def refusal_to_delete(self, record):
        return _("“%(title)s” has been published, so it cannot be deleted. Withdraw its editions instead.") % {
            "title": record
        }

    def delete_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, object_id)
        if record and self.has_delete_permission(request, record) and self.has_editions(record):
            self.message_user(request, self.refusal_to_delete(record), messages.ERROR)
            return HttpResponseRedirect(self.change_url(record))
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs, request):
        """States, remarks and evidence go with their record and ask for no right of their own."""
        records = list(objs)
        listed, counts, perms_needed, protected = super().get_deleted_objects(records, request)
        own_name = self.opts.verbose_name
        refused = [self.refusal_to_delete(record) for record in records if self.has_editions(record)]
        return listed, counts, {name for name in perms_needed if name == own_name}, [*protected, *refused]

    def change_url(self, record):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])


class ChildAdmin(HistoryOfRecord, RecordedChild, PresenceLine, NonceMedia, DeskAdmin):
    """A page of its own for a row that belongs to a record; its texts count as texts of the record."""

    form = RowForm
    parent = ""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.parent, form.rights_in = self.parent, partial(rights_of, request)
        return form

    def record_of(self, obj):
        return getattr(obj, self.parent) if obj else None

    def has_delete_permission(self, request, obj=None):
        """A row is a fact of its record."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or self.rights(request, obj).facts)

    def get_readonly_fields(self, request, obj=None):
        """A row never moves to another record."""
        closed = super().get_readonly_fields(request, obj)
        return [*closed, self.parent] if obj and self.parent not in closed else closed

    def save_model(self, request, obj, form, change):
        """The record is saved with its row: read it once nobody else can change it."""
        records = type(getattr(obj, self.parent))._base_manager.select_for_update()
        record = records.get(pk=getattr(obj, self.parent).pk)
        setattr(obj, self.parent, record)
        form.texts_before = {code: record.texts_in(code) for code in Language.values}
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        record = getattr(form.instance, self.parent)
        record.save()
        edited = [code for code in Language.values if record.texts_in(code) != form.texts_before[code]]
        self.keep_version(record, edited, by=request.user)
