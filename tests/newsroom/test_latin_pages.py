"""Kazakh pages in Latin script, `?script=latin`."""

import pytest

from people.curation.latin import in_latin

from ..factories import ArticleFactory, OfficialFactory
from .reader import find, marked_texts, title_in, words_of

pytestmark = pytest.mark.django_db

LATIN = {"script": "latin"}
PAGES = ["", "news/", "officials/", "visits/", "visits/calendar/", "visits/map/", "chronicle/", "data/", "search/?q=ән"]
LABEL = "Latyn jazuy: kirill jazuyndağy mätınnen avtomatty türde jasalğan. Tüpnūsqasyn kirill jazuymen oqu"


def address(article, language="kk"):
    return f"/{language}/news/{article.slug}/"


def cyrillic_in(response, language):
    """What is marked with that language and has Cyrillic letters."""
    return [text for code, text in marked_texts(response) if code == language and in_latin(text) != text]


def banner(response):
    return words_of(response, "div", class_="script-banner")


def switch_on(response):
    """Words, language, address and state of each script in the head."""
    names = ("lang", "href", "aria-current")
    return [
        (one.words, *map(one.attrs.get, names))
        for one in find(response, "a")
        if one.attrs.get("lang") in ("kk", "kk-Latn") and "data-leaves-the-script" in one.attrs
    ]


@pytest.mark.parametrize("page", PAGES)
def test_kazakh_page_is_in_latin_down_to_its_interface(client, page):
    ArticleFactory(title_kk="Әлемдік көрме", published=True)
    OfficialFactory(published=True)

    response = client.get(f"/kk/{page}{'&' if '?' in page else '?'}script=latin")

    assert [one.attrs["lang"] for one in find(response, "html")] == ["kk-Latn"]
    assert (banner(response), response["X-Robots-Tag"]) == ([LABEL], "noindex")
    # The way back is named in its own letters.
    assert (cyrillic_in(response, "kk-Latn"), cyrillic_in(response, "kk")) == ([], ["Кирилл"])


def test_article_in_latin_leads_search_engines_to_the_cyrillic_page(client):
    article = ArticleFactory(title_kk="Шығыс Азия", published=True)

    response = client.get(address(article), LATIN)

    assert words_of(response, "h1") == ["Şyğys Azia"]
    assert [one.attrs["content"] for one in find(response, "meta", name="robots")] == ["noindex"]
    assert [one.attrs["href"] for one in find(response, "link", rel="canonical")] == [
        f"http://testserver{address(article)}"
    ]
    assert [one for one in find(response, "link", rel="alternate") if "hreflang" in one.attrs] == []


def test_scripts_are_offered_in_the_head_each_in_its_own(client):
    ArticleFactory(published=True)

    pages = [client.get("/kk/news/?genre=news"), client.get("/kk/news/?genre=news&script=latin")]

    switches = [switch_on(page) for page in pages]
    cyrillic, latin = "/kk/news/?genre=news", "/kk/news/?genre=news&script=latin"
    assert switches == [
        [("Кирилл", "kk", cyrillic, "true"), ("Latyn", "kk-Latn", latin, None)],
        [("Кирилл", "kk", cyrillic, None), ("Latyn", "kk-Latn", latin, "true")],
    ]


def test_links_to_kazakh_pages_and_forms_stay_in_latin_and_on_the_day(client):
    ArticleFactory(published=True)

    response = client.get("/kk/news/?script=latin&as_of=2026-01-01")

    links = [one.attrs["href"] for one in find(response, "a") if "data-leaves-the-script" not in one.attrs]
    to_pages = [href for href in links if href.startswith("/kk/") and href.split("?")[0].endswith("/")]
    elsewhere = [href for href in links if href.startswith(("/ru/", "/ko/", "/en/")) or ".atom" in href]
    assert len(to_pages) > 8
    assert [href for href in to_pages if "script=latin" not in href] == []
    assert [href for href in elsewhere if "script=" in href] == []
    assert [href for href in to_pages if "as_of=" not in href] == []
    assert [one.attrs["href"] for one in find(response, "a") if "data-leaves-the-day" in one.attrs] == ["?script=latin"]
    hidden = [(one.attrs["name"], one.attrs["value"]) for one in find(response, "input", type="hidden")]
    assert {("script", "latin"), ("as_of", "2026-01-01")} <= set(hidden)


@pytest.mark.parametrize("language", ["ru", "ko", "en"])
def test_pages_in_other_languages_know_no_scripts(client, language):
    article = ArticleFactory(published=True)
    plain = client.get(address(article, language))

    for value in ("latin", "runes"):
        response = client.get(address(article, language), {"script": value})
        assert (response.content, response.get("X-Robots-Tag")) == (plain.content, None)
    assert find(plain, "nav", class_="scripts") == []


