import json

import pytest

from ..factories import (
    ArticleFactory,
    EventFactory,
    FigureFactory,
    IndicatorFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    VisitFactory,
    publish_again,
)
from .reader import LANGUAGES, choices_of, find, said, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def path(body, language="ko"):
    return f"/{language}/organisations/{body.slug}/"


def names(response):
    return words_of(response, "p", class_="list-title")


def deeds(body, day="2024-05-01", **states):
    """One record for each way in which a body takes part in something."""
    indicator = IndicatorFactory(published=True)
    return [
        VisitFactory(host=body, start=day, **states),
        VisitFactory(participants=[body], start=day, **states),
        VisitFactory(programme=[{"organisation": body}], start=day, **states),
        SignedDocumentFactory(parties=[body], signed=day, **states),
        EventFactory(organisers=[body], date=day, **states),
        EventFactory(venue=body, date=day, **states),
        EventFactory(performers=[body], date=day, **states),
        FigureFactory(said_by_organisation=body, indicator=indicator, value=5, period=day, **states),
        ArticleFactory(mentions=[body], story_date=day, **states),
    ]


def kin(body, **states):
    """Bodies and people that belong to a body."""
    child, member, union = (
        OrganisationFactory(parent=body, **states),
        *(OrganisationFactory(**states) for _ in range(2)),
    )
    body.members.add(member)
    union.members.add(body)
    post = {f"title_{code}": f"Head {code}" for code in LANGUAGES} | {"organisation": body}
    return [child, member, union, OfficialFactory(appointments=[post], **states)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_shows_what_is_public_in_its_language_by_name(client, language):
    OrganisationFactory(published=[code for code in LANGUAGES if code != language])
    OrganisationFactory(approved=True)
    OrganisationFactory(withdrawn=[language])
    for name in ("Ыб", "Аб", "Бб"):
        OrganisationFactory(**{f"name_{language}": name}, published=[language])

    assert names(client.get(f"/{language}/organisations/")) == ["Аб", "Бб", "Ыб"]


def test_list_is_narrowed_by_country_and_kind(client):
    country, draft = PlaceFactory(kind="country", published=["ko"]), PlaceFactory(kind="country")
    wanted = OrganisationFactory(kind="company", country=country, published=["ko"])
    OrganisationFactory(kind="university", country=country, published=["ko"])
    OrganisationFactory(kind="company", country=draft, published=["ko"])

    response = client.get(f"/ko/organisations/?country={country.slug}&kind=company")

    assert names(response) == titles_in([wanted], "ko")
    assert choices_of(response, "country") == [(country.slug, title_in(country, "ko"), 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_the_edition_and_not_the_working_copy(client, language):
    body = OrganisationFactory(**{f"short_name_{language}": "KOTRA"}, published=[language])
    name = title_in(body, language)
    setattr(body, f"name_{language}", "…")
    setattr(body, f"short_name_{language}", "…")
    body.save()

    response = client.get(path(body, language))

    assert words_of(response, "h1") == [name]
    assert words_of(response, "p", class_="lead") == ["KOTRA"]


@pytest.mark.parametrize("states", [{}, {"submitted": True}, {"approved": True}])
def test_page_of_a_draft_is_not_found(client, states):
    assert client.get(path(OrganisationFactory(**states))).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_lists_deeds_that_are_public_in_its_language(client, language):
    body = OrganisationFactory(published=[language])
    others = [code for code in LANGUAGES if code != language]
    hidden = [*deeds(body), *deeds(body, published=others)]
    public = deeds(body, published=[language])

    seen = texts_on(client.get(path(body, language)))

    assert set(titles_in([*public, *hidden], language)) & seen == set(titles_in(public, language))


def test_page_lists_the_latest_deeds_first_and_those_without_a_day_last(client):
    body = OrganisationFactory(published=["ko"])
    unknown, older, newer = (deeds(body, day, published=["ko"])[2:5] for day in ("", "2019", "2024"))

    seen = [words for words in names(client.get(path(body))) if words in titles_in([*unknown, *older, *newer], "ko")]

    assert seen == titles_in([one for kind in zip(newer, older, unknown, strict=True) for one in kind], "ko")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_names_parts_members_and_office_holders_that_are_public(client, language):
    body = OrganisationFactory(published=[language])
    public, hidden = kin(body, published=[language]), kin(body)

    seen = texts_on(client.get(path(body, language)))

    assert set(titles_in([*public, *hidden], language)) & seen == set(titles_in(public, language))
    assert words_of(client.get(path(body, language)), "h3", class_="post") == [f"Head {language}"]


def test_names_from_another_language_are_marked_and_lead_there(client):
    parent = OrganisationFactory(published=["ru"])
    body = OrganisationFactory(parent=parent, published=["ko"])

    links = find(client.get(path(body)), "a", href=path(parent, "ru"))

    assert [(link.words, link.attrs["lang"]) for link in links] == [(title_in(parent, "ru"), "ru")]


def test_page_shows_corrections(client):
    body = OrganisationFactory(published=["ko"])
    publish_again(body, "ko", note="이름을 바로잡았습니다")

    assert "이름을 바로잡았습니다" in find(client.get(path(body)), "section", class_="corrections")[0].words


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_leads_to_its_feed(client, language):
    body = OrganisationFactory(published=[language])

    links = find(client.get(path(body, language)), "a", href=f"/{language}/organisations/{body.slug}/feed.atom")

    assert [link.words for link in links] == [said("News about this organisation (Atom)", language)]


def test_structured_data_describes_the_body_its_kin_and_its_office_holders(client):
    country, parent = PlaceFactory(kind="country", published=["ko"]), OrganisationFactory(published=["ko"])
    body = OrganisationFactory(
        kind="media", short_name_ko="연합", country=country, parent=parent, began="1980-12", published=["ko", "ru"]
    )
    child, member, union, head = kin(body, published=["ko"])

    data = json.loads(find(client.get(path(body)), "script", type="application/ld+json")[0].words)

    def named(one, kind="Organization"):
        section = "officials" if kind == "Person" else "organisations"
        return {"@type": kind, "name": title_in(one, "ko"), "url": f"http://testserver/ko/{section}/{one.slug}/"}

    assert data == {
        "@context": "https://schema.org",
        "@type": "NewsMediaOrganization",
        "name": title_in(body, "ko"),
        "alternateName": [title_in(body, "ru"), "연합"],
        "@id": f"http://testserver{path(body)}",
        "url": f"http://testserver{path(body)}",
        "foundingDate": "1980-12",
        "areaServed": {"@type": "Country", "name": title_in(country, "ko")},
        "parentOrganization": named(parent),
        "subOrganization": [named(child)],
        "memberOf": [named(union)],
        "member": [
            named(member),
            {"@type": "OrganizationRole", "roleName": "Head ko", "member": named(head, "Person")},
        ],
    }


@pytest.mark.parametrize("num", [1, 3])
def test_list_takes_as_many_queries_for_three_rows_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        country, seat = PlaceFactory(kind="country", published=["ko"]), PlaceFactory(published=["ko"])
        OrganisationFactory(country=country, seat=seat, published=["ko"])
    client.get("/ko/organisations/")

    with django_assert_num_queries(5):
        client.get("/ko/organisations/")


@pytest.mark.parametrize("num", [1, 3])
def test_page_takes_as_many_queries_for_three_relations_as_for_one(client, django_assert_num_queries, num):
    place = PlaceFactory(kind="country", published=["ko"])
    body = OrganisationFactory(
        country=place, seat=place, parent=OrganisationFactory(published=["ko"]), published=["ko"]
    )
    for _ in range(num):
        deeds(body, published=["ko"])
        kin(body, published=["ko"])
    client.get(path(body))

    with django_assert_num_queries(17):
        client.get(path(body))
