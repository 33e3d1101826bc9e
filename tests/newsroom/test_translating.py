"""Side by side: the page on which a translator works, as a plain form and as its script asks it."""

import pytest
from django.utils import timezone
from reversion.models import Version

from newsroom.models import Article
from people.curation.drafting import state_of
from people.curation.translating.units import worksheet
from tests.factories import OfficialFactory, RemarkFactory, UserFactory, publish_again

from .desk import page
from .translating import BODY_RU, address, article_in, ask, refusals, rows, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def _at_work(client, translator_ko):
    client.force_login(translator_ko)


@pytest.mark.usefixtures("_at_work")
def test_page_shows_source_state_and_field_row_by_row(client):
    article = article_in("ko", published=["ru", "ko"])
    publish_again(article, "ru", body_ru=BODY_RU.replace("4,3", "4,8") + "<p>Новое.</p>")

    response = client.get(address(article))

    shown = [
        (row.key, row.status_words, row.severity_words, row.kind_words, row.text) for row in rows(response).values()
    ]
    assert shown == [
        ("title.1", "confirmed", "", "", "방문"),
        ("lead.2", "confirmed", "", "", "사흘간."),
        ("body.3", "confirmed", "", "", "대통령이 서울에 도착했다."),
        ("body.4", "confirmed", "", "heading", "교역"),
        ("body.5", "behind", "facts", "", "교역액은 <b>43억</b> 달러였다."),
        ("body.6", "missing", "wording", "", ""),
    ]
    html = response.content.decode()
    assert "Товарооборот составил <del>4,3</del><ins>4,8</ins> млрд." in html
    assert "4 of 6 done" in html
    assert "5 words to do" in html


@pytest.mark.usefixtures("_at_work")
def test_form_saves_what_was_typed_and_nothing_else(client):
    article = article_in()

    response = save(client, article, texts={"title.1": "방문", "body.3": "대통령이 <b>서울</b>에."})

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.title_ko, article.lead_ko) == ("방문", None)
    assert article.body_ko == "<p>대통령이 <strong>서울</strong>에.</p>"
    assert Version.objects.get_for_object(article).count() == 2


@pytest.mark.usefixtures("_at_work")
def test_unchanged_form_writes_nothing(client):
    article = article_in("ko")
    revision = article.revision

    save(client, article)

    article.refresh_from_db()
    assert article.revision == revision
    assert Version.objects.get_for_object(article).count() == 0


@pytest.mark.usefixtures("_at_work")
def test_confirming_leads_to_the_next_unit_to_do(client):
    article = article_in("ko")

    response = save(client, article, confirm=["title.1", "body.3"])

    assert response.url == f"{address(article)}#unit-body.4"
    assert {unit.key for unit in worksheet(article, "ko").units if unit.is_done} == {"title.1", "body.3"}


@pytest.mark.usefixtures("_at_work")
def test_empty_unit_cannot_be_confirmed(client):
    article = article_in()

    response = save(client, article, confirm=["title.1"])

    assert refusals(response) == {"title.1": ["nothing-to-confirm"]}
    assert [unit.key for unit in worksheet(article, "ko").units if unit.is_done] == []


@pytest.mark.usefixtures("_at_work")
def test_broken_marks_are_refused_unit_by_unit_and_stay_in_their_field(client):
    article = article_in()

    response = save(client, article, texts={"title.1": "방문", "body.3": "대통령이 <b>서울에."})

    article.refresh_from_db()
    assert refusals(response) == {"body.3": ["mark-without-end"]}
    assert rows(response)["body.3"].text == "대통령이 <b>서울에."
    assert (article.title_ko, article.body_ko) == ("방문", None)