@pytest.mark.parametrize("page", ["", "news/", "news/none/"])
def test_script_that_there_is_not_is_not_found(client, page):
    response = client.get(f"/kk/{page}", {"script": "runes"})

    assert (response.status_code, banner(response)) == (404, [])


def test_page_that_is_not_found_says_so_in_latin(client):
    response = client.get("/kk/news/none/", LATIN)

    assert (response.status_code, cyrillic_in(response, "kk-Latn"), banner(response)) == (404, [], [LABEL])


@pytest.mark.parametrize(
    "file", ["feed.atom", "visits/calendar.ics", "news.csv", "news.json", "search/suggestions/?q=әл"]
)
def test_feeds_and_files_stay_in_cyrillic(client, file):
    ArticleFactory(title_kk="Әлемдік көрме", published=True)
    address = f"/kk/{file}"

    response = client.get(f"{address}{'&' if '?' in file else '?'}script=latin")

    assert (response.status_code, response.getvalue()) == (200, client.get(address).getvalue())


@pytest.mark.django_db(transaction=True)
def test_pages_of_both_scripts_are_kept_apart(client, django_assert_num_queries):
    article = ArticleFactory(published=["kk"])
    made = [client.get(address(article)), client.get(address(article), LATIN)]

    with django_assert_num_queries(0):
        kept = [client.get(address(article)), client.get(address(article), LATIN)]
        unchanged = client.get(address(article), LATIN, headers={"if-none-match": made[1]["ETag"]})

    assert [page.content for page in kept] == [page.content for page in made]
    assert made[0]["ETag"] != made[1]["ETag"]
    assert unchanged.status_code == 304
    assert [words_of(page, "h1") for page in kept] == [[title_in(article, "kk")], [in_latin(title_in(article, "kk"))]]


def test_latin_page_takes_no_more_queries(client, django_assert_num_queries):
    article = ArticleFactory(published=True)
    client.get(address(article))

    with django_assert_num_queries(5) as cyrillic:
        client.get(address(article))
    with django_assert_num_queries(len(cyrillic)):
        client.get(address(article), LATIN)


def test_kazakh_stands_beside_other_languages_in_latin(client):
    article = ArticleFactory(title_kk="Шығыс Азия", body_kk="<p>Ән мен күй</p>", published=True)

    response = client.get(f"{address(article, 'ru')}parallel/kk-latn+kk/")

    cells = find(response, "div", class_="parallel-cell")
    assert [cell.attrs["lang"] for cell in cells[:3]] == ["ru", "kk-Latn", "kk"]
    assert words_of(response, "p", class_="parallel-title") == ["Şyğys Azia", "Шығыс Азия"]
    assert [cell.words for cell in cells if "Än men küi" in cell.words] == ["QazaqşaÄn men küi"]
    assert words_of(response, "p", class_="parallel-generated") == [
        "Латиница, автоматически полученная из кириллического текста"
    ]
    assert find(response, "a", hreflang="kk-Latn")[0].attrs["href"] == f"{address(article)}?script=latin"


def test_kazakh_stands_beside_itself_in_latin(client):
    article = ArticleFactory(title_kk="Шығыс Азия", published=["kk"])

    response = client.get(f"{address(article)}parallel/kk-latn/")

    assert words_of(response, "*", class_="parallel-title") == ["Шығыс Азия", "Şyğys Azia"]


def test_parallel_page_in_latin_leaves_the_other_languages_alone(client):
    article = ArticleFactory(title_kk="Шығыс Азия", title_ru="Восточная Азия", published=True)

    response = client.get(f"{address(article)}parallel/ru/", LATIN)

    assert words_of(response, "*", class_="parallel-title") == ["Şyğys Azia", "Восточная Азия"]
    assert cyrillic_in(response, "kk-Latn") == []


def test_there_is_room_for_four_columns(client):
    article = ArticleFactory(published=True)

    pages = [f"{address(article, 'ru')}parallel/{others}/" for others in ("kk-latn+ko+en", "kk+kk-latn+ko+en")]

    assert [client.get(page).status_code for page in pages] == [200, 404]


@pytest.mark.parametrize(("language", "words"), [("kk", "Qazaqşa Русский"), ("ru", "Қазақша Qazaqşa")])
def test_article_leads_to_its_latin_column(client, language, words):
    article = ArticleFactory(published=["ru", "kk"])

    nav = find(client.get(address(article, language)), "nav", class_="parallels")[0]

    assert nav.words.endswith(words)
