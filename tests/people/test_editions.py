from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from people.curation.drafting import state_of
from people.curation.models import Edition
from people.curation.publishing import withdraw
from people.models import Organisation, Place
from tests.factories import OfficialFactory, OrganisationFactory, PlaceFactory, UserFactory, publish_again

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FROZEN = {
    "language": "kk",
    "number": 7,
    "title": "다른 제목",
    "summary": "다른 요약",
    "body": "<p>다른 본문</p>",
    "data": {"family_name": "김"},
    "current_from": NOON - DAY,
    "first_public_at": NOON - DAY,
    "note": "정정",
    "source_edition_id": 1,
}


@pytest.fixture
def edition():
    """The Korean edition of an official, public from noon, with texts in its data."""
    return OfficialFactory(published=["ko"], published_at=NOON, family_name_ko="박").editions.get()


def withdraw_ko(record, *, at):
    return withdraw(state_of(record, "ko"), by=None, notice="철회", at=at)


def refused(act):
    """Whether the desk refuses with its own code; the database is asked for nothing."""
    with pytest.raises(ValidationError) as refusal:
        act()
    return refusal.value.code == "edition-immutable"


@pytest.mark.parametrize(
    ("moment", "is_current"),
    [(NOON - timedelta(microseconds=1), False), (NOON, True), (NOON + MINUTE, True), (NOON + 9999 * DAY, True)],
)
def test_edition_is_current_from_its_exact_moment_on(edition, moment, is_current):
    assert Edition.objects.current(moment).exists() is is_current


@pytest.mark.parametrize(
    ("moment", "number"), [(NOON, 1), (NOON + DAY - timedelta(microseconds=1), 1), (NOON + DAY, 2), (NOON + 2 * DAY, 2)]
)
def test_successor_takes_over_at_its_exact_moment(edition, moment, number):
    publish_again(edition.record, "ko", at=NOON + DAY, name_ko="새 이름")

    assert [one.number for one in Edition.objects.current(moment)] == [number]


@pytest.mark.parametrize(("moment", "is_current"), [(NOON, True), (NOON + DAY - MINUTE, True), (NOON + DAY, False)])
def test_withdrawn_edition_is_gone_at_its_exact_moment(edition, moment, is_current):
    withdraw_ko(edition.record, at=NOON + DAY)

    assert Edition.objects.current(moment).exists() is is_current
    assert Edition.objects.withdrawn(moment).exists() is not is_current


def test_scheduled_edition_waits_for_its_moment(edition):
    assert list(Edition.objects.scheduled(NOON - MINUTE)) == [edition]
    assert list(Edition.objects.scheduled(NOON)) == []


def test_text_withdrawn_before_it_was_public_leaves_no_notice(edition):
    withdraw_ko(edition.record, at=NOON - MINUTE)

    for moment in (NOON - MINUTE, NOON, NOON + DAY):
        assert not Edition.objects.withdrawn(moment).exists()
        assert not Edition.objects.current(moment).exists()


def test_withdrawal_ends_the_public_and_the_scheduled_edition_alike(edition):
    publish_again(edition.record, "ko", at=NOON + 9 * DAY, name_ko="나중 이름")

    withdraw_ko(edition.record, at=NOON + DAY)

    for moment in (NOON + DAY, NOON + 9 * DAY, NOON + 10 * DAY):
        assert not Edition.objects.current(moment).exists()
        assert list(Edition.objects.withdrawn(moment)) == [edition]


def test_text_published_again_ends_the_notice(edition):
    withdraw_ko(edition.record, at=NOON + DAY)
    publish_again(edition.record, "ko", at=NOON + 2 * DAY)

    assert list(Edition.objects.withdrawn(NOON + DAY)) == [edition]
    assert not Edition.objects.withdrawn(NOON + 2 * DAY).exists()
    assert [one.number for one in Edition.objects.current(NOON + 2 * DAY)] == [2]


def test_no_moment_has_two_current_editions_even_before_a_coming_withdrawal(edition):
    withdraw_ko(edition.record, at=NOON + 9 * DAY)
    publish_again(edition.record, "ko", at=NOON + DAY)

    assert [one.number for one in Edition.objects.current(NOON + 2 * DAY)] == [2]
    assert [one.number for one in Edition.objects.current(NOON + 9 * DAY)] == [2]


def test_numbers_run_without_gaps_in_each_language():
    official = OfficialFactory(published=["ru", "ko"])
    publish_again(official, "ko")
    publish_again(official, "ko")

    numbers = official.editions.order_by("language", "number").values_list("language", "number")
    assert list(numbers) == [("ko", 1), ("ko", 2), ("ko", 3), ("ru", 1)]


