import json
from datetime import date

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from newsroom import structured_site
from newsroom.cards import HEIGHT, WIDTH
from newsroom.reading import Page
from people.curation.languages import Language, active_language, by_preference
from people.date_words import date_words
from people.dates import HonestDate

register = template.Library()
LOCALES = {Language.RU: "ru_RU", Language.KK: "kk_KZ", Language.KO: "ko_KR", Language.EN: "en_GB"}
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def today_in_words():
    return day_in_words(timezone.localdate())


@register.filter
def day_in_words(day):
    """A day, or its ISO form, in the words of the page's language."""
    notation = day.isoformat() if isinstance(day, date) else str(day)
    return date_words(HonestDate.parse(notation), active_language())


@register.simple_tag
def json_ld(data):
    """A block of structured data; the letters that could end it are escaped."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag
def breadcrumb_list(section, section_url, title):
    """The breadcrumbs again, for machines."""
    home = (gettext("Front page"), reverse("newsroom:front-page"))
    steps = [home, (section, section_url), (title, "")] if title else [home, (section, "")]
    return json_ld(structured_site.breadcrumb_list(steps))


@register.inclusion_tag("components/alternates.html", takes_context=True)
def alternates(context):
    """The languages of a page for search engines; who reads none of them is sent to the original, or to English."""
    # The desk's pages exist once, and Latin letters are another way to read the Kazakh page.
    if "language_links" not in context or context["script"]:
        return {"alternates": []}
    page = context.get("page")
    codes = page.languages if isinstance(page, Page) else Language.values
    addresses = {code: f"{context['site_url']}{path}" for code, _name, path in context["language_links"]}
    pairs = [(code, addresses[code]) for code in Language.values if code in codes]
    return {"alternates": [*pairs, ("x-default", _address_by_default(context, page, addresses))] if pairs else []}


def _address_by_default(context, page, addresses):
    if isinstance(page, Page):
        return addresses[next(code for code in by_preference(page.record.source_language) if code in page.languages)]
    is_front = context["request"].path == reverse("newsroom:front-page")
    return f"{context['site_url']}/" if is_front else addresses[Language.EN]


@register.inclusion_tag("components/social_card.html", takes_context=True)
def social_card(context, description=""):
    """What a messenger shows of a link to the page."""
    page = context.get("page")
    is_record = isinstance(page, Page)
    codes = page.languages if is_record else Language.values
    language = active_language()
    return {
        "title": page.title if is_record else "",
        "description": description or (page.summary if is_record else ""),
        "url": context.get("canonical_url", ""),
        "locale": LOCALES[language],
        "other_locales": [LOCALES[code] for code in codes if code != language],
        "image": _card_of(page, context) if is_record else "",
        "width": WIDTH,
        "height": HEIGHT,
    }


def _card_of(page, context):
    """The address of the card of a current edition; those of a past day or of a draft have none."""
    if context["as_of"] or context["preview"]:
        return ""
    return f"{context['site_url']}{page.url}card-{page.edition.number}.png"
