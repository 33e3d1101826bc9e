"""Two members of staff on one record, each in a browser of their own."""

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from newsroom.models import Article
from tests.factories import ArticleFactory, UserFactory, VisitFactory
from tests.newsroom.desk import page as address_of

from .axe import violations
from .test_desk_accessibility import STOCK


def save(page):
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")


def test_people_see_each_other_come_and_go(open_desk, editor):
    article = ArticleFactory()
    mine = open_desk(editor)
    mine.goto(address_of(article))
    theirs = open_desk(UserFactory("editor", first_name="Айгерим"))
    theirs.goto(address_of(article))
    expect(theirs.locator(".presence li")).to_contain_text(f"{editor.username} has had this open since")

    mine.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(mine.locator(".presence li")).to_contain_text("Айгерим has had this open since")

    theirs.locator("#id_title_ru").fill("Их заголовок")
    save(theirs)
    mine.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(mine.locator(".presence-news")).to_contain_text("Айгерим saved this record at")

    theirs.goto("/admin/")
    mine.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(mine.locator(".presence li")).to_have_count(0)


def test_page_tells_that_its_person_was_signed_out(open_desk, editor):
    page = open_desk(editor)
    page.goto(address_of(ArticleFactory()))
    Session.objects.all().delete()

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator(".presence-news")).to_contain_text("You are signed out. Your text is kept on this computer")


def test_conflict_is_settled_by_keyboard(open_desk, editor):
    article = ArticleFactory(title_ru="Было", title_ko="옛 제목")
    mine, theirs = open_desk(editor), open_desk(UserFactory("editor", first_name="Айгерим"))
    mine.goto(address_of(article))
    theirs.goto(address_of(article))
    theirs.locator("#id_title_ru").fill("Их заголовок")
    save(theirs)

    mine.locator("#id_title_ru").fill("Мой заголовок")
    mine.keyboard.press("Enter")
    choice = mine.get_by_role("group", name="Headline · RU").get_by_role("radio")
    expect(choice.first).not_to_be_checked()
    assert violations(mine, STOCK) == []
    choice.first.focus()
    mine.keyboard.press("Space")
    mine.keyboard.press("ArrowRight")
    expect(choice.last).to_be_checked()
    mine.keyboard.press("Tab")
    mine.keyboard.press("Enter")

    expect(mine.locator(".messagelist")).to_contain_text("changed successfully")
    assert Article.objects.get().title_ru == "Мой заголовок"


def test_who_goes_on_writing_has_chosen_the_own_version(open_desk, editor):
    visit = VisitFactory(title_ru="Было", programme=[{"title_ru": "Прибытие"}])
    mine, theirs = open_desk(editor), open_desk(UserFactory("editor"))
    mine.goto(address_of(visit))
    theirs.goto(address_of(visit))
    theirs.locator("#id_title_ru").fill("Их")
    theirs.locator("#id_programme-0-title_ru").fill("Их пункт")
    save(theirs)
    mine.locator("#id_title_ru").fill("Мой")
    mine.locator("#id_programme-0-title_ru").fill("Мой пункт")
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.locator(".difference.is-open")).to_have_count(2)

    mine.locator("#id_title_ru").fill("Мой и их")
    mine.locator("#id_programme-0-title_ru").fill("Общий пункт")
    mine.get_by_role("button", name="Save with these choices").click()

    expect(mine.locator(".messagelist")).to_contain_text("changed successfully")
    visit.refresh_from_db()
    assert (visit.title_ru, visit.programme.get().title_ru) == ("Мой и их", "Общий пункт")