def test_first_public_moment_outlives_successors_and_withdrawals(edition):
    publish_again(edition.record, "ko", at=NOON + DAY)
    withdraw_ko(edition.record, at=NOON + 2 * DAY)
    publish_again(edition.record, "ko", at=NOON + 3 * DAY)

    assert set(edition.record.editions.values_list("first_public_at", flat=True)) == {NOON}


def test_text_that_was_never_public_does_not_count_as_the_first(edition):
    withdraw_ko(edition.record, at=NOON - DAY)

    second = publish_again(edition.record, "ko", at=NOON + DAY)

    assert second.first_public_at == NOON + DAY


def test_database_refuses_a_second_open_edition(edition):
    values = {"record": edition.record, "language": "ko", "title": "둘째", "current_from": NOON}

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(number=2, first_public_at=NOON, **values)

    assert edition.record.editions.count() == 1


def test_same_number_in_another_table_makes_nothing_public(edition):
    hidden = PlaceFactory(pk=987654)
    public = OrganisationFactory(pk=987654, published=["ko"], published_at=NOON)

    assert list(Organisation.objects.public("ko", NOON)) == [public]
    assert list(Place.objects.public("ko", NOON)) == []
    assert hidden.editions.count() == 0


def test_public_records_are_those_with_a_current_edition_in_the_language():
    OrganisationFactory()
    OrganisationFactory(published=["ru", "kk", "en"])
    OrganisationFactory(published=["ko"], scheduled_at=NOON + MINUTE)
    OrganisationFactory(withdrawn=["ko"])
    public = OrganisationFactory(published=["ko"], published_at=NOON)

    assert list(Organisation.objects.public("ko", NOON)) == [public]


def test_record_with_several_editions_is_public_once(edition):
    publish_again(edition.record, "ko", at=NOON + DAY, name_ko="새 이름")

    found = type(edition.record).objects.public("ko", NOON + DAY)

    assert [(one.pk, one.public_title, one.first_public_at) for one in found] == [(edition.record.pk, "새 이름", NOON)]


def test_edition_keeps_its_text_when_the_working_copy_changes(edition):
    official = edition.record
    official.name_ko, official.family_name_ko = "초안", "초"
    official.save()

    edition.refresh_from_db()
    assert edition.title.startswith("한국어 이름")
    assert edition.data == {"family_name": "박"}


@pytest.mark.parametrize("field", FROZEN)
def test_model_refuses_to_save_over_an_edition(edition, field):
    setattr(edition, field, FROZEN[field])

    assert refused(edition.save)
    assert refused(lambda: edition.save(update_fields=[field]))


@pytest.mark.parametrize("field", FROZEN)
def test_queryset_refuses_to_change_editions(edition, field):
    assert refused(lambda: Edition.objects.update(**{field: FROZEN[field]}))
    assert refused(lambda: Edition.objects.bulk_update([edition], [field.removesuffix("_id")]))


def test_model_and_queryset_refuse_to_delete_editions(edition):
    assert refused(edition.delete)
    assert refused(Edition.objects.all().delete)
    assert list(Edition.objects.all()) == [edition]


@pytest.mark.parametrize("field", FROZEN)
def test_database_refuses_to_change_an_edition(edition, field):
    with pytest.raises(IntegrityError, match="immutable"), transaction.atomic():
        models.QuerySet(Edition).update(**{field: FROZEN[field]})

    edition.refresh_from_db()
    assert getattr(edition, field) != FROZEN[field]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE curation_edition SET title = 'x'",
        "UPDATE curation_edition SET title = 'x', superseded_at = current_from",
        """UPDATE curation_edition SET data = '{"family_name": "x"}'""",
        "UPDATE curation_edition SET object_id = 1 + object_id",
        "UPDATE curation_edition SET content_type_id = 1 + content_type_id",
        "DELETE FROM curation_edition",
    ],
)
def test_database_refuses_raw_statements_over_editions(edition, statement):
    before = Edition.objects.values().get()

    with pytest.raises(IntegrityError, match="immutable"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Edition.objects.values().get() == before


def test_record_with_editions_cannot_be_deleted(edition):
    with pytest.raises(IntegrityError, match="immutable"), transaction.atomic():
        edition.record.delete()

    assert list(Edition.objects.all()) == [edition]


def test_edition_outlives_the_account_of_its_publisher():
    publisher = UserFactory("editor")
    official = OfficialFactory(published=["ko"], published_by=publisher)

    publisher.delete()

    assert official.editions.get().published_by is None
