"""`loaddata` reads the keys of a table once, and indexes what it has saved when all of it is there."""

import json

import pytest
from django.core.management import call_command
from django.core.serializers.base import DeserializationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.reading import Reading
from people.curation.models import Edition
from people.models import NameVariant, Place
from tests.factories import PlaceFactory

from .searching import first_results

pytestmark = pytest.mark.django_db

MOMENT = "2025-05-01T07:00:00Z"


def place(slug):
    return {"model": "people.place", "fields": {"slug": slug, "kind": "city", "name_ru": slug}}


def about(model, slug, **fields):
    kind = {"content_type": ["people", "place"], "object_id": f"people.place:{slug}"}
    return {"model": model, "fields": kind | fields}


def edition(slug, **fields):
    moments = {"current_from": MOMENT, "first_public_at": MOMENT}
    return about("curation.edition", slug, language="ru", number=1, title=slug, **moments, **fields)


def spelling(slug, text):
    return about("people.namevariant", slug, spelling=text, script="Cyrl")


@pytest.fixture
def load(tmp_path):
    """Loads these rows from a file."""

    def load(*rows):
        file = tmp_path / "rows.json"
        file.write_text(json.dumps(rows), encoding="utf-8")
        call_command("loaddata", str(file), verbosity=0)

    return load


def num_queries(load, *rows):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        load(*rows)
    return len(queries)


def test_each_further_row_costs_its_own_insert_alone(load):
    # What Django knows of kinds of records from the first load on is known to the second one as well.
    load(place("almaty"), edition("almaty"))

    one = num_queries(load, place("aktau"), edition("aktau"))
    three = num_queries(load, *(row(slug) for row in (place, edition) for slug in ("oral", "semey", "taraz")))

    assert three - one == 4


def test_row_that_is_there_is_written_over(load):
    kept = PlaceFactory(slug="almaty", name_ru="Алма-Ата")

    load(place("almaty"))

    assert list(Place.objects.values_list("pk", "name_ru")) == [(kept.pk, "almaty")]


def test_row_told_twice_in_one_file_is_saved_once(load):
    load(place("almaty"), place("almaty"))

    assert Place.objects.count() == 1


def test_row_that_took_another_key_is_found_under_that(load):
    kept = PlaceFactory(slug="alma-ata")

    load(place("alma-ata"), {"pk": kept.pk} | place("almaty"), place("almaty"), place("alma-ata"))

    assert Place.objects.get(slug="almaty").pk == kept.pk
    assert Place.objects.exclude(pk=kept.pk).get().slug == "alma-ata"


def test_loaded_texts_and_spellings_are_found(load):
    load(place("almaty"), edition("almaty"), spelling("almaty", "Верный"))

    now = Reading("ru", timezone.now())
    assert [first_results(q, now, 1) for q in ("almaty", "Верный")] == [["places/almaty"]] * 2


def test_failed_load_leaves_nothing_to_the_next(load):
    with pytest.raises(DeserializationError, match="unknown"):
        load(place("almaty"), edition("almaty"), edition("unknown"))
    assert (Place.objects.count(), Edition.objects.count(), NameVariant.objects.count()) == (0, 0, 0)

    load(place("almaty"), edition("almaty"))

    assert Edition.objects.get().object_id == Place.objects.get().pk
