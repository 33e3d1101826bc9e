from django import template
from django.utils.html import format_html
from django.utils.translation import pgettext

from people.curation.languages import OWN_NAMES, Language

register = template.Library()


@register.filter
def marked_as(words, language):
    """Words that are not in the language around them; unmarked if they are and `language` is empty."""
    return format_html('<span lang="{}">{}</span>', language, words) if language else words


@register.filter
def own_name(code):
    """A language in its own words and script."""
    return OWN_NAMES.get(code, code)


@register.filter
def language_words(code):
    """A language as the object of “translated from”."""
    return {
        Language.RU: pgettext("translated from", "Russian"),
        Language.KK: pgettext("translated from", "Kazakh"),
        Language.KO: pgettext("translated from", "Korean"),
        Language.EN: pgettext("translated from", "English"),
    }.get(code, code)