@pytest.mark.usefixtures("_at_work")
def test_translation_of_somebody_else_stands_beside_mine_until_one_is_chosen(client):
    article = article_in("ko")
    opened = client.get(address(article))
    publish_again(article, "ko", title_ko="남의 제목")

    response = save(client, article, opened=opened, texts={"title.1": "내 제목"})

    row = rows(response)["title.1"]
    assert (refusals(response), row.text, row.stored) == ({"title.1": ["target-moved-on"]}, "내 제목", "남의 제목")
    save(client, article, opened=response)
    article.refresh_from_db()
    assert article.title_ko == "내 제목"


@pytest.mark.usefixtures("_at_work")
def test_theirs_can_be_taken(client):
    article = article_in("ko")
    opened = client.get(address(article))
    publish_again(article, "ko", title_ko="남의 제목")
    response = save(client, article, opened=opened, texts={"title.1": "내 제목", "lead.2": "나흘간."})

    save(client, article, opened=response, take="title.1")

    article.refresh_from_db()
    assert (article.title_ko, article.lead_ko) == ("남의 제목", "나흘간.")


@pytest.mark.usefixtures("_at_work")
def test_field_that_nobody_touched_takes_over_what_others_wrote(client):
    article = article_in("ko")
    opened = client.get(address(article))
    publish_again(article, "ko", title_ko="남의 제목")

    response = save(client, article, opened=opened, texts={"lead.2": "나흘간."})

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.title_ko, article.lead_ko) == ("남의 제목", "나흘간.")


@pytest.mark.usefixtures("_at_work")
def test_changed_source_is_shown_before_the_text_is_saved_for_it(client):
    article = article_in("ko", published=["ru", "ko"])
    opened = client.get(address(article))
    publish_again(article, "ru", title_ru="Второй визит")

    response = save(client, article, opened=opened, texts={"title.1": "두 번째 방문"})

    row = rows(response)["title.1"]
    assert (refusals(response), row.text) == ({"title.1": ["source-moved-on"]}, "두 번째 방문")
    assert [piece.text for piece in row.pieces if piece.kind == "removed"] == ["Визит"]
    save(client, article, opened=response)
    article.refresh_from_db()
    assert article.title_ko == "두 번째 방문"
    assert worksheet(article, "ko").by_key["title.1"].status == "draft"


@pytest.mark.usefixtures("_at_work")
def test_script_is_told_the_rows_that_changed(client):
    article = article_in("ko")
    known = {f"mark:{row.key}": row.mark for row in rows(client.get(address(article))).values()}
    token = rows(client.get(address(article)))["title.1"].token
    save(client, article, texts={"lead.2": "나흘간."})

    said = ask(client, article, auto="yes", **known, **{"text:title.1": "새 제목", "token:title.1": token})

    article.refresh_from_db()
    assert (said["saved"], said["refused"], sorted(said["rows"])) == (["title.1"], [], ["lead.2", "title.1"])
    assert said["keys"] == ["title.1", "lead.2", "body.3", "body.4", "body.5"]
    assert said["revision"] == article.revision
    assert article.title_ko == "새 제목"


@pytest.mark.usefixtures("_at_work")
def test_script_is_told_which_text_has_no_place_any_more(client):
    article = article_in("ko", published=["ru", "ko"])
    row = rows(client.get(address(article)))["body.3"]
    publish_again(article, "ru", body_ru="<h2>Торговля</h2>")

    said = ask(client, article, **{"text:body.3": "대통령이 왔다.", "token:body.3": row.token})

    assert (said["saved"], list(said["lost"])) == ([], ["body.3"])
    assert "body.3" not in said["keys"]


@pytest.mark.usefixtures("_at_work")
def test_third_language_stands_beside(client):
    article = article_in(
        "ko", title_en="A visit", body_en="<p>He came.</p><h2>Trade</h2><p>Trade was $4.3 billion.</p>"
    )

    response = client.get(f"{address(article)}?beside=en")

    assert [[one.text for one in row.beside] for row in rows(response).values()] == [
        ["A visit"],
        [],
        ["He came."],
        ["Trade"],
        ["Trade was $4.3 billion."],
    ]


