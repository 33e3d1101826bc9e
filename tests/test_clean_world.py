"""A transactional test empties the database at its end; the next one finds it as the migrations made it."""

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import IntegrityError, connection

from newsroom.roles import ROLES
from people.curation.models import Edition
from tests.factories import ArticleFactory, UserFactory


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_transactional_test_finds_roles_and_guard_and_nothing_else(turn):
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    assert UserFactory("chief").has_perm("curation.withdraw_language")
    assert not Edition.objects.exists()

    ArticleFactory(published=["ko"])
    with pytest.raises(IntegrityError, match="immutable"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM curation_edition")


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_finds_an_empty_cache_and_no_pictures(settings, turn):
    assert cache.get("left-behind") is None
    assert not settings.MEDIA_ROOT.exists()

    cache.set("left-behind", turn)
