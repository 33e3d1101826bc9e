from django.contrib import messages
from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.board import board
from newsroom.board import KINDS
from newsroom.views.desk_previews import desk_urls
from people.accounts.colleagues import note_own_password
from people.accounts.doors import next_door, speak
from people.curation import rules
from people.curation.desk.concordance import concordance_urls
from people.curation.desk.coverage.pages import coverage_urls
from people.curation.desk.exchange.returning import exchange_urls
from people.curation.desk.remarks.waiting import num_waiting_for
from people.curation.desk.translating.help import help_urls
from people.curation.desk.translating.pages import translating_urls
from people.curation.languages import OWN_NAMES, SHORT_LABELS

# The order in which an editor thinks; what is not named comes last.
GROUPS = [
    (
        "newsroom",
        _("Records"),
        [
            "newsroom.Article",
            "newsroom.Visit",
            "newsroom.SignedDocument",
            "newsroom.Event",
            "newsroom.Indicator",
            "newsroom.Figure",
            "newsroom.Comparison",
            "people.Official",
            "people.Appointment",
            "people.Organisation",
            "people.Place",
            "people.NameVariant",
            "newsroom.Topic",
            "newsroom.Image",
            "newsroom.SourceText",
            "newsroom.Term",
        ],
    ),
    (
        "curation",
        _("Curation"),
        [
            "curation.LanguageState",
            "curation.Bundle",
            "curation.Edition",
            "curation.Remark",
            "curation.Transition",
            "curation.Evidence",
            "curation.PreviewLink",
            "curation.MemoryEntry",
        ],
    ),
]


class DeskSite(AdminSite):
    """The desk's workplace: the stock admin under our own name."""

    site_header = _("Chancery")
    site_title = _("Chancery")
    index_title = _("The desk")

    def each_context(self, request):
        labels = [(code, SHORT_LABELS[code], OWN_NAMES[code]) for code in SHORT_LABELS]
        own = {"desk_languages": labels, "waiting_remarks": waiting_remarks(request.user)}
        return {**super().each_context(request), **own}

    def get_urls(self):
        from people.accounts.urls import account_urls  # needs the site itself

        own = (desk_urls, concordance_urls, help_urls, translating_urls)
        urls = [one for make in own for one in make(self.admin_view)]
        urls += coverage_urls(self.admin_view, KINDS)
        return [*account_urls(), *urls, *exchange_urls(self), *super().get_urls()]

    def login(self, request, extra_context=None):
        """Leads on to the second factor, and lets the interface speak the language of whoever came in."""
        if request.method == "GET" and (door := next_door(request)):
            return redirect(door)
        response = super().login(request, extra_context)
        colleague = getattr(request.user, "colleague", None) if response.status_code == 302 else None
        return speak(response, colleague.language) if colleague else response

    def password_change(self, request, extra_context=None):
        response = super().password_change(request, extra_context)
        if response.status_code != 302:
            return response
        note_own_password(request.user)
        messages.success(request, gettext("Your password was changed."))
        return redirect("admin:account")

    def index(self, request, extra_context=None):
        return super().index(request, {"board": board(request, self), "now": timezone.now(), **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        """Models in the order of the desk; the page of one application keeps Django's own.

        Every page is given the list, and few of them show it.
        """
        if app_label:
            return super().get_app_list(request, app_label)
        apps = super().get_app_list
        return SimpleLazyObject(lambda: list(regrouped(apps(request))))


def regrouped(apps):
    models = {model["model"]._meta.label: model for app in apps for model in app["models"]}
    own = {app["app_label"]: app for app in apps}
    for label, name, order in GROUPS:
        chosen = [models.pop(one) for one in order if one in models]
        if chosen:
            url = own[label]["app_url"] if label in own else chosen[0]["admin_url"]
            yield {"name": name, "app_label": label, "app_url": url, "has_module_perms": True, "models": chosen}
    for app in apps:
        if left := [model for model in app["models"] if model["model"]._meta.label in models]:
            yield {**app, "models": left}


def waiting_remarks(user):
    """Threads in which a word of this person is expected, for the head of every page; None for whoever has no say."""
    if not rules.may_remark(user):
        return None
    url = reverse("admin:curation_remark_changelist") + "?queue=mine"
    return {"count": num_waiting_for(user), "url": url}
