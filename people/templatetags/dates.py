"""Honest dates on a page, in the language of the request; each takes a date or its notation."""

from django import template
from django.utils.html import format_html

from people import date_words as in_words
from people.curation.languages import active_language
from people.dates import HonestDate

register = template.Library()


def _honest(date: HonestDate | str | None) -> HonestDate:
    return date if isinstance(date, HonestDate) else HonestDate.parse(date or "")


@register.filter
def date_words(date):
    return in_words.date_words(_honest(date), active_language())


@register.filter
def date_in_sentence(date):
    return in_words.date_in_sentence(_honest(date), active_language())


@register.simple_tag
def period_words(start, end):
    return in_words.period_words(_honest(start), _honest(end), active_language())


@register.simple_tag
def honest_time(date):
    """The words in a `<time>` element, or bare where no machine could read the date."""
    date = _honest(date)
    words = in_words.date_words(date, active_language())
    machine = in_words.machine_date(date)
    return format_html('<time datetime="{}">{}</time>', machine, words) if machine else words
