"""A word of many texts is met among the newest first; what it finds is the same as if all were asked."""

import pytest
from django.db import connection
from django.utils import timezone

from people.curation.models import Edition
from people.curation.search import keys
from people.curation.search.matching import matches_of_each
from people.curation.search.newest import Wanted
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

WORD = keys.of_query(["quorum"], "en")


def publish(num):
    """The numbers of the editions, the newest first."""
    articles = [ArticleFactory(title_en="Quorum", published=["en"]) for _one in range(num)]
    return [article.editions.get(language="en").pk for article in reversed(articles)]


def publish_long_after():
    """Editions were published by the thousand in between."""
    newest = Edition.objects.order_by("-pk").first().pk
    sequence = {
        "sqlite": "UPDATE sqlite_sequence SET seq = %s WHERE name = 'curation_edition'",
        "postgresql": "SELECT setval(pg_get_serial_sequence('curation_edition', 'id'), %s)",
    }
    with connection.cursor() as cursor:
        cursor.execute(sequence[connection.vendor], [newest + 5000])
    return publish(2)


def found(*, limit, is_common):
    met = matches_of_each([Wanted(WORD, limit, is_common), Wanted(WORD, 1)], at=timezone.now())
    return [match.edition for match in met]


@pytest.mark.parametrize("is_common", [True, False])
@pytest.mark.parametrize("limit", [1, 2, 3, 9])
def test_newest_are_found_first_wherever_the_others_stand(limit, is_common):
    old = publish(2)
    new = publish_long_after()

    assert found(limit=limit, is_common=is_common) == [*new, *old][:limit] + new[:1]
