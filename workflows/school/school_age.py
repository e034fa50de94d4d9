"""School years by number, and when compulsory school age ends, and with it the time in which parents decide."""

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


def age(born: date, on: date) -> int:
    """How many years old somebody is: an age is reached as its birthday begins (Family Law Reform Act 1969, section 9).

    Who was born on 29 February reaches it on 1 March where a year has none.
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def decides_alone(born: date | None, on: date) -> bool:
    """Whether decisions are the pupil's own: over compulsory school age, which ends with the end of the leaving date.

    Source: Children and Families Act 2014, section 83(2); Education Act 1996, section 8(3).
    """
    return born is not None and on > school_leaving_date(born)


def school_year(year_group: str, born: date | None, on: date) -> int:
    """The number of the year that a pupil is in: as the roll has it, so that one taught with younger children counts
    there; where the roll does not say, by the age on 31 August. 0 before Year 1, and where neither is known.

    >>> school_year("", date(2012, 9, 1), date(2026, 11, 23))
    9
    """
    if year_group.isdecimal():
        return int(year_group)
    if year_group or born is None:
        return 0
    begins = on.year - (on.month < 9)
    return max(begins - born.year - (born.month >= 9) - 4, 0)
