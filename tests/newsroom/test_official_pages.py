import json

import pytest
from django.utils import timezone

from newsroom import related
from newsroom.entries import taking_part
from newsroom.models import Mention

from ..factories import (
    ArticleFactory,
    EventFactory,
    FigureFactory,
    IndicatorFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    SourceTextFactory,
    VisitFactory,
    publish_again,
)
from .reader import LANGUAGES, choices_of, find, said, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def path(official, language="ko"):
    return f"/{language}/officials/{official.slug}/"


def post(words, **about):
    return {f"title_{code}": f"{words} {code}" for code in LANGUAGES} | about


def deeds(official, day="2024-05-01", **states):
    """One record of each kind that an official takes part in."""
    body = OrganisationFactory()
    return [
        VisitFactory(participants=[official], start=day, **states),
        SignedDocumentFactory(parties=[{"organisation": body, "signatory": official}], signed=day, **states),
        EventFactory(speakers=[official], date=day, **states),
        FigureFactory(said_by=official, indicator=IndicatorFactory(published=True), value=5, period=day, **states),
        ArticleFactory(mentions=[official], story_date=day, **states),
    ]


def names(response):
    return words_of(response, "p", class_="list-title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_shows_who_is_public_in_its_language_by_name(client, language):
    OfficialFactory(published=[code for code in LANGUAGES if code != language])
    OfficialFactory(approved=True)
    OfficialFactory(withdrawn=[language])
    for name in ("Ыб", "Аб", "Бб"):
        OfficialFactory(**{f"name_{language}": name}, published=[language])

    assert names(client.get(f"/{language}/officials/")) == ["Аб", "Бб", "Ыб"]


def test_list_prints_the_posts_of_the_edition(client):
    official = OfficialFactory(appointments=[post("Minister", end="2022")], published=["en"])
    official.appointments.update(title_en="…")

    assert words_of(client.get("/en/officials/"), "p", class_="post") == ["Minister en (until 2022)"]


def test_list_is_narrowed_by_a_body_and_names_everybody_once(client):
    body, draft = OrganisationFactory(published=["ko"]), OrganisationFactory()
    twice = [post("A", organisation=body), post("B", organisation=body), post("C", organisation=draft)]
    official = OfficialFactory(appointments=twice, published=["ko"])
    OfficialFactory(published=["ko"])

    response = client.get(f"/ko/officials/?organisation={body.slug}")

    assert names(response) == titles_in([official], "ko")
    assert choices_of(response, "organisation") == [(body.slug, title_in(body, "ko"), 1)]


def test_list_is_narrowed_by_country(client):
    country = PlaceFactory(kind="country", published=["ko"])
    official = OfficialFactory(country=country, published=["ko"])
    OfficialFactory(published=["ko"])

    assert names(client.get(f"/ko/officials/?country={country.slug}")) == titles_in([official], "ko")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_the_edition_and_not_the_working_copy(client, language):
    now = post("Minister", start="2020", confirmed=timezone.localdate().isoformat())
    over = post("Envoy", start="2010", end="2019", precedence=900)
    official = OfficialFactory(appointments=[now, over], published=[language])
    name = title_in(official, language)
    official.appointments.update(**{f"title_{language}": "…"})
    setattr(official, f"name_{language}", "…")
    official.save()

    response = client.get(path(official, language))

    assert words_of(response, "h1") == [name]
    assert words_of(response, "p", class_="lead") == [f"Minister {language}"]
    assert words_of(response, "h3") == [f"Minister {language}", f"Envoy {language}"]


@pytest.mark.parametrize("states", [{}, {"submitted": True}, {"approved": True}])
def test_page_of_a_draft_is_not_found(client, states):
    assert client.get(path(OfficialFactory(**states))).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_lists_deeds_that_are_public_in_its_language(client, language):
    official = OfficialFactory(published=[language])
    others = [code for code in LANGUAGES if code != language]
    hidden = [*deeds(official), *deeds(official, published=others), *deeds(official, withdrawn=[language])]
    public = deeds(official, published=[language])

    seen = texts_on(client.get(path(official, language)))

    assert set(titles_in([*public, *hidden], language)) & seen == set(titles_in(public, language))


def test_page_lists_the_latest_deeds_first_and_those_without_a_day_last(client):
    official = OfficialFactory(published=["ko"])
    unknown, older, newer = (deeds(official, day, published=["ko"])[:4] for day in ("", "2019", "2024"))

    seen = [
        words for words in names(client.get(path(official))) if words in titles_in([*unknown, *older, *newer], "ko")
    ]

    assert seen == titles_in([one for kind in zip(newer, older, unknown, strict=True) for one in kind], "ko")


def test_country_in_another_language_is_marked(client):
    country = PlaceFactory(kind="country", published=["ru"])
    official = OfficialFactory(country=country, published=["ko"])

    response = client.get(path(official))

    assert [one.attrs for one in find(response, "span") if one.words == title_in(country, "ru")] == [{"lang": "ru"}]


def test_page_shows_corrections(client):
    official = OfficialFactory(published=["ko"])
    publish_again(official, "ko", note="성을 바로잡았습니다")

    assert "성을 바로잡았습니다" in find(client.get(path(official)), "section", class_="corrections")[0].words


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_leads_to_its_feed(client, language):
    official = OfficialFactory(published=[language])

    links = find(client.get(path(official, language)), "a", href=f"/{language}/officials/{official.slug}/feed.atom")

    assert [link.words for link in links] == [said("News about this person (Atom)", language)]


def test_structured_data_gives_each_post_no_other_dates_than_those_that_are_known(client):
    country, body = PlaceFactory(kind="country", published=["ko"]), OrganisationFactory(published=["ko"])
    minister = post("Minister", organisation=body, start="2020", end="2022-03")
    envoy = post("Envoy", start="2023-H2", confirmed=timezone.localdate().isoformat(), precedence=900)
    official = OfficialFactory(
        family_name_ko="박", country=country, appointments=[minister, envoy], published=["ko", "en"]
    )

    data = json.loads(find(client.get(path(official)), "script", type="application/ld+json")[0].words)

    assert data == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": title_in(official, "ko"),
        "alternateName": [title_in(official, "en")],
        "familyName": "박",
        "@id": f"http://testserver{path(official)}",
        "url": f"http://testserver{path(official)}",
        "jobTitle": ["Envoy ko"],
        "nationality": {"@type": "Country", "name": title_in(country, "ko")},
        "affiliation": [
            {
                "@type": "OrganizationRole",
                "roleName": "Minister ko",
                "startDate": "2020",
                "endDate": "2022-03",
                "affiliation": {
                    "@type": "Organization",
                    "name": title_in(body, "ko"),
                    "url": f"http://testserver/ko/organisations/{body.slug}/",
                },
            },
        ],
        "hasOccupation": [
            {
                "@type": "Role",
                "roleName": "Envoy ko",
                "hasOccupation": {"@type": "Occupation", "name": "Envoy ko"},
            },
        ],
    }


