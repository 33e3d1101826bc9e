"""Texts leave the desk for translation: from the page of a record, and from a list."""

from datetime import date
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.urls import reverse

from newsroom.models import Article
from people.curation.exchange import formats
from people.curation.exchange.parcel import Origin
from people.curation.translating.units import worksheet
from tests.factories import ArticleFactory, OfficialFactory, RemarkFactory, TermFactory, UserFactory

from ..people.xliff_schemas import check_xliff1, check_xliff2
from .desk import page, told

pytestmark = pytest.mark.django_db

BODY_RU = '<p>Визит <strong>в Сеул</strong> &amp; <a href="https://example.org/?a=1&amp;b=2">итоги</a>.</p><p>Две.</p>'
UNIT = "{urn:oasis:names:tc:xliff:document:2.0}unit"
FORMATS = ["xliff2", "xliff1", "po", "xlsx"]


@pytest.fixture
def article():
    texts = {"title_ru": "Визит", "lead_ru": "Три дня.", "body_ru": BODY_RU, "title_ko": "방문"}
    return ArticleFactory(languages=[], slug="visit", **texts)


@pytest.fixture
def reporter(client):
    client.force_login(UserFactory("reporter"))


def send_page(record):
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_send", args=[record.pk])


def sent(client, record, name="xliff2", language="ko", **options):
    return client.get(send_page(record), {"format": name, "language": language, **options})


def send_selected(client, records, name="xliff2", language="ko", **options):
    chosen = {"action": "send_for_translation", "_selected_action": [record.pk for record in records]}
    answers = {"answered": "1", "format": name, "language": language, **options}
    return client.post(page(records[0], "changelist"), chosen | answers)


def keys_in(response):
    _format, replies = formats.read(response.content)
    return [reply.key for reply in replies]


@pytest.mark.usefixtures("reporter")
def test_page_of_a_record_offers_to_send_it(client, article):
    response = client.get(page(article))
    offered = {panel.chip.language: panel.send_url for panel in response.context["panels"]}
    assert offered == {"ru": ""} | {code: f"{send_page(article)}?into={code}" for code in ("kk", "ko", "en")}

    form = client.get(offered["ko"]).context["form"]
    assert (form["language"].value(), form["format"].value(), form["only_to_do"].value()) == ("ko", "xliff2", True)


@pytest.mark.usefixtures("reporter")
@pytest.mark.parametrize("name", FORMATS)
def test_file_of_a_record_holds_its_segments_with_their_tokens(client, article, name):
    response = sent(client, article, name)

    _format, replies = formats.read(response.content)
    origin = str(Origin("newsroom.article", article.pk, "ru", "ko"))
    sheet = worksheet(article, "ko")
    assert [(one.origin, one.key, one.token, one.text) for one in replies] == [
        (origin, unit.key, unit.token, unit.target_markup) for unit in sheet.units
    ]


@pytest.mark.usefixtures("reporter")
def test_name_of_the_file_says_record_languages_and_day(client, article):
    names = [sent(client, article, name)["Content-Disposition"] for name in FORMATS]
    assert names == [
        f'attachment; filename="visit-ru-ko-{date.today():%Y-%m-%d}.{ending}"'
        for ending in ("xlf", "xlf", "po", "xlsx")
    ]


@pytest.mark.usefixtures("reporter")
def test_what_is_done_is_left_out_where_only_the_rest_is_wanted(client, article):
    assert keys_in(sent(client, article)) == ["title.1", "lead.2", "body.3", "body.4"]
    assert keys_in(sent(client, article, only_to_do="on")) == ["lead.2", "body.3", "body.4"]


@pytest.mark.usefixtures("reporter")
def test_nothing_to_translate_is_said_on_the_page(client, article):
    refused = sent(client, article, language="ru").context["form"]
    assert [error.code for error in refused.errors.as_data()["__all__"]] == ["nothing-to-send"]
    assert refused["language"].value() == "ru"


@pytest.mark.usefixtures("reporter")
def test_remarks_of_the_desk_stay_at_the_desk(client, article):
    RemarkFactory(record=article, text="Confidential remark")
    for name in ("xliff2", "xliff1", "po"):
        assert b"Confidential" not in sent(client, article, name).content


