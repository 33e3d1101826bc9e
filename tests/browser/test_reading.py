"""What a reader does on the public pages: reads, narrows, changes the language, searches."""

import pytest
from playwright.sync_api import expect

from tests.factories import LANGUAGES, ArticleFactory, NameVariantFactory, OfficialFactory
from tests.newsroom.scenes import Scene

from .pages import pages_of

WIDTH = "() => document.documentElement.scrollWidth"
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"


def test_front_page_shows_the_newest_story_and_leads_to_it(page):
    ArticleFactory(published=["ko"])
    newest = ArticleFactory(published=["ko"])
    page.goto("/ko/")

    page.locator(".card-lead .card-title a").click()

    expect(page).to_have_url(f"/ko/news/{newest.slug}/")
    expect(page.locator("h1")).to_have_text(newest.title_ko)


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_is_read_without_javascript(open_page, language):
    article = ArticleFactory(published=[language])
    page = open_page(java_script_enabled=False)

    page.goto(f"/{language}/news/")
    page.get_by_role("link", name=getattr(article, f"title_{language}")).click()

    expect(page.locator("h1")).to_have_text(getattr(article, f"title_{language}"))
    expect(page.locator(".prose")).to_be_visible()


def test_filter_narrows_the_news_and_its_chip_removes_it(page):
    opinion = ArticleFactory(genre="opinion", published=["en"])
    news = ArticleFactory(published=["en"])
    titles = page.locator(".card-title")
    page.goto("/en/news/")
    page.get_by_role("link", name="Narrow the list").click()
    page.get_by_label("Opinion").check()

    page.get_by_role("region", name="Narrow the list").get_by_role("button", name="Show").click()
    expect(titles).to_have_text([opinion.title_en])

    page.get_by_role("link", name="Genre: Opinion").click()
    expect(titles).to_have_text([news.title_en, opinion.title_en])


def test_language_switch_leads_to_the_same_article_and_names_what_is_absent(page):
    article = ArticleFactory(published=["en", "ko"])
    page.goto(f"/en/news/{article.slug}/")
    languages = page.get_by_role("navigation", name="Languages")
    expect(languages.locator(".is-absent")).to_contain_text(["not published in this language yet"] * 2)

    languages.get_by_role("link", name="한국어").click()

    expect(page).to_have_url(f"/ko/news/{article.slug}/")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    expect(page.locator("h1")).to_have_text(article.title_ko)


def test_search_finds_a_name_in_another_spelling(page):
    official = OfficialFactory(name_en="Kassym-Jomart Tokayev", published=["en"])
    NameVariantFactory(official, spelling="Қасым-Жомарт Тоқаев", script="Cyrl")
    OfficialFactory(published=["en"])
    page.goto("/en/")
    page.get_by_role("combobox", name="Search").fill("Тоқаев")

    page.get_by_role("button", name="Find").click()

    expect(page.locator("main .list-title")).to_have_text(["Kassym-Jomart Tokayev"])


def test_search_in_the_head_of_a_page_suggests_what_the_keyboard_can_choose(page):
    official = OfficialFactory(name_en="Kassym-Jomart Tokayev", published=["en"])
    page.goto("/en/news/")
    field = page.get_by_role("banner").get_by_role("combobox", name="Search")
    expect(field).to_have_attribute("aria-expanded", "false")

    field.press_sequentially("tokay")

    option = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(option).to_contain_text(["Kassym-Jomart Tokayev"])
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    field.press("Enter")
    expect(page).to_have_url(f"/en/officials/{official.slug}/")


def test_dark_pages_differ_from_light_ones(page):
    page.goto("/en/")
    light = page.evaluate(BACKGROUND)

    page.emulate_media(color_scheme="dark")

    assert (light, page.evaluate(BACKGROUND)) == ("rgb(251, 248, 241)", "rgb(23, 21, 18)")


def test_nothing_is_wider_than_a_small_phone(open_page):
    Scene(published=True)
    sections = ("", "news/qzslugarticle/", "visits/qzslugvisit/", "documents/", "officials/qzslugofficial/")
    sections += ("figures/", "figures/qzslugindicator/", "chronicle/")
    pages = [f"/{language}/{section}" for language in LANGUAGES for section in sections]
    page = open_page(viewport={"width": 320, "height": 640})

    widths = {}
    for address in pages:
        page.goto(address)
        widths[address] = page.evaluate(WIDTH)

    assert widths == dict.fromkeys(pages, 320)


def test_keyboard_skips_to_the_text(page):
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the text")).to_be_in_viewport()

    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_readers_are_given_no_cookie_and_meet_no_other_host(page, live_server):
    pages = pages_of(Scene(published=["en"]), "en")
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))

    for address in pages:
        page.goto(address)

    assert page.context.cookies() == []
    assert [url for url in asked if not url.startswith(f"{live_server.url}/")] == []
