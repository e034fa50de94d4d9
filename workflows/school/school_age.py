"""When compulsory school age ends, and with it the time in which parents decide."""

from datetime import date, timedelta

FRIDAY = 4


def last_friday_in_june(year: int) -> date:
    """The school leaving date of a year (Education (School Leaving Date) Order 1997)."""
    end = date(year, 6, 30)
    return end - timedelta(days=(end.weekday() - FRIDAY) % 7)


def school_leaving_date(born: date) -> date:
    """When compulsory school age ends: the last Friday in June of the school year in which the pupil turns 16.

    Source: Education Act 1996, section 8. A school year runs from September to August.
    """
    return last_friday_in_june(born.year + 16 + (born.month >= 9))
