"""Deeds of a person or body as a page tells them."""

from django import template
from django.utils.html import format_html, format_html_join

from .languages import marked_as

register = template.Library()


@register.filter
def deed_part(deed):
    """What the person did there, and the post held then; nothing where neither is known."""
    parts, then = [deed.part] if deed.part else [], deed.person and deed.person.then
    if then:
        parts.append(format_html('<span class="then">{}</span>', marked_as(then.title, deed.person.shown.lang)))
    if not parts:
        return ""
    return format_html('<p class="deed-part">{}</p>', format_html_join(" · ", "{}", ([one] for one in parts)))
