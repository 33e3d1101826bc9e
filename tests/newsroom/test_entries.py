"""What makes the page of a person or a body an entry to rely on: names, picture, evidence, drawn dates, citation."""

import pytest
from django.utils import timezone

from newsroom.models import VisitParticipant

from ..factories import (
    ArticleFactory,
    EvidenceFactory,
    NameVariantFactory,
    OfficialFactory,
    OrganisationFactory,
    SourceTextFactory,
    VisitFactory,
    picture,
)
from .reader import LANGUAGES, find, said, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def post(words="Minister", **about):
    return {f"title_{code}": f"{words} {code}" for code in LANGUAGES} | about


def entry(client, official, language="ko", query=""):
    return client.get(f"/{language}/officials/{official.slug}/{query}")


def drawn(response):
    """What the bars consist of; the key that explains them has each part once."""
    kinds = ("known", "rough", "open", "seen")
    return {kind: len(find(response, "*", class_=f"tenure-{kind}")) - 1 for kind in kinds}


def test_names_stand_in_every_language_in_which_the_person_is_public(client):
    official = OfficialFactory(published=["ko", "ru", "en"])

    links = find(entry(client, official), "a", hreflang="ru") + find(entry(client, official), "a", hreflang="en")

    named = [
        (link.attrs["lang"], link.words)
        for link in links
        if link.words in titles_in([official] * 3, "ru") or link.words == title_in(official, "en")
    ]
    assert named == [("ru", title_in(official, "ru")), ("en", title_in(official, "en"))]
    assert title_in(official, "kk") not in entry(client, official).content.decode()


