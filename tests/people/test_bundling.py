"""Several records and languages become public at one moment, or none does."""

from datetime import timedelta

import pytest
from django.db.models.signals import post_save
from django.utils import timezone

from people.curation.bundling import add_to_bundle, bundle, reasons_not_to_bundle, unschedule_bundle
from people.curation.drafting import note_edit, state_of
from people.curation.models import Edition
from people.curation.publishing import unschedule
from tests.factories import (
    ArticleFactory,
    BundleFactory,
    OfficialFactory,
    PlaceFactory,
    VisitFactory,
    approve_again,
    publish_again,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def tomorrow():
    return timezone.now() + DAY


def codes(one, at=None):
    return [reason.code for reason in reasons_not_to_bundle(one, at=at or timezone.now())]


def test_all_parts_become_public_at_one_moment(chief):
    article, visit = ArticleFactory(approved=["ru", "ko"]), VisitFactory(approved=["kk"])
    together = BundleFactory((article, "ko"), (article, "ru"), (visit, "kk"))

    bundle(together, by=chief)

    editions = Edition.objects.current(timezone.now())
    assert {(edition.record, edition.language) for edition in editions} == {
        (article, "ru"),
        (article, "ko"),
        (visit, "kk"),
    }
    assert len({edition.current_from for edition in editions}) == 1


def test_each_part_remembers_the_bundle(chief):
    article, visit = ArticleFactory(approved=["ru"]), VisitFactory(approved=["kk"])
    together = BundleFactory((article, "ru"), (visit, "kk"))

    bundle(together, by=chief)

    moves = [(move.record, move.verb, move.by) for move in together.transitions.order_by("pk")]
    assert sorted(moves, key=str) == sorted([(article, "publish", chief), (visit, "publish", chief)], key=str)
    assert (together.published_by, together.published_at is None) == (chief, False)


def test_one_refused_part_keeps_all_of_them_back():
    ready, draft = ArticleFactory(approved=["ko"]), VisitFactory()
    together = BundleFactory((ready, "ko"), (draft, "ko"))

    with refused("not-approved"):
        bundle(together, by=None)

    together.refresh_from_db()
    assert (Edition.objects.count(), together.published_at, state_of(ready, "ko").status) == (0, None, "approved")


def test_part_that_fails_halfway_takes_the_others_back():
    together = BundleFactory((ArticleFactory(approved=["ko"]), "ko"), (VisitFactory(approved=["ko"]), "ko"))
    written = []

    def fail_at_the_second(sender, instance, **kwargs):
        written.append(instance)
        if len(written) == 2:
            raise ConnectionError("The power fails")

    post_save.connect(fail_at_the_second, sender=Edition)
    try:
        with pytest.raises(ConnectionError):
            bundle(together, by=None)
    finally:
        post_save.disconnect(fail_at_the_second, sender=Edition)

    together.refresh_from_db()
    assert (Edition.objects.count(), together.published_at) == (0, None)
    assert {state_of(item.record, "ko").status for item in together.items.all()} == {"approved"}


def test_names_are_reviewed_if_they_come_in_the_same_bundle():
    official = OfficialFactory(approved=["ko"])
    article = ArticleFactory(approved=["ko"], mentions=[official])
    assert codes(BundleFactory((article, "ko"))) == ["not-reviewed-name"]

    bundle(BundleFactory((article, "ko"), (official, "ko")), by=None)

    assert Edition.objects.current(timezone.now()).count() == 2


def test_name_in_another_language_of_the_bundle_does_not_count():
    official = OfficialFactory(approved=["ru"])
    article = ArticleFactory(approved=["ko"], mentions=[official])

    assert codes(BundleFactory((article, "ko"), (official, "ru"))) == ["not-reviewed-name"]


def test_names_that_nobody_reviewed_are_forced_with_a_reason(chief):
    together = BundleFactory((ArticleFactory(approved=["ko"], mentions=[OfficialFactory()]), "ko"))

    bundle(together, by=chief, forced_because="Срочно")

    assert list(together.transitions.values_list("is_forced", "reason")) == [(True, "Срочно")]


def test_source_text_goes_before_its_translations():
    article = ArticleFactory(approved=["en", "kk", "ru"], source_language="kk")

    bundle(BundleFactory((article, "en"), (article, "ru"), (article, "kk")), by=None)

    source = article.editions.get(language="kk")
    assert dict(article.editions.values_list("language", "source_edition")) == {
        "kk": None,
        "en": source.pk,
        "ru": source.pk,
    }
    assert [state_of(article, language).freshness for language in ("ru", "en")] == ["fresh", "fresh"]


def test_part_with_a_note_is_a_correction():
    article = ArticleFactory(published=["ko"])
    approve_again(article, "ko", title_ko="고친 제목")
    together = BundleFactory((article, "ko"))
    together.items.update(note="제목을 고쳤습니다.")

    bundle(together, by=None)

    assert [edition.note for edition in article.editions.order_by("number")] == ["", "제목을 고쳤습니다."]
    assert together.transitions.get().verb == "correct"


def test_correction_of_what_is_not_public_is_refused():
    together = BundleFactory((ArticleFactory(approved=["ko"]), "ko"))
    together.items.update(note="제목을 고쳤습니다.")

    assert codes(together) == ["not-public"]


def test_planned_moment_is_kept(tomorrow):
    together = BundleFactory((PlaceFactory(approved=["ko"]), "ko"), planned_for=tomorrow)

    [edition] = bundle(together, by=None)

    assert edition.current_from == tomorrow


def test_bundle_of_nothing_is_refused():
    assert codes(BundleFactory()) == ["empty-bundle"]


def test_bundle_is_published_once():
    together = BundleFactory((PlaceFactory(approved=["ko"]), "ko"))
    bundle(together, by=None)

    with refused("already-published"):
        bundle(together, by=None)

    assert Edition.objects.count() == 1


def test_deleted_record_is_named_as_such():
    place = PlaceFactory(approved=["ko"])
    together = BundleFactory((place, "ko"))
    place.delete()

    assert codes(together) == ["record-is-gone"]


@pytest.mark.parametrize("num", [1, 4])
def test_reasons_take_as_many_queries_for_four_parts_as_for_one(django_assert_num_queries, num):
    together = BundleFactory(*((ArticleFactory(mentions=[OfficialFactory()]), "ko") for _ in range(num)))

    with django_assert_num_queries(10):
        assert codes(together) == ["not-approved", "not-reviewed-name"] * num


# Taking back


@pytest.fixture
def scheduled(tomorrow):
    """Two parts, one of which supersedes a public text, from tomorrow on."""
    place, visit = PlaceFactory(published=["ko"]), VisitFactory(approved=["ko"])
    approve_again(place, "ko", name_ko="새 이름")
    together = BundleFactory((place, "ko"), (visit, "ko"), planned_for=tomorrow)
    bundle(together, by=None)
    return together


def test_scheduled_bundle_is_taken_back_as_a_whole(scheduled, tomorrow, chief):
    unschedule_bundle(scheduled, by=chief, reason="Перенос")

    assert list(Edition.objects.scheduled(timezone.now())) == []
    assert [edition.number for edition in Edition.objects.current(tomorrow + DAY)] == [1]
    assert list(scheduled.transitions.filter(verb="unschedule").values_list("reason", flat=True)) == ["Перенос"] * 2
    assert scheduled.published_at is None


def test_bundle_that_was_taken_back_is_published_again(scheduled):
    unschedule_bundle(scheduled, by=None)

    bundle(scheduled, by=None, at=timezone.now())

    assert Edition.objects.current(timezone.now()).count() == 2


def test_part_that_was_taken_back_alone_stays_so(scheduled):
    place = scheduled.items.first().record
    unschedule(state_of(place, "ko"), by=None)

    assert len(unschedule_bundle(scheduled, by=None)) == 1
    assert list(Edition.objects.scheduled(timezone.now())) == []


def test_later_edition_of_one_part_keeps_the_bundle_in_place(scheduled, tomorrow):
    item = scheduled.items.first()
    publish_again(item.record, "ko", at=tomorrow + DAY)

    with refused("edition-in-the-way"):
        unschedule_bundle(scheduled, by=None)

    assert Edition.objects.scheduled(timezone.now()).count() == 3


def test_bundle_that_has_begun_is_not_taken_back():
    together = BundleFactory((PlaceFactory(approved=["ko"]), "ko"))
    bundle(together, by=None)

    with refused("nothing-scheduled"):
        unschedule_bundle(together, by=None)

    assert Edition.objects.current(timezone.now()).count() == 1


# Parts


def test_language_stands_in_a_bundle_once():
    place = PlaceFactory()
    together = BundleFactory((place, "ko"))

    with refused("already-bundled"):
        add_to_bundle(together, place, "ko")

    assert add_to_bundle(together, place, "ru").record == place


def test_published_bundle_takes_no_parts(scheduled):
    with refused("already-published"):
        add_to_bundle(scheduled, PlaceFactory(), "ko")

    assert scheduled.items.count() == 2


def test_part_that_was_edited_since_is_refused():
    place = PlaceFactory(approved=["ko"])
    together = BundleFactory((place, "ko"))
    note_edit(place, ["ko"], by=None)

    with refused("not-approved"):
        bundle(together, by=None)
