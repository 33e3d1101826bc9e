"""What every save and deletion from the desk's pages leaves behind: a version of the record, by whom and when."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from ...checking import recheck
from ...drafting import note_edit
from ...languages import Language
from ...recording import record_as_found, record_deletion, record_save


class Unlogged:
    """Versions and transitions are the history of a record; Django's own log would be a second truth beside them."""

    def log_addition(self, request, obj, message):
        return None

    def log_change(self, request, obj, message):
        return None

    def log_deletions(self, request, queryset):
        return None


class Recorded(Unlogged):
    """For admins of records, and of rows that have a page of their own."""

    def save_model(self, request, obj, form, change):
        record = self.record_of(obj)
        if record.pk:
            record_as_found(record)
        super().save_model(request, obj, form, change)

    def keep_version(self, record, edited, *, by):
        """The save and the moves of its languages have one moment, by which history tells them as one."""
        moment = timezone.now()
        note_edit(record, edited, by=by, at=moment)
        record_save(record, by=by, at=moment)
        recheck(record)

    @transaction.atomic
    def delete_model(self, request, obj):
        record_deletion([obj], by=request.user)
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        record_deletion(queryset, by=request.user)
        super().delete_queryset(request, queryset)


class RecordedChild(Recorded):
    """Deleting a row is an edit of its record."""

    @transaction.atomic
    def delete_model(self, request, obj):
        with self.kept_without([obj], by=request.user):
            super(Recorded, self).delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        with self.kept_without(queryset, by=request.user):
            super(Recorded, self).delete_queryset(request, queryset)

    @contextmanager
    def kept_without(self, rows, *, by):
        records = {record.pk: record for record in map(self.record_of, rows)}
        before = {pk: texts_of(record) for pk, record in records.items()}
        for record in records.values():
            record_as_found(record)
        yield
        for pk, record in records.items():
            record.save()
            now = texts_of(record)
            edited = [language for language in Language.values if now[language] != before[pk][language]]
            self.keep_version(record, edited, by=by)


def texts_of(record):
    return {language: record.texts_in(language) for language in Language.values}
