"""The panel of languages on the page of a record, and the addresses behind its buttons."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..drafting import latest_source_edition, state_of
from ..languages import OWN_NAMES, Language
from ..models import Edition, LanguageState
from .chips import Chip, chips_of, live_editions
from .verbs import VERBS, DeskVerb

SEOUL = ZoneInfo("Asia/Seoul")


@dataclass
class Button:
    verb: DeskVerb
    url: str
    form: object
    reasons: list[str]


@dataclass
class LanguagePanel:
    chip: Chip
    name: str
    edition: Edition | None
    coming: Edition | None
    buttons: list[Button]

    @property
    def open_buttons(self):
        return [button for button in self.buttons if not button.reasons]

    @property
    def refused_buttons(self):
        return [button for button in self.buttons if button.reasons]

    @property
    def coming_in_both_zones(self):
        return in_both_zones(self.coming.current_from)


def in_both_zones(moment: datetime) -> str:
    """The moment as the clocks of both capitals show it."""
    return _("%(astana)s in Astana, %(seoul)s in Seoul") % {
        "astana": date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT"),
        "seoul": date_format(timezone.localtime(moment, SEOUL), "SHORT_DATETIME_FORMAT"),
    }


class VerbButtons:
    """Adds the panel and its POST-only views to an admin of records."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_verb"
        view = self.admin_site.admin_view(self.verb_view)
        return [path("<path:object_id>/languages/<str:language>/<str:verb>/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj and not context.get("is_popup"):
            context["panels"] = list(self.panels(request, obj))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def panels(self, request, record):
        states = {state.language: state for state in record.states.select_related("edited_by")}
        editions = list(live_editions().about(record).order_by("number"))
        now = timezone.now()
        for chip in chips_of(record):
            state = states.get(chip.language) or LanguageState(language=chip.language)
            state.record = record
            own = [edition for edition in editions if edition.language == chip.language]
            begun = [edition for edition in own if edition.current_from <= now]
            coming = [edition for edition in own if edition.current_from > now]
            yield LanguagePanel(
                chip=Chip(chip.language, state, chip.is_public, chip.is_scheduled),
                name=OWN_NAMES[Language(chip.language)],
                edition=begun[-1] if begun else None,
                coming=coming[-1] if coming else None,
                buttons=list(self.buttons(request, record, state)),
            )

    def buttons(self, request, record, state):
        for verb in VERBS.values():
            if verb.may(request.user, state.language):
                reasons = [message for reason in verb.reasons(state, request.user, None) for message in reason.messages]
                yield Button(verb, self.verb_url(record, state.language, verb), self.verb_form(verb, state), reasons)

    def verb_form(self, verb, state):
        initial = {"seen": latest_source_edition(state.record, state.language)} if verb.name == "confirm" else {}
        return verb.form(initial=initial, auto_id=f"{verb.name}-{state.language}-%s")

    def verb_url(self, record, language, verb):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_verb"
        return reverse(name, args=[record.pk, language, verb.name])

    def verb_view(self, request, object_id, language, verb):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        record = self.get_object(request, unquote(object_id))
        if record is None or verb not in VERBS or language not in Language.values:
            raise Http404
        if not self.has_view_permission(request, record) or not VERBS[verb].may(request.user, language):
            raise PermissionDenied
        self.answer_verb(request, record, language, VERBS[verb])
        return HttpResponseRedirect(f"{self.change_url(record)}#languages")

    def answer_verb(self, request, record, language, verb):
        form = verb.form(request.POST)
        if not form.is_valid():
            for message in (message for errors in form.errors.values() for message in errors):
                self.message_user(request, message, messages.ERROR)
            return
        try:
            state = act_on(record, language, verb, by=request.user, answers=form.cleaned_data)
        except ValidationError as refusal:
            for reason in refusal.messages:
                self.message_user(request, reason, messages.ERROR)
            return
        self.message_user(request, done_sentence(verb, state), messages.SUCCESS)
        if at := form.cleaned_data.get("at"):
            self.message_user(request, _("Public from %(moment)s.") % {"moment": in_both_zones(at)}, messages.INFO)


@transaction.atomic
def act_on(record, language, verb, *, by, answers):
    """Call the verb on the locked state."""
    state = state_of(record, language)
    state.record = record
    verb.act(state, by, **answers)
    return state


def done_sentence(verb, state):
    return str(verb.done) % {"language": state.get_language_display(), "title": state.record}
