"""Which children move on to another school next, by the school's phase and their year: pure.

The moves that count are those of the law: from early years to school, from infant to junior, from primary to secondary,
from middle to secondary, from secondary to post-16 (SEND Regulations 2014, regulation 2). A school that ends with
Year 2, Year 4 or Year 8 is known by its own oldest year. They are got ready from the summer before the last year on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflows.school.school_age import school_year
from workflows.school.setting_up import Phase
from workflows.school.term_dates import school_year_of

SUMMER_TERM = range(4, 9)
"""The months in which the children who begin their last year in September are looked at too."""
LAST_YEARS = {
    Phase.PRIMARY: (6,),
    Phase.SECONDARY: (11, 13),
    Phase.ALL_THROUGH: (11, 13),
    Phase.SPECIAL: (11, 13, 14),
}
OLDEST_OF_SHORT_SCHOOLS = (2, 4, 8)
"""The last years of infant, first and middle schools, which hold no older pupils."""
COMPULSORY_ENDS = 11


@dataclass(frozen=True, slots=True)
class NextMove:
    """A move ahead: its kind, as the question names it, and the first day at the next school."""

    kind: str
    moves_on: date


def last_years(phase: Phase, years: Iterable[int]) -> tuple[int, ...]:
    """The years after which children leave a school of this phase that teaches these years."""
    oldest = max(years, default=0)
    if phase is Phase.PRIMARY and oldest in OLDEST_OF_SHORT_SCHOOLS:
        return (oldest,)
    return LAST_YEARS[phase]


def next_move(last: tuple[int, ...], year_group: str, born: date | None, on: date) -> NextMove | None:
    """The move of a child in the last year, or from the summer term on in the year before; None for any other."""
    year, begins = school_year(year_group, born, on), school_year_of(on)
    if year in last:
        return NextMove(_kind(year), date(begins + 1, 9, 1))
    if on.month in SUMMER_TERM and year + 1 in last:
        return NextMove(_kind(year + 1), date(begins + 2, 9, 1))
    return None


def _kind(last_year: int) -> str:
    if last_year < COMPULSORY_ENDS:
        return "to_school"
    return "post_16" if last_year == COMPULSORY_ENDS else "other"
