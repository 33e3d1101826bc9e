"""Remarks made beside a form that is still being written."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from people.curation.models import Remark
from people.curation.remarking import remark
from tests.factories import ArticleFactory, UserFactory
from tests.newsroom.desk import page as address_of

from .axe import violations
from .test_desk_accessibility import STOCK


@pytest.fixture
def article():
    return ArticleFactory()


def write_remark(page, text):
    page.locator("#new-remark > summary").click()
    page.get_by_label("Remark:").fill(text)


def test_remark_is_made_without_losing_what_stands_in_the_form_and_in_another_answer(open_desk, editor, article):
    thread = remark(article, by=UserFactory("reporter"), text="Дата?", mentioning=[editor])
    page = open_desk(editor)
    page.goto(address_of(article))
    page.locator("#id_title_ru").fill("Ещё не сохранено")
    page.locator(f"#thread-{thread.pk}-text").fill("Начатый ответ")

    write_remark(page, "Проверить имя")
    page.get_by_label("About:", exact=True).select_option("ru-2")
    page.get_by_role("button", name="Make the remark").click()

    expect(page.locator(".remarks-told")).to_contain_text("Your remark stands on the page.")
    made = Remark.objects.exclude(pk=thread.pk).get()
    expect(page.locator(f"#remark-{made.pk}")).to_be_focused()
    expect(page.locator("#id_title_ru")).to_have_value("Ещё не сохранено")
    expect(page.locator(f"#thread-{thread.pk}-text")).to_have_value("Начатый ответ")
    expect(page.locator("#new-remark")).not_to_have_attribute("open", "")


def test_answer_and_settlement_need_no_new_page(open_desk, editor, article):
    thread = remark(article, by=UserFactory("reporter"), text="Дата?", mentioning=[editor])
    page = open_desk(editor)
    page.goto(address_of(article))
    here = page.locator(f"#remark-{thread.pk}")

    here.get_by_label("Answer:").fill("@nobody, 12 июня")
    here.get_by_role("button", name="Answer").click()
    expect(here.locator(".errorlist")).to_contain_text("Nobody at the desk is called “@nobody”.")
    here.get_by_label("Answer:").fill("12 июня")
    here.get_by_role("button", name="Settle").click()

    expect(page.locator("#settled-threads > summary")).to_have_text("1 settled thread")
    expect(here).to_be_hidden()
    page.locator("#settled-threads > summary").click()
    expect(here.locator(".answers")).to_contain_text("12 июня")


def test_remark_that_could_not_be_sent_stays_in_its_field(open_desk, editor, article):
    page = open_desk(editor)
    page.goto(address_of(article))
    write_remark(page, "Сеанс истёк")
    Session.objects.all().delete()

    page.get_by_role("button", name="Make the remark").click()

    expect(page.locator(".remarks-told")).to_contain_text("what you typed is still here")
    expect(page.get_by_label("Remark:")).to_have_value("Сеанс истёк")
    assert not Remark.objects.exists()


def test_axe_finds_nothing_in_the_talk(open_desk, editor, article):
    remark(
        article, by=editor, text="Дата?", language="ko", paragraph=1, quote="인용", mentioning=[UserFactory("chief")]
    )
    thread = remark(article, by=UserFactory("reporter"), text=f"@{editor.username} https://stat.example")
    Remark.objects.filter(pk=thread.pk).update(
        kind="dating", severity="high", recommendation="Проверить", unreached="я"
    )
    addresses = [f"{address_of(article)}#remark-{thread.pk}", "/admin/curation/remark/", address_of(thread)]
    page = open_desk(editor)

    found = {}
    for address in addresses:
        page.goto(address)
        if page.locator("#new-remark").count():
            page.locator("#new-remark > summary").click()
            page.locator("#new-remark-colleagues > summary").click()
        found[address] = violations(page, STOCK)

    assert found == {address: [] for address in addresses}
