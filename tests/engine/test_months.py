"""Calendar months, as the law counts them: the same day of a later month, or its last day where it is too short."""

from datetime import date

import pytest

from engine.days import months_after


@pytest.mark.parametrize(
    ("start", "months", "later"),
    [
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 30), 2, date(2027, 2, 28)),
        (date(2027, 2, 28), 2, date(2027, 4, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 27), -6, date(2026, 2, 27)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_a_month_ends_on_its_own_day_or_on_its_last(start: date, months: int, later: date) -> None:
    assert months_after(start, months) == later
