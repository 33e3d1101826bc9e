from datetime import date

import pytest

from people.dates import HonestDate
from people.models import Official
from tests.factories import AppointmentFactory, OfficialFactory

pytestmark = pytest.mark.django_db


def posts_on(official, notation):
    return [post.slug for post in official.posts_on(HonestDate.parse(notation))]


def held_on(notation, **bounds):
    """Whether a post with these bounds is known to have been held then."""
    return bool(posts_on(AppointmentFactory(**bounds).official, notation))


@pytest.mark.parametrize(
    ("notation", "is_held"),
    [
        ("2019-03-19", False),
        ("2019-03-20", True),
        ("2022-11-20", True),
        ("2024-10-31", True),
        ("2024-11-01", False),
        ("2019-03", True),
        ("2019-02", False),
        ("2024", True),
        ("2018", False),
        ("2024-11/2025-02", False),
    ],
)
def test_post_is_held_between_its_known_bounds(notation, is_held):
    assert held_on(notation, start="2019-03-20", end="2024-10-31") is is_held


@pytest.mark.parametrize(
    "bounds",
    [
        {},
        {"start": "2019-03-20"},
        {"end": "2024-10-31"},
        {"end": "2024-10-31", "confirmed": "2023"},
    ],
)
def test_unknown_bound_never_matches(bounds):
    assert not held_on("2022-05-01", **bounds)


def test_unknown_date_matches_no_post():
    assert not held_on("", start="2019-03-20", end="2024-10-31", confirmed="2022")


@pytest.mark.parametrize(
    ("notation", "is_held"), [("2024-06-12", True), ("2024-06", True), ("2024-06-13", False), ("2024-06-11", False)]
)
def test_post_without_bounds_is_known_on_the_day_a_source_showed_it(notation, is_held):
    assert held_on(notation, confirmed="2024-06-12") is is_held


@pytest.mark.parametrize(
    ("notation", "is_held"), [("2021-01-01", True), ("2024-06-12", True), ("2024-06-13", False), ("2019-03", True)]
)
def test_running_post_is_known_until_a_source_last_showed_it(notation, is_held):
    assert held_on(notation, start="2019-03-20", confirmed="2024-06-12") is is_held


@pytest.mark.parametrize(
    ("notation", "is_held"), [("2013-02-24", False), ("2013-06-30", False), ("2013-12-31", True), ("2014-01-01", True)]
)
def test_start_known_to_the_year_proves_nothing_within_it(notation, is_held):
    assert held_on(notation, start="2013", end="2017-03-10") is is_held


@pytest.mark.parametrize(("notation", "is_held"), [("2017-01-01", True), ("2017-02-01", False), ("2018-01-01", False)])
def test_end_known_to_the_year_proves_nothing_within_it(notation, is_held):
    assert held_on(notation, start="2013-02-25", end="2017") is is_held


@pytest.mark.parametrize(
    "bounds", [{"start": "2024-09-01", "confirmed": "2024"}, {"end": "2024-03-01", "confirmed": "2024"}]
)
def test_loose_confirmation_does_not_outweigh_a_known_bound(bounds):
    assert not held_on("2024-06-12", **bounds)


def test_several_posts_at_once_come_in_the_order_of_protocol():
    official = OfficialFactory()
    run = {"official": official, "start": "2019", "end": "2025"}
    AppointmentFactory(**run, slug="rank", kind="rank", precedence=300)
    AppointmentFactory(**run, slug="president", precedence=10)
    AppointmentFactory(**run, slug="chairman", precedence=20)
    AppointmentFactory(official=official, slug="former", precedence=1, start="2010", end="2012")

    assert posts_on(official, "2022-05-01") == ["president", "chairman", "rank"]


def test_posts_of_equal_rank_come_in_the_order_of_their_start():
    official = OfficialFactory()
    AppointmentFactory(official=official, slug="undated", confirmed="2022-05")
    AppointmentFactory(official=official, slug="later", start="2020", end="2025")
    AppointmentFactory(official=official, slug="earlier", start="2019", end="2025")

    assert posts_on(official, "2022-05-01") == ["earlier", "later", "undated"]


def test_posts_of_others_are_not_counted():
    AppointmentFactory(start="2019", end="2025")

    assert posts_on(OfficialFactory(), "2022-05-01") == []


def test_fetched_posts_are_not_asked_for_again(django_assert_num_queries):
    official = OfficialFactory(appointments=[{"start": "2019", "end": "2025"}])
    fetched = Official.objects.prefetch_related("appointments").get(pk=official.pk)

    with django_assert_num_queries(0):
        assert len(fetched.posts_on(HonestDate.parse("2022"))) == 1


@pytest.mark.parametrize(
    ("end", "is_over"), [("", False), ("2024", False), ("2024-06-11", True), ("2024-06-12", False), ("2023", True)]
)
def test_post_is_over_once_its_latest_end_has_passed(end, is_over):
    assert AppointmentFactory(start="2019", end=end).is_over_by(date(2024, 6, 12)) is is_over


def test_post_is_named_in_its_own_language_alone():
    post = AppointmentFactory(title_ko="")

    assert [post.title_in("ko"), post.title_in("ru") != ""] == ["", True]
