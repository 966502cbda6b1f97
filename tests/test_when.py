"""Times are intervals: an order is given only where it holds in every time zone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import when

CASES = [
    # moments in their own zones
    ("2031-05-03T09:00+00:00", "2031-05-03T09:01+00:00", True),
    ("2031-05-03T09:00+09:00", "2031-05-03T00:30+00:00", True),
    ("2031-05-03T09:00+00:00", "2031-05-03T09:00+00:00", False),
    # a day is a day long
    ("2031-05-03", "2031-05-03T23:00+00:00", False),
    ("2031-05-03", "2031-05-04", False),
    # two days apart is enough in every zone
    ("2031-05-03", "2031-05-06", True),
    # a clock without a zone may stand anywhere on Earth
    ("2031-05-03T09:00", "2031-05-03T15:00", False),
    ("2031-05-03T09:00", "2031-05-04T15:00", True),
    (None, "2031-05-03", False),
    ("2031-05-03", None, False),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_precedes(one, other, expected):
    assert when(one).precedes(when(other)) is expected


@given(st.datetimes(), st.datetimes())
def test_two_times_never_precede_each_other(one, other):
    first, second = when(one.isoformat()), when(other.isoformat())

    assert not (first.precedes(second) and second.precedes(first))
