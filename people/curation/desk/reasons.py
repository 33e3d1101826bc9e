"""Why something is refused, as a page shows it: a record that has to be mended first is a link."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape, escape, format_html, html_safe
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ..models import Curated

# More rows than that nobody reads before pressing the button.
MANY = 200


@html_safe
@dataclass(frozen=True)
class Reason:
    error: ValidationError

    @property
    def code(self) -> str:
        return self.error.code

    @property
    def text(self) -> str:
        return " ".join(self.error.messages)

    def __str__(self):
        if not self.error.params:
            return escape(self.text)
        shown = {name: _linked(name, value) for name, value in self.error.params.items()}
        return mark_safe(
            escape(self.error.message) % {name: conditional_escape(value) for name, value in shown.items()}
        )


# Where a record that is named leads: to the panel of its languages, or to what was found in it.
ANCHORS = {"record": "languages", "checked": "house-check"}


def _linked(name, record):
    """The record's name with the way to where it can be mended."""
    if name not in ANCHORS or not isinstance(record, Curated):
        return record
    try:
        url = reverse(admin_urlname(record._meta, "change"), args=[record.pk])
    except NoReverseMatch:
        return record
    return format_html('<a href="{}#{}">{}</a>', url, ANCHORS[name], record)


def too_many(num_records: int) -> str:
    """Why a bulk action refuses so many records at once; empty if it does not."""
    if num_records <= MANY:
        return ""
    sentence = _("You chose %(count)s records. Choose at most %(many)s, so that each can be looked at.")
    return sentence % {"count": num_records, "many": MANY}


def reasons_of(errors: Iterable[ValidationError]) -> list[Reason]:
    """One per sentence, in order, each once."""
    single = (one for error in errors for one in error.error_list)
    return list({reason.text: reason for reason in map(Reason, single)}.values())
