"""A publication rehearsed: the world as it would be with texts published, in a transaction that is rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from .bundling import items_of, states_in
from .drafting import state_of
from .ledger import place
from .models import Bundle, Curated, Edition
from .publishing import editions_of, make_public


class Part(NamedTuple):
    """One language of one record, as it is to be shown."""

    record: Curated
    language: str
    note: str = ""


def parts_of(bundle: Bundle) -> list[Part]:
    """What a bundle would publish, in its order; a record that was deleted since is left out."""
    return [Part(item.record, item.language, item.note.strip()) for item, _state in states_in(items_of(bundle))]


def moment_of(bundle: Bundle | None) -> datetime:
    """When the parts of a bundle become public, if that is still to come; what is in no bundle is seen as of now."""
    now = timezone.now()
    return max(bundle.planned_for, now) if bundle and bundle.planned_for else now


@contextmanager
def as_if_public(parts: list[Part], *, at: datetime) -> Iterator[None]:
    """The world in which these texts became public at that moment; nothing of it outlives the block."""
    with transaction.atomic():
        try:
            lock_states(parts)
            for part in parts:
                _publish_as_it_stands(part, at)
            yield
        finally:
            transaction.set_rollback(True)


def lock_states(parts: list[Part]) -> None:
    """In the order of all verbs, so that no publication and no other preview waits for what this one holds."""
    states = [state_of(part.record, part.language) for part in parts]
    for state in sorted(states, key=place):
        state.lock()


def _publish_as_it_stands(part, at):
    """Whatever would be refused: an edition that waits gives way, and a text that is missing says so in its place."""
    if is_public_as_it_stands(part.record, part.language, at=at):
        return
    state = state_of(part.record, part.language)
    state.record = part.record
    editions_of(state).scheduled(at).update(withdrawn_at=at)
    make_public(state, by=None, at=at, note=part.note, texts=texts_to_show(part.record, part.language))


def is_public_as_it_stands(record: Curated, language: str, *, at: datetime) -> bool:
    """Whether readers find at that moment just what the working copy holds."""
    current = Edition.objects.about(record).in_language(language).current(at).first()
    texts = record.texts_in(language)
    return current is not None and all(getattr(current, name) == text for name, text in texts.items())


def texts_to_show(record: Curated, language: str) -> dict:
    """The texts of the working copy, and a placeholder for each without which there would be no edition."""
    texts = record.texts_in(language)
    with override(language):
        for part, field in (("title", record.edition_title), ("summary", record.edition_summary)):
            if field and not texts[part]:
                texts[part] = placeholder(record, field)
        if record.edition_body and not texts["body"]:
            texts["body"] = format_html("<p>{}</p>", placeholder(record, record.edition_body))
    return texts


def placeholder(record: Curated, field: str) -> str:
    return _("[%(field)s: not written yet]") % {"field": record._meta.get_field(field).verbose_name}
