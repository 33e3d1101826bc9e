"""How a row in the curation tables points at the record that it is about.

In fixtures the pointer is written as `people.official:tokayev`, so that they hold no primary keys.
"""

from collections import defaultdict

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .labels import Labelled
from .loading import pk_by_slug, slug_by_pk


def record_key(record) -> str:
    return f"{record._meta.label_lower}:{record.slug}"


def key_of(content_type_id: int, object_id: int) -> str:
    """The key of a record that has not been fetched."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return f"{model._meta.label_lower}:{slug_by_pk(model, object_id)}"


def place_of(key: str) -> tuple[int, int]:
    """Content type and primary key of `people.official:tokayev`; raises ValidationError with code `unknown-record`."""
    label, _colon, slug = key.partition(":")
    try:
        model = apps.get_model(label)
        pk = pk_by_slug(model, slug)
    except (LookupError, ValueError, models.ObjectDoesNotExist) as error:
        raise ValidationError(
            _("There is no record “%(key)s”. Load the fixture that holds it first."),
            code="unknown-record",
            params={"key": key},
        ) from error
    return ContentType.objects.get_for_model(model).pk, pk


class RecordIdField(models.PositiveBigIntegerField):
    """The number of the record; fixtures write and read its key instead."""

    def to_python(self, value):
        if isinstance(value, str) and ":" in value:
            return place_of(value)[1]
        return super().to_python(value)

    def value_from_object(self, obj):
        return record_key(obj.record) if obj.record else super().value_from_object(obj)


class AboutRecordQuerySet(models.QuerySet):
    def about(self, record):
        return self.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)

    def about_any(self, records):
        """Rows about any of these records, whatever their kinds."""
        keys = defaultdict(set)
        for record in records:
            keys[ContentType.objects.get_for_model(record).pk].add(record.pk)
        return self.about_keys(keys)

    def about_keys(self, keys):
        """Rows about the records whose numbers are listed under the number of their kind."""
        about = models.Q(pk__in=[])
        for content_type, pks in keys.items():
            about |= models.Q(content_type=content_type, object_id__in=pks)
        return self.filter(about)

    def about_model(self, model):
        return self.filter(content_type=ContentType.objects.get_for_model(model))


class AboutRecord(Labelled):
    """Something said or done about one record of any kind."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, verbose_name=_("kind of record"))
    object_id = RecordIdField(_("number of the record"))
    record = GenericForeignKey("content_type", "object_id")

    class Meta:
        abstract = True
