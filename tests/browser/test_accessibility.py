"""What readers who do not see, or see little, find on each page of the site."""

import pytest

from tests.factories import LANGUAGES, ArticleFactory, publish_again
from tests.newsroom.addresses import changes_in
from tests.newsroom.scenes import Scene

from .axe import violations
from .pages import pages_of

# Colours do not depend on the language, so that one of them is looked at in the dark.
DARK = "ru"


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page_light_or_dark(page, language):
    others = [code for code in LANGUAGES if code != language]
    absent = ArticleFactory(published=others)
    withdrawn = ArticleFactory(withdrawn=[language])
    scene = Scene(published=[language])
    publish_again(scene["article"], language, note="Corrected.")
    pages = [
        *pages_of(scene, language),
        *changes_in(language, scene, 2)[:1],
        f"/{language}/search/?q=nothing-of-the-kind",
        f"/{language}/news/{absent.slug}/",
        f"/{language}/news/{withdrawn.slug}/",
        f"/{language}/news/nowhere/",
    ]

    found = {}
    for address in pages:
        page.goto(address)
        found[address] = violations(page, is_dark_too=language == DARK)

    assert found == {address: [] for address in pages}
