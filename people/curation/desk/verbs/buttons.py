"""The panel of languages on the page of a record, and the addresses behind its buttons."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from ... import rules
from ...addresses import translating_page
from ...languages import OWN_NAMES, Language
from ...ledger import Ledger
from ...models import Edition, LanguageState, Transition
from ...translating.units import sheet_of
from ..chips import Chip
from ..moments import in_both_zones
from ..reasons import Reason, reasons_of
from ..rights import visible_row
from .answers import VerbForm
from .seen import Seen
from .verbs import VERBS, DeskVerb, act_on


@dataclass
class Button:
    """`reasons` close it; `warnings` refuse it now, unless the form is answered; `cautions` refuse nothing yet."""

    verb: DeskVerb
    url: str
    form: VerbForm
    reasons: list[Reason]
    warnings: list[Reason]
    cautions: list[Reason]


@dataclass
class LanguagePanel:
    chip: Chip
    name: str
    edition: Edition | None
    coming: Edition | None
    forced: Transition | None
    buttons: list[Button]
    # Side by side with its source; empty for the source itself.
    translate_url: str = ""
    preview_url: str = ""
    share_url: str = ""
    send_url: str = ""
    # Where a draft stands beside the edition that readers have.
    compare_url: str = ""

    @property
    def open_buttons(self):
        return [button for button in self.buttons if not button.reasons]

    @property
    def refused_buttons(self):
        return [button for button in self.buttons if button.reasons]

    @property
    def coming_in_both_zones(self):
        return in_both_zones(self.coming.current_from)

    @property
    def end_in_both_zones(self):
        return in_both_zones(self.edition.withdrawn_at)


def states_of(record) -> list[LanguageState]:
    """One state per language, those included that nobody has written down yet."""
    known = {state.language: state for state in record.states.select_related("edited_by")}
    states = [known.get(language) or LanguageState(language=language) for language in Language.values]
    for state in states:
        state.record = record
    return states


def chip_of(state, ledger) -> Chip:
    editions = live(state, ledger)
    return Chip(
        state.language,
        state,
        is_public=ledger.is_public(state, ledger.now),
        is_scheduled=any(edition.current_from > ledger.now for edition in editions),
        is_ending=any(one.is_ending and one.current_from <= ledger.now for one in editions),
    )


def live(state, ledger):
    """Editions that are current or to come."""
    ends = ((one, one.superseded_at, one.withdrawn_at) for one in ledger.effective(state))
    return [edition for edition, *moments in ends if all(end is None or end > ledger.now for end in moments)]


def initial_of(verb, state, ledger, *, is_open) -> dict:
    """What the form brings back unseen: how the page stood, and for a translation its source and both texts."""
    seen = {"seen_page": str(Seen.now(state, ledger)), "seen": ledger.source_edition(state), "token": ""}
    if is_open and "token" in verb.form.base_fields:
        seen["token"] = sheet_of(ledger.texts.of(state.record), state.language, state.record).token
    return seen


def button_for(verb, state, by, ledger, *, url, data=None) -> Button:
    """The button with its form; `data` are answers given before, which are kept while what was seen is renewed."""
    about = {"language": state.language, "may_force": rules.may_force(by)}
    closing = verb.what_closes(state, by, ledger)
    initial = initial_of(verb, state, ledger, is_open=not closing)
    if data is not None:
        source = initial["seen"]
        about["data"] = data.dict() | initial | {"seen": source.pk if source else ""}
    warnings = [] if closing else verb.what_warns(state, by, ledger)
    is_answer_needed = verb.forceable & {reason.code for reason in warnings} or (data or {}).get("forced_because")
    about["may_force"] &= bool(is_answer_needed)
    form = verb.form(initial=initial, auto_id=f"{verb.name}-{state.language}-%s", **about)
    cautions = [] if closing else verb.cautions(state, ledger)
    return Button(verb, url, form, *map(reasons_of, (closing, warnings, cautions)))


class VerbButtons:
    """Adds to an admin of records the panel and the page of each verb, on which a refusal keeps what was typed."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_verb"
        view = self.admin_site.admin_view(self.verb_view)
        return [path("<path:object_id>/languages/<str:language>/<str:verb>/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj and not context.get("is_popup"):
            context["panels"] = list(self.panels(request, obj))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def panels(self, request, record):
        states = states_of(record)
        ledger = Ledger(states)
        forced = {move.language: move for move in record.transitions.filter(is_forced=True).order_by("sequence")}
        for state in states:
            editions = live(state, ledger)
            yield LanguagePanel(
                chip=chip_of(state, ledger).leading(request, record),
                name=OWN_NAMES[Language(state.language)],
                translate_url=(
                    translating_page(record, state.language) if state.language != record.source_language else ""
                ),
                edition=next((one for one in editions if one.current_from <= ledger.now), None),
                coming=next((one for one in reversed(editions) if one.current_from > ledger.now), None),
                forced=forced.get(state.language),
                buttons=[
                    button_for(verb, state, request.user, ledger, url=self.verb_url(record, state.language, verb))
                    for verb in VERBS.values()
                    if verb.may(request.user, state.language)
                ],
            )

    def verb_url(self, record, language, verb):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_verb"
        return reverse(name, args=[record.pk, language, verb.name])

    def verb_view(self, request, object_id, language, verb):
        """Asks with GET, does with POST; what is refused comes back with its reasons and with what was typed."""
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        if verb not in VERBS or language not in Language.values:
            raise Http404
        record = visible_row(self, request, object_id)
        if not VERBS[verb].may(request.user, language):
            raise PermissionDenied
        if request.method != "POST":
            return self.verb_page(request, record, language, VERBS[verb])
        return self.answer_verb(request, record, language, VERBS[verb])

    def answer_verb(self, request, record, language, verb):
        form = verb.form(request.POST, language=language, may_force=rules.may_force(request.user))
        refused = []
        if form.is_valid():
            try:
                state = act_on(record, language, verb, by=request.user, given=form.answers, seen=form.page)
            except ValidationError as refusal:
                refused = refusal.error_list
            else:
                self.tell_done(request, verb, state, form.answers)
                return HttpResponseRedirect(f"{self.change_url(record)}#languages")
        return self.verb_page(request, record, language, verb, data=request.POST, refused=refused)

    def tell_done(self, request, verb, state, given):
        self.message_user(request, verb.done_sentence(state, given), messages.SUCCESS)
        if at := given.get("at"):
            self.message_user(request, _("Public from %(moment)s.") % {"moment": in_both_zones(at)}, messages.INFO)

    def verb_page(self, request, record, language, verb, *, data=None, refused=()):
        """One verb on a page of its own, as things stand now."""
        record = self.get_object(request, str(record.pk))
        if record is None:
            raise Http404
        state = next(state for state in states_of(record) if state.language == language)
        ledger = Ledger([state])
        button = button_for(verb, state, request.user, ledger, url=request.path, data=data)
        context = {
            **self.admin_site.each_context(request),
            "title": verb.label,
            "subtitle": str(record),
            "opts": self.opts,
            "record": record,
            "record_url": self.change_url(record),
            "chip": chip_of(state, ledger),
            "language_name": OWN_NAMES[Language(language)],
            "button": button,
            "refused": reasons_of(refused),
        }
        return TemplateResponse(request, "admin/curation/verb.html", context)
