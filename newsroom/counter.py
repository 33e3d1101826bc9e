"""The publication counter: a mark in the cache that changes with every commit of something that readers may see.

It is watched where all writing passes, at the connection, because facts live on working copies, and saves, verbs,
imports and fixtures all change them (decision 19).
"""

import re
import secrets
from functools import cache
from threading import Event

from django.apps import apps
from django.core.cache import cache as store
from django.db import transaction

from people.curation.models import Bundle, BundleItem, Colleague, Finding, Presence, PreviewLink, Remark, Transition

KEY = "publication"
OUR_APPS = {"newsroom", "people", "curation"}
# What the desk says among itself. A test holds that no public page reads any of it.
DESK_ONLY = {
    Bundle,
    BundleItem,
    Colleague,
    Finding,
    Presence,
    PreviewLink,
    Remark,
    Remark.mentioned.through,
    Transition,
}
WRITING = re.compile(
    r"\s*(?:WITH\b.*?\b)?"
    r"(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?P<many>))\s+"
    r"(?:ONLY\s+)?[\"]?(?P<table>\w+)",
    re.IGNORECASE | re.DOTALL,
)
# Set while a change is committed that the cache could not be told of.
_owed = Event()


def current_mark(known: str | None) -> str:
    """The mark that was just read from the cache, or a new one if the cache has none or missed a change.

    Marks are random: numbers would come again after a cache that forgot them, and old pages with them.
    """
    if _owed.is_set():
        return raise_counter()
    if known is None:
        store.add(KEY, new_mark(), timeout=None)
        return store.get(KEY)
    return known


def raise_counter() -> str:
    """Let every page of every process be made anew."""
    mark = new_mark()
    _owed.set()
    store.set(KEY, mark, timeout=None)
    _owed.clear()
    return mark


def new_mark() -> str:
    return secrets.token_hex(8)


def watch_connection(connection, **kwargs):
    """For the signal `connection_created`; a connection that breaks is made again with the wrappers that it had."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, watch)


def watch(execute, sql, params, many, context):
    """Raise the counter once for each transaction that writes, when it is committed and not before."""
    result = execute(sql, params, many, context)
    connection = context["connection"]
    if is_change(sql) and not any(func is raise_counter for _ids, func, _robust in connection.run_on_commit):
        transaction.on_commit(raise_counter, using=connection.alias, robust=True)
    return result


def is_change(sql) -> bool:
    """Whether the statement may change a public page; tables that no model knows, such as an index, count too."""
    if sql[:6].upper() == "SELECT":
        return False
    found = WRITING.match(str(sql))
    return bool(found) and (found["many"] is not None or found["table"] not in tables_without_readers())


@cache
def tables_without_readers() -> frozenset[str]:
    models = apps.get_models(include_auto_created=True)
    return frozenset(
        model._meta.db_table for model in models if model._meta.app_label not in OUR_APPS or model in DESK_ONLY
    )
