"""Filters of the desk's lists."""

from datetime import date
from functools import reduce
from operator import or_

from django.contrib.admin import SimpleListFilter
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..languages import Language
from ..models import Edition, LanguageState
from .coverage.gaps import Gap

Status = LanguageState.Status
NEWER_DRAFT = "newer-draft"


def rows_about(rows, model):
    """Those rows about the record in the outer query."""
    content_type = ContentType.objects.get_for_model(model)
    return rows.filter(content_type=content_type, object_id=OuterRef("pk")).order_by()


def rows_about_text(rows):
    """Those rows about the record and the language in the outer query."""
    here = {name: OuterRef(name) for name in ("content_type", "object_id", "language")}
    return rows.filter(**here).order_by()


def lacking(records, languages):
    """Records that have no text in one of the languages, whether or not a state was written down for it."""
    written = LanguageState.objects.exclude(status=Status.EMPTY)
    gaps = (~Exists(rows_about(written.filter(language=code), records.model)) for code in languages)
    return records.filter(reduce(or_, gaps))


class LanguageFilter(SimpleListFilter):
    """Which language the state beside it is about; alone, records that have a text in the language."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request, model_admin):
        return Language.choices

    def queryset(self, request, queryset):
        others = {StateFilter.parameter_name, TranslationFilter.parameter_name}
        if self.value() not in Language.values or others & request.GET.keys():
            return queryset
        written = LanguageState.objects.filter(language=self.value()).exclude(status=Status.EMPTY)
        return queryset.filter(Exists(rows_about(written, queryset.model)))


class InLanguageFilter(SimpleListFilter):
    """A condition on language states, in the chosen language or else in any."""

    def queryset(self, request, queryset):
        if self.value() not in {str(value) for value, _label in self.lookup_choices}:
            return queryset
        states = self.states(queryset.model)
        if (language := request.GET.get(LanguageFilter.parameter_name)) in Language.values:
            states = states.filter(language=language)
        return queryset.filter(Exists(rows_about(states, queryset.model)))


class StateFilter(InLanguageFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        written = [choice for choice in Status.choices if choice[0] != Status.EMPTY]
        return [*written, (NEWER_DRAFT, pgettext_lazy("status", "published, with newer draft"))]

    def states(self, model):
        if self.value() != NEWER_DRAFT:
            return LanguageState.objects.filter(status=self.value())
        current = Edition.objects.current(timezone.now())
        drafts = LanguageState.objects.filter(status__in=[Status.DRAFT, Status.IN_REVIEW, Status.APPROVED])
        return drafts.filter(Exists(rows_about_text(current)))


class TranslationFilter(InLanguageFilter):
    title = _("translation")
    parameter_name = "translation"

    def lookups(self, request, model_admin):
        return Gap.choices

    def queryset(self, request, queryset):
        if self.value() != Gap.MISSING:
            return super().queryset(request, queryset)
        language = request.GET.get(LanguageFilter.parameter_name)
        return lacking(queryset, [language] if language in Language.values else Language.values)

    def states(self, model):
        return LanguageState.objects.filter(Gap(self.value()).condition)


def years_of(model, column) -> list[int]:
    """The years of an indexed column of days, newest first: one query, whose work grows with the years alone.

    The newest day of all leads to the newest one before its year, and so on.
    """
    table, column = (connection.ops.quote_name(name) for name in (model._meta.db_table, column))
    year, parameters = connection.ops.date_trunc_sql("year", "days.day", ())
    newest = f"SELECT MAX({column}) FROM {table}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE days(day) AS ({newest} UNION ALL SELECT ({newest} WHERE {column} < {year}) "
            "FROM days WHERE day IS NOT NULL) SELECT day FROM days WHERE day IS NOT NULL",
            parameters,
        )
        return [int(str(day)[:4]) for (day,) in cursor.fetchall()]


class YearFilter(SimpleListFilter):
    """Records whose honest date may fall in the year; `date_field` names the date."""

    title = _("year")
    parameter_name = "year"
    date_field = "date"

    def lookups(self, request, model_admin):
        return [(str(year), str(year)) for year in years_of(model_admin.model, f"{self.date_field}_earliest")]

    def queryset(self, request, queryset):
        if not (self.value() or "").isdecimal():
            return queryset
        year = min(max(int(self.value()), 1), 9999)
        begins = {f"{self.date_field}_earliest__lte": date(year, 12, 31)}
        return queryset.filter(**begins, **{f"{self.date_field}_latest__gte": date(year, 1, 1)})
