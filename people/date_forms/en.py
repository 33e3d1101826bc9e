"""English as written in Britain: “11 November 2024”, “in June 2024”, “from 2022”."""

from .shapes import Forms, Shape

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

STANDING = {
    Shape.DAY: "{day} {month} {year}",
    Shape.MONTH: "{month} {year}",
    Shape.HALF: "{half} half of {year}",
    Shape.YEAR: "{year}",
    Shape.DAYS_OF_MONTH: "{first_day}–{day} {month} {year}",
    Shape.DAYS_OF_YEAR: "{first_day} {first_month} – {day} {month} {year}",
    Shape.MONTHS_OF_YEAR: "{first_month}–{month} {year}",
    Shape.HALVES_OF_YEAR: "first and second halves of {year}",
    Shape.YEARS: "{first_year}–{year}",
    Shape.APART: "{first} – {last}",
}

# A half-year wants its article in a phrase, and loses it where it stands alone.
BOUND = STANDING | {
    Shape.HALF: "the {half} half of {year}",
    Shape.HALVES_OF_YEAR: "the first and second halves of {year}",
    Shape.DAYS_OF_YEAR: "some time between {first_day} {first_month} and {day} {month} {year}",
    Shape.APART: "some time between {bound_first} and {bound_last}",
}

FORMS = Forms(
    unknown="date unknown",
    months={"month": MONTHS},
    halves={"half": ("first", "second")},
    standing=STANDING,
    bound=BOUND,
    in_sentence={
        Shape.DAY: "on {day} {month} {year}",
        Shape.MONTH: "in {month} {year}",
        Shape.HALF: "in the {half} half of {year}",
        Shape.YEAR: "in {year}",
        Shape.DAYS_OF_MONTH: "between {first_day} and {day} {month} {year}",
        Shape.DAYS_OF_YEAR: "between {first_day} {first_month} and {day} {month} {year}",
        Shape.MONTHS_OF_YEAR: "between {first_month} and {month} {year}",
        Shape.HALVES_OF_YEAR: "in the first and second halves of {year}",
        Shape.YEARS: "between {first_year} and {year}",
        Shape.APART: "between {bound_first} and {bound_last}",
    },
    since={shape: f"from {pattern}" for shape, pattern in BOUND.items()},
    until={shape: f"until {pattern}" for shape, pattern in BOUND.items()},
)
