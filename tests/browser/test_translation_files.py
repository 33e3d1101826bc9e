"""A translator downloads a file, translates it elsewhere, and brings it back."""

import re

from playwright.sync_api import expect

from tests.factories import UserFactory
from tests.newsroom.desk import page as address_of
from tests.newsroom.translations import IMPORT, parcel_of, texts_of, translatable_article, translated

from .axe import violations
from .test_desk_accessibility import STOCK


def test_translation_goes_out_as_a_file_and_comes_back(open_desk, tmp_path):
    article = translatable_article()
    page = open_desk(UserFactory("translator-ko"))
    page.goto(f"{address_of(article)}#languages")
    page.locator("article.language-panel", has_text="한국어").get_by_role("link", name="Send for translation").click()
    assert violations(page, STOCK) == []

    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert re.fullmatch(r"visit-ru-ko-\d{4}-\d\d-\d\d\.xlf", path.name)
    sent = path.read_text("utf-8")
    target = "<target>사흘간의 방문 &amp; 회담</target>"
    path.write_text(sent.replace("Три дня.</source>", f"Три дня.</source>{target}"), "utf-8")

    page.goto(IMPORT)
    assert violations(page, STOCK) == []
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator(".exchange-lines")).to_contain_text("사흘간의 방문 & 회담")
    assert violations(page, STOCK) == []
    page.get_by_role("button", name="Take over as drafts").click()

    expect(page.get_by_role("heading", name="Taken over")).to_be_visible()
    assert texts_of(article)[1] == "사흘간의 방문 & 회담"


def test_plan_can_be_read_in_the_dark_and_on_a_telephone(open_desk, tmp_path):
    article = translatable_article()
    path = tmp_path / "visit.xlf"
    path.write_bytes(translated(parcel_of(article), title_1="국빈 방문", body_3="<strong>끝", body_4="짧게"))
    page = open_desk(UserFactory("editor"), color_scheme="dark", viewport={"width": 390, "height": 800})

    page.goto(IMPORT)
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Show what would change").click()

    expect(page.locator(".exchange-lines > li")).to_have_count(3)
    assert violations(page, STOCK) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
