"""The pages that readers meet, from the list of all public addresses."""

from tests.newsroom.addresses import pages_in
from tests.newsroom.scenes import word


def pages_of(scene, language):
    """Every page in the language, with something found by the search; feeds, calendars and suggestions are no pages."""
    search = f"/{language}/search/"
    others = (search, f"{search}suggestions/")
    pages = [address for address in pages_in(language, scene) if address.endswith("/") and address not in others]
    return [*pages, f"{search}?q={word('article', 'title', language)}"]
