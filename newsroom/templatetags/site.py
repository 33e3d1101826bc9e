import json
from datetime import date

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe

from people.curation.languages import active_language
from people.date_words import date_words
from people.dates import HonestDate

register = template.Library()
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
