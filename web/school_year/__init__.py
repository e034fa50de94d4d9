"""The school’s year: what the school itself owes, by when and how strongly, and that it was done."""

from web.school_year import done, report, senco, year
from web.school_year.blueprint import bp

__all__ = ["bp", "done", "report", "senco", "year"]
