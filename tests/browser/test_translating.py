"""Side by side in a browser: writing, saving by itself, two people, the keyboard, and no connection."""

from playwright.sync_api import expect

from newsroom.models import Article
from tests.factories import ArticleFactory, TermFactory, UserFactory, publish_again
from tests.newsroom.translating import BODY_KO, BODY_RU, address, article_in

from .axe import violations
from .test_desk_accessibility import STOCK


def field(page, key):
    return page.locator(f'[id="text-{key}"]')


def row(page, key):
    return page.locator(f'[id="unit-{key}"]')


def said(page):
    return page.locator("#translation-said")


def open_translation(open_desk, article, user, **options):
    page = open_desk(user, **options)
    page.goto(address(article))
    return page


def test_what_is_typed_saves_itself(open_desk, translator_ko):
    article = article_in()
    page = open_translation(open_desk, article, translator_ko)

    field(page, "body.3").fill("대통령이 <b>서울</b>에 도착했다.")
    expect(said(page)).to_have_text("Not saved yet.")
    expect(said(page)).to_contain_text("Saved at")

    article.refresh_from_db()
    assert article.body_ko == "<p>대통령이 <strong>서울</strong>에 도착했다.</p>"
    expect(row(page, "body.3").locator(".unit-status")).to_contain_text("draft")
    expect(page.locator("#translation-progress")).to_contain_text("0 of 5 done")


def test_preview_beside_it_follows_each_save(open_desk, translator_ko):
    page = open_translation(open_desk, article_in("ko"), translator_ko)
    with page.expect_popup() as opened:
        page.locator("[data-live-preview]").first.click()
    expect(opened.value.locator("h1")).to_have_text("방문")

    field(page, "title.1").fill("서울 방문")

    expect(opened.value.locator("h1")).to_have_text("서울 방문")


