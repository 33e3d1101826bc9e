"""What a member of staff does at the desk's pages, with mouse and keyboard."""

from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from newsroom.models import Article
from tests.factories import ArticleFactory, UserFactory, carry
from tests.newsroom.desk import page as address_of
from tests.newsroom.scenes import Scene

PASSWORD = "korkem-dala-1992"


def panel(page, language):
    """The state of one language beside the form, with its buttons."""
    return page.locator(".language-panel").filter(has=page.locator(f"h3 > [lang={language}]"))


def press(page, language, verb):
    """A button that asks something opens first."""
    if (opener := panel(page, language).get_by_text(f"{verb}…")).count():
        opener.click()
    panel(page, language).get_by_role("button", name=verb, exact=True).click()


def tab(page, language):
    return page.get_by_role("tab").and_(page.locator(f"[lang={language}]"))


def fields(page, language):
    return page.locator(f"fieldset.language-{language}")


def test_editor_signs_in_and_carries_an_article_from_review_to_readers(open_page):
    article = ArticleFactory(submitted=["ko"])
    editor = UserFactory("editor", password=PASSWORD)
    page = open_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill(editor.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()

    page.get_by_role("link", name="Articles", exact=True).click()
    page.locator("#result_list").get_by_role("link", name=article.title_en).click()
    press(page, "ko", "Approve")
    expect(page.locator(".messagelist")).to_contain_text("is approved")
    press(page, "ko", "Publish")
    expect(page.locator(".messagelist")).to_contain_text("is published")

    reader = open_page()
    reader.goto(f"/ko/news/{article.slug}/")
    expect(reader.locator("h1")).to_have_text(article.title_ko)


def test_language_tabs_follow_the_mouse_and_the_arrow_keys(open_desk, editor):
    page = open_desk(editor)
    page.goto(address_of(ArticleFactory()))
    expect(fields(page, "ru")).to_be_visible()
    expect(fields(page, "ko")).to_be_hidden()

    tab(page, "ko").click()
    expect(fields(page, "ko")).to_be_visible()
    expect(fields(page, "ru")).to_be_hidden()

    page.keyboard.press("ArrowRight")
    expect(tab(page, "en")).to_be_focused()
    expect(fields(page, "en")).to_be_visible()

    page.keyboard.press("ArrowRight")
    expect(tab(page, "ru")).to_be_focused()
    expect(tab(page, "ru")).to_have_attribute("aria-selected", "true")


def test_chosen_language_is_remembered_on_the_next_page(open_desk, editor):
    page = open_desk(editor)
    page.goto(address_of(ArticleFactory()))
    tab(page, "kk").click()

    page.goto(address_of(ArticleFactory()))

    expect(fields(page, "kk")).to_be_visible()


def test_heading_and_list_of_the_editor_arrive_on_the_public_page(open_desk, open_page, editor):
    article = ArticleFactory()
    page = open_desk(editor)
    page.goto(address_of(article))
    fields(page, "ru").get_by_role("textbox").and_(page.locator("[contenteditable]")).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.type("## Прибытие\nГость прибыл утром.\n- Сеул\nАстана")

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    carry(Article.objects.get(), published=["ru"])

    reader = open_page()
    reader.goto(f"/ru/news/{article.slug}/")
    expect(reader.locator(".prose h2")).to_have_text("Прибытие")
    expect(reader.locator(".prose li")).to_have_text(["Сеул", "Астана"])


def test_translator_writes_one_language_and_reads_the_others(open_desk, translator_ko):
    article = ArticleFactory()
    page = open_desk(translator_ko)
    page.goto(address_of(article))
    writable = "input:visible, textarea:visible, [contenteditable=true]:visible"

    tab(page, "ru").click()
    expect(fields(page, "ru")).to_contain_text(article.title_ru)
    expect(fields(page, "ru").locator(writable)).to_have_count(0)

    tab(page, "ko").click()
    expect(fields(page, "ko").locator("#id_title_ko")).to_be_editable()


def test_moment_of_publication_is_shown_in_both_capitals(open_desk, editor):
    article = ArticleFactory(approved=["en"])
    page = open_desk(editor)
    page.goto(address_of(article))
    panel(page, "en").get_by_text("Publish…").click()

    panel(page, "en").locator(".verb-publish [type=datetime-local]").fill("2099-03-01T10:00")
    expect(panel(page, "en").locator(".verb-publish output")).to_have_text("in Seoul: 2099-03-01 14:00")

    panel(page, "en").get_by_role("button", name="Publish", exact=True).click()
    both = "01/03/2099 10:00 in Astana, 01/03/2099 14:00 in Seoul"
    expect(page.locator(".messagelist")).to_contain_text(both)
    expect(panel(page, "en")).to_contain_text(both)


def test_verb_asks_before_unsaved_words_are_lost(open_desk, editor):
    article = ArticleFactory(submitted=["ru"])
    page = open_desk(editor)
    page.goto(address_of(article))
    page.locator("#id_title_ru").fill("Набрано мной")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    press(page, "ru", "Approve")

    assert asked == ["confirm"]
    expect(page.locator("#id_title_ru")).to_have_value("Набрано мной")
    assert article.states.get(language="ru").status == "in_review"


def test_no_page_of_the_desk_breaks_its_own_policy(open_desk, chief):
    """Lists, empty forms and filled forms; `open_page` fails the test for whatever the browser refuses."""
    Scene(published=["ru"])
    page = open_desk(chief)

    answers = {}
    for address in desk_pages():
        answers[address] = page.goto(address).status

    assert set(answers.values()) == {200}


def desk_pages():
    """The list of every model, and the page of one of its rows."""
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        if row := model._default_manager.first():
            yield reverse(f"{name}_change", args=[row.pk])
