"""Previews for somebody outside the desk, through a signed link."""

import re
from functools import wraps

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.forms import CommentForm
from newsroom.models import DocumentFile
from newsroom.pictures import is_public, owner_of
from newsroom.previews import Preview, answer, bundle_page, in_own_words, keep_private
from newsroom.views import files
from newsroom.views.media import absent, stream
from people.curation.desk.moments import in_both_zones
from people.curation.languages import active_language
from people.curation.paragraphs import paragraphs
from people.curation.previewing import comment, link_behind, note_opening, token_of
from people.curation.rehearsal import Part, as_if_public, is_public_as_it_stands, moment_of, parts_of

MEDIA = re.compile(rb'(?<=[\s"])' + re.escape(settings.MEDIA_URL.encode()))


def through_link(view):
    """Give the view the open link behind its token; where the link is closed, a page says so in its place.

    The address alone gives every right that there is, and no cookie does: a form has nothing to forge.
    """

    @csrf_exempt
    @wraps(view)
    def opened(request, token, **kwargs):
        link = link_behind(token)
        if link is None or link.language != active_language():
            raise Http404(_("There is no such page."))
        if not link.is_open(timezone.now()) or not (link.record or link.bundle):
            context = {"typed": request.POST.get("text", "")}
            return in_own_words(request, "newsroom/preview_closed.html", context, status=410)
        return view(request, link, **kwargs)

    return opened


@require_http_methods(["GET", "HEAD", "POST"])
@through_link
def preview(request, link):
    """The page of a record, or the list of what is in a bundle."""
    if link.bundle is None:
        return page_to_comment(request, link, link.record)
    if request.method == "GET":
        note_opening(link)
    items = [item for item in link.bundle.items.prefetch_related("record") if item.language == link.language]
    urls = {item: link_to(link, "preview-part", item.pk) for item in items if item.record}
    fronts = [(link.get_language_display(), link_to(link, "preview-front"))]
    return bundle_page(request, link.bundle, urls, fronts, banner=banner_of(link, is_list=True))


@require_http_methods(["GET", "HEAD", "POST"])
@through_link
def part(request, link, item):
    """The page of one part of a bundle, among all the others."""
    items = link.bundle.items.filter(language=link.language) if link.bundle else None
    record = get_object_or_404(items, pk=item).record if items else None
    if record is None:
        raise Http404(_("There is no such page."))
    return page_to_comment(request, link, record)


@require_safe
@through_link
def front_page(request, link):
    """The front page on the day of a bundle."""
    if link.bundle is None:
        raise Http404(_("There is no such page."))
    return shown(request, link, banner=banner_of(link))


def page_to_comment(request, link, record):
    is_sent = request.method == "POST"
    form = CommentForm(
        request.POST if is_sent else None,
        paragraphs=paragraphs_of(record, link.language),
        initial={"name": link.made_for},
    )
    if is_sent and send(form, link, record):
        return HttpResponseRedirect(link_to(link, "preview-thanks"))
    if request.method == "GET":
        note_opening(link)
    foot = render_to_string("components/preview_comment.html", {"form": form})
    return shown(request, link, record=record, banner=banner_of(link, has_form=True), foot=foot)


def send(form, link, record) -> bool:
    """Whether the comment has arrived, as far as its sender is told: robots hear that theirs did."""
    if form.is_from_a_robot:
        return True
    if not form.is_valid():
        return False
    answers = form.cleaned_data
    about = {name: answers[name] for name in ("text", "quote", "paragraph") if name in answers}
    try:
        comment(link, record, author_name=answers["name"], **about)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return form.is_valid()


def shown(request, link, **page):
    """The page with its pictures and files under the address of the link, because those of drafts are nobody else's."""
    preview = Preview(parts_behind(link), link.language, moment_of(link.bundle), **page)
    response = answer(request, preview)
    own_media = f"{link_to(link, 'preview')}media/"
    response.content = MEDIA.sub(own_media.encode(), response.content)
    return response


def parts_behind(link):
    return parts_of(link.bundle) if link.bundle else [Part(link.record, link.language)]


def paragraphs_of(record, language):
    """Numbered as evidence and remarks number them; only a record with a body has any."""
    if not record.edition_body:
        return []
    return paragraphs(record.text_in(record.edition_summary, language), record.text_in(record.edition_body, language))


def banner_of(link, *, has_form=False, is_list=False):
    at = moment_of(link.bundle)
    context = {
        "bundle": link.bundle,
        "language": link.get_language_display(),
        "is_public": not link.bundle and is_public_as_it_stands(link.record, link.language, at=at),
        "moment": in_both_zones(at),
        "expires": in_both_zones(link.expires_at),
        "list_url": link_to(link, "preview") if link.bundle and not is_list else "",
        "has_form": has_form,
    }
    return render_to_string("components/preview_banner.html", context)


def link_to(link, name, *args):
    return reverse(f"newsroom:{name}", args=[token_of(link), *args])


@require_safe
@through_link
def thanks(request, link):
    context = {"back_url": link_to(link, "preview")}
    return in_own_words(request, "newsroom/preview_thanks.html", context, banner=banner_of(link))


@require_safe
@through_link
def media(request, link, path):
    """A picture or a file that the preview shows; no other that is not public."""
    file = files.file_at(path)
    owner = file or owner_of(path)
    if owner is None or not is_in_preview(owner, link):
        raise absent()
    return keep_private(files.sent(request, file) if file else stream(path))


def is_in_preview(owner, link):
    parts, at = parts_behind(link), moment_of(link.bundle)
    records = [part.record for part in parts]
    with as_if_public(parts, at=at):
        if isinstance(owner, DocumentFile):
            return owner.document in records or files.is_public(owner, at)
        return owner in records or is_public(owner, at)
