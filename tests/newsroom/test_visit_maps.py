"""Where the visits went, and who came and who went: as much as is public, and nothing drawn that is not known."""

import pytest

from newsroom.atlas import HEIGHT, WIDTH, chart_of, project
from newsroom.models import Visit

from ..factories import PlaceFactory, VisitFactory
from .reader import LANGUAGES, find, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db

SEOUL = {"latitude": "37.5600", "longitude": "126.9900"}
ASTANA = {"latitude": "51.1670", "longitude": "71.4330"}
TO_KOREA, TO_KAZAKHSTAN = "KZ-KR", "KR-KZ"


class FakeShown:
    """A place as a map needs it."""

    def __init__(self, place, title):
        self.record, self.title, self.lang = place, title, ""


def rows_of(response):
    return [row.words for row in find(response, "tr")][1:]


# The map


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_and_table_hold_the_same_journeys(client, language):
    seoul, astana = (PlaceFactory(published=[language], **where) for where in (SEOUL, ASTANA))
    hidden = PlaceFactory(latitude="43.2400", longitude="76.9150")
    for _ in range(2):
        VisitFactory(origin=astana, destination=seoul, published=[language])
    VisitFactory(origin=seoul, destination=hidden, published=[language])
    VisitFactory(origin=seoul, destination=astana)

    response = client.get(f"/{language}/visits/map/")

    assert set(words_of(response, "text")) == set(titles_in([seoul, astana], language))
    assert len(find(response, "path", class_="map-arc")) == 1
    (row,) = rows_of(response)
    assert row.startswith(f"{title_in(seoul, language)} {title_in(astana, language)}")
    assert row.endswith(" 2")


def test_country_without_a_town_is_a_ring_and_a_place_without_position_is_not_drawn(client):
    korea = PlaceFactory(kind="country", iso2="KR", published=["en"])
    nowhere = PlaceFactory(published=["en"])
    for place in (korea, nowhere):
        VisitFactory(destination=place, published=["en"])

    response = client.get("/en/visits/map/")

    assert (len(find(response, "circle", class_="map-hollow")), words_of(response, "text")) == (
        1,
        [title_in(korea, "en")],
    )
    assert len(rows_of(response)) == 2


def test_who_was_there_already_makes_no_journey(client):
    VisitFactory(destination=PlaceFactory(published=["en"], **SEOUL), travel="none", published=["en"])

    assert find(client.get("/en/visits/map/"), "svg") == []


def test_words_on_the_map_never_meet_and_stay_inside(db):
    titles = ["Сеул", "Каннын", "Тэгу", "Пусан", "Республика Корея", "강릉시 경포대", "Инчхон"]
    points = [
        (126.99, 37.56),
        (128.88, 37.75),
        (128.6, 35.87),
        (129.08, 35.18),
        (127.8, 36.4),
        (128.9, 37.8),
        (126.7, 37.45),
    ]
    places = [
        FakeShown(PlaceFactory(latitude=str(latitude), longitude=str(longitude)), title)
        for title, (longitude, latitude) in zip(titles, points, strict=True)
    ]

    labels = [mark.label for mark in chart_of(places).marks]

    assert all(label and label.is_inside for label in labels)
    assert [(one, other) for one in labels for other in labels if one is not other and one.meets(other)] == []


def test_both_countries_lie_inside_the_map():
    corners = [(46.6, 48.4), (70.8, 55.2), (69.0, 40.6), (126.2, 33.3), (129.5, 36.0)]

    assert [(x, y) for x, y in (project(*one) for one in corners) if not (0 < x < WIDTH and 0 < y < HEIGHT)] == []


@pytest.mark.parametrize("num", [1, 3])
def test_map_takes_as_many_queries_for_three_journeys_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        origin, destination = PlaceFactory(published=True, **ASTANA), PlaceFactory(published=True, **SEOUL)
        VisitFactory(origin=origin, destination=destination, published=["ko"])
    client.get("/ko/visits/map/")

    with django_assert_num_queries(3):
        client.get("/ko/visits/map/")


# Who came, who went


def visits(*, num=1, **fields):
    for _ in range(num):
        VisitFactory(published=["en"], **{"direction": TO_KOREA, "level": "working"} | fields)


def test_years_stand_with_both_directions_counted_by_level(client):
    visits(start="2024-06-12", level="state")
    visits(start="2024", num=2)
    visits(start="2024", direction=TO_KAZAKHSTAN, travel="uncertain")
    visits(start="2019-H2", direction=TO_KAZAKHSTAN)
    VisitFactory(start="2024", published=["ru"])

    rows = rows_of(client.get("/en/visits/reciprocity/"))

    assert rows == [
        "2024 3 State visit: 1Working visit: 2 1 Working visit: 11 of which may not have been a journey",
        "2019 – 1 Working visit: 1",
        "All 3 2",
    ]


def test_what_is_known_to_no_single_year_stands_apart(client):
    visits(start="2013/2019")
    visits(outside_date="2016")
    visits()

    rows = rows_of(client.get("/en/visits/reciprocity/"))

    assert [row.split(" 1 ")[0] for row in rows[:-1]] == ["2016", "2013–2019 not known more exactly", "Date not known"]


@pytest.mark.parametrize("fields", [{"direction": "domestic"}, {"level": "resident_participation"}, {"travel": "none"}])
def test_what_was_no_journey_between_the_countries_is_counted_apart(client, fields):
    visits(start="2024", **fields)

    assert rows_of(client.get("/en/visits/reciprocity/")) == ["2024 – – 1", "All 0 0 1"]


def test_number_leads_to_the_visits_behind_it(client):
    visits(start="2024", num=2)
    visits(start="2024", direction=TO_KAZAKHSTAN)
    (link, _other) = find(client.get("/en/visits/reciprocity/"), "p", class_="tally-total")
    address = next(one.attrs["href"] for one in find(client.get("/en/visits/reciprocity/"), "a") if one.words == "2")

    listed = words_of(client.get(address), "h3")

    assert link.words == "2"
    assert len(listed) == 2
    assert set(listed) == {title_in(one, "en") for one in Visit.objects.filter(direction=TO_KOREA)}


@pytest.mark.parametrize("num", [1, 3])
def test_reciprocity_is_one_query_for_the_numbers(client, django_assert_num_queries, num):
    for number in range(num):
        visits(start=f"{2020 + number}")
    client.get("/en/visits/reciprocity/")

    with django_assert_num_queries(1):
        client.get("/en/visits/reciprocity/")
