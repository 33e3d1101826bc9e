"""The pages that readers meet, from the list of all public addresses."""

from tests.newsroom.addresses import pages_in
from tests.newsroom.scenes import word


def pages_of(scene, language):
    """Every page in the language, with something found by the search; feeds and calendars are no pages."""
    search = f"/{language}/search/"
    pages = [address for address in pages_in(language, scene) if address.endswith("/") and address != search]
    return [*pages, f"{search}?q={word('article', 'title', language)}"]