def test_translator_works_by_the_keyboard_alone(open_desk, translator_ko):
    article = article_in("ko", published=["ru", "ko"])
    publish_again(article, "ru", body_ru=BODY_RU.replace("4,3", "4,8") + "<p>Новое.</p>")
    page = open_translation(open_desk, article, translator_ko)
    field(page, "title.1").focus()

    page.keyboard.press("Alt+ArrowDown")
    expect(field(page, "body.5")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("교역액은 48억 달러였다.")
    page.keyboard.press("Control+Enter")
    expect(field(page, "body.6")).to_be_focused()
    page.keyboard.press("Alt+c")
    expect(field(page, "body.6")).to_have_value("Новое.")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(field(page, "body.6")).to_have_value("<b>Новое.</b>")
    page.keyboard.press("Control+s")
    expect(said(page)).to_contain_text("Saved at")

    expect(page.locator("#translation-progress")).to_contain_text("5 of 6 done")
    article.refresh_from_db()
    assert article.body_ko.endswith("<p>교역액은 48억 달러였다.</p><p><strong>Новое.</strong></p>")


def test_two_people_lose_nothing_on_the_same_unit(open_desk, translator_ko):
    article = article_in("ko")
    mine = open_translation(open_desk, article, translator_ko)
    theirs = open_translation(open_desk, article, UserFactory("editor"))
    field(theirs, "title.1").fill("남의 제목")
    theirs.keyboard.press("Control+s")
    expect(said(theirs)).to_contain_text("Saved at")

    field(mine, "title.1").fill("내 제목")
    expect(row(mine, "title.1").locator(".unit-theirs")).to_contain_text("남의 제목")
    expect(field(mine, "title.1")).to_have_value("내 제목")
    assert Article.objects.get().title_ko == "남의 제목"
    assert violations(mine, STOCK) == []
    row(mine, "title.1").get_by_role("button", name="Keep mine").click()
    expect(said(mine)).to_contain_text("Saved at")
    assert Article.objects.get().title_ko == "내 제목"

    field(theirs, "title.1").fill("다시 남의 제목")
    row(theirs, "title.1").get_by_role("button", name="Take theirs").click()
    expect(field(theirs, "title.1")).to_have_value("내 제목")
    assert Article.objects.get().title_ko == "내 제목"


def test_what_others_save_comes_in_by_itself(open_desk, translator_ko):
    article = article_in("ko", published=["ru", "ko"])
    page = open_translation(open_desk, article, translator_ko)
    field(page, "lead.2").fill("나흘간.")
    expect(said(page)).to_contain_text("Saved at")

    article.refresh_from_db()
    publish_again(article, "ru", body_ru="<p>Сначала.</p>" + BODY_RU.replace("4,3", "4,8"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(row(page, "body.5").locator("ins")).to_have_text("4,8")
    expect(page.locator(".unit")).to_have_count(6)
    expect(page.locator(".unit").nth(2)).to_contain_text("Сначала.")
    expect(field(page, "lead.2")).to_have_value("나흘간.")


def test_text_waits_on_the_computer_until_the_connection_is_back(open_desk, translator_ko):
    article = article_in()
    page = open_translation(open_desk, article, translator_ko)
    page.context.set_offline(True)

    field(page, "title.1").fill("방문")
    expect(said(page)).to_contain_text("No connection. What you typed is kept on this computer")
    assert Article.objects.get().title_ko is None
    page.context.set_offline(False)

    expect(said(page)).to_contain_text("Saved at")
    assert Article.objects.get().title_ko == "방문"


def test_text_that_was_never_sent_is_offered_in_its_place(open_desk, translator_ko):
    article = article_in("ko")
    page = open_translation(open_desk, article, translator_ko)
    page.context.set_offline(True)
    field(page, "title.1").fill("새 제목")
    expect(said(page)).to_contain_text("No connection.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/translate/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.context.set_offline(False)
    page.goto(address(article))
    page.unroute("**/translate/**")

    expect(row(page, "title.1").locator(".unit-kept")).to_contain_text("새 제목")
    expect(field(page, "title.1")).to_have_value("방문")
    assert violations(page, STOCK) == []
    row(page, "title.1").get_by_role("button", name="Use it").click()

    expect(said(page)).to_contain_text("Saved at")
    assert Article.objects.get().title_ko == "새 제목"


def test_page_is_fit_for_everybody(open_desk, translator_ko):
    article = article_in("ko", body_en="<p>He came.</p>", published=["ru", "ko"])
    publish_again(article, "ru", body_ru=BODY_RU.replace("4,3", "4,8") + "<p>Новое.</p>")
    page = open_translation(open_desk, article, translator_ko)

    for address_of, width in [
        (f"{address(article)}?beside=en", 1280),
        (address(article), 820),
        (address(article), 390),
    ]:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address_of)
        page.get_by_text("Translated from: Russian").click()
        page.get_by_text("Keys and marks").click()
        assert violations(page, STOCK) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_refused_text_stays_in_its_field_after_one_went_on(open_desk, translator_ko):
    page = open_translation(open_desk, article_in("ko"), translator_ko)

    field(page, "body.4").fill("<b>교역")
    field(page, "title.1").focus()

    expect(said(page)).to_contain_text("Not everything could be saved")
    expect(field(page, "body.4")).to_have_value("<b>교역")


def test_page_is_a_plain_form_without_scripts(open_desk, translator_ko):
    article = ArticleFactory(languages=["ru"], body_ru=BODY_RU, body_ko=BODY_KO)
    page = open_translation(open_desk, article, translator_ko, java_script_enabled=False)

    field(page, "title.1").fill("방문")
    page.get_by_role("checkbox", name="Confirm when I save").nth(2).check()
    page.get_by_role("button", name="Save", exact=True).first.click()

    expect(page.locator(".messagelist")).to_contain_text("2 segments are saved.")
    assert Article.objects.get().title_ko == "방문"


def test_help_is_a_button_without_scripts_and_loses_nothing(open_desk, translator_ko):
    TermFactory(wording_ru="Товарооборот", wording_ko="교역액")
    page = open_translation(open_desk, article_in(), translator_ko, java_script_enabled=False)

    field(page, "title.1").fill("방문")
    row(page, "body.5").get_by_role("button", name="Save and show help").click()

    expect(row(page, "body.5").locator(".help-terms")).to_contain_text("교역액")
    expect(field(page, "title.1")).to_have_value("방문")
    expect(row(page, "body.5").get_by_role("button", name="Copy the source")).to_have_count(0)


def test_help_comes_with_the_unit_and_is_put_in_on_request(open_desk, translator_ko):
    TermFactory(wording_ru="Товарооборот", wording_ko="교역액")
    page = open_translation(open_desk, article_in(), translator_ko)

    field(page, "body.5").focus()
    expect(row(page, "body.5").locator(".help-terms")).to_contain_text("교역액")
    expect(field(page, "body.5")).to_have_value("")
    row(page, "body.5").get_by_role("button", name="Use it 교역액").click()

    expect(field(page, "body.5")).to_have_value("교역액")
    assert violations(page, STOCK) == []


def test_other_views_take_typed_text_along_without_scripts(open_desk, translator_ko):
    article = article_in(body_en="<p>He came.</p><h2>Trade</h2><p>Trade was $4.3 billion.</p>")
    page = open_translation(open_desk, article, translator_ko, java_script_enabled=False)

    field(page, "title.1").fill("방문")
    page.get_by_role("button", name="Missing").click()
    expect(page.locator(".messagelist")).to_contain_text("1 segment is saved.")
    expect(page.locator(".unit:visible")).to_have_count(4)
    field(page, "body.4").fill("<b>교역")
    page.get_by_role("button", name="Show beside it: English").click()

    expect(page.locator(".messagelist")).to_contain_text("Not everything could be saved")
    expect(field(page, "body.4")).to_have_value("<b>교역")
    expect(row(page, "body.3").locator(".unit-beside")).to_have_text("He came.")
    field(page, "body.4").fill("교역")
    row(page, "body.5").get_by_role("checkbox", name="Confirm when I save").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("1 segment is saved.")
    article.refresh_from_db()
    assert (article.title_ko, article.body_ko) == ("방문", "<h2>교역</h2>")
    assert page.url.endswith("?show=missing&beside=en")


def test_other_views_take_typed_text_along_with_scripts(open_desk, translator_ko):
    article = article_in(title_en="A visit", lead_en="Three days.")
    page = open_translation(open_desk, article, translator_ko)

    field(page, "title.1").fill("방문")
    page.get_by_role("button", name="Show beside it: English").click()
    expect(row(page, "title.1").locator(".unit-beside")).to_have_text("A visit")
    expect(field(page, "title.1")).to_have_value("방문")
    field(page, "lead.2").fill("사흘간")
    page.get_by_text("Translated from: Russian").click()
    page.get_by_label("Compare it from now on with").select_option("English")
    page.get_by_role("button", name="Change").click()

    expect(page.get_by_text("Translated from: English")).to_be_visible()
    article.refresh_from_db()
    assert (article.title_ko, article.lead_ko) == ("방문", "사흘간")


def test_what_is_refused_stays_before_another_view_is_shown(open_desk, translator_ko):
    article = article_in()
    page = open_translation(open_desk, article, translator_ko)

    field(page, "body.4").fill("<b>교역")
    page.get_by_role("button", name="Show beside it: English").click()

    expect(said(page)).to_contain_text("Not everything could be saved")
    assert (page.url.partition("?")[2], field(page, "body.4").input_value()) == ("", "<b>교역")
