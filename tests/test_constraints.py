"""Every named constraint has an attempt to break it, and the database refuses each."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from people.curation.drafting import state_of
from people.curation.models import (
    Edition,
    Evidence,
    Finding,
    LanguageState,
    MemoryKey,
    Presence,
    PreviewLink,
    SegmentedText,
    Transition,
)
from people.models import Place
from people.models.names import NameKey
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    BundleFactory,
    EventFactory,
    EvidenceFactory,
    FigureFactory,
    MemoryEntryFactory,
    NameVariantFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    RemarkFactory,
    SignedDocumentFactory,
    SourceTextFactory,
    TopicFactory,
    UserFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db

NOW = timezone.now()
EARLIER, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)


def add_edition(record=None, **fields):
    values = {"language": "ko", "number": 1, "title": "제목", "current_from": NOW, "first_public_at": NOW}
    return Edition.objects.create(record=record or PlaceFactory(), **values | fields)


def add_two_editions(*, numbers, **fields):
    place = PlaceFactory()
    for number in numbers:
        add_edition(place, number=number, **fields)


def add_transition_twice():
    place = PlaceFactory()
    for _ in range(2):
        Transition.objects.create(
            record=place, language="ko", sequence=1, verb="edit", from_status="draft", to_status="draft", at=NOW
        )


def add_twice(make, record):
    make(record)
    make(record)


def add_to_a_bundle(bundle):
    place = Place.objects.filter(slug="bundled").first() or PlaceFactory(slug="bundled")
    bundle.items.create(record=place, language="ko")


def add_presence(user):
    place = Place.objects.filter(slug="opened").first() or PlaceFactory(slug="opened")
    Presence.objects.create(record=place, user=user, opened_at=NOW, seen_at=NOW)


def add_finding(place, **fields):
    Finding.objects.create(record=place, **{"language": "ko", "field": "name", "code": "mixed-script"} | fields)


def make_its_own(record, field):
    setattr(record, field, record)
    record.save()


def number_twice(factory, rows, row):
    """Two rows of a record under one position; `row` makes each."""
    factory(**{rows: [row() | {"position": 1}, row() | {"position": 1}]})


def for_official():
    return {"official": OfficialFactory()}


def for_organisation():
    return {"organisation": OrganisationFactory()}


def plain_file():
    return {"file": ContentFile("본문".encode(), name="text.txt")}


def add_key_twice():
    variant = NameVariantFactory(OfficialFactory(), spelling="Lee")
    NameKey.objects.create(variant=variant, key=NameKey.objects.filter(variant=variant).first().key)


def keep_twice():
    place = PlaceFactory()
    for _ in range(2):
        SegmentedText.objects.create(record=place, language="ko")


ATTEMPTS = {
    "one_segmented_text_per_language": keep_twice,
    "text_is_no_translation_of_itself": lambda: SegmentedText.objects.create(
        record=PlaceFactory(), language="ko", source_language="ko"
    ),
    "language_is_not_made_from_itself": lambda: LanguageState.objects.about(PlaceFactory()).update(
        translated_from=F("language")
    ),
    "edition_numbers_are_unique": lambda: add_two_editions(numbers=[1, 1], superseded_at=LATER),
    "one_open_edition_per_language": lambda: add_two_editions(numbers=[1, 2]),
    "edition_numbers_start_at_one": lambda: add_edition(number=0),
    "edition_has_a_title": lambda: add_edition(title=""),
    "edition_superseded_after_it_began": lambda: add_edition(superseded_at=EARLIER),
    "edition_first_public_before_it_began": lambda: add_edition(first_public_at=LATER),
    "evidence_is_numbered": lambda: add_twice(lambda place: EvidenceFactory(place, position=1), PlaceFactory()),
    "evidence_points_somewhere": lambda: EvidenceFactory(PlaceFactory(), note=""),
    "one_remark_per_flag_and_record": lambda: add_twice(lambda one: RemarkFactory(one, slug="f1"), PlaceFactory()),
    "only_whole_threads_are_settled": lambda: RemarkFactory(answer_to=RemarkFactory(), resolved_at=NOW),
    "one_state_per_record_and_language": lambda: LanguageState.objects.create(record=PlaceFactory(), language="ko"),
    "transitions_are_gapless": add_transition_twice,
    "language_is_bundled_once": lambda: add_twice(add_to_a_bundle, BundleFactory()),
    "a_stretch_is_remembered_once": lambda: add_twice(MemoryEntryFactory, PlaceFactory()),
    "memory_joins_two_languages": lambda: MemoryEntryFactory(language="ru"),
    "memory_holds_both_sides": lambda: MemoryEntryFactory(target_text=""),
    "keys_of_an_entry_are_unique": lambda: add_twice(
        lambda e: MemoryKey.objects.create(entry=e, key=1), MemoryEntryFactory()
    ),
    "one_presence_per_person": lambda: add_twice(add_presence, UserFactory()),
    "preview_is_of_a_record_or_a_bundle": lambda: PreviewLink.objects.create(
        language="ko", made_for="누군가", expires_at=LATER
    ),
    "finding_is_noted_once": lambda: add_twice(add_finding, PlaceFactory(slug="found")),
    "finding_is_waived_with_a_reason": lambda: add_finding(PlaceFactory(), waived_at=NOW),
    "blocking_finding_is_never_waived": lambda: add_finding(
        PlaceFactory(), waived_at=NOW, waived_because="Так в источнике", is_blocking=True
    ),
    "spellings_of_a_name_are_unique": lambda: add_twice(
        lambda place: NameVariantFactory(place, spelling="Astana"), PlaceFactory()
    ),
    "one_country_per_iso_code": lambda: (PlaceFactory(iso2="KZ"), PlaceFactory(iso2="KZ")),
    "place_has_both_coordinates_or_none": lambda: PlaceFactory(latitude="51.1"),
    "organisation_is_not_its_own_parent": lambda: make_its_own(OrganisationFactory(), "parent"),
    "appointment_ends_after_it_starts": lambda: AppointmentFactory(start="2024-02", end="2024-01"),
    "topic_is_not_its_own_parent": lambda: make_its_own(TopicFactory(), "parent"),
    "visit_ends_after_it_starts": lambda: VisitFactory(start="2024-06-12", end="2024-06-11"),
    "participants_are_numbered": lambda: number_twice(VisitFactory, "participants", for_official),
    "person_takes_part_once_per_visit": lambda: VisitFactory(participants=[OfficialFactory()] * 2),
    "programme_is_numbered": lambda: number_twice(VisitFactory, "programme", dict),
    "parties_are_numbered": lambda: number_twice(SignedDocumentFactory, "parties", for_organisation),
    "party_is_a_country_or_a_body": lambda: SignedDocumentFactory(
        parties=[{"country": PlaceFactory(), "organisation": OrganisationFactory()}]
    ),
    "life_events_are_numbered": lambda: number_twice(SignedDocumentFactory, "life_events", dict),
    "figure_scale_is_positive": lambda: FigureFactory(scale=0),
    "attribution_steps_are_numbered": lambda: number_twice(SourceTextFactory, "attribution_chain", dict),
    "attribution_step_names_one_party": lambda: SourceTextFactory(
        attribution_chain=[for_official() | for_organisation()]
    ),
    "event_is_not_its_own_part": lambda: make_its_own(EventFactory(), "part_of"),
    "announced_dates_are_numbered": lambda: number_twice(EventFactory, "announced_dates", dict),
    "document_files_are_numbered": lambda: number_twice(SignedDocumentFactory, "files", plain_file),
    "keys_of_a_spelling_are_unique": add_key_twice,
    "mention_is_of_one_person_or_body": lambda: ArticleFactory(mentions=[for_official() | for_organisation()]),
    "person_is_mentioned_once_per_article": lambda: ArticleFactory(mentions=[OfficialFactory()] * 2),
    "body_is_mentioned_once_per_article": lambda: ArticleFactory(mentions=[OrganisationFactory()] * 2),
    "mentions_are_numbered": lambda: number_twice(ArticleFactory, "mentions", for_official),
}


def our_models():
    return [model for label in ("curation", "people", "newsroom") for model in apps.get_app_config(label).get_models()]


@pytest.mark.parametrize("name", ATTEMPTS)
def test_database_refuses_what_must_never_be(name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        ATTEMPTS[name]()

    if connection.vendor == "postgresql":  # SQLite names the columns of a broken uniqueness instead
        assert name in str(refusal.value)


def test_every_constraint_is_tried():
    assert {constraint.name for model in our_models() for constraint in model._meta.constraints} == set(ATTEMPTS)


@pytest.mark.parametrize("row", [{"words": "посол"}, {"post_title_ko": "대사"}])
def test_rows_that_stand_for_nobody(row):
    if "words" in row:
        with pytest.raises(IntegrityError), transaction.atomic():
            ArticleFactory(mentions=[row])
    else:
        assert VisitFactory(participants=[row]).participants.count() == 1


def test_party_must_be_somebody():
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedDocumentFactory(parties=[{"signatory_title_ko": "대사"}])


@pytest.mark.parametrize("factory", [ArticleFactory, OfficialFactory, VisitFactory, EventFactory, TopicFactory])
def test_slug_is_taken_once(factory):
    factory(slug="taken")

    with pytest.raises(IntegrityError), transaction.atomic():
        factory(slug="taken")


def test_one_slug_may_serve_records_of_two_kinds():
    assert ArticleFactory(slug="seoul-2016").slug == VisitFactory(slug="seoul-2016").slug


def test_records_without_an_iso_code_do_not_collide():
    assert [PlaceFactory(iso2="").iso2 for _ in range(2)] == ["", ""]


def test_evidence_and_states_of_different_records_do_not_collide():
    first, second = PlaceFactory(), PlaceFactory()

    assert [EvidenceFactory(one, position=1).position for one in (first, second)] == [1, 1]
    assert Evidence.objects.about(first).count() == 1
    assert state_of(first, "ko") != state_of(second, "ko")
