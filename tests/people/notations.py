"""Notations of honest dates, drawn at random by hypothesis."""

from hypothesis import strategies as st

days = st.dates().map(str)
months = days.map(lambda day: day[:7])
years = days.map(lambda day: day[:4])
halves = st.tuples(years, st.sampled_from("12")).map("-H".join)
points = st.one_of(days, months, halves, years)


def _is_in_order(pair):
    return pair[0][:4] < pair[1][:4]


ranges = st.tuples(points, points).filter(_is_in_order).map("/".join)
notations = st.one_of(points, ranges)
