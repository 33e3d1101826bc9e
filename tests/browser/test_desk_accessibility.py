"""What staff who do not see, or see little, find on the pages of the desk."""

from tests.factories import ArticleFactory, RemarkFactory
from tests.newsroom.desk import page as address_of

from .axe import violations

# Markup of Django's own admin that no template or style of ours reaches.
STOCK = [
    ("aria-input-field-name", 'class="select2-selection'),  # choosers have no name of their own
    ("label", 'class="select2-search__field"'),  # nor has the field inside of a chooser for several
    ("label-title-only", 'id="searchbar"'),  # the label of the search is a picture
    ("empty-table-header", '<th class="original">'),  # the column of a row's own name has no heading
]


def test_axe_finds_nothing_at_the_door(page):
    page.goto("/admin/")

    assert violations(page) == []


def test_axe_finds_nothing_on_the_pages_of_the_desk(open_desk, editor):
    article = ArticleFactory(published=["ru"], approved=["ko"], submitted=["kk"])
    RemarkFactory(article)
    pages = ["/admin/", address_of(article, "changelist"), address_of(article), address_of(article, "add")]
    pages.append("/admin/coverage/")
    page = open_desk(editor)

    found = {}
    for address in pages:
        page.goto(address)
        found[address] = violations(page, STOCK)

    assert found == {address: [] for address in pages}


def test_pages_of_the_desk_take_the_screen_and_no_more(open_desk, editor):
    article = ArticleFactory(published=["ru"], approved=["ko"], submitted=["kk"])
    page = open_desk(editor)
    addresses = ["/admin/", address_of(article, "changelist"), address_of(article), "/admin/coverage/"]

    found = {}
    for width in (390, 768, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            page.goto(address)
            found[width, address] = page.evaluate(
                "[document.documentElement.scrollWidth, document.querySelector('.main > .content').offsetWidth]"
            )

    assert found == {place: [place[0]] * 2 for place in found}


def test_axe_finds_nothing_where_staff_come_in_and_on_their_own_page(open_desk, page, reporter):
    outside = ["/admin/password_reset/", "/admin/password_reset/sent/"]
    inside = ["/admin/account/", "/admin/account/second-factor/", "/admin/password_change/"]
    at_desk = open_desk(reporter)

    found = {}
    for one, addresses in ((page, outside), (at_desk, inside)):
        for address in addresses:
            one.goto(address)
            found[address] = violations(one, STOCK)

    assert found == {address: [] for address in [*outside, *inside]}