@pytest.mark.usefixtures("_at_work")
def test_remark_begins_at_the_paragraph_of_its_unit_and_is_counted_there(client):
    article = article_in("ko")
    RemarkFactory(article, language="ko", paragraph=3, text="Сверить сумму.")
    RemarkFactory(article, language="ko", paragraph=3, text="Уже сверено.", resolved_at=timezone.now())

    shown = rows(client.get(address(article)))

    assert {key: row.num_remarks for key, row in shown.items() if row.num_remarks} == {"body.5": 1}
    assert shown["body.5"].remark_url == f"{page(article, 'remarks')}?place=ko-3#new-remark"
    assert shown["title.1"].remark_url == f"{page(article, 'remarks')}?place=ko#new-remark"
    form = client.get(shown["body.5"].remark_url).context["talk"].form
    assert form["place"].value() == "ko-3"


# Rights


@pytest.mark.parametrize(
    ("role", "language", "is_public", "may_write"),
    [
        ("translator-ko", "ko", True, True),
        ("translator-ko", "en", False, False),
        ("reporter", "ko", False, True),
        ("reporter", "ko", True, False),
        ("editor", "ko", True, True),
    ],
)
def test_only_who_may_write_the_language_is_given_fields(client, role, language, is_public, may_write):
    article = article_in("ko", published=["ru", "ko"] if is_public else [])
    client.force_login(UserFactory(role))

    opened = client.get(address(article, language))
    sent = client.post(address(article, language), {})

    html = opened.content.decode()
    assert ("<textarea" in html, "can only read here" in html or "change it now" in html) == (may_write, not may_write)
    assert sent.status_code == (302 if may_write else 403)


def test_stranger_is_led_to_the_door(client):
    article = article_in()

    assert "/login/" in client.get(address(article)).url
    assert "/login/" in client.post(address(article), {"text:title.1": "방문"}).url
    assert Article.objects.get().title_ko is None


def test_whoever_sees_no_records_sees_no_translation(client):
    client.force_login(UserFactory())

    assert client.get(address(article_in("ko"))).status_code == 403


@pytest.mark.usefixtures("_at_work")
@pytest.mark.parametrize(
    "place",
    [
        "newsroom/article/{pk}/ru",
        "newsroom/article/{pk}/de",
        "newsroom/article/0/ko",
        "auth/user/{pk}/ko",
        "no/no/1/ko",
    ],
)
def test_what_is_no_translation_is_not_found(client, place):
    assert client.get(f"/admin/translate/{place.format(pk=article_in('ko').pk)}/").status_code == 404


@pytest.mark.usefixtures("_at_work")
def test_reviewed_text_warns_that_a_change_makes_it_a_draft(client):
    article = article_in("ko", submitted=["ko"])

    assert "makes it a draft again" in client.get(address(article)).content.decode()
    save(client, article, texts={"title.1": "새 제목"})
    assert state_of(article, "ko").status == "draft"


# Cost


@pytest.mark.usefixtures("_at_work")
@pytest.mark.parametrize("count", [3, 60])
def test_page_asks_the_same_however_long_the_text(client, django_assert_num_queries, count):
    russian = "".join(f"<p>Абзац номер {number}.</p>" for number in range(count))
    korean = russian.replace("Абзац номер", "문단 번호")
    article = article_in("ko", body_ru=russian, body_ko=korean, published=["ru", "ko"])
    publish_again(article, "ru", body_ru=russian.replace("номер 1", "номер 7"))
    client.get(address(article))

    with django_assert_num_queries(17):
        client.get(address(article))


@pytest.mark.usefixtures("_at_work")
def test_texts_in_rows_are_translated_too(client):
    official = OfficialFactory(languages=["ru", "ko"], appointments=[{"title_ru": "Министр", "slug": "minister"}])

    save(client, official, texts={"posts/minister.2": "장관"})

    assert official.appointments.get().title_ko == "장관"
