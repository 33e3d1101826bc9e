"""Whose names parity looks for in a record: those that the record is linked to, in every spelling of the register."""

import pytest

from newsroom.models import Article
from newsroom.parity import misses
from newsroom.parity.registry import known_in
from tests.factories import ArticleFactory, NameVariantFactory, OfficialFactory, OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db

TOKAYEV = {
    "name_ru": "Касым-Жомарт Токаев",
    "family_name_ru": "Токаев",
    "name_ko": "카심조마르트 토카예프",
    "family_name_ko": "토카예프",
}
SEOUL = {"name_ru": "Сеул", "name_kk": "Сеул", "name_ko": "서울", "name_en": "Seoul"}
KOREA = {"name_ru": "Республика Корея", "name_kk": "Корея Республикасы", "name_ko": "대한민국", "name_en": "Korea"}


def story_with(*officials, places=()):
    article = ArticleFactory()
    for position, official in enumerate(officials, 1):
        article.mentions.create(official=official, position=position)
    article.places.set(places)
    return article


def lost_names(article, source, target):
    return [miss.said for miss in misses(source, "ru", target, "ko", known_in([article])[article])]


@pytest.mark.parametrize(
    ("target", "lost"),
    [
        ("토카예프 대통령은 그를 맞이했다.", []),
        ("카심조마르트 토카예프가 그를 맞이했다.", []),
        ("또까예프 대통령은 그를 맞이했다.", []),
        ("대통령은 그를 맞이했다.", ["Касым-Жомартом Токаевым"]),
    ],
)
def test_an_official_is_named_by_any_known_spelling(target, lost):
    official = OfficialFactory(**TOKAYEV)
    NameVariantFactory(official, spelling="또까예프", script="Hang", language="ko")

    assert lost_names(story_with(official), "Он был принят Касым-Жомартом Токаевым.", target) == lost


@pytest.mark.parametrize(
    ("target", "lost"),
    [
        ("카자흐스탄 중앙선거관리위원장이 참석했다.", []),
        ("카자흐스탄 중앙선거관리위원회가 참석했다.", []),
        ("카자흐스탄 공정거래위원장이 참석했다.", ["Центральной избирательной комиссии"]),
    ],
)
def test_a_committee_is_named_by_its_chair(target, lost):
    body = OrganisationFactory(name_ru="Центральная избирательная комиссия", name_ko="중앙선거관리위원회")
    article = story_with()
    article.mentions.create(organisation=body, position=1)

    assert lost_names(article, "Прибыл глава Центральной избирательной комиссии.", target) == lost


def test_nobody_is_sought_whom_the_record_is_not_linked_to():
    OfficialFactory(**TOKAYEV)

    assert lost_names(story_with(), "Он был принят Касым-Жомартом Токаевым.", "그를 맞이했다.") == []


def test_a_capital_may_be_answered_by_its_country():
    country = PlaceFactory(kind="country", **KOREA)
    capital = PlaceFactory(kind="city", country=country, **SEOUL)
    country.capital = capital
    country.save()
    article = story_with(places=[capital])

    assert lost_names(article, "Сеул меняет подход.", "대한민국이 접근법을 바꾼다.") == []
    assert lost_names(article, "Сеул меняет подход.", "접근법이 바뀐다.") == ["Сеул"]


@pytest.mark.parametrize("num_articles", [1, 3])
def test_names_of_three_records_take_as_many_queries_as_those_of_one(num_articles, django_assert_num_queries):
    country = PlaceFactory(kind="country", **KOREA)
    for _article in range(num_articles):
        story_with(OfficialFactory(), OfficialFactory(), places=[PlaceFactory(country=country)])
    articles = list(Article.objects.all())

    with django_assert_num_queries(7):
        known_in(articles)
