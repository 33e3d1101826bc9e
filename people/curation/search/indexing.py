"""Keeping the index: written in the transaction that makes an edition, and made anew by `rebuild_search`."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from ..loading import for_many_when_loaded
from ..models import Curated, Edition
from . import keys
from .tables import EDITIONS

BATCH = 200


def index_editions(editions: Iterable[Edition]) -> None:
    """Editions of kinds that search shows, each under its words and under what its record is filed by."""
    editions = [edition for edition in editions if _is_searched(edition.content_type_id)]
    marks = _marks_of(editions)
    rows = [
        (edition.pk, " ".join(keys.of_edition(edition) | marks[edition.content_type_id, edition.object_id]))
        for edition in editions
    ]
    if rows:
        EDITIONS.add(connection, rows)


def mark_again(record: Curated) -> None:
    """After a change of facts: file the editions under the new ones as well; search asks the facts themselves again."""
    kind = ContentType.objects.get_for_model(record).pk
    editions = list(Edition.objects.about(record).only("pk", "content_type_id", "object_id").order_by())
    marks = _marks_of(editions)[kind, record.pk]
    if marks:
        EDITIONS.add(connection, [(edition.pk, " ".join(marks)) for edition in editions])


@transaction.atomic
def rebuild(tell: Callable[[int, int], object]) -> int:
    """Index all editions anew; tells how many of how many are done."""
    EDITIONS.empty(connection)
    rows = Edition.objects.defer("folded").order_by("pk")
    total, done, batch = rows.count(), 0, []
    for edition in rows.iterator(chunk_size=BATCH):
        batch.append(edition)
        if len(batch) == BATCH:
            done = _index_batch(batch, done, total, tell)
    done = _index_batch(batch, done, total, tell)
    EDITIONS.tidy(connection)
    return done


def _index_batch(batch, done, total, tell):
    index_editions(batch)
    done += len(batch)
    batch.clear()
    tell(done, total)
    return done


def _is_searched(content_type_id):
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return bool(model) and model.is_searched


def _marks_of(editions):
    """Years and topics of each record, by kind and number."""
    found, by_kind = defaultdict(set), defaultdict(set)
    for edition in editions:
        by_kind[edition.content_type_id].add(edition.object_id)
    for kind, pks in by_kind.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        rows = model._base_manager.filter(pk__in=pks).order_by()
        if name := model.searched_by_date:
            for pk, first, last in rows.values_list("pk", f"{name}_earliest", f"{name}_latest"):
                found[kind, pk].update(keys.years(first, last))
        if name := model.searched_by_topics:
            for pk, topic in rows.exclude(**{name: None}).values_list("pk", name):
                found[kind, pk].add(keys.topic(topic))
    return found


def follow_save(sender, instance, created=False, **kwargs):
    """Whoever saves an edition has it indexed, the loader of fixtures included."""
    if sender is Edition:
        if created:
            for_many_when_loaded(index_editions, instance)
    elif not created and issubclass(sender, Curated) and sender.searched_by_date:
        mark_again(instance)


def follow_topics(sender, instance, action, **kwargs):
    """Topics are set after the record is saved."""
    is_of_record = isinstance(instance, Curated) and instance.searched_by_topics
    if action == "post_add" and is_of_record and sender is getattr(type(instance), instance.searched_by_topics).through:
        mark_again(instance)
