"""Whether a publication and the moment of an embargo show in every process at once."""

from datetime import timedelta
from time import time

from django.utils import timezone

from people.curation.drafting import state_of
from people.curation.publishing import make_public
from tests.benchmarks.pages import LANGUAGE, article_address, newest_edition
from tests.benchmarks.servers import NUM_PROCESSES

WAITS = timedelta(seconds=4)


def publish(title, *, at=None):
    record = newest_edition().record
    texts = record.texts_in(LANGUAGE) | {"title": title}
    note = "" if at else "Исправлен заголовок."
    return make_public(state_of(record, LANGUAGE), by=None, at=at or timezone.now(), note=note, texts=texts)


def stale_after_publication(server) -> int:
    """How many of the pages that print a headline still show the old one in some process after a correction."""
    edition = newest_edition()
    pages = [article_address(edition), f"/{LANGUAGE}/", f"/{LANGUAGE}/news/", f"/{LANGUAGE}/feed.atom"]
    for page in pages:
        assert len(server.by_process(page)) == NUM_PROCESSES
    publish("Исправленный заголовок")
    fresh = [body for page in pages for body in server.by_process(page).values()]
    return sum("Исправленный заголовок" not in body.decode() for body in fresh)


def wrong_around_embargo(server) -> tuple[int, int]:
    """How many answers were wrong, of how many, from before the moment of an edition until after it."""
    page = article_address(newest_edition())
    at = timezone.now() + WAITS
    publish("Заголовок с эмбарго", at=at)
    wrong, answers = 0, 0
    while time() < at.timestamp() + 1:
        begun = time()
        _status, _headers, body = server.get(page)
        is_new = "Заголовок с эмбарго" in body.decode()
        answers += 1
        wrong += (is_new and time() < at.timestamp()) or (not is_new and begun > at.timestamp())
    return wrong, answers
