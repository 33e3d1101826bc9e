"""Previews for the desk: any working copy in any language, at any moment to come, and any bundle."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.previews import Preview, answer, bundle_page
from people.curation import rules
from people.curation.addresses import desk_page
from people.curation.desk.chips import chips_of
from people.curation.desk.moments import MOMENT_FORMAT, in_both_zones
from people.curation.desk.rights import record_at
from people.curation.languages import OWN_NAMES, Language
from people.curation.models import Bundle
from people.curation.rehearsal import Part, is_public_as_it_stands, moment_of, parts_of

# Nothing is planned further ahead.
FURTHEST = timedelta(days=3650)


def desk_urls(admin_view):
    """For the admin site, which guards them."""
    return [
        path("preview/bundle/<int:pk>/", admin_view(preview_bundle), name="preview_bundle"),
        path("preview/bundle/<int:pk>/<int:item>/", admin_view(preview_part), name="preview_part"),
        path("preview/bundle/<int:pk>/front/<str:language>/", admin_view(preview_front), name="preview_front"),
        path(
            "preview/<str:app_label>/<str:model>/<int:pk>/<str:language>/",
            admin_view(preview_record),
            name="preview_record",
        ),
    ]


@require_safe
def preview_record(request, app_label, model, pk, language):
    """The working copy of one language, now or as it would stand at the moment `?at=2026-11-22T18:30`."""
    record = record_at(request, app_label, model, pk)
    if language not in Language.values:
        raise Http404(_("There is no such page."))
    at = asked_moment(request)
    banner = render_to_string("components/preview_banner.html", about_record(request, record, language, at))
    return answer(request, Preview([Part(record, language)], language, at, record, banner))


def asked_moment(request):
    """In Astana time; a moment that is over counts as now. Raises Http404 for what is no moment of these years."""
    now, wanted = timezone.now(), request.GET.get("at", "")
    if not wanted:
        return now
    try:
        moment = timezone.make_aware(datetime.strptime(wanted, MOMENT_FORMAT))
    except (ValueError, OverflowError):
        moment = now + 2 * FURTHEST
    if moment > now + FURTHEST:
        sentence = _("“%(value)s” is not a moment. Write it as 2026-11-22T18:30, in Astana time.")
        raise Http404(sentence % {"value": wanted})
    return max(now, moment)


def about_record(request, record, language, at):
    opts = record._meta
    place = [opts.app_label, opts.model_name, record.pk]
    chips = {chip.language: chip for chip in chips_of(record)}
    return {
        "language": Language(language).label,
        "state": chips[language].words,
        "is_public": is_public_as_it_stands(record, language, at=at),
        "moment": in_both_zones(at),
        "asked_at": timezone.localtime(at).strftime(MOMENT_FORMAT),
        "change_url": f"{desk_page(record)}#languages",
        "others": [
            (code, name, reverse("admin:preview_record", args=[*place, code]))
            for code, name in OWN_NAMES.items()
            if code != language
        ],
        "share_url": share_url(request, record, language),
    }


def share_url(request, about, language):
    """Where a link for somebody outside is made, for those who may make one."""
    if not rules.may_share(request.user):
        return ""
    opts = about._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_links", args=[about.pk]) + (
        f"?language={language}" if language else ""
    )


@require_safe
def preview_bundle(request, pk):
    """The pages of a bundle, as they will stand at its moment."""
    bundle = bundle_to_view(request, pk)
    items = [item for item in bundle.items.prefetch_related("record") if item.record]
    urls = {item: reverse("admin:preview_part", args=[pk, item.pk]) for item in items}
    languages = [code for code in Language.values if code in {item.language for item in items}]
    fronts = [(Language(code).label, reverse("admin:preview_front", args=[pk, code])) for code in languages]
    return bundle_page(request, bundle, urls, fronts, banner=banner_of(request, bundle))


@require_safe
def preview_part(request, pk, item):
    bundle = bundle_to_view(request, pk)
    item = get_object_or_404(bundle.items, pk=item)
    if item.record is None:
        raise Http404(_("There is no such page."))
    return answer_for(request, bundle, item.language, item.record)


@require_safe
def preview_front(request, pk, language):
    bundle = bundle_to_view(request, pk)
    if language not in Language.values:
        raise Http404(_("There is no such page."))
    return answer_for(request, bundle, language)


def bundle_to_view(request, pk):
    if not request.user.has_perm("curation.view_bundle"):
        raise PermissionDenied
    return get_object_or_404(Bundle, pk=pk)


def answer_for(request, bundle, language, record=None):
    preview = Preview(parts_of(bundle), language, moment_of(bundle), record, banner_of(request, bundle, language))
    return answer(request, preview)


def banner_of(request, bundle, language=""):
    context = {
        "bundle": bundle,
        "language": Language(language).label if language else "",
        "moment": in_both_zones(moment_of(bundle)),
        "change_url": desk_page(bundle),
        "list_url": reverse("admin:preview_bundle", args=[bundle.pk]) if language else "",
        "share_url": share_url(request, bundle, language),
    }
    return render_to_string("components/preview_banner.html", context)