@pytest.mark.usefixtures("reporter")
def test_terms_of_the_glossary_go_with_the_segments_that_hold_them(client, article):
    words = {"wording_ru": "визит", "wording_ko": "방문", "wording_kk": "", "wording_en": "", "avoid_ko": "출장; 여행"}
    TermFactory(slug="visit", **words)
    article.lead_ru = "О визите <президента>."
    article.save()

    root = ElementTree.fromstring(sent(client, article).content)

    found = {unit.get("name"): [one.text for one in unit.iterfind(".//{*}glossEntry/*")] for unit in root.iter(UNIT)}
    term = ["визит", "방문", "≠ 출장; 여행"]
    assert found == {"title.1": term, "lead.2": term, "body.3": term, "body.4": []}
    assert 'note from="glossary">визит = 방문' in sent(client, article, "xliff1").content.decode()


@pytest.mark.usefixtures("reporter")
def test_choice_of_a_list_is_asked_for_its_language_first(client, article):
    chosen = {"action": "send_for_translation", "_selected_action": [article.pk], "language": "kk"}

    response = client.post(page(article, "changelist"), chosen)

    assert (response.context["records"], response.context["form"]["language"].value()) == ([article], "kk")


@pytest.mark.usefixtures("reporter")
@pytest.mark.parametrize("name", ["xliff1", "po", "xlsx"])
def test_choice_of_a_list_is_one_file(client, article, name):
    english = ArticleFactory(languages=["en"], source_language="en", slug="english")

    response = send_selected(client, [article, english], name)

    _format, replies = formats.read(response.content)
    assert {Origin.parse(reply.origin).pk for reply in replies} == {article.pk, english.pk}
    assert response["Content-Disposition"].startswith('attachment; filename="article-2-')


@pytest.mark.usefixtures("reporter")
def test_several_source_languages_are_several_files_of_xliff_2(client, article):
    english = ArticleFactory(languages=["en"], source_language="en")

    response = send_selected(client, [article, english])

    with ZipFile(BytesIO(response.content)) as archive:
        contents = [archive.read(name) for name in archive.namelist()]
    found = [{Origin.parse(reply.origin).pk for reply in formats.read(one)[1]} for one in contents]
    assert sorted(found, key=min) == [{article.pk}, {english.pk}]


@pytest.mark.usefixtures("reporter")
def test_too_large_a_choice_is_refused(client, article, monkeypatch):
    monkeypatch.setattr("people.curation.desk.reasons.MANY", 1)
    response = send_selected(client, [article, ArticleFactory()])
    assert told(client.get(response["Location"])) == [
        "You chose 2 records. Choose at most 1, so that each can be looked at."
    ]


@pytest.mark.usefixtures("reporter")
@pytest.mark.parametrize("num", [1, 3])
def test_file_takes_as_many_queries_for_one_as_for_many(client, django_assert_num_queries, num):
    for _ in range(num):
        ArticleFactory(published=["ru", "ko"])
    records = list(Article.objects.all())
    send_selected(client, records)
    with django_assert_num_queries(QUERIES):
        response = send_selected(client, records)
    assert len(keys_in(response)) == 3 * num


QUERIES = 18


@pytest.mark.usefixtures("reporter")
def test_files_of_records_keep_to_their_standards(client, article):
    for record in (article, OfficialFactory(published=["ru"])):
        check_xliff2(sent(client, record).content)
        check_xliff1(sent(client, record, "xliff1").content)


@pytest.mark.parametrize(
    ("role", "statuses"),
    [("", (403, 403)), ("translator-kk", (200, 200)), ("reporter", (200, 200)), ("editor", (200, 200))],
)
def test_who_may_see_a_record_may_send_it(client, article, role, statuses):
    client.force_login(UserFactory(role))
    assert (sent(client, article).status_code, send_selected(client, [article]).status_code) == statuses


def test_stranger_is_led_to_the_door(client, article):
    assert sent(client, article)["Location"].startswith("/admin/login/")
    assert send_selected(client, [article])["Location"].startswith("/admin/login/")
