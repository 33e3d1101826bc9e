"""What `loaddata` needs beside the fixtures: it saves rows raw, without the `pre_save` of their fields.

It also asks for each row by its natural key before saving it. During a load the keys of a table are read once instead,
and what follows the saving of rows, such as indexing them, is done for many at a time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from operator import attrgetter

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.signals import post_save

BATCH = 200


class FixtureManager(models.Manager):
    """For derived rows, as their default manager: `dumpdata` writes none, for they are made anew when loaded."""

    def get_queryset(self):
        return super().get_queryset().none()


class KeyedManager(models.Manager):
    """Finds a row by its natural key, the values of `key_fields`."""

    key_fields: tuple[str, ...] = ()

    def get_by_natural_key(self, *values):
        if load := _load.get():
            return self.model(pk=load.table(self.model, self.key_fields, self.db).pk(values))
        return self.get(**dict(zip(self.key_fields, values, strict=True)))


def derive_when_loaded(sender, instance, raw, **kwargs):
    """Fill in what fixtures leave out: fields derived from others, and moments that a save would set."""
    if not raw:
        return
    for field in sender._meta.concrete_fields:
        is_left_out = not field.editable and getattr(instance, field.attname) is None
        if getattr(field, "derives_when_loaded", False) or is_left_out:
            field.pre_save(instance, add=instance._state.adding)


class Table:
    """The natural keys of a table, as they stood when a load began to ask, and of what it has saved since."""

    def __init__(self, model, fields, using):
        self.model, self.fields = model, fields
        rows = model._base_manager.using(using).order_by().values_list("pk", *fields)
        self._keys = {pk: tuple(values) for pk, *values in rows}
        self._pks = {values: pk for pk, values in self._keys.items()}

    def pk(self, values):
        if values not in self._pks:
            raise self.model.DoesNotExist(f"There is no {self.model._meta.label} with the key {values}.")
        return self._pks[values]

    def values(self, pk):
        if pk not in self._keys:
            raise self.model.DoesNotExist(f"There is no {self.model._meta.label} with the number {pk}.")
        return self._keys[pk]

    def note(self, row):
        values = tuple(attrgetter(field.replace("__", "."))(row) for field in self.fields)
        self._pks.pop(self._keys.get(row.pk), None)
        self._keys[row.pk], self._pks[values] = values, row.pk


class Load:
    """One run of `loaddata`: the keys that it has asked for, and the rows that wait for what follows their saving."""

    def __init__(self):
        self._tables = {}
        self._waiting = defaultdict(list)

    def table(self, model: type[models.Model], fields: tuple[str, ...], using: str = DEFAULT_DB_ALIAS) -> Table:
        about = (model, using)
        if about not in self._tables:
            self._tables[about] = Table(model, fields, using)
        return self._tables[about]

    def note_saved(self, sender, instance, using, **kwargs):
        if table := self._tables.get((sender, using)):
            table.note(instance)

    def put_off(self, act: Callable[[list], object], row: models.Model) -> None:
        self._waiting[act].append(row)
        if len(self._waiting[act]) == BATCH:
            act(self._waiting.pop(act))

    def catch_up(self) -> None:
        for act, rows in self._waiting.items():
            act(rows)
        self._waiting.clear()


_load: ContextVar[Load | None] = ContextVar("load", default=None)


@contextmanager
def one_load() -> Iterator[None]:
    """Within it fixtures are loaded, in a transaction that nobody else writes into."""
    load = Load()
    token = _load.set(load)
    post_save.connect(load.note_saved)
    try:
        yield
        load.catch_up()
    finally:
        post_save.disconnect(load.note_saved)
        _load.reset(token)


def pk_by_slug(model: type[models.Model], slug: str) -> int:
    if load := _load.get():
        return load.table(model, ("slug",)).pk((slug,))
    return model._base_manager.filter(slug=slug).values_list("pk", flat=True).get()


def slug_by_pk(model: type[models.Model], pk: int) -> str:
    if load := _load.get():
        return load.table(model, ("slug",)).values(pk)[0]
    return model._base_manager.filter(pk=pk).values_list("slug", flat=True).get()


def for_many_when_loaded(act: Callable[[list], object], row: models.Model) -> None:
    """What follows the saving of a row: at once, or for many rows together while fixtures are loaded."""
    if load := _load.get():
        load.put_off(act, row)
    else:
        act([row])
