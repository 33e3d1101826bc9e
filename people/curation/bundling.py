"""Verbs for several records and languages at once: all of them become public at one moment, or none does."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .drafting import state_of
from .forcing import refuse_unless_forced
from .ledger import Ledger, place
from .models import Bundle, BundleItem, Curated, Edition, LanguageState
from .publishing import FORCEABLE, reasons_not_to_correct, reasons_not_to_publish, release, unschedule
from .translating.keeping import keep_texts
from .translating.sources import chain, sources_of


def states_in(items: list[BundleItem]) -> list[tuple[BundleItem, LanguageState]]:
    """Each item with its state: what others are translated from first, then in the order in which rows are locked."""
    records = [item.record for item in items if item.record]
    known = {place(state): state for state in LanguageState.objects.about_any(records)}
    pairs = []
    for item in items:
        if item.record:
            state = known.get(place(item)) or _unwritten(item)
            state.record = item.record
            pairs.append((item, state))
    return sorted(pairs, key=lambda pair: (_distance(pair[1], known), place(pair[0])))


def _unwritten(item):
    return LanguageState(content_type_id=item.content_type_id, object_id=item.object_id, language=item.language)


def _distance(state, known):
    """How many translations lie between the text and its original."""
    states = (one for about, one in known.items() if about[:2] == place(state)[:2])
    return len(chain(state.language, sources_of(state.record, states)))


def items_of(bundle: Bundle) -> list[BundleItem]:
    return list(
        bundle.items.order_by("content_type", "object_id", "language")
        .select_related("content_type")
        .prefetch_related("record")
    )


def reasons_not_to_bundle(bundle: Bundle, *, at: datetime) -> Iterator[ValidationError]:
    """Name everything that stands in the way of any part; silence means go ahead."""
    if reasons := list(_reasons_about(bundle)):
        yield from reasons
        return
    for _item, reasons in reasons_by_item(items_of(bundle), at=at):
        yield from reasons


def _reasons_about(bundle):
    if bundle.published_at:
        yield ValidationError(
            _("The bundle “%(bundle)s” was already published by %(person)s, %(moment)s."),
            code="already-published",
            params={
                "bundle": bundle,
                "person": bundle.published_by or _("the desk"),
                "moment": date_format(timezone.localtime(bundle.published_at), "SHORT_DATETIME_FORMAT"),
            },
        )
    if not bundle.items.exists():
        yield ValidationError(
            _("The bundle “%(bundle)s” is empty. Add a record in a language first."),
            code="empty-bundle",
            params={"bundle": bundle},
        )


def reasons_by_item(items: list[BundleItem], *, at: datetime) -> Iterator[tuple[BundleItem, list[ValidationError]]]:
    """What stands in the way of each part, if the others become public with it; as many queries as for one."""
    for item in items:
        if item.record is None:
            yield item, [_record_is_gone()]
    pairs = states_in(items)
    states = [state for _item, state in pairs]
    ledger = Ledger(states, together=states)
    for item, state in pairs:
        if item.note.strip():
            yield item, list(reasons_not_to_correct(state, note=item.note, at=at, ledger=ledger))
        else:
            yield item, list(reasons_not_to_publish(state, at=at, ledger=ledger))


def _record_is_gone():
    sentence = _("A record of this bundle was deleted in the meantime. Remove it from the bundle.")
    return ValidationError(sentence, code="record-is-gone")


@transaction.atomic
def bundle(
    bundle: Bundle, *, by: AbstractBaseUser | None, at: datetime | None = None, forced_because: str = ""
) -> list[Edition]:
    """Make every part public from one moment: `at`, or the planned one, or now."""
    lock(bundle)
    at = at or bundle.planned_for or timezone.now()
    reasons = reasons_not_to_bundle(bundle, at=at)
    is_forced = refuse_unless_forced(reasons, because=forced_because, codes=FORCEABLE)
    because = forced_because if is_forced else ""
    editions = []
    for item, state in states_in(items_of(bundle)):
        kept, note = keep_texts(state.record), item.note.strip()
        editions.append(release(state, kept, by=by, at=at, note=note, forced_because=because, bundle=bundle))
    bundle.planned_for, bundle.published_by, bundle.published_at = at, by, timezone.now()
    bundle.save(update_fields=["planned_for", "published_by", "published_at"])
    return editions


def lock(bundle: Bundle) -> None:
    """The bundle, then its records and their states in one order, so that two bundles never wait for each other."""
    bundle.refresh_from_db(from_queryset=Bundle.objects.select_for_update(no_key=True))
    for item in items_of(bundle):
        if item.record:
            state_of(item.record, item.language).lock()


def reasons_not_to_unschedule_bundle(bundle: Bundle, *, at: datetime) -> Iterator[ValidationError]:
    """A bundle is taken back before its moment and as a whole."""
    if not bundle.published_at or bundle.planned_for <= at:
        yield ValidationError(
            _("The bundle “%(bundle)s” has nothing that is still to begin, so there is nothing to take back."),
            code="nothing-scheduled",
            params={"bundle": bundle},
        )
        return
    pairs = states_in(items_of(bundle))
    ledger = Ledger([state for _item, state in pairs])
    for _item, state in pairs:
        coming = ledger.coming(state, at)
        if coming and coming.current_from != bundle.planned_for:
            yield ValidationError(
                _(
                    "“%(record)s” has a later edition in %(language)s than that of the bundle. "
                    "Take the later one back first."
                ),
                code="edition-in-the-way",
                params={"record": state.record, "language": state.get_language_display()},
            )


@transaction.atomic
def unschedule_bundle(bundle: Bundle, *, by: AbstractBaseUser | None, reason: str = "") -> list[Edition]:
    """Take back every edition of a bundle whose moment has not come; the bundle can then be changed and published."""
    lock(bundle)
    now = timezone.now()
    if reasons := list(reasons_not_to_unschedule_bundle(bundle, at=now)):
        raise ValidationError(reasons)
    pairs = states_in(items_of(bundle))
    ledger = Ledger([state for _item, state in pairs])
    waiting = [state for _item, state in pairs if ledger.coming(state, now)]
    editions = [unschedule(state, by=by, reason=reason, bundle=bundle) for state in waiting]
    bundle.published_by = bundle.published_at = None
    bundle.save(update_fields=["published_by", "published_at"])
    return editions


def reasons_not_to_add(bundle: Bundle, record: Curated, language: str) -> Iterator[ValidationError]:
    """A language stands in a bundle once, and a published bundle stays as it is."""
    if bundle.published_at:
        yield ValidationError(
            _("The bundle “%(bundle)s” is already published. Make another one."),
            code="already-published",
            params={"bundle": bundle},
        )
    elif bundle.items.about(record).filter(language=language).exists():
        yield ValidationError(
            _("“%(title)s” is already in the bundle “%(bundle)s” in this language."),
            code="already-bundled",
            params={"title": record, "bundle": bundle},
        )


@transaction.atomic
def add_to_bundle(bundle: Bundle, record: Curated, language: str) -> BundleItem:
    """Put one language of a record into a bundle that is still open."""
    bundle.refresh_from_db(from_queryset=Bundle.objects.select_for_update(no_key=True))
    if reasons := list(reasons_not_to_add(bundle, record, language)):
        raise ValidationError(reasons)
    return bundle.items.create(
        content_type=ContentType.objects.get_for_model(record), object_id=record.pk, language=language
    )
