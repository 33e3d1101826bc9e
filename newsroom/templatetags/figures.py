"""Figures on a page, in the language of the request."""

from django import template

from newsroom import figure_words as in_words
from people.curation.languages import active_language

register = template.Library()


@register.filter
def amount_words(figure):
    """The value of a Figure, whose indicator should have been fetched with it."""
    unit = figure.indicator.unit
    return in_words.amount_words(figure.value, figure.scale, unit, figure.comparator, active_language(), per=figure.per)


@register.filter
def number_words(amount):
    return in_words.number_words(amount, active_language())


@register.filter
def digits(amount):
    return in_words.digits(amount, active_language())
