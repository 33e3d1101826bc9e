"""The parts of a bundle as its page shows them, and records that could become parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ... import bundling, rules
from ...languages import Language
from ...ledger import Ledger, place
from ...models import Bundle, BundleItem, Curated, Edition, LanguageState
from ..chips import Chip
from ..moments import refuse_past
from ..reasons import Reason, reasons_of
from ..verbs.buttons import chip_of
from ..verbs.seen import Seen, reasons_page_is_stale

NUM_FOUND = 8


@dataclass
class Part:
    """One language of one record in a bundle: how it stands, what stands in the way, and what it became."""

    item: BundleItem
    chip: Chip
    url: str
    seen: str
    edition: Edition | None
    reasons: list[Reason] = field(default_factory=list)

    @property
    def record(self):
        return self.item.record


def moment_of(bundle: Bundle) -> datetime:
    """The moment at which the bundle would become public."""
    now = timezone.now()
    return max(bundle.planned_for, now) if bundle.planned_for else now


def parts_of(bundle: Bundle) -> list[Part]:
    """In as many queries as for one."""
    items = bundling.items_of(bundle)
    known = dict(bundling.states_in(items))
    ledger = Ledger(known.values())
    blockers = {} if bundle.published_at else dict(bundling.reasons_by_item(items, at=moment_of(bundle)))
    return [
        Part(
            item,
            chip_of(known[item], ledger),
            url=f"{reverse(admin_urlname(item.record._meta, 'change'), args=[item.record.pk])}#languages",
            seen=str(Seen.now(known[item], ledger)),
            edition=edition_made(bundle, known[item], ledger),
            reasons=reasons_of(blockers.get(item, [])),
        )
        if item in known
        else Part(item, Chip(item.language, None), "", "", None, reasons_of(blockers.get(item, [])))
        for item in items
    ]


def edition_made(bundle, state, ledger):
    """The edition that the bundle made of a part, unless it was taken back since."""
    if not bundle.published_at:
        return None
    own = (one for one in ledger.effective(state) if one.current_from == bundle.planned_for)
    return next(own, None)


def blockers_of(bundle: Bundle) -> list[ValidationError]:
    """What stands in the way of the whole bundle as it is planned."""
    reasons = list(bundling.reasons_not_to_bundle(bundle, at=moment_of(bundle)))
    try:
        refuse_past(None if bundle.published_at else bundle.planned_for)
    except ValidationError as refusal:
        reasons.insert(0, refusal)
    return reasons


def reasons_bundle_is_stale(bundle: Bundle, seen: dict[str, str]) -> Iterator[ValidationError]:
    """What changed since the page opened, asked of a locked bundle; `seen` says by item how each part stood."""
    items = bundling.items_of(bundle)
    if {str(item.pk) for item in items} != seen.keys():
        yield ValidationError(
            _("Somebody added or removed parts of “%(bundle)s” since you opened the page. Look at them, then go on."),
            code="page-is-stale",
            params={"bundle": bundle},
        )
    for item, state in bundling.states_in(items):
        yield from reasons_page_is_stale(state, Seen.parse(seen.get(str(item.pk), "")))


def may_publish(user, bundle: Bundle) -> bool:
    """The right to bundle, and that to publish each of its languages."""
    languages = set(bundle.items.order_by().values_list("language", flat=True))
    return rules.may_bundle(user) and all(rules.may_publish(user, language) for language in languages)


# Search


@dataclass
class Found:
    """A record that a search found, with a box to tick for each language."""

    record: Curated
    kind: str
    boxes: list["Box"]


@dataclass
class Box:
    value: str
    chip: Chip
    is_taken: bool


def search(request, site, bundle: Bundle, words: str) -> list[Found]:
    """Records of every kind that hold the words, the best few of each, with their languages."""
    if not words.strip():
        return []
    records = [record for admin in record_admins(site) for record in _found_by(admin, request, words)]
    states = dict(_states_of(records))
    ledger = Ledger(states.values())
    taken = {place(item) for item in bundle.items.all()}
    return [
        Found(
            record,
            record._meta.verbose_name,
            [_box(states[record, language], ledger, taken) for language in Language.values],
        )
        for record in records
    ]


def record_admins(site):
    """Those of the record kinds that readers can see."""
    return [admin for model, admin in site._registry.items() if issubclass(model, Curated)]


def _found_by(admin, request, words):
    if not admin.has_view_permission(request):
        return []
    found, _repeats = admin.get_search_results(request, admin.get_queryset(request), words)
    return found[:NUM_FOUND]


def _states_of(records: Iterable[Curated]):
    known = {place(state): state for state in LanguageState.objects.about_any(records)}
    for record in records:
        for language in Language.values:
            state = LanguageState(record=record, language=language)
            state = known.get(place(state), state)
            state.record = record
            yield (record, language), state


def _box(state, ledger, taken):
    value = f"{state.content_type_id}.{state.object_id}.{state.language}"
    return Box(value, chip_of(state, ledger), is_taken=place(state) in taken)


def record_in(value: str) -> tuple[Curated, str] | None:
    """The record and language of a ticked box; None for anything else."""
    kind, _dot, rest = value.partition(".")
    pk, _dot, language = rest.partition(".")
    if not (kind.isdecimal() and pk.isdecimal() and language in Language.values):
        return None
    content_type = ContentType.objects.filter(pk=int(kind)).first()
    model = content_type.model_class() if content_type else None
    if model is None or not issubclass(model, Curated):
        return None
    record = model._base_manager.filter(pk=int(pk)).first()
    return (record, language) if record else None
