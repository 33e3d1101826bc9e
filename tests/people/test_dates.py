from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given

from people.dates import HonestDate, Precision
from people.models import Appointment
from tests.factories import AppointmentFactory

from .notations import notations, points


@pytest.mark.parametrize(
    ("notation", "precision", "earliest", "latest"),
    [
        ("2016-11-10", Precision.DAY, date(2016, 11, 10), date(2016, 11, 10)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2019-H1", Precision.HALF, date(2019, 1, 1), date(2019, 6, 30)),
        ("2019-H2", Precision.HALF, date(2019, 7, 1), date(2019, 12, 31)),
        ("2024", Precision.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-11-05/2025-02-28", Precision.RANGE, date(2024, 11, 5), date(2025, 2, 28)),
        ("2025/2027", Precision.RANGE, date(2025, 1, 1), date(2027, 12, 31)),
        ("2024-06/2024", Precision.RANGE, date(2024, 6, 1), date(2024, 12, 31)),
        ("", Precision.UNKNOWN, None, None),
        ("  2024-06 ", Precision.MONTH, date(2024, 6, 1), date(2024, 6, 30)),
    ],
)
def test_notation_gives_precision_and_bounds(notation, precision, earliest, latest):
    assert HonestDate.parse(notation) == HonestDate(notation.strip(), precision, earliest, latest)


@pytest.mark.parametrize(
    "notation",
    [
        *("soon", "24", "2024-6", "2024/06", "11.11.2024", "2024-06-1", "20240611", "२०२४", "２０２４"),
        *("0000", "2024-00", "2024-13", "2024-06-00", "2023-02-29", "2024-06-31", "2019-H0", "2019-H3", "2019-h2"),
        *("/", "2024/", "/2024", "2024/2025/2026", "2025/2024", "2024-11-10/2024-11-09", "2024-12/2024-H1"),
        *("2024 / 2025", "2024-2025", "2024–2025", "-2024", "2024-06-11T10:00"),
    ],
)
def test_whatever_is_no_date_is_refused_in_one_sentence_with_a_code(notation):
    with pytest.raises(ValidationError) as refusal:
        HonestDate.parse(notation)

    assert refusal.value.code == "bad-date"
    assert refusal.value.params == {"value": notation}
    assert f"“{notation}” is not a date." in refusal.value.messages[0]


@given(notations)
def test_notation_survives_parsing(notation):
    assert str(HonestDate.parse(notation)) == notation


@given(notations)
def test_bounds_are_in_order(notation):
    honest = HonestDate.parse(notation)

    assert honest.earliest <= honest.latest


@given(points)
def test_date_overlaps_itself_and_its_year(notation):
    honest = HonestDate.parse(notation)

    assert honest.overlaps(honest)
    assert honest.overlaps(HonestDate.parse(notation[:4]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024", "2024-06-11", True),
        ("2019-H2", "2019-06-30", False),
        ("2024-11-05/2025-02-28", "2025", True),
        ("2024", "", False),
        ("", "", False),
    ],
)
def test_dates_overlap_when_both_may_mean_the_same_day(one, other, expected):
    one, other = HonestDate.parse(one), HonestDate.parse(other)

    assert (one.overlaps(other), other.overlaps(one)) == (expected, expected)


def test_dates_sort_by_their_bounds_and_unknown_ones_come_last():
    notations = ["", "2025", "2024-06", "2024", "2024-06-01", "2024-H1", "2019-H2"]

    ordered = sorted(notations, key=HonestDate.parse)

    assert ordered == ["2019-H2", "2024-H1", "2024", "2024-06-01", "2024-06", "2025", ""]


def test_only_an_unknown_date_is_false():
    assert (bool(HonestDate()), bool(HonestDate.parse("2024"))) == (False, True)


def test_field_brings_its_companions():
    names = {field.name for field in Appointment._meta.get_fields()}

    assert names >= {"start", "start_earliest", "start_latest", "start_basis", "start_reason"}


def test_saving_a_notation_saves_its_bounds(db):
    post = AppointmentFactory(start="2019-H2")

    saved = Appointment.objects.get(pk=post.pk)

    assert saved.start == HonestDate.parse("2019-H2")
    assert (saved.start_earliest, saved.start_latest) == (date(2019, 7, 1), date(2019, 12, 31))


def test_emptying_a_date_empties_its_bounds(db):
    post = AppointmentFactory(start="2024")
    post.start = ""
    post.save()

    saved = Appointment.objects.get(pk=post.pk)

    assert saved.start == HonestDate()
    assert (saved.start_earliest, saved.start_latest) == (None, None)


def test_bounds_sort_and_filter_rows(db):
    late, unknown, early = (AppointmentFactory(start=notation) for notation in ("2024-06", "", "2019-H2"))

    assert list(Appointment.objects.order_by("precedence", "start_earliest").exclude(start="")) == [early, late]
    assert list(Appointment.objects.all()) == [early, late, unknown]
    assert list(Appointment.objects.filter(start_latest__lt=date(2024, 1, 1))) == [early]


def test_date_can_be_looked_up_by_notation_and_by_value(db):
    post = AppointmentFactory(start="2024-06")
    AppointmentFactory(start="2024")

    assert Appointment.objects.get(start="2024-06") == post
    assert Appointment.objects.get(start=HonestDate.parse("2024-06")) == post


def test_bad_date_is_refused_on_its_field(db):
    post = AppointmentFactory()
    post.start = "June 2024"

    with pytest.raises(ValidationError) as refusal:
        post.full_clean()

    assert [error.code for error in refusal.value.error_dict["start"]] == ["bad-date"]


@pytest.mark.parametrize("notation", ["2024-11-05/2025-02-28", ""])
def test_good_date_passes_validation_as_notation_and_as_value(db, notation):
    post = AppointmentFactory(start=notation)
    post.full_clean()
    post.start = notation
    post.full_clean()

    assert str(post.start) == notation
