"""What readers who do not see, or see little, find on each page of the site."""

import pytest

from tests.factories import LANGUAGES, ArticleFactory, publish_again
from tests.newsroom.scenes import Scene

from .axe import violations
from .pages import pages_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page_light_or_dark(page, language):
    others = [code for code in LANGUAGES if code != language]
    absent = ArticleFactory(published=others)
    withdrawn = ArticleFactory(withdrawn=[language])
    scene = Scene(published=[language])
    publish_again(scene["article"], language, note="Corrected.")
    pages = [
        *pages_of(scene, language),
        f"/{language}/search/?q=nothing-of-the-kind",
        f"/{language}/news/{absent.slug}/",
        f"/{language}/news/{withdrawn.slug}/",
        f"/{language}/news/nowhere/",
    ]

    found = {}
    for address in pages:
        page.goto(address)
        found[address] = violations(page)

    assert found == {address: [] for address in pages}
