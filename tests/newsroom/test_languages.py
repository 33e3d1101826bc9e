import pytest

from ..factories import ArticleFactory
from .addresses import PLAIN, pages_in
from .reader import LANGUAGES, find, said, titles_in, words_of
from .scenes import Scene

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
OWN_NAMES = {"ru": "Русский", "kk": "Қазақша", "ko": "한국어", "en": "English"}
SECTIONS = [
    "",
    "news/",
    "officials/",
    "organisations/",
    "visits/",
    "documents/",
    "events/",
    "figures/",
    "chronicle/",
    "corrections/",
    "search/",
]


def switch(response):
    """The language switch, first on the page: each language by its own name, with its address or None."""
    named = [one for one in find(response, "a", class_="") if one.words in OWN_NAMES.values()]
    links = {one.words: one.attrs["href"] for one in reversed(named)}
    masthead = find(response, "nav", class_="languages")[0].words
    return {code: links.get(name) for code, name in OWN_NAMES.items() if name in masthead}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ru", "ru"),
        ("kk-KZ,ru;q=0.5", "kk"),
        ("ko-KR", "ko"),
        ("en-GB,en;q=0.8", "en"),
        ("ru;q=0.1,ko;q=0.9", "ko"),
        ("uz,ru;q=0.7", "ru"),
        ("fr,ja;q=0.9", "en"),
        ("KO", "ko"),
        ("*", "en"),
        ("", "en"),
        ("kz", "en"),
        ("ko;q=0,ru;q=0.5", "ru"),
        (";;q=,,%00<b>", "en"),
        ("ru" * 400, "en"),
    ],
)
def test_reader_is_led_to_the_language_that_the_browser_prefers(client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]


def test_reader_whose_browser_prefers_nothing_is_led_to_english(client):
    assert client.get("/")["Location"] == "/en/"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("/kz/", "/kk/"),
        ("/kz/news/", "/kk/news/"),
        ("/kz/news/?topic=a&after=b%2Fc", "/kk/news/?topic=a&after=b%2Fc"),
        ("/kz/visits/calendar.ics", "/kk/visits/calendar.ics"),
        ("/kz//evil.example/", "/kk//evil.example/"),
        ("/kz/жаңалық/", "/kk/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B/"),
    ],
)
def test_kz_leads_to_kazakh_with_all_that_follows(client, asked, answered):
    response = client.get(asked)

    assert (response.status_code, response["Location"]) == (301, answered)


@pytest.mark.parametrize("path", ["/fr/", "/ru-RU/", "/xx/news/"])
def test_other_languages_do_not_exist(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("page", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_states_its_language_whatever_the_browser_prefers(client, language, page):
    response = client.get(f"/{language}/{page}", headers={"accept-language": "fr"})

    assert [element.attrs["lang"] for element in find(response, "html")] == [language]
    assert response["Content-Language"] == language


@pytest.mark.parametrize("page", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_section_offers_itself_in_all_languages(client, language, page):
    response = client.get(f"/{language}/{page}")

    assert switch(response) == {code: f"/{code}/{page}" for code in LANGUAGES}
    pairs = {one.attrs["hreflang"]: one.attrs["href"] for one in find(response, "link", rel="alternate", type=None)}
    by_default = f"{SITE}/en/{page}" if page else f"{SITE}/"
    assert pairs == {code: f"{SITE}/{code}/{page}" for code in LANGUAGES} | {"x-default": by_default}
    assert find(response, "link", rel="canonical")[0].attrs["href"] == f"{SITE}/{language}/{page}"


@pytest.mark.parametrize("kind", ["article", "official", "organisation", "visit", "document", "event", "indicator"])
def test_page_offers_the_languages_in_which_it_exists(client, kind):
    scene = Scene(published=["ru", "ko"])
    path = scene[kind].get_absolute_url().removeprefix("/en")

    response = client.get(f"/ko{path}")

    assert switch(response) == {"ru": f"/ru{path}", "kk": None, "ko": f"/ko{path}", "en": None}
    pairs = {one.attrs["hreflang"]: one.attrs["href"] for one in find(response, "link", rel="alternate", type=None)}
    assert pairs == {code: f"{SITE}/{code}{path}" for code in ("ru", "ko")} | {"x-default": f"{SITE}/ru{path}"}
    absent = words_of(response, "span", class_="is-absent")
    assert absent == [
        f"{OWN_NAMES[code]} — {said('not published in this language yet', 'ko')}" for code in ("kk", "en")
    ]


def test_who_reads_none_of_the_languages_is_sent_to_the_original(client):
    article = ArticleFactory(source_language="ko", published=["kk", "ko"])
    translated = ArticleFactory(source_language="ko", published=["kk", "en"])

    heads = [client.get(f"/kk/news/{one.slug}/") for one in (article, translated)]

    defaults = [find(page, "link", hreflang="x-default")[0].attrs["href"] for page in heads]
    assert defaults == [f"{SITE}/ko/news/{article.slug}/", f"{SITE}/kk/news/{translated.slug}/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_that_does_not_exist_in_a_language_offers_those_in_which_it_does(client, language):
    others = [code for code in LANGUAGES if code != language][:2]
    article = ArticleFactory(
        published=others, withdrawn=[code for code in LANGUAGES if code not in (language, *others)]
    )

    response = client.get(f"/{language}/news/{article.slug}/")

    assert response.status_code == 404
    assert words_of(response, "h1") == [said("Not published in this language yet", language)]
    offers = [one for one in find(response, "a") if one.attrs.get("lang") and one.words in OWN_NAMES.values()]
    wanted = {(f"/{code}/news/{article.slug}/", code, OWN_NAMES[code]) for code in others}
    here = (f"/{language}/news/{article.slug}/", language, OWN_NAMES[language])
    assert {(one.attrs["href"], one.attrs["lang"], one.words) for one in offers} == wanted | {here}
    assert [title for title in titles_in([article], others[0]) if title in response.content.decode()] == []


def test_withdrawn_page_offers_the_languages_in_which_it_stays(client):
    article = ArticleFactory(published=["ru"], withdrawn=["ko"])
    path = f"news/{article.slug}/"

    offered = switch(client.get(f"/ko/{path}"))

    assert offered == {"ru": f"/ru/{path}", "kk": None, "ko": f"/ko/{path}", "en": None}


def test_page_without_a_language_in_front_offers_the_front_pages(client):
    response = client.get("/korea/", headers={"accept-language": "ko"})

    assert response.status_code == 404
    assert switch(response) == {code: f"/{code}/" for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_gives_a_reader_a_cookie(client, language):
    scene = Scene(published=[language])

    given = {path: client.get(path).cookies for path in [*pages_in(language, scene), *PLAIN.values()]}

    assert {path: cookies for path, cookies in given.items() if cookies} == {}
    assert client.cookies == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_the_same_for_all_readers_of_a_language(client, language):
    scene = Scene(published=[language])

    varying = {path: client.get(path).get("Vary", "") for path in pages_in(language, scene)}

    assert {path: names for path, names in varying.items() if "Cookie" in names or "Accept-Language" in names} == {}
