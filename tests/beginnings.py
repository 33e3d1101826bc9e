"""The first steps of new records, written all at once: what the verbs would leave, in five queries instead of sixty.

`test_beginnings.py` holds it against the verbs.
"""

from datetime import UTC, datetime, timedelta
from itertools import count

from django.utils import timezone

from people.curation.languages import Language
from people.curation.models import Edition, LanguageState, Transition

Status, Verb = LanguageState.Status, Transition.Verb
# Long past, and later for whatever is made later.
moments = (datetime(2025, 1, 1, 7, tzinfo=UTC) + timedelta(minutes=number) for number in count())
WAY = [
    (Verb.SUBMIT, Status.DRAFT, Status.IN_REVIEW),
    (Verb.APPROVE, Status.IN_REVIEW, Status.APPROVED),
    (Verb.PUBLISH, Status.APPROVED, Status.PUBLISHED),
    (Verb.WITHDRAW, Status.PUBLISHED, Status.WITHDRAWN),
]


def furthest_steps(*steps) -> dict[str, int]:
    """How far on the way each language comes that any step lists; True lists all of them."""
    listed = [Language.values if languages is True else languages or () for languages in steps]
    found = {}
    for language in Language.values:
        if numbers := [number for number, languages in enumerate(listed) if language in languages]:
            found[language] = max(numbers)
    return found


def start_drafts(record, *, by):
    """All languages that have a title, as `note_edit` would leave them."""
    written = [code for code in Language.values if record.text_in(record.edition_title, code)]
    draft = {"record": record, "status": Status.DRAFT, "edited_by": by, "edited_at": next(moments)}
    translators = {code: by for code in written if code != record.source_language}
    LanguageState.objects.bulk_create(
        LanguageState(language=code, translator=translators.get(code), **draft) for code in written
    )


def begin(record, furthest, *, at, withdrawn_at, notices, reviewed_by, published_by):
    """Carry drafts that nothing has happened to as far as `furthest` says."""
    for last in set(furthest.values()):
        reached = [code for code, step in furthest.items() if step == last]
        LanguageState.objects.about(record).filter(language__in=reached).update(status=WAY[last][2])
    people = {Verb.APPROVE: reviewed_by, Verb.PUBLISH: published_by}
    times = {Verb.PUBLISH: at, Verb.WITHDRAW: withdrawn_at}
    Transition.objects.bulk_create(
        _move(record, language, number, people, times, notices[language])
        for language, last in furthest.items()
        for number in range(last + 1)
    )
    _publish(record, [language for language, last in furthest.items() if last >= 2], at, published_by)
    for language in (language for language, last in furthest.items() if last >= 3):
        editions = Edition.objects.about(record).in_language(language)
        editions.update(withdrawn_at=withdrawn_at, withdrawal_notice=notices[language])


def _move(record, language, number, people, times, notice):
    verb, was, now = WAY[number]
    by = people.get(verb)
    return Transition(
        record=record,
        language=language,
        sequence=number + 1,
        verb=verb,
        from_status=was,
        to_status=now,
        by=by,
        by_name=(by.get_full_name() or by.get_username()) if by else "",
        at=min(filter(None, (times.get(verb), timezone.now()))),
        reason=notice if verb == Verb.WITHDRAW else "",
    )


def _publish(record, languages, at, by):
    """Languages that come after the source are made from its edition."""
    source, before = None, []
    for code in languages:
        before.append(code)
        if code == record.source_language:
            source = _editions(record, before, at, by, None)[-1]
            before = []
    _editions(record, before, at, by, source)


def _editions(record, languages, at, by, source):
    return Edition.objects.bulk_create(
        Edition(
            record=record,
            language=code,
            number=1,
            current_from=at,
            first_public_at=at,
            source_edition=source,
            published_by=by,
            **record.texts_in(code),
        )
        for code in languages
    )