def test_spellings_are_shown_where_they_are_names_in_a_language_that_was_reviewed(client):
    official = OfficialFactory(uncertain_in=["en"], published=["ko", "ru", "en"])
    shown = {"language": "ru", "script": "Cyrl"}
    NameVariantFactory(official, spelling="Юн Сук Ёль", **shown)
    NameVariantFactory(official, spelling="Yun Seogyeol", language="ru")
    NameVariantFactory(official, spelling="Юн Сук Ёля", is_as_printed=True, **shown)
    NameVariantFactory(official, spelling="президент Юн", **shown)
    NameVariantFactory(official, spelling="Юн Сок Йоль", language="kk", script="Cyrl")
    NameVariantFactory(official, spelling="Yoon", language="en")
    NameVariantFactory(official, spelling="Nobody's language")

    also = find(entry(client, official), "p", class_="also")

    assert [one.words for one in also] == [f"{said('also met as', 'ko')}: Yun Seogyeol, Юн Сук Ёль"]
    assert [one.attrs["lang"] for one in find(entry(client, official), "span", lang="ru-Latn")] == ["ru-Latn"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_portrait_has_words_for_those_who_cannot_see_it_and_its_credit(client, language):
    official = OfficialFactory(
        portrait=picture(), **{f"portrait_credit_{code}": f"Photo {code}" for code in LANGUAGES}, published=True
    )

    response = entry(client, official, language)

    alt = said("Portrait of %(name)s", language) % {"name": title_in(official, language)}
    assert [image.attrs["alt"] for image in find(response, "img")] == [alt]
    assert words_of(response, "figcaption") == [f"Photo {language}"]


@pytest.mark.parametrize(
    ("language", "name", "family", "letters"),
    [
        ("ru", "Касым-Жомарт Токаев", "Токаев", "КТ"),
        ("en", "Yoon Suk Yeol", "Yoon", "YS"),
        ("ko", "윤석열", "윤", "윤"),
        ("ko", "카심조마르트 토카예프", "토카예프", "토"),
        ("en", "Madonna", "", "M"),
    ],
)
def test_initials_stand_where_there_is_no_portrait(client, language, name, family, letters):
    texts = {f"name_{language}": name, f"family_name_{language}": family}
    official = OfficialFactory(**texts, published=[language])

    assert words_of(entry(client, official, language), "text", class_="monogram-letters") == [letters]


def test_post_is_attested_by_its_paragraph_and_its_page(client):
    source = SourceTextFactory(published=["ko"])
    article = ArticleFactory(source_text=source, published=["ko"])
    official = OfficialFactory(appointments=[post(slug="minister", start="2020")], published=["ko"])
    EvidenceFactory(official, aspect="minister", source_text=source.slug, paragraph=6)
    EvidenceFactory(official, aspect="minister", url="https://www.gov.example/minister")
    EvidenceFactory(official, aspect="gender", url="https://elsewhere.example/")

    response = entry(client, official)

    paragraph = said("paragraph %(numbers)s", "ko") % {"numbers": 6}
    assert words_of(response, "p", class_="grounds") == [
        f"{said('Attested by', 'ko')}: {title_in(article, 'ko')}, {paragraph}; gov.example"
    ]
    assert [link.words for link in find(response, "a", rel="nofollow noopener", translate="no")] == [
        "gov.example",
        "elsewhere.example",
    ]


@pytest.mark.parametrize(
    ("dates", "parts"),
    [
        ({"start": "2019-03-20", "end": "2022-01-02"}, {"known": 1, "rough": 0, "open": 0, "seen": 0}),
        ({"start": "2019", "end": "2022-01"}, {"known": 1, "rough": 2, "open": 0, "seen": 0}),
        ({"start": "2019-03-20", "confirmed": "2024-10-01"}, {"known": 1, "rough": 0, "open": 1, "seen": 1}),
        ({"confirmed": "2024"}, {"known": 0, "rough": 1, "open": 2, "seen": 1}),
        ({"end": "2022-01-02"}, {"known": 0, "rough": 0, "open": 1, "seen": 0}),
    ],
)
def test_bar_is_solid_only_between_two_known_days(client, dates, parts):
    official = OfficialFactory(appointments=[post(**dates)], published=["ko"])

    assert drawn(entry(client, official)) == parts


def test_post_without_any_date_is_not_drawn(client):
    official = OfficialFactory(appointments=[post()], published=["ko"])

    response = entry(client, official)

    assert find(response, "svg", class_="tenure-bar") == []
    assert said("dates not known to the register", "ko") in words_of(response, "p", class_="card-date")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_past_day_shows_the_post_of_that_day_and_that_of_now(client, language):
    then, now = post("Minister", start="2020", end="2025-06"), post("Adviser", start="2025-07-01")
    official = OfficialFactory(
        appointments=[then, now | {"confirmed": timezone.localdate().isoformat()}], published=[language]
    )

    past, present = (
        words_of(entry(client, official, language, query), "p", class_="lead") for query in ("?as_of=2025-05-20", "")
    )

    now_words = said("now %(post)s", language) % {"post": f"Adviser {language}"}
    assert (past, present) == ([f"Minister {language}", now_words], [f"Adviser {language}"])


def test_post_that_nothing_proves_today_is_named_as_last_confirmed(client):
    official = OfficialFactory(appointments=[post(start="2019-03-20", confirmed="2024-10")], published=["en"])

    assert words_of(entry(client, official, "en"), "p", class_="lead") == ["Minister en last confirmed: October 2024"]


def test_long_lists_show_the_newest_and_lead_to_all(client):
    official = OfficialFactory(published=["ko"])
    articles = [ArticleFactory(mentions=[official], published=["ko"]) for _ in range(11)]

    response = entry(client, official)

    assert words_of(response, "p", class_="list-title") == titles_in(articles[:0:-1], "ko")
    assert "11" in find(response, "a", href=f"/ko/news/?official={official.slug}")[0].words


def test_visit_is_listed_with_the_part_in_it_and_the_post_of_its_day(client):
    official = OfficialFactory(appointments=[post(start="2020", end="2022")], published=["en"])
    VisitFactory(participants=[{"official": official, "role": "host"}], start="2021-05-01", published=["en"])

    part = VisitParticipant.Role.HOST.label
    response = entry(client, official, "en")
    assert words_of(response, "p", class_="deed-part") == [f"{part} · Minister en"]
    assert len(find(response, "circle", class_="visit-day")) == 1


def test_texts_that_a_person_wrote_or_translated_are_listed(client):
    official = OfficialFactory(published=["en"])
    written = ArticleFactory(source_text=SourceTextFactory(author=official, published=["en"]), published=["en"])
    chain = [{"official": official, "role": "reporter"}]
    reported = ArticleFactory(
        source_text=SourceTextFactory(attribution_chain=chain, published=["en"]), published=["en"]
    )
    ArticleFactory(source_text=SourceTextFactory(translator=official), published=["en"])

    response = entry(client, official, "en")

    assert words_of(response, "p", class_="list-title") == titles_in([reported, written], "en")
    assert words_of(response, "p", class_="deed-part") == ["reported", "author"]


def test_entry_is_cited_by_its_edition(client):
    body = OrganisationFactory(published=["en"])

    response = client.get(f"/en/organisations/{body.slug}/")

    address = f"/en/organisations/{body.slug}/editions/1/"
    assert [link.words for link in find(response, "a", href=address)] == [f"http://testserver{address}"]
    assert client.get(address).status_code == 200


def test_body_shows_the_chain_of_bodies_above_it(client):
    top = OrganisationFactory(published=["ko"])
    middle = OrganisationFactory(parent=top, published=["ko"])
    body = OrganisationFactory(parent=middle, published=["ko"])

    chain = find(client.get(f"/ko/organisations/{body.slug}/"), "ol", class_="chain")

    assert [one.words for one in chain] == [" ".join(titles_in([middle, top], "ko"))]
