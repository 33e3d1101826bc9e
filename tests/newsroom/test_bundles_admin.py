"""Chiefs put bundles together at the desk; everybody else reads them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from people.curation.bundling import bundle as publish_bundle
from people.curation.models import Bundle, Edition
from tests.factories import ArticleFactory, BundleFactory, OfficialFactory, UserFactory, VisitFactory, approve_again
from tests.newsroom.desk import codes_of, page, save, told

pytestmark = pytest.mark.django_db
LANGUAGES = ["ru", "kk", "ko", "en"]


def address(bundle, act="change"):
    return reverse(f"admin:curation_bundle_{act}", args=[bundle.pk])


def seen_on(response):
    return {f"seen-{part.item.pk}": part.seen for part in response.context["parts"]}


def press(client, bundle, act="publish", **answers):
    """Open the page of the bundle and press its button."""
    seen = seen_on(client.get(address(bundle)))
    return client.post(address(bundle, act), seen | answers, follow=True)


def contents(bundle):
    return {(item.record, item.language) for item in bundle.items.all()}


def test_chief_makes_a_bundle_for_a_moment_in_astana_time(client, chief):
    client.force_login(chief)

    client.post(reverse("admin:curation_bundle_add"), {"name": "Визит", "planned_for": "2099-03-01T10:00"})

    made = Bundle.objects.get()
    assert (made.name, made.planned_for, made.made_by) == ("Визит", datetime(2099, 3, 1, 5, tzinfo=UTC), chief)


def test_bundle_is_not_planned_for_the_past(client, chief):
    client.force_login(chief)

    response = client.post(reverse("admin:curation_bundle_add"), {"name": "Визит", "planned_for": "2025-03-01T10:00"})

    errors = response.context["adminform"].form.errors["planned_for"].as_data()
    assert ([error.code for error in errors], Bundle.objects.count()) == (["moment-past"], 0)


def test_records_are_found_and_added_in_some_languages(client, chief):
    article, bundle = ArticleFactory(title_ru="Сотрудничество"), BundleFactory()
    client.force_login(chief)
    [found] = client.get(address(bundle), {"q": "сотрудн"}).context["found"]
    values = [box.value for box in found.boxes if box.chip.language in ("ru", "ko")]

    client.post(address(bundle, "parts_add"), {"part": [*values, "junk", "1.2.xx", "99999.1.ru"]})

    assert contents(bundle) == {(article, "ru"), (article, "ko")}


def test_list_adds_its_rows_to_a_bundle(client, chief):
    articles, bundle = [ArticleFactory() for _ in range(2)], BundleFactory()
    client.force_login(chief)
    chosen = {"action": "add_to_bundle", "language": "ko", "_selected_action": [one.pk for one in articles]}

    asked = client.post(page(articles[0], "changelist"), chosen)
    answers = {"answered": "1", "bundle": bundle.pk, "languages": ["ru", "ko"]}
    response = client.post(page(articles[0], "changelist"), chosen | answers)

    assert asked.context["form"].initial == {"languages": ["ko"]}
    assert contents(bundle) == {(article, language) for article in articles for language in ("ru", "ko")}
    assert [refused for _record, _language, refused in response.context["results"]] == [[]] * 4


def test_list_names_a_new_bundle_and_tells_what_was_in_it_already(client, chief):
    article = ArticleFactory()
    client.force_login(chief)
    chosen = {"action": "add_to_bundle", "_selected_action": [article.pk], "answered": "1", "languages": ["ru"]}

    client.post(page(article, "changelist"), chosen | {"new_name": "Визит"})
    response = client.post(page(article, "changelist"), chosen | {"bundle": Bundle.objects.get().pk})

    [(_record, _language, refused)] = response.context["results"]
    assert (contents(Bundle.objects.get()), codes_of(refused)) == ({(article, "ru")}, ["already-bundled"])


@pytest.mark.parametrize("answers", [{}, {"new_name": "Визит", "bundle": 1}])
def test_list_asks_for_one_bundle(client, chief, answers):
    article = ArticleFactory()
    BundleFactory(pk=1)
    client.force_login(chief)
    chosen = {"action": "add_to_bundle", "_selected_action": [article.pk], "answered": "1", "languages": ["ru"]}

    response = client.post(page(article, "changelist"), chosen | answers)

    assert [error.code for error in response.context["form"].non_field_errors().as_data()] == ["one-bundle"]


def test_notes_are_kept_and_parts_taken_out(client, chief):
    article = ArticleFactory(published=["ru"])
    bundle = BundleFactory((article, "ru"), (article, "ko"))
    russian, korean = bundle.items.get(language="ru"), bundle.items.get(language="ko")
    client.force_login(chief)

    client.post(address(bundle, "parts"), {f"note-{russian.pk}": "Исправлено.", "remove": [korean.pk, "junk"]})

    assert [(item.language, item.note) for item in bundle.items.all()] == [("ru", "Исправлено.")]


def test_part_of_another_bundle_is_not_taken_out(client, chief):
    own, other = BundleFactory((ArticleFactory(), "ru")), BundleFactory((ArticleFactory(), "ru"))
    client.force_login(chief)

    client.post(address(own, "parts"), {"remove": [other.items.get().pk]})

    assert (own.items.count(), other.items.count()) == (1, 1)


def test_blockers_are_listed_with_links_and_close_the_button(client, chief):
    article, official = ArticleFactory(approved=["ko"]), OfficialFactory()
    shown = ArticleFactory(approved=["ko"], mentions=[official])
    bundle = BundleFactory((article, "ko"), (shown, "ko"), (VisitFactory(), "ko"))
    client.force_login(chief)

    context = client.get(address(bundle)).context

    assert sorted(codes_of(context["blockers"])) == ["not-approved", "not-reviewed-name"]
    assert any(page(official) in str(reason) for reason in context["blockers"])
    assert context["is_closed"]


def test_bundle_is_published_with_a_result_for_each_part(client, chief):
    article, visit = ArticleFactory(approved=["ko"]), VisitFactory(approved=["ko"])
    bundle = BundleFactory((article, "ko"), (visit, "ko"))
    client.force_login(chief)

    response = press(client, bundle)

    assert {part.record: part.edition.number for part in response.context["parts"]} == {article: 1, visit: 1}
    assert response.context["may_change"] is False
    assert Edition.objects.current(timezone.now()).count() == 2


def test_refused_publication_keeps_the_reason_that_was_typed(client, chief):
    bundle = BundleFactory((ArticleFactory(), "ko"))
    client.force_login(chief)

    response = press(client, bundle, forced_because="Срочно")

    assert codes_of(response.context["refused"]) == ["not-approved"]
    assert response.context["publish_form"]["forced_because"].value() == "Срочно"


def test_chief_forces_names_that_nobody_reviewed(client, chief):
    bundle = BundleFactory((ArticleFactory(approved=["ko"], mentions=[OfficialFactory()]), "ko"))
    client.force_login(chief)

    response = press(client, bundle, forced_because="Срочно")

    assert "“" in told(response)[0]
    assert list(bundle.transitions.values_list("is_forced", flat=True)) == [True]


def test_moment_that_has_passed_meanwhile_is_refused(client, chief):
    past = timezone.now() - timedelta(hours=1)
    bundle = BundleFactory((ArticleFactory(approved=["ko"]), "ko"), planned_for=past)
    client.force_login(chief)

    response = press(client, bundle)

    assert (codes_of(response.context["refused"]), Edition.objects.count()) == (["moment-past"], 0)


def test_part_that_moved_on_since_the_page_opened_is_refused(client, chief):
    article = ArticleFactory(approved=["ko"])
    bundle = BundleFactory((article, "ko"))
    client.force_login(chief)
    seen = seen_on(client.get(address(bundle)))
    approve_again(article, "ko", title_ko="다른 제목")

    response = client.post(address(bundle, "publish"), seen)

    assert (codes_of(response.context["refused"]), Edition.objects.count()) == (["page-is-stale"], 0)


def test_part_that_was_added_since_the_page_opened_is_refused(client, chief):
    bundle = BundleFactory((ArticleFactory(approved=["ko"]), "ko"))
    client.force_login(chief)
    seen = seen_on(client.get(address(bundle)))
    bundle.items.create(record=VisitFactory(approved=["ko"]), language="ko")

    response = client.post(address(bundle, "publish"), seen)

    assert (codes_of(response.context["refused"]), Edition.objects.count()) == (["page-is-stale"], 0)


def test_scheduled_bundle_is_taken_back_and_can_be_changed_again(client, chief):
    tomorrow = timezone.now() + timedelta(days=1)
    bundle = BundleFactory((ArticleFactory(approved=["ko"]), "ko"), planned_for=tomorrow)
    client.force_login(chief)
    press(client, bundle)

    response = press(client, bundle, "unschedule", reason="Перенос")

    assert response.context["may_change"] is True
    assert list(Edition.objects.scheduled(timezone.now())) == []


def test_published_bundle_is_read_only(client, chief):
    bundle = BundleFactory((ArticleFactory(approved=["ko"]), "ko"))
    publish_bundle(bundle, by=None)
    client.force_login(chief)

    statuses = {
        act: client.post(address(bundle, act)).status_code for act in ("change", "delete", "parts", "parts_add")
    }

    assert statuses == {"change": 403, "delete": 403, "parts": 403, "parts_add": 403}
    assert Bundle.objects.get().items.count() == 1


def test_bundle_that_was_published_meanwhile_is_not_saved(client, chief):
    bundle = BundleFactory((ArticleFactory(approved=["ko"]), "ko"), name="Визит")
    client.force_login(chief)

    save(client, address(bundle), name="Новый визит")
    publish_bundle(bundle, by=None)
    client.post(address(bundle), {"name": "Другой визит"})

    assert Bundle.objects.get().name == "Новый визит"


@pytest.mark.parametrize("role", ["reporter", "translator-ko", "editor"])
def test_others_read_bundles_and_change_nothing(client, role):
    article = ArticleFactory(approved=["ko"])
    bundle = BundleFactory((article, "ko"))
    client.force_login(UserFactory(role))

    opened = client.get(address(bundle))
    acts = ["change", "parts", "parts_add", "publish", "unschedule", "delete"]
    statuses = {act: client.post(address(bundle, act)).status_code for act in acts}

    assert (opened.status_code, opened.context["may_change"], opened.context["may_publish"]) == (200, False, False)
    assert statuses == dict.fromkeys(acts, 403)
    assert (Edition.objects.count(), bundle.items.count()) == (0, 1)


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_others_are_not_offered_to_bundle(client, role):
    article = ArticleFactory()
    client.force_login(UserFactory(role))
    chosen = {"action": "add_to_bundle", "_selected_action": [article.pk], "answered": "1", "languages": ["ru"]}

    client.post(page(article, "changelist"), chosen | {"new_name": "Визит"})

    assert Bundle.objects.count() == 0


def test_anonymous_visitors_are_sent_to_the_door(client):
    bundle = BundleFactory((ArticleFactory(approved=["ko"]), "ko"))

    assert {client.post(address(bundle, act)).status_code for act in ("publish", "parts_add", "unschedule")} == {302}
    assert Edition.objects.count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_bundle_opens_in_every_language(client, chief, language):
    bundle = BundleFactory((ArticleFactory(approved=["ko"]), "ko"), (VisitFactory(), "ru"))
    client.force_login(chief)
    client.cookies["django_language"] = language

    assert client.get(address(bundle), {"q": "7"}).status_code == 200
    assert client.get(address(bundle, "publish")).status_code == 200


@pytest.mark.parametrize("num_rows", [1, 3])
def test_page_takes_as_many_queries_for_three_parts_as_for_one(client, chief, django_assert_num_queries, num_rows):
    bundle = BundleFactory(*((ArticleFactory(mentions=[OfficialFactory()]), "ko") for _ in range(num_rows)))
    client.force_login(chief)
    client.get(address(bundle))

    with django_assert_num_queries(29):
        client.get(address(bundle))
