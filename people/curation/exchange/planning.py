"""What a returned file would change, segment by segment; nothing is written here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.utils import timezone

from .. import rules
from ..languages import OWN_NAMES, Language
from ..models import Curated, Edition
from ..translating.drafts import Draft
from ..translating.library import Library, RecordTexts
from ..translating.units import Worksheet, sheet_of
from . import reasons
from .lines import Fate, Line, plan_line
from .parcel import Origin, Reply


@dataclass
class Group:
    """The segments of one record and language; no record where the file names none that this person may see."""

    origin: Origin | None
    lines: list[Line]
    record: Curated | None = None
    texts: RecordTexts | None = None
    sheet: Worksheet | None = None
    # Whether it was left for the next time that the file is taken over.
    is_waiting: bool = False

    @property
    def language_name(self) -> str:
        return OWN_NAMES[Language(self.origin.language)] if self.origin else ""

    def counted(self) -> dict[Fate, int]:
        return {fate: sum(line.fate == fate for line in self.lines) for fate in Fate}


def plan(replies: Iterable[Reply], *, by) -> list[Group]:
    """All of a file in its order."""
    groups = groups_of(replies)
    settle(groups, by=by)
    return groups


def groups_of(replies: Iterable[Reply]) -> list[Group]:
    """In the order of the file; nothing is planned yet."""
    return [Group(_parsed(signed), lines) for signed, lines in _by_origin(replies).items()]


def settle(groups: list[Group], *, by) -> None:
    """Plan these, in a number of queries that does not grow with their records of one kind; no other group matters."""
    _find_records(groups, by)
    _lay_sheets(groups)
    public = _public_languages([group.record for group in groups if group.record])
    for group in groups:
        refusals = list(_reasons_of_group(group, by, public))
        for line in group.lines:
            if refusals:
                line.refuse(*refusals)
        if not refusals:
            _plan_lines(group)


def _by_origin(replies):
    groups = defaultdict(list)
    for number, reply in enumerate(replies):
        groups[reply.origin].append(Line(reply, number))
    return groups


def _parsed(signed) -> Origin | None:
    try:
        return Origin.parse(signed)
    except BadSignature:
        return None


def _find_records(groups, by):
    """Records of kinds that this person may see."""
    wanted = defaultdict(set)
    for group in groups:
        if group.origin:
            wanted[group.origin.model].add(group.origin.pk)
    found = {}
    for name, pks in wanted.items():
        model = _model_named(name)
        if model and by.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
            found |= {(name, pk): record for pk, record in model._base_manager.in_bulk(pks).items()}
    for group in groups:
        group.record = group.origin and found.get((group.origin.model, group.origin.pk))


def _model_named(name):
    try:
        return apps.get_model(name)
    except LookupError:
        return None


def _lay_sheets(groups):
    library = Library(group.record for group in groups if group.record)
    for group in groups:
        if group.record:
            group.texts = library.of(group.record)
            group.sheet = sheet_of(group.texts, group.origin.language, group.record)


def _public_languages(records) -> dict:
    public = defaultdict(set)
    current = Edition.objects.about_any(records).current(timezone.now()).order_by()
    for kind, pk, language in current.values_list("content_type", "object_id", "language"):
        public[kind, pk].add(language)
    return public


def _reasons_of_group(group, by, public) -> Iterator[ValidationError]:
    if group.origin is None:
        yield reasons.foreign()
    elif group.record is None:
        yield reasons.unknown_record()
    else:
        language = group.origin.language
        if not rules.may_edit(by, language, is_public=language in public[_place(group.record)]):
            yield reasons.other_language(language)
        if group.sheet.source_language != group.origin.source_language:
            yield reasons.other_source(group.origin.source_language)


def _place(record):
    return ContentType.objects.get_for_model(record).pk, record.pk


def _plan_lines(group):
    draft, seen = Draft(group.texts, group.sheet), set()
    for line in group.lines:
        line.unit = group.sheet.by_key.get(line.key)
        if line.key in seen:
            line.refuse(reasons.twice(line.key))
            continue
        seen.add(line.key)
        plan_line(line, group.record, draft)
