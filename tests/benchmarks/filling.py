"""A desk of any size, written in bulk: records, their languages at every stage, and what was said about them."""

from datetime import timedelta
from itertools import cycle, islice

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from newsroom.models import Article, Event
from people.curation.models import Edition, Finding, LanguageState, Remark, Transition
from people.models import Official
from tests.factories import LANGUAGES, UserFactory, text

BATCH = 500
PARAGRAPHS = 25
Status, Freshness, Verb = LanguageState.Status, LanguageState.Freshness, Transition.Verb
# Of twenty texts so many are at each stage; a stride that shares no factor with the four languages mixes them.
STAGES = (
    [Status.PUBLISHED] * 13 + [Status.DRAFT] * 3 + [Status.IN_REVIEW, Status.APPROVED, Status.EMPTY, Status.WITHDRAWN]
)
FRESHNESS = [Freshness.FRESH] * 17 + [Freshness.WORDING, Freshness.WORDING, Freshness.FACTS]
MOVES = {
    Status.DRAFT: [Verb.EDIT],
    Status.IN_REVIEW: [Verb.EDIT, Verb.SUBMIT],
    Status.APPROVED: [Verb.EDIT, Verb.SUBMIT, Verb.APPROVE],
    Status.PUBLISHED: [Verb.EDIT, Verb.SUBMIT, Verb.APPROVE, Verb.PUBLISH],
    Status.WITHDRAWN: [Verb.EDIT, Verb.SUBMIT, Verb.APPROVE, Verb.PUBLISH, Verb.WITHDRAW],
}


def fill(num_articles: int) -> dict:
    """So many articles in four languages, an official for five of them, an event for twenty; returns the staff."""
    staff = {role: UserFactory(role) for role in ("reporter", "translator-ko", "editor", "chief")}
    make(Article, num_articles, staff, body=True)
    make(Official, num_articles // 5, staff)
    make(Event, num_articles // 20, staff, kind="forum", status="proposed", date="2099-05")
    return staff


def make(model, num_records, staff, *, body=False, **facts):
    numbers = iter(range(num_records))
    while batch := list(islice(numbers, BATCH)):
        records = [model(slug=f"load-{number}", **texts(model, number, body), **facts) for number in batch]
        model.objects.bulk_create(records)
        follow(model, records, staff)


def texts(model, number, body):
    """Bodies as long as those of real stories, since their weight is what a list must not carry."""
    needed = filter(None, (model.edition_title, model.edition_summary))
    found = {f"{name}_{code}": text(name, code, number) for name in needed for code in LANGUAGES}
    if body:
        found |= {f"body_{code}": text("body", code, number) * PARAGRAPHS * 4 for code in LANGUAGES}
    return found


def follow(model, records, staff):
    """States, editions, transitions, remarks and findings of one batch."""
    kind = ContentType.objects.get_for_model(model)
    writers = cycle([staff["reporter"], staff["translator-ko"], staff["editor"]])
    states, now = [], timezone.now()
    for record in records:
        for place, language in enumerate(LANGUAGES):
            turn = record.pk * 7 + place
            status, writer = STAGES[turn % len(STAGES)], next(writers)
            is_returned = status == Status.DRAFT and turn % 3 == 0
            states.append(
                LanguageState(
                    content_type=kind,
                    object_id=record.pk,
                    language=language,
                    status=status,
                    freshness=FRESHNESS[(turn * 3) % len(FRESHNESS)],
                    edited_by=writer,
                    edited_at=now - timedelta(minutes=turn),
                    returned_at=now if is_returned else None,
                )
            )
    LanguageState.objects.bulk_create(states)
    Transition.objects.bulk_create(move for state in states for move in moves(state))
    by_pk = {record.pk: record for record in records}
    Edition.objects.bulk_create(
        edition(state, by_pk[state.object_id], now) for state in states if state.status == Status.PUBLISHED
    )
    remark(kind, records, staff, now)
    find(states)


def moves(state):
    was = Status.EMPTY
    for sequence, verb in enumerate(MOVES.get(state.status, []), start=1):
        at = state.edited_at + timedelta(seconds=sequence)
        yield Transition(
            content_type_id=state.content_type_id,
            object_id=state.object_id,
            language=state.language,
            sequence=sequence,
            verb=verb,
            from_status=was,
            to_status=state.status,
            by=state.edited_by,
            by_name=state.edited_by.username,
            at=at,
        )
        was = state.status


def edition(state, record, now):
    """One in two hundred is still to come."""
    coming = state.object_id % 200 == 0
    begins = now + timedelta(hours=state.object_id % 700) if coming else state.edited_at
    written = record.texts_in(state.language)
    return Edition(
        content_type_id=state.content_type_id,
        object_id=state.object_id,
        language=state.language,
        number=1,
        current_from=begins,
        first_public_at=begins,
        **written,
    )


def remark(kind, records, staff, now):
    """A remark on each record, every other one a flag, every third one for the chief, every fourth one answered."""
    flags = cycle([("comment", ""), ("conflict", "high"), ("comment", ""), ("dating", "low")])
    about = {"content_type": kind, "author": staff["editor"], "author_name": "editor"}
    threads = Remark.objects.bulk_create(
        Remark(
            **about,
            object_id=record.pk,
            kind=flag,
            severity=severity,
            text=f"Remark {record.pk}",
            made_at=now - timedelta(minutes=record.pk),
            resolved_at=now if record.pk % 5 == 0 else None,
        )
        for record, (flag, severity) in zip(records, flags, strict=False)
    )
    Mentioned = Remark.mentioned.through
    Mentioned.objects.bulk_create(Mentioned(remark=one, user=staff["chief"]) for one in threads[::3])
    answer = about | {"author": staff["chief"], "author_name": "chief", "text": "An answer", "made_at": now}
    Remark.objects.bulk_create(Remark(**answer, object_id=one.object_id, answer_to=one) for one in threads[::4])


def find(states):
    codes = cycle(["mixed-script", "unpaired-quote", "doubled-phrase", "missing-alt"])
    Finding.objects.bulk_create(
        Finding(
            content_type_id=state.content_type_id,
            object_id=state.object_id,
            language=state.language,
            field="body",
            code=code,
            is_blocking=code == "mixed-script",
        )
        for state, code in zip(states[::10], codes, strict=False)
    )
