"""What is typed survives a closed tab, an expired login and a lost connection; it never leaves the browser."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from newsroom.models import Article, Visit
from tests.factories import ArticleFactory, UserFactory, VisitFactory
from tests.newsroom.desk import page as address_of

PASSWORD = "korkem-dala-1992"
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('desk-draft:')).length"


def offer(page):
    return page.locator(".draft-offer")


def kept(page, number=1):
    """Waits until so many drafts are kept; the policy of the desk forbids to wait inside the page."""
    for _ in range(50):
        if page.evaluate(KEPT) == number:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.evaluate(KEPT)} drafts are kept instead of {number}.")


def body(page):
    """The rich text editor of the Russian text."""
    return page.locator("fieldset.language-ru [contenteditable]")


def reopened(page, address):
    """The same person in a new tab, the old one closed."""
    tab = page.context.new_page()
    page.close()
    tab.goto(address)
    return tab


def test_text_of_a_closed_tab_is_offered_looked_at_and_brought_back(open_desk, editor):
    article = ArticleFactory(body_ru="<p>Было.</p>")
    page = open_desk(editor)
    page.goto(address_of(article))
    page.locator("#id_title_ru").fill("Набрано и не сохранено")
    body(page).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Гость прибыл утром.")
    page.evaluate("window.deskPage.keep()")

    page = reopened(page, address_of(article))

    expect(offer(page)).to_contain_text("Headline · RU, Text · RU")
    expect(page.locator("#id_title_ru")).to_have_value(article.title_ru)
    offer(page).get_by_role("button", name="Look").click()
    expect(offer(page).locator("dd").last).to_have_text("Гость прибыл утром.")
    offer(page).get_by_role("button", name="Bring back").click()
    expect(page.locator("#id_title_ru")).to_have_value("Набрано и не сохранено")
    expect(body(page)).to_have_text("Гость прибыл утром.")

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    assert page.evaluate(KEPT) == 0
    article.refresh_from_db()
    assert (article.title_ru, article.body_ru) == ("Набрано и не сохранено", "<p>Гость прибыл утром.</p>")


def test_discarded_text_is_gone(open_desk, editor):
    article = ArticleFactory()
    page = open_desk(editor)
    page.goto(address_of(article))
    page.locator("#id_title_ru").fill("Набрано")
    kept(page)

    page = reopened(page, address_of(article))
    offer(page).get_by_role("button", name="Discard").click()

    expect(offer(page)).to_have_count(0)
    assert page.evaluate(KEPT) == 0


def test_save_into_an_expired_login_loses_nothing(open_desk):
    editor = UserFactory("editor", password=PASSWORD)
    page = open_desk(editor)
    page.goto(address_of(ArticleFactory(), "add"))
    page.locator("#id_title_ru").fill("Новая статья")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_label("Username").fill(editor.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    offer(page).get_by_role("button", name="Bring back").click()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".messagelist")).to_contain_text("added successfully")
    assert Article.objects.filter(title_ru="Новая статья").count() == 1
    assert page.evaluate(KEPT) == 0


def test_new_and_changed_rows_come_back(open_desk, editor):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}])
    page = open_desk(editor)
    page.goto(address_of(visit))
    page.locator("#id_programme-0-title_ru").fill("Прилёт")
    page.locator("#programme-group .add-row a").click()
    page.locator("#id_programme-1-title_ru").fill("Переговоры")
    page.locator("#id_programme-1-kind").select_option("talks")
    page.evaluate("window.deskPage.keep()")

    page = reopened(page, address_of(visit))
    offer(page).get_by_role("button", name="Bring back").click()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    rows = Visit.objects.get().programme.order_by("position").values_list("title_ru", "kind")
    assert list(rows) == [("Прилёт", "other"), ("Переговоры", "talks")]


def test_text_over_an_older_version_comes_back_into_a_comparison(open_desk, editor):
    article = ArticleFactory(title_ru="Было")
    page = open_desk(editor)
    page.goto(address_of(article))
    page.locator("#id_title_ru").fill("Моё")
    kept(page)
    stored = Article.objects.get()
    stored.title_ru = "Их"
    stored.save()

    page = reopened(page, address_of(article))
    expect(offer(page)).to_contain_text("Somebody has saved this record since")
    offer(page).get_by_role("button", name="Bring back").click()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".difference.is-open")).to_contain_text("Было")
    assert Article.objects.get().title_ru == "Их"


def test_another_person_on_the_computer_sees_nothing_and_signing_out_clears(open_desk, live_server, editor):
    article = ArticleFactory()
    page = open_desk(editor)
    page.goto(address_of(article))
    page.locator("#id_title_ru").fill("Тайна")
    kept(page)
    another = open_desk(UserFactory("editor"))
    page.context.add_cookies(another.context.cookies())

    page.goto(address_of(article))
    expect(page.locator("#local-drafts")).to_be_hidden()
    assert page.evaluate(KEPT) == 1

    page.locator("#id_title_ru").fill("Своё")
    kept(page, 2)
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/logout/")
    assert page.evaluate(KEPT) == 1


@pytest.mark.parametrize(("typed", "asked"), [(True, ["beforeunload"]), (False, [])])
def test_browser_warns_before_changed_text_is_left(open_desk, editor, typed, asked):
    page = open_desk(editor)
    page.goto(address_of(ArticleFactory()))
    if typed:
        page.locator("#id_title_ru").fill("Набрано")
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.accept()))

    page.get_by_role("link", name="Home", exact=True).click()
    page.wait_for_url("**/admin/")

    assert dialogs == asked


def test_lost_connection_is_told(open_desk, editor):
    page = open_desk(editor)
    page.goto(address_of(ArticleFactory()))
    expect(page.locator("#offline")).to_be_hidden()

    page.context.set_offline(True)
    expect(page.locator("#offline")).to_have_text("No connection. Your text is kept on this computer.")
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
