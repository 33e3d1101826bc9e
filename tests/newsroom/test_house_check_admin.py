"""The house check at the desk: found at each save, shown beside the field, waived for a reason, asked by verbs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.curation.checking import recheck
from people.curation.drafting import state_of
from people.curation.models import Finding
from people.curation.publishing import publish
from people.curation.waiving import unwaive, waive
from tests.factories import ArticleFactory, FindingFactory, ImageFactory, OfficialFactory, UserFactory, carry
from tests.refusals import refused

from .desk import page, save

pytestmark = pytest.mark.django_db

BAD_LEAD = "Посол Кaзахстана  приехал."  # a Latin letter and two spaces


@pytest.fixture
def checked():
    """An article whose Russian lead has a blocking finding and one that may be waived."""
    article = ArticleFactory(languages=["ru"], lead_ru=BAD_LEAD)
    recheck(article)
    return article


@pytest.fixture
def waivable(checked):
    return Finding.objects.get(code="double-space")


def finding_page(finding, act):
    opts = finding.record._meta
    name = f"admin:{opts.app_label}_{opts.model_name}_finding"
    return reverse(name, args=[finding.object_id, finding.pk, act])


def found(record):
    return sorted(Finding.objects.about(record).values_list("language", "field", "code"))


def test_save_notes_what_is_found(client, reporter):
    article = ArticleFactory()
    client.force_login(reporter)

    save(client, page(article), lead_ru=BAD_LEAD)

    assert found(article) == [("ru", "lead", "double-space"), ("ru", "lead", "mixed-script")]


def test_save_of_the_mended_text_takes_the_findings_away(client, reporter, checked):
    client.force_login(reporter)

    save(client, page(checked), lead_ru="Посол Казахстана приехал.")

    assert found(checked) == []


def test_post_of_an_official_is_checked_with_its_record(client, editor):
    official = OfficialFactory(appointments=[{"title_ru": "Посол"}])
    client.force_login(editor)

    save(client, page(official.appointments.get()), title_ru="Посол РК в Корее")

    assert found(official) == [("ru", "posts", "unresolved-abbreviation")]


def test_finding_stands_below_its_field_and_is_counted_on_the_tab(client, reporter, checked):
    client.force_login(reporter)

    response = client.get(page(checked))

    fields = response.context["adminform"].fieldsets[0][1]["fields"]
    below = fields[fields.index("lead_ru") + 1]
    assert (below.field, below.language) == ("lead", "ru")
    assert [one.code.name for one in checked_rows(response)] == ["mixed-script", "double-space"]
    assert 'class="finding-count finding-blocking"><span aria-hidden="true">2</span>' in response.content.decode()


def checked_rows(response):
    return [one for group in response.context["house"]["groups"] for one in group.findings]


def test_page_takes_as_many_queries_for_three_findings_as_for_one(client, editor):
    queries = []
    client.force_login(editor)
    for num in (1, 3):
        article = ArticleFactory()
        for _number in range(num):
            FindingFactory(article)
        client.get(page(article))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(page(article))
        queries.append(len(captured))

    assert queries[0] == queries[1]


@pytest.mark.parametrize("num", [1, 3])
def test_list_of_findings_takes_as_many_queries_for_three_as_for_one(client, editor, django_assert_num_queries, num):
    for _number in range(num):
        FindingFactory()
    client.force_login(editor)
    client.get("/admin/curation/finding/")

    with django_assert_num_queries(11):
        client.get("/admin/curation/finding/")


def test_list_is_filtered_as_the_board_links_to_it(client, editor):
    wanted = FindingFactory(code="mixed-script", is_blocking=True)
    FindingFactory(code="mixed-script", is_blocking=True, language="ko")
    FindingFactory(code="double-space")
    client.force_login(editor)
    address = reverse("admin:curation_finding_changelist")

    response = client.get(f"{address}?code__exact=mixed-script&language__exact=ru&is_blocking__exact=1&waived=no")

    assert list(response.context["cl"].queryset) == [wanted]


def test_editor_waives_with_a_reason_that_colleagues_see(client, waivable):
    editor = UserFactory("editor", first_name="Аида", last_name="Сейтова")
    client.force_login(editor)

    client.post(finding_page(waivable, "waive"), {"because": "Так в цитате"})

    waivable.refresh_from_db()
    assert (waivable.waived_by, waivable.waived_because) == (editor, "Так в цитате")
    assert "Аида Сейтова" in client.get(page(waivable.record)).content.decode()


def test_waiver_lasts_as_long_as_the_words(client, editor, waivable):
    waive(waivable, by=editor, because="Так в цитате")
    client.force_login(editor)

    save(client, page(waivable.record), title_ru="Другой заголовок")
    assert Finding.objects.get(code="double-space").waived_by == editor

    save(client, page(waivable.record), lead_ru="Посол  Кореи приехал.")
    assert Finding.objects.get(code="double-space").waived_by is None


def test_waiver_is_taken_back(client, editor, waivable):
    waive(waivable, by=editor, because="Так в цитате")
    client.force_login(editor)

    client.post(finding_page(waivable, "unwaive"))

    waivable.refresh_from_db()
    assert (waivable.waived_at, waivable.waived_because) == (None, "")


@pytest.mark.parametrize("role", ["reporter", "translator-ru"])
def test_finding_is_waived_by_editors_alone(client, waivable, role):
    client.force_login(UserFactory(role))

    response = client.post(finding_page(waivable, "waive"), {"because": "Можно"})

    waivable.refresh_from_db()
    assert (response.status_code, waivable.waived_at) == (403, None)


def test_stranger_is_sent_to_sign_in(client, waivable):
    response = client.post(finding_page(waivable, "waive"), {"because": "Можно"})

    waivable.refresh_from_db()
    assert (response.status_code, waivable.waived_at) == (302, None)


def test_addresses_answer_to_posts_about_their_own_record_only(client, editor, waivable):
    stranger = FindingFactory()
    client.force_login(editor)
    elsewhere = finding_page(waivable, "waive").replace(f"/findings/{waivable.pk}/", f"/findings/{stranger.pk}/")

    assert client.get(finding_page(waivable, "waive")).status_code == 405
    assert client.post(elsewhere, {"because": "Можно"}).status_code == 404
    assert client.post(finding_page(waivable, "forget")).status_code == 404


def test_verbs_refuse_what_makes_no_sense(editor, checked, waivable):
    blocking = Finding.objects.get(code="mixed-script")

    with refused("blocking"):
        waive(blocking, by=editor, because="Можно")
    with refused("no-reason"):
        waive(waivable, by=editor, because=" ")
    with refused("not-waived"):
        unwaive(waivable)
    waive(waivable, by=editor, because="Так в цитате")
    with refused("already-waived"):
        waive(waivable, by=editor, because="Ещё раз")


def test_finding_that_has_become_blocking_is_no_longer_waived(editor, checked):
    finding = Finding.objects.get(code="mixed-script")
    Finding.objects.filter(pk=finding.pk).update(is_blocking=False)
    finding.refresh_from_db()
    waive(finding, by=editor, because="Так в цитате")

    recheck(checked)

    finding.refresh_from_db()
    assert (finding.is_blocking, finding.waived_at) == (True, None)


def test_blocking_finding_stops_publication_and_says_where(client, editor):
    article = ArticleFactory(lead_ru=BAD_LEAD, approved=["ru"])
    client.force_login(editor)

    with refused("house-check") as refusal:
        publish(state_of(article, "ru"), by=editor)

    assert refusal.value.messages[0].startswith("House check, Lead in Russian, “Кaзахстана”: ")
    assert "House check, Lead in Russian, “Кaзахстана”: " in client.get(page(article)).content.decode()


def test_finding_that_may_be_waived_stops_nothing():
    article = ArticleFactory(lead_ru="Посол  приехал.", published=["ru"])

    assert article.editions.count() == 1


def test_check_can_be_asked_for_again(client, reporter, checked):
    type(checked).objects.filter(pk=checked.pk).update(lead_ru="Посол Казахстана приехал.")
    client.force_login(reporter)

    client.post(reverse("admin:newsroom_article_recheck", args=[checked.pk]))

    assert found(checked) == []


def test_findings_go_with_their_record(client, chief, checked):
    client.force_login(chief)

    client.post(page(checked, "delete"), {"post": "yes"})

    assert not Finding.objects.exists()


def test_picture_without_credit_is_not_published():
    image = ImageFactory(credit_ko="")

    state = state_of(carry(image, approved=["ko"]), "ko")

    with refused("house-check"):
        publish(state, by=None)
    assert carry(image, published=["ru"]).editions.get().language == "ru"


def test_article_tells_what_its_picture_lacks():
    image = ImageFactory(alt_kk="", credit_ko="", caption_ru="Встреча в Сеуле")
    article = ArticleFactory(cover=image)

    recheck(article)

    assert found(article) == [
        ("en", "cover", "missing-caption"),
        ("kk", "cover", "missing-alt"),
        ("kk", "cover", "missing-caption"),
        ("ko", "cover", "missing-caption"),
        ("ko", "cover", "missing-credit"),
    ]
