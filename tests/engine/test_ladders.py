"""When the rungs of a ladder fire: against a plain count, day by day, over calendars of any shape."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.days import CalendarDays, DayKind, Days, WorkingDays, plain_days
from engine.definition import Length, Rung, Side, When
from engine.ladders import Occurrence, next_rung_on, rungs_due

MONDAY = date(2026, 9, 7)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Terms:
    """A calendar closed at weekends and on the days given."""

    closed: frozenset[date]

    def is_open(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed

    def is_provisional(self, day: date) -> bool:
        return False


def school(count: int) -> Length:
    return Length(count, DayKind.SCHOOL)


STEP = (
    Rung("task_due_soon", "owner", When(Side.BEFORE, school(2))),
    Rung("task_overdue", "owner", When(Side.AFTER, school(1)), school(5)),
    Rung("task_overdue", "senco", When(Side.AFTER, school(5)), school(10)),
    Rung("task_overdue", "head", When(Side.AFTER, school(15))),
)
LIGHT = (Rung("task_due", "owner", When(Side.ON)), Rung("task_overdue", "owner", When(Side.AFTER, school(3))))

lengths = st.builds(Length, st.integers(1, 12), st.sampled_from(DayKind))
whens = st.one_of(st.just(When(Side.ON)), st.builds(When, st.sampled_from([Side.BEFORE, Side.AFTER]), lengths))
ladders = st.lists(st.builds(Rung, st.just("task_due"), st.just("owner"), whens, st.none() | lengths), max_size=4).map(
    tuple
)
near = st.integers(-60, 90).map(lambda n: MONDAY + timedelta(days=n))


@st.composite
def calendars(draw):
    """Days with up to three holidays of up to three weeks near the due date."""
    closed = set()
    for start, length in draw(st.lists(st.tuples(near, st.integers(1, 21)), max_size=3)):
        closed |= {start + timedelta(days=n) for n in range(length)}
    kinds = {DayKind.CALENDAR: CalendarDays(), DayKind.WORKING: WorkingDays(), DayKind.SCHOOL: Terms(frozenset(closed))}
    return Days(kinds)


def counted(days: Days, start: date, count: int, kind: DayKind, step: timedelta) -> date:
    """The plainest way to count open days: walk."""
    day = start
    while count:
        day += step
        if kind is DayKind.CALENDAR or days.is_open(day, kind):
            count -= 1
    return day


def enumerated(rung: Rung, due_on: date, days: Days, until: date) -> set[date]:
    """Every day up to `until` on which `rung` fires, by walking."""
    on = due_on
    if rung.when.side is not Side.ON:
        step = -ONE_DAY if rung.when.side is Side.BEFORE else ONE_DAY
        on = counted(days, due_on, rung.when.length.count, rung.when.length.kind, step)
    fired = set()
    while on <= until:
        fired.add(on)
        if rung.again_every is None:
            break
        on = counted(days, on, rung.again_every.count, rung.again_every.kind, ONE_DAY)
    return fired


@given(ladders, near, st.none() | near, calendars())
def test_the_next_firing_is_the_one_that_walking_the_days_finds(rungs, due_on, after, days):
    horizon = MONDAY + timedelta(days=250)
    walked = [on for rung in rungs for on in enumerated(rung, due_on, days, horizon) if after is None or on > after]
    assert next_rung_on(rungs, due_on, after, days) == min(walked, default=None)


@given(ladders, near, near, near, calendars())
def test_a_later_sweep_never_finds_an_earlier_firing(rungs, due_on, one, other, days):
    earlier, later = sorted([one, other])
    first = next_rung_on(rungs, due_on, earlier, days)
    second = next_rung_on(rungs, due_on, later, days)
    assert first is None or first > earlier
    assert second is None or (first is not None and first <= second)


@given(ladders, near, near, near, calendars())
def test_only_the_newest_firing_of_each_rung_is_due(rungs, due_on, one, other, days):
    since, until = sorted([one, other])
    expected = []
    for index, rung in enumerate(rungs):
        walked = [on for on in enumerated(rung, due_on, days, until) if on > since]
        if walked:
            expected.append(Occurrence(index, rung, max(walked)))
    assert rungs_due(rungs, due_on, since, until, days) == tuple(expected)


@given(ladders, near, near, calendars())
def test_a_sweep_each_day_and_one_sweep_late_end_on_the_same_firings(rungs, due_on, start, days):
    end = start + timedelta(days=20)
    daily = {}
    for n in range(1, 21):
        day = start + timedelta(days=n)
        for each in rungs_due(rungs, due_on, day - ONE_DAY, day, days):
            daily[each.index] = each
    assert rungs_due(rungs, due_on, start, end, days) == tuple(daily[index] for index in sorted(daily))


def test_the_ladder_step_climbs_from_owner_to_senco_to_head():
    days = plain_days()
    due_on = date(2026, 9, 18)
    fires = [
        (each.occurs_on, each.rung.to)
        for n in range(40)
        for each in rungs_due(STEP, due_on, MONDAY + (n - 1) * ONE_DAY, MONDAY + n * ONE_DAY, days)
    ]
    assert fires == [
        (date(2026, 9, 16), "owner"),
        (date(2026, 9, 21), "owner"),
        (date(2026, 9, 25), "senco"),
        (date(2026, 9, 28), "owner"),
        (date(2026, 10, 5), "owner"),
        (date(2026, 10, 9), "senco"),
        (date(2026, 10, 9), "head"),
        (date(2026, 10, 12), "owner"),
    ]


def test_a_light_ladder_comes_to_an_end():
    days = plain_days()
    assert next_rung_on(LIGHT, MONDAY, None, days) == MONDAY
    assert next_rung_on(LIGHT, MONDAY, MONDAY, days) == date(2026, 9, 10)
    assert next_rung_on(LIGHT, MONDAY, date(2026, 9, 10), days) is None


def test_no_rungs_never_fire():
    assert next_rung_on((), MONDAY, None, plain_days()) is None
    assert rungs_due((), MONDAY, None, MONDAY, plain_days()) == ()


def test_again_every_no_days_is_sent_once():
    rung = Rung("task_due", "owner", When(Side.ON), school(0))
    assert next_rung_on((rung,), MONDAY, MONDAY, plain_days()) is None


def test_a_half_term_between_makes_the_count_longer():
    half_term = frozenset(date(2026, 10, 26) + n * ONE_DAY for n in range(5))
    days = Days({DayKind.SCHOOL: Terms(half_term), DayKind.WORKING: WorkingDays(), DayKind.CALENDAR: CalendarDays()})
    assert next_rung_on(STEP, date(2026, 10, 23), date(2026, 10, 23), days) == date(2026, 11, 2)
