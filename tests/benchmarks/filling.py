"""A desk at work around the articles of `make_load`: who wrote them, and what was said and found about them."""

from datetime import timedelta
from itertools import cycle

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from newsroom.models import Article, Event
from newsroom.synthetic.filling import Filling
from people.curation.models import Finding, LanguageState, Remark
from people.models import Official
from tests.factories import UserFactory

Status, Freshness, Urgency = LanguageState.Status, LanguageState.Freshness, LanguageState.Urgency
BATCH = 500
ROLES = ("reporter", "translator-ko", "editor", "chief")


def fill(num_articles: int) -> dict:
    """So many articles in four languages and all that they are about; returns the staff."""
    staff = {role: UserFactory(role) for role in ROLES}
    Filling(num_articles, seed=1, writers=[staff[role] for role in ROLES[:3]]).run(lambda *done: None)
    count_words()
    for model in (Article, Official, Event):
        remark(model, staff)
    find()
    return staff


def count_words():
    """What `count_coverage` would find, without splitting every text."""
    LanguageState.objects.update(num_words_to_do=0)
    LanguageState.objects.filter(status=Status.EMPTY).update(num_words_to_do=240, urgency=Urgency.MISSING)
    LanguageState.objects.filter(freshness=Freshness.WORDING).update(num_words_to_do=30, urgency=Urgency.BEHIND)
    LanguageState.objects.filter(freshness=Freshness.FACTS).update(num_words_to_do=50, urgency=Urgency.FACTS)


def remark(model, staff):
    """A remark on each record, every other one a flag, every third one for the chief, every fourth one answered."""
    kind, now = ContentType.objects.get_for_model(model), timezone.now()
    flags = cycle([("comment", ""), ("conflict", "high"), ("comment", ""), ("dating", "low")])
    about = {"content_type": kind, "author": staff["editor"], "author_name": "editor"}
    pks = model.objects.order_by("pk").values_list("pk", flat=True)
    threads = Remark.objects.bulk_create(
        (
            Remark(
                **about,
                object_id=pk,
                kind=flag,
                severity=severity,
                text=f"Remark {pk}",
                made_at=now - timedelta(minutes=pk),
                resolved_at=now if pk % 5 == 0 else None,
            )
            for pk, (flag, severity) in zip(pks, flags, strict=False)
        ),
        BATCH,
    )
    Mentioned = Remark.mentioned.through
    Mentioned.objects.bulk_create((Mentioned(remark=one, user=staff["chief"]) for one in threads[::3]), BATCH)
    answer = about | {"author": staff["chief"], "author_name": "chief", "text": "An answer", "made_at": now}
    answers = (Remark(**answer, object_id=one.object_id, answer_to=one) for one in threads[::4])
    Remark.objects.bulk_create(answers, BATCH)


def find():
    """A finding of the house check in every tenth text of a story."""
    codes = cycle(["mixed-script", "unpaired-quote", "doubled-phrase", "missing-alt"])
    states = LanguageState.objects.about_model(Article).order_by("pk")[::10]
    Finding.objects.bulk_create(
        (
            Finding(
                content_type_id=state.content_type_id,
                object_id=state.object_id,
                language=state.language,
                field="body",
                code=code,
                is_blocking=code == "mixed-script",
            )
            for state, code in zip(states, codes, strict=False)
        ),
        BATCH,
    )