@pytest.mark.parametrize("num", [1, 3])
def test_list_takes_as_many_queries_for_three_rows_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        body, country = OrganisationFactory(published=["ko"]), PlaceFactory(kind="country", published=["ko"])
        OfficialFactory(country=country, appointments=[post("A", organisation=body)] * num, published=["ko"])
    client.get("/ko/officials/")

    with django_assert_num_queries(6):
        client.get("/ko/officials/")


def test_page_stops_counting_and_still_finds_the_newest_articles(client, monkeypatch):
    monkeypatch.setattr(related, "MOST_RELATED", 3)
    monkeypatch.setattr(related, "NEWEST", 2)
    mentions = related.news(lambda: Mention.objects.filter(official_id=related.KEY))
    monkeypatch.setitem(taking_part.OF_OFFICIAL, "articles", mentions)
    official, other = OfficialFactory(published=["ko"]), OfficialFactory(published=["ko"])
    articles = [ArticleFactory(mentions=[official], published=["ko"]) for _ in range(4)]
    ArticleFactory(mentions=[other], published=["ko"])
    ArticleFactory(mentions=[official], published=["ru"])

    response = client.get(path(official))

    assert words_of(response, "span", class_="total") == ["3+"]
    assert words_of(response, "p", class_="more")[0] == "전체 3+건 보기"
    assert [one for one in titles_in(articles, "ko") if one in texts_on(response)] == titles_in(articles[2:], "ko")


@pytest.mark.parametrize("num", [1, 3, 12])
def test_page_takes_as_many_queries_for_many_relations_as_for_one(client, django_assert_num_queries, num):
    """Twelve are more than the page lists."""
    posts = [post("A", organisation=OrganisationFactory(published=["ko"])) for _ in range(min(num, 3))]
    official = OfficialFactory(country=PlaceFactory(published=["ko"]), appointments=posts, published=["ko"])
    source = SourceTextFactory(author=official, published=["ko"])
    for one in posts:
        OfficialFactory(appointments=[post("A", organisation=one["organisation"])], published=["ko"])
    for _ in range(min(num, 3)):
        deeds(official, published=["ko"])
    for _ in range(num):
        ArticleFactory(mentions=[official], source_text=source, published=["ko"])
    client.get(path(official))

    with django_assert_num_queries(18):
        client.get(path(official))
