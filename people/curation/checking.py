"""The house check of a record: what its texts are, what the rules find in them, and the findings kept up to date."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models, transaction
from django.db.models import prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .house import Problem, Text, check_texts
from .languages import Language
from .models import Curated, Finding
from .parity import problems_in

# Given a record, a language and its texts in it; the language is empty for a rule about what all languages share.
RecordRule = Callable[[Curated, str, list[Text]], Iterable[Problem]]


@dataclass(frozen=True)
class RecordRules:
    """What the rules of one kind of record are, and what they read: `rows` hold texts of the record itself."""

    in_each_language: tuple[RecordRule, ...] = ()
    of_facts: tuple[Callable[[Curated], Iterable[Problem]], ...] = ()
    # Rules that can stop a publication read nothing but the record and its own rows.
    blocking: tuple[RecordRule, ...] = ()
    rows: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


RULES: defaultdict[type[Curated], RecordRules] = defaultdict(RecordRules)


def register(model: type[Curated], **rules) -> None:
    """Called by the floors above when they start."""
    RULES[model] = RecordRules(**rules)


def texts_of(record: Curated, language: str) -> list[Text]:
    """Everything that an edition of the record in the language would hold, as the rules read it."""
    is_story = bool(record.edition_body)
    head = [record.text_in(name, language) for name in (record.edition_title, record.edition_summary) if name]
    texts = [_text(record, name, language, is_story, "\n".join(head)) for name in record.translated_fields()]
    rows = (
        Text.plain(name, language, "\n".join(part.values()), is_prose=False)
        for name, part in record.parts_in(language).items()
    )
    return [text for text in [*texts, *rows] if text.paragraphs]


def _text(record, name, language, is_story, intro):
    parts = {record.edition_title: "title", record.edition_summary: "summary", record.edition_body: "body"}
    field = record._meta.get_field(name)
    make = Text.rich if hasattr(field, "sanitize") else Text.plain
    part = parts.get(name, "other")
    is_prose = isinstance(field, models.TextField) or (is_story and part == "title")
    value = record.text_in(name, language)
    return make(name, language, value, part=part, is_prose=is_prose, is_story=is_story, intro=intro)


def problems_of(record: Curated) -> Iterator[Problem]:
    """Everything that the house check has to say about the record, in all languages."""
    rules = RULES[type(record)]
    prefetch_related_objects([record], *rules.rows, *rules.related)
    for language in Language.values:
        if not record.text_in(record.edition_title, language):
            continue
        texts = texts_of(record, language)
        yield from check_texts(texts)
        for rule in (*rules.in_each_language, *rules.blocking):
            yield from rule(record, language, texts)
    for rule in rules.of_facts:
        yield from rule(record)
    for problems in problems_in((record, language) for language in Language.values).values():
        yield from problems


def reasons_to_hold(record: Curated, language: str) -> Iterator[ValidationError]:
    """What stops a publication in the language, found afresh in the text as it stands."""
    rules = RULES[type(record)]
    prefetch_related_objects([record], *rules.rows)
    texts = texts_of(record, language)
    problems = list(check_texts(texts, only_blocking=True))
    for rule in rules.blocking:
        problems += (problem for problem in rule(record, language, texts) if problem.is_blocking)
    yield from (_reason(record, problem) for problem in {one.key: one for one in problems}.values())


def _reason(record, problem):
    return ValidationError(
        _("House check, %(field)s in %(language)s, “%(words)s”: %(explanation)s"),
        code="house-check",
        params={
            "field": field_label(type(record), problem.field),
            "language": Language(problem.language).label,
            "words": problem.excerpt,
            "explanation": problem.explanation,
        },
    )


def field_label(model: type[Curated], name: str) -> str:
    """What staff call the field; texts of rows that belong to the record have no name of their own."""
    try:
        return capfirst(model._meta.get_field(name).verbose_name)
    except (FieldDoesNotExist, AttributeError):
        return capfirst(_("other texts"))


@transaction.atomic
def recheck(record: Curated) -> list[Problem]:
    """Bring the findings about the record up to date: what was mended goes, and what was waived stays waived."""
    problems = {problem.key: problem for problem in problems_of(record)}
    known = {
        (one.language, one.field, one.code, one.excerpt): one
        for one in Finding.objects.about(record).select_for_update(of=("self",))
    }
    gone = [finding.pk for key, finding in known.items() if key not in problems]
    if gone:
        Finding.objects.filter(pk__in=gone).delete()
    new = [_finding(record, problem) for key, problem in problems.items() if key not in known]
    Finding.objects.bulk_create(new, ignore_conflicts=True)
    for key, finding in known.items():
        if key in problems:
            _bring_up_to_date(finding, problems[key])
    return list(problems.values())


def _finding(record, problem):
    return Finding(
        record=record,
        language=problem.language,
        field=problem.field,
        code=problem.code.name,
        excerpt=problem.excerpt,
        details=dict(problem.details),
        is_blocking=problem.is_blocking,
    )


def _bring_up_to_date(finding, problem):
    """A finding that has become a blocking one, or that says what nobody has waived, is no longer waived."""
    if (finding.details, finding.is_blocking) == (dict(problem.details), problem.is_blocking):
        return
    finding.details, finding.is_blocking = dict(problem.details), problem.is_blocking
    if problem.is_blocking or problem.code.reopens:
        finding.waived_at, finding.waived_by, finding.waived_because = None, None, ""
    finding.save()


def recheck_all(*, tell: Callable[[str], object], dry_run: bool = False) -> Counter:
    """Check every record of the desk; tells after each kind how many were read, and counts findings by code."""
    counts = Counter()
    for model in apps.get_models():
        if issubclass(model, Curated):
            num_records = 0
            for record in model._base_manager.order_by("pk").iterator(chunk_size=200):
                problems = problems_of(record) if dry_run else recheck(record)
                counts.update(problem.code.name for problem in problems)
                num_records += 1
            tell(f"{model._meta.verbose_name_plural}: {num_records}")
    return counts
