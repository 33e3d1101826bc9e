"""Lists of the desk: chips, filters, search, and a number of queries that does not grow."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.curation.desk.chips import chips_of
from people.curation.drafting import note_edit
from tests import factories
from tests.factories import ArticleFactory, NameVariantFactory, OfficialFactory, VisitFactory, publish_again

from .desk import page

# A row more costs no query more: how many a list takes, and how many the page of one record.
QUERIES = [
    (factories.ArticleFactory, 12, 35),
    (factories.VisitFactory, 12, 34),
    (factories.SignedDocumentFactory, 12, 30),
    (factories.EventFactory, 12, 33),
    (factories.IndicatorFactory, 11, 26),
    (factories.FigureFactory, 12, 28),
    (factories.ComparisonFactory, 10, 25),
    (factories.TopicFactory, 10, 24),
    (factories.ImageFactory, 10, 24),
    (factories.SourceTextFactory, 11, 25),
    (factories.TermFactory, 8, 7),
    (factories.OfficialFactory, 11, 28),
    (factories.OrganisationFactory, 12, 26),
    (factories.PlaceFactory, 11, 26),
    (factories.AppointmentFactory, 9, 10),
]


@pytest.mark.parametrize("num_rows", [1, 3])
@pytest.mark.parametrize(("make", "for_list", "for_record"), QUERIES)
def test_pages_take_a_constant_number_of_queries(
    client, chief, django_assert_num_queries, make, for_list, for_record, num_rows
):
    row, *_others = [make() for _ in range(num_rows)]
    client.force_login(chief)
    client.get(page(row))

    with django_assert_num_queries(for_list):
        client.get(page(row, "changelist"))
    with django_assert_num_queries(for_record):
        client.get(page(row))


@pytest.mark.parametrize("num_rows", [1, 3])
@pytest.mark.parametrize(
    ("make", "rows", "expected"),
    [
        (factories.ArticleFactory, {"mentions": {}}, 38),
        (factories.VisitFactory, {"participants": {}, "programme": {"title_ru": "Прибытие"}}, 38),
        (factories.OfficialFactory, {"appointments": {"title_ru": "Министр"}}, 28),
        (factories.EventFactory, {"announced_dates": {}}, 33),
        (factories.SourceTextFactory, {"attribution_chain": {}}, 25),
    ],
)
def test_rows_of_a_record_cost_no_queries_of_their_own(
    client, chief, django_assert_num_queries, make, rows, expected, num_rows
):
    people = [OfficialFactory() for _ in range(num_rows)]
    given = {
        name: [fields if name in ("programme", "appointments") else fields | {"official": one} for one in people]
        for name, fields in rows.items()
    }
    record = make(**given)
    client.force_login(chief)
    client.get(page(record))

    with django_assert_num_queries(expected):
        client.get(page(record))


def found(client, url, **question):
    return set(client.get(url, question).context["cl"].result_list)


# Chips


def chips(record):
    return {chip.language: str(chip.words) for chip in chips_of(record)}


def test_chips_tell_how_far_each_language_has_come(db):
    article = ArticleFactory(languages=["ru", "ko", "en"], submitted=["en"], published=["ru", "ko"])
    publish_again(article, "ru", title_ru="Сумма 7")
    note_edit(article, ["ko"], by=None)

    assert chips(article) == {
        "ru": "published",
        "kk": "empty",
        "ko": "published, with newer draft (draft), behind: facts",
        "en": "in review, behind: facts",
    }


def test_scheduled_edition_is_told_from_a_current_one(db):
    article = ArticleFactory(approved=["ru"], scheduled_at=timezone.now() + timedelta(days=1), published=["ko"])

    assert chips(article)["ko"] == "published, scheduled"


def test_list_shows_the_title_in_the_language_of_the_interface_or_of_the_source(client, editor):
    both, russian = ArticleFactory(), ArticleFactory(languages=["ru"])
    client.force_login(editor)
    client.cookies["django_language"] = "ko"

    content = client.get("/admin/newsroom/article/").content.decode()

    assert both.title_ko in content
    assert russian.title_ru in content


# Filters


def test_language_and_state_are_about_the_same_text(client, editor):
    wanted = ArticleFactory(submitted=["ko"])
    ArticleFactory(submitted=["ru"], published=["ko"])
    client.force_login(editor)

    assert found(client, "/admin/newsroom/article/", language="ko", state="in_review") == {wanted}


def test_published_texts_with_a_newer_draft_can_be_listed(client, editor):
    wanted = ArticleFactory(published=["ru"])
    note_edit(wanted, ["ru"], by=None)
    ArticleFactory(published=["ru"])
    ArticleFactory()
    client.force_login(editor)

    assert found(client, "/admin/newsroom/article/", language="ru", state="newer-draft") == {wanted}


def test_texts_behind_their_source_can_be_listed(client, editor):
    wanted = ArticleFactory(published=["ru", "ko"])
    publish_again(wanted, "ru", title_ru="Сумма 7")
    ArticleFactory(published=["ru", "ko"])
    client.force_login(editor)

    assert found(client, "/admin/newsroom/article/", translation="behind", language="ko") == {wanted}


def test_year_finds_every_date_that_may_fall_in_it(client, editor):
    spring, winter = VisitFactory(start="2024-04"), VisitFactory(start="2024-11-05/2025-02-28")
    VisitFactory(start="2023"), VisitFactory()
    client.force_login(editor)

    assert found(client, "/admin/newsroom/visit/", year="2024") == {spring, winter}
    assert found(client, "/admin/newsroom/visit/", year="2025") == {winter}


def test_counts_beside_the_filters_agree_with_the_lists(client, editor):
    ArticleFactory(submitted=["ko"])
    ArticleFactory(published=["ko"])
    client.force_login(editor)

    response = client.get("/admin/newsroom/article/", {"_facets": "1", "language": "ko"})

    state = next(spec for spec in response.context["cl"].filter_specs if spec.parameter_name == "state")
    labels = [str(choice["display"]) for choice in state.choices(response.context["cl"])]
    assert labels[1:6] == [
        "draft (0)",
        "in review (1)",
        "approved (0)",
        "published (1)",
        "withdrawn (0)",
    ]


# Search


@pytest.mark.parametrize("question", ["ТОКАЕВ", "токаев касым", "토카예프", "tokayev", "Тоқаев", "ёлкин", "ЕЛКИН"])
def test_person_is_found_by_any_name_in_any_letter_case(client, editor, question):
    tokayev = OfficialFactory(name_ru="Касым-Жомарт Токаев", name_kk="Қасым-Жомарт Тоқаев")
    NameVariantFactory(tokayev, spelling="Tokayev")
    NameVariantFactory(tokayev, spelling="토카예프", script="Hang")
    NameVariantFactory(tokayev, spelling="토카예프 대통령", script="Hang")
    yolkin = OfficialFactory(name_ru="Пётр Ёлкин")
    OfficialFactory()
    client.force_login(editor)

    response = client.get("/admin/people/official/", {"q": question})

    expected = yolkin if "лкин" in question.casefold() else tokayev
    assert list(response.context["cl"].result_list) == [expected]


def test_chooser_of_related_records_searches_the_same_way(client, editor):
    official = OfficialFactory(name_ru="Нурлан Ермекбаев", name_en="Nurlan Yermekbayev")
    OfficialFactory()
    client.force_login(editor)
    asked = {"app_label": "newsroom", "model_name": "mention", "field_name": "official", "term": "ЕРМЕК"}

    response = client.get("/admin/autocomplete/", asked)

    assert response.json()["results"] == [{"id": str(official.pk), "text": "Nurlan Yermekbayev"}]
