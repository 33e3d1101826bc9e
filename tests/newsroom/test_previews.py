"""The desk previews a working copy as readers would find it, and nothing of it stays."""

import re
from datetime import timedelta
from itertools import cycle

import pytest
from django.utils import timezone
from django.utils.text import capfirst

from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import (
    ArticleFactory,
    ComparisonFactory,
    FigureFactory,
    ImageFactory,
    IndicatorFactory,
    OfficialFactory,
    PlaceFactory,
    SourceTextFactory,
    TermFactory,
    TopicFactory,
    UserFactory,
    approve_again,
    carry,
    publish_again,
)
from .previews import everything, page
from .reader import LANGUAGES, find, said, text_of, texts_on, title_in, words_of
from .scenes import MODELS, Scene, slug, word, words_in
from .test_leaks import SECRET

pytestmark = pytest.mark.django_db

BANNER = re.compile(r'<aside class="preview-banner".*?</aside>', re.DOTALL)
# A card is drawn for readers alone.
CARD = re.compile(r'<meta (?:property="og:image|name="twitter:)[^>]*>')
STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*newsroom/preview[^"]*">')
PAGES = ["article", "official", "organisation", "visit", "document", "event", "indicator"]
TOMORROW = timedelta(days=1)


def banner_on(response):
    return words_of(response, "aside", class_="preview-banner")[0]


# As readers will find it


@pytest.mark.parametrize(
    ("kind", "language"),
    [*zip(PAGES, cycle(LANGUAGES), strict=False), *(("article", language) for language in LANGUAGES[1:])],
)
def test_preview_is_the_public_page_and_a_banner(desk, clock, kind, language):
    clock(timezone.now())
    scene = Scene(apart={kind: {}}, published=True)
    record = scene[kind]

    preview = desk.get(page(record, language)).content.decode()
    carry(record, published=[language], published_at=timezone.now())
    public = desk.get(f"/{language}/{record.get_absolute_url().split('/', 2)[2]}").content.decode()

    assert BANNER.search(preview)
    without_banner = STYLE.sub("", BANNER.sub("", preview))
    assert "".join(CARD.sub("", without_banner).split()) == "".join(CARD.sub("", public).split())


@pytest.mark.parametrize("status", [{}, {"submitted": True}, {"approved": True}, {"withdrawn": True}])
def test_preview_asks_for_nobodys_approval(desk, status):
    article = ArticleFactory(**status)

    assert words_of(desk.get(page(article)), "h1") == [title_in(article, "ko")]


def test_newer_draft_takes_the_place_of_the_public_text(desk):
    article = ArticleFactory(published=["ko"])
    article.title_ko = "고쳐 쓴 제목"
    article.save()

    assert words_of(desk.get(page(article)), "h1") == ["고쳐 쓴 제목"]
    assert words_of(desk.get(f"/ko/news/{article.slug}/"), "h1") != ["고쳐 쓴 제목"]


def test_text_that_is_public_already_keeps_its_edition_and_its_day(desk):
    article = ArticleFactory(published=["ko"])
    approve_again(article, "ko")

    [public, preview] = [desk.get(address) for address in (f"/ko/news/{article.slug}/", page(article))]

    assert text_of(preview) == text_of(public)


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_texts_are_named_in_the_language_of_the_page(desk, language):
    article = ArticleFactory(languages=[])

    response = desk.get(page(article, language))

    sentence = said("[%(field)s: not written yet]", language)
    names = [said(name, language) for name in ("headline", "lead", "text")]
    assert {sentence % {"field": name} for name in names} <= texts_on(response)


def test_preview_of_a_text_that_waits_shows_the_working_copy_now(desk):
    article = ArticleFactory(published=["ko"])
    publish_again(article, "ko", at=timezone.now() + TOMORROW, title_ko="내일")
    article.title_ko = "모레"
    article.save()

    assert words_of(desk.get(page(article)), "h1") == ["모레"]


# At a moment to come


def test_record_is_seen_among_what_is_scheduled_until_then(desk):
    person = OfficialFactory(published=["ko"])
    coming = ArticleFactory(mentions=[person], scheduled_at=timezone.now() + TOMORROW)
    local = timezone.localtime(timezone.now() + 2 * TOMORROW)

    now, then = (desk.get(page(person), query) for query in ({}, {"at": local.strftime("%Y-%m-%dT%H:%M")}))

    assert title_in(coming, "ko") not in texts_on(now)
    assert title_in(coming, "ko") in texts_on(then)
    assert local.strftime("%H:%M") in banner_on(then)


def test_moment_that_is_over_counts_as_now(desk):
    assert desk.get(page(ArticleFactory()), {"at": "2020-01-01T00:00"}).status_code == 200


@pytest.mark.parametrize(
    "wanted", ["tomorrow", "2026-13-01T00:00", "2026-11-22", "9999-12-31T23:59", "0001-01-01T00:00Z", "\x00"]
)
def test_what_is_no_moment_is_not_found(desk, wanted):
    assert desk.get(page(ArticleFactory()), {"at": wanted}).status_code == 404


# Kinds without a page of their own


def test_picture_is_shown_on_the_newest_page_that_shows_it(desk):
    image = ImageFactory()
    article = ArticleFactory(cover=image, published=["ko"])

    response = desk.get(page(image))

    assert words_of(response, "h1") == [title_in(article, "ko")]
    assert find(response, "img", alt=title_in(image, "ko"))


@pytest.mark.parametrize("path", ["topics", "places", "source_text"])
def test_topics_places_and_sources_are_shown_on_the_newest_article_about_them(desk, path):
    record = {"topics": TopicFactory, "places": PlaceFactory, "source_text": SourceTextFactory}[path]()
    article = ArticleFactory(published=["ko"], **{path: record if path == "source_text" else [record]})

    response = desk.get(page(record))

    assert words_of(response, "h1") == [title_in(article, "ko")]
    assert any(title_in(record, "ko") in words for words in texts_on(response))


def test_figures_and_comparisons_are_shown_in_their_series(desk):
    indicator = IndicatorFactory(published=["ko"])
    figure = FigureFactory(indicator=indicator, value=7)
    comparison = ComparisonFactory(figures=[FigureFactory(indicator=indicator, value=8, published=["ko"])])

    for record in (figure, comparison):
        response = desk.get(page(record))
        assert words_of(response, "h1") == [title_in(indicator, "ko")]
    assert "7" in text_of(desk.get(page(figure)))
    assert title_in(comparison, "ko") in text_of(desk.get(page(comparison)))


@pytest.mark.parametrize(
    "factory",
    [ImageFactory, TopicFactory, PlaceFactory, SourceTextFactory, FigureFactory, ComparisonFactory],
    ids=lambda factory: factory.model.__name__,
)
def test_record_that_no_page_shows_is_shown_by_its_texts(desk, factory):
    record = factory()
    ArticleFactory(title_ko="Secret", **{"cover": record} if factory is ImageFactory else {})

    response = desk.get(page(record))

    assert response.status_code == 200
    assert words_of(response, "h1") == [title_in(record, "ko")]
    assert "Secret" not in response.content.decode()
    assert said(
        "This record has no page of its own, and no public page in this language shows it yet. "
        "These are the texts that readers would meet:",
        "ko",
    ) in texts_on(response)


# What stands around the page


def test_banner_says_what_is_shown_in_the_language_of_the_interface(desk):
    desk.cookies["django_language"] = "ru"
    article = ArticleFactory(approved=["ko"])

    [banner] = find(desk.get(page(article)), "aside", class_="preview-banner")

    assert banner.attrs["lang"] == "ru"
    assert said("Preview of the working copy, not public.", "ru") in banner.words
    assert f"{capfirst(said('Korean', 'ru'))}." in banner.words


def test_banner_does_not_call_a_draft_what_is_public_as_it_stands(desk):
    article = ArticleFactory(published=["ko"])

    same = banner_on(desk.get(page(article)))
    article.lead_ko = "고쳐 쓴 리드"
    article.save()
    changed = banner_on(desk.get(page(article)))

    assert same.startswith("Preview of the working copy, public as it stands here.")
    assert changed.startswith("Preview of the working copy, not public.")


def test_banner_leads_back_to_the_form_and_on_to_the_other_languages(desk):
    article = ArticleFactory()

    response = desk.get(page(article))

    links = {a.attrs["href"] for a in find(response, "a")}
    assert f"/admin/newsroom/article/{article.pk}/change/#languages" in links
    assert {page(article, code) for code in LANGUAGES} - links == {page(article, "ko")}


@pytest.mark.parametrize(("role", "is_offered"), [("reporter", False), ("translator-ko", False), ("editor", True)])
def test_sharing_is_offered_to_those_who_may_share(client, role, is_offered):
    article = ArticleFactory()
    client.force_login(UserFactory(role))

    [banner] = find(client.get(page(article)), "aside", class_="preview-banner")

    assert (said("Share by link", "en") in banner.words) == is_offered


def test_no_cache_keeps_a_preview_and_no_robot_lists_it(desk):
    response = desk.get(page(ArticleFactory()))

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Content-Language"] == "ko"
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "ETag" not in response
    assert "Last-Modified" not in response


def test_preview_is_sent_again_to_a_browser_that_has_the_public_page(desk):
    article = ArticleFactory(published=["ko"])
    public = desk.get(f"/ko/news/{article.slug}/")

    assert desk.get(page(article), headers={"if-none-match": public["ETag"]}).status_code == 200


def test_panel_of_each_language_leads_to_its_preview(desk):
    article = ArticleFactory()

    response = desk.get(f"/admin/newsroom/article/{article.pk}/change/")

    links = [a.attrs["href"] for a in find(response, "a") if "preview" in a.attrs.get("href", "")]
    assert links == [page(article, code) for code in LANGUAGES]


# Who may


def test_nobody_previews_without_logging_in(client):
    article = ArticleFactory()

    response = client.get(page(article))

    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", ["", "translator-kk", "reporter", "editor", "chief"])
def test_whoever_may_view_the_record_may_preview_it_in_any_language(client, role):
    article = ArticleFactory()
    client.force_login(UserFactory(role))

    answers = {client.get(page(article, language)).status_code for language in LANGUAGES}

    assert answers == {200 if role else 403}


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_preview_is_only_read(desk, method):
    assert getattr(desk, method)(page(ArticleFactory())).status_code == 405


def test_what_is_no_record_or_language_is_not_found(desk):
    article = ArticleFactory()
    addresses = [
        page(article, "xx"),
        page(article).replace(str(article.pk), "999999"),
        f"/admin/preview/newsroom/nothing/{article.pk}/ko/",
        f"/admin/preview/newsroom/term/{TermFactory().pk}/ko/",
        f"/admin/preview/newsroom/mention/{article.pk}/ko/",
        "/admin/preview/bundle/999999/",
    ]

    assert {address: desk.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 404)


# Nothing stays


@pytest.mark.parametrize("kind", MODELS)
def test_preview_leaves_no_row_behind(desk, kind):
    scene = Scene(published=["ru"])
    withdraw(state_of(scene[kind], "ru"), by=None, notice="x")
    publish_again(scene[kind], "kk", at=timezone.now() + TOMORROW)
    before = everything()

    for language in LANGUAGES:
        assert desk.get(page(scene[kind], language)).status_code == 200

    assert everything() == before


@pytest.mark.parametrize("kind", MODELS)
def test_preview_shows_no_draft_but_its_own(desk, kind):
    scene = Scene()

    found = set(SECRET.findall(desk.get(page(scene[kind])).content.decode()))

    allowed = words_in("ko", [kind]) | {slug(one) for one in MODELS} | {"qzoriginal"}
    assert found - allowed == set()
    assert word(kind, MODELS[kind].edition_title, "ko") in found


def test_after_a_preview_readers_find_nothing(desk, client):
    article = ArticleFactory()

    desk.get(page(article))

    client.logout()
    assert client.get(f"/ko/news/{article.slug}/").status_code == 404
    assert title_in(article, "ko") not in client.get("/ko/").content.decode()


@pytest.mark.parametrize("num", [1, 3])
def test_preview_takes_as_many_queries_whatever_it_shows(desk, django_assert_num_queries, num):
    person = OfficialFactory(published=["ko"])
    for _ in range(num):
        ArticleFactory(mentions=[person], published=["ko"])
    desk.get(page(person))

    with django_assert_num_queries(26):
        desk.get(page(person))
