from datetime import UTC, datetime

import pytest

from newsroom.reading import Reading
from newsroom.ribbon import ribbon_at
from people.dates import HonestDate

from ..factories import (
    AppointmentFactory,
    ArticleFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    publish_again,
)
from .reader import LANGUAGES, find, said, title_in

pytestmark = pytest.mark.django_db

NOW = Reading("en", datetime(2100, 1, 1, tzinfo=UTC))
SILENT = dict.fromkeys(("head-of-state", "head-of-government", "foreign-minister", "ambassador"), ([], None))


@pytest.fixture
def capitals():
    """The two countries with a presidency, a ministry and its embassy on the other side."""
    found = {}
    countries = {code: PlaceFactory(kind="country", iso2=code, name_en=code, published=["en"]) for code in ("KZ", "KR")}
    for code, other in (("KZ", "KR"), ("KR", "KZ")):
        own = {"country": countries[code]}
        found[code, "presidency"] = OrganisationFactory(kind="presidency", **own)
        found[code, "ministry"] = ministry = OrganisationFactory(**own)
        found[code, "other ministry"] = OrganisationFactory(**own)
        abroad = own | {"kind": "diplomatic_mission", "seat": PlaceFactory(country=countries[other])}
        found[code, "embassy"] = embassy = OrganisationFactory(parent=ministry, **abroad)
        found[code, "consulate"] = OrganisationFactory(parent=embassy, **abroad)
    return found


def appoint(name, organisation, precedence, *, published=("en",), **dates):
    official = OfficialFactory(name_en=name, published=published)
    return AppointmentFactory(official, organisation=organisation, precedence=precedence, **dates)


def told(notation, code="KZ", reading=NOW):
    """For each key post its holders and who was last seen in it."""
    ribbon = ribbon_at(HonestDate.parse(notation), reading)
    seats = next(side.seats for side in ribbon.sides if side.country.title == code)
    return {
        str(seat.post): ([holder.shown.title for holder in seat.holders], seat.last_seen and seat.last_seen.shown.title)
        for seat in seats
    }


def test_key_posts_follow_from_rank_and_from_who_sends_missions_to_the_other_side(capitals):
    term = {"start": "2020", "confirmed": "2025"}
    appoint("A President", capitals["KZ", "presidency"], 10, **term)
    appoint("A Premier", capitals["KZ", "other ministry"], 30, **term)
    appoint("A Minister", capitals["KZ", "ministry"], 40, **term)
    appoint("An Ambassador", capitals["KZ", "embassy"], 100, **term)
    appoint("A Vice-Minister", capitals["KZ", "ministry"], 120, **term)
    appoint("Another Minister", capitals["KZ", "other ministry"], 60, **term)
    appoint("A Consul", capitals["KZ", "consulate"], 100, **term)
    appoint("A Counsellor", capitals["KZ", "embassy"], 200, **term)
    appoint("An Honorary President", capitals["KZ", "presidency"], 10, kind="honorary", **term)

    assert told("2024-06-12") == {
        "head-of-state": (["A President"], None),
        "head-of-government": (["A Premier"], None),
        "foreign-minister": (["A Minister"], None),
        "ambassador": (["An Ambassador"], None),
    }
    assert told("2024-06-12", "KR") == SILENT


@pytest.mark.parametrize(
    ("notation", "holders"),
    [
        ("2019-03-19", ["First"]),
        ("2019-03", ["First", "Second"]),
        ("2019-H1", ["First", "Second"]),
        ("2019-03-20", ["First", "Second"]),
        ("2019-03-21", ["Second"]),
    ],
)
def test_all_who_held_a_post_within_the_date_are_named(capitals, notation, holders):
    appoint("First", capitals["KZ", "presidency"], 10, start="1991-12", end="2019-03-20")
    appoint("Second", capitals["KZ", "presidency"], 10, start="2019-03-20", confirmed="2024-10")

    assert told(notation)["head-of-state"] == (holders, None)


def test_register_is_silent_beyond_the_known_bounds_and_names_who_was_last_seen(capitals):
    appoint("First", capitals["KZ", "presidency"], 10, end="2019-03-20")
    appoint("Second", capitals["KZ", "presidency"], 10, start="2019-03-20", confirmed="2024-10")

    assert told("2024-11-01")["head-of-state"] == ([], "Second")
    assert told("2010-01-01")["head-of-state"] == ([], None)


def test_gap_after_a_known_end_is_marked(capitals):
    appoint("First", capitals["KZ", "presidency"], 10, start="2013-02-25", end="2017-03-10")

    gaps = [ribbon_at(HonestDate.parse(day), NOW).sides[0].seats[0].has_gap for day in ("2016", "2017", "2017-03-10")]

    assert gaps == [False, True, False]


def test_holder_without_a_current_edition_is_not_named(capitals):
    term = {"start": "2020", "confirmed": "2025"}
    appoint("Hidden", capitals["KZ", "presidency"], 10, published=[], **term)
    appoint("Abroad", capitals["KZ", "embassy"], 100, published=["ru"], **term)

    ribbon = ribbon_at(HonestDate.parse("2024"), NOW)

    holders = [holder.shown.lang for seat in ribbon.sides[0].seats for holder in seat.holders]
    assert holders == ["ru"]


def test_nothing_is_told_without_a_date_or_a_single_holder(capitals):
    assert [bool(ribbon_at(HonestDate.parse(notation), NOW)) for notation in ("", "2024")] == [False, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_story_tells_who_held_office_on_its_day_and_where_the_register_is_silent(client, language, capitals):
    countries = [capitals[code, "presidency"].country for code in ("KZ", "KR")]
    for country in countries:
        publish_again(country, language)
    official = OfficialFactory(published=[language])
    AppointmentFactory(official, organisation=capitals["KZ", "embassy"], precedence=100, start="2020", end="2025")
    seen = OfficialFactory(published=[language])
    AppointmentFactory(
        seen, organisation=capitals["KR", "presidency"], precedence=10, start="2019", confirmed="2021-05"
    )
    story = ArticleFactory(story_date="2024-06-12", published=[language])

    ribbon = find(client.get(f"/{language}/news/{story.slug}/"), "section", class_="ribbon")[0].words

    assert [title_in(one, language) in ribbon for one in (*countries, official, seen)] == [True] * 4
    assert ribbon.count(said("the register does not say", language)) == 3
    assert said("last confirmed:", language) in ribbon


@pytest.mark.parametrize("num", [1, 3])
def test_ribbon_takes_as_many_queries_for_three_holders_as_for_one(capitals, django_assert_num_queries, num):
    for number in range(num):
        appoint(f"No {number}", capitals["KZ", "presidency"], 10, start="2020", confirmed="2025")
    told("2024")

    with django_assert_num_queries(3):
        told("2024")
