"""What staff who do not see, or see little, find on the pages of the desk."""

from tests.factories import ArticleFactory, RemarkFactory
from tests.newsroom.desk import page as address_of

from .axe import violations_in_both_schemes


def test_axe_finds_nothing_at_the_door(page):
    page.goto("/admin/")

    assert violations_in_both_schemes(page) == []


def test_axe_finds_nothing_on_the_pages_of_the_desk(open_desk, editor):
    article = ArticleFactory(published=["ru"], approved=["ko"], submitted=["kk"])
    RemarkFactory(article)
    pages = ["/admin/", address_of(article, "changelist"), address_of(article), address_of(article, "add")]
    page = open_desk(editor)

    found = {}
    for address in pages:
        page.goto(address)
        found[address] = violations_in_both_schemes(page)

    assert found == {address: [] for address in pages}
