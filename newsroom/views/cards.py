from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.cards import DESIGN, card_of, draw
from newsroom.views.editions import SECTIONS
from newsroom.views.media import PUBLIC
from people.curation.languages import active_language
from people.curation.models import Edition


@require_safe
def card(request, section, slug, number):
    """The card of an edition as long as it is the current one; the next one has a card at an address of its own."""
    record = SECTIONS[section].objects.filter(slug=slug).first() if section in SECTIONS else None
    edition = current_edition(record, number) if record else None
    if edition is None:
        raise Http404(_("There is no such picture."))
    etag = quote_etag(f"{edition.pk}-{DESIGN}")
    response = get_conditional_response(request, etag=etag)
    response = response or HttpResponse(draw(card_of(record, edition)), content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC
    return response


def current_edition(record, number):
    editions = Edition.objects.about(record).current(timezone.now()).in_language(active_language())
    return editions.filter(number=number).without_texts().first()
