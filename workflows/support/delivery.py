"""What was planned and what was given: sessions counted against the plan. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.days import DayKind, Days
from workflows.support.circle import PlanSeen, ProvisionSeen
from workflows.support.seen import SessionsSeen

SCHOOL_WEEK = 5


@dataclass(frozen=True, slots=True)
class Delivered:
    """So many sessions were planned until now, so many are logged: they took place, or did not.

    A session that nobody logged is not known; it is never counted as missed.
    """

    planned: int = 0
    took_place: int = 0
    missed: int = 0

    @property
    def logged(self) -> int:
        return self.took_place + self.missed

    @property
    def words(self) -> str:
        """`31 of 36 sessions are logged: 29 took place, 2 did not.`; without a plan of them, how many are logged."""
        if not self.planned and not self.logged:
            return "No session is logged yet."
        are = "is" if self.logged == 1 else "are"
        of = f"{self.logged} of {self.planned} sessions" if self.planned else _sessions(self.logged)
        parts = f": {self.took_place} took place, {self.missed} did not" if self.missed else ""
        return f"{of} {are} logged{parts}."

    def __add__(self, other: "Delivered") -> "Delivered":
        return Delivered(
            self.planned + other.planned, self.took_place + other.took_place, self.missed + other.missed
        )  # fmt: skip


def _sessions(number: int) -> str:
    return "1 session" if number == 1 else f"{number} sessions"


def delivered_by_place(
    plan: PlanSeen, sessions: tuple[SessionsSeen, ...], days: Days, today: date
) -> dict[int, Delivered]:
    """Planned and given until today, for each kind of support by its place in the plan."""
    found = {each.position: Delivered(_planned(plan, each, days, today)) for each in plan.provision}
    for seen in sessions:
        if seen.plan_id == plan.id and seen.provision in found:
            took, missed = (seen.number, 0) if seen.took_place else (0, seen.number)
            found[seen.provision] += Delivered(0, took, missed)
    return {place: Delivered(_at_least(each), each.took_place, each.missed) for place, each in found.items()}


def delivered(plan: PlanSeen, sessions: tuple[SessionsSeen, ...], days: Days, today: date) -> Delivered:
    """Planned and given until today, over all the support of a plan."""
    return sum(delivered_by_place(plan, sessions, days, today).values(), Delivered())


def plan_week(plan: PlanSeen, today: date) -> tuple[int, int] | None:
    """Which week of the plan it is, and of how many: its longest support. None outside of them."""
    last = max((each.weeks for each in plan.provision if each.weeks), default=0)
    number = (today - plan.from_on).days // 7 + 1 if plan.from_on else 0
    return (number, last) if 0 < number <= last else None


def all_started(plan: PlanSeen, sessions: tuple[SessionsSeen, ...]) -> bool:
    """Whether every kind of support of a plan has had a session, so that nobody need be asked whether it has begun."""
    begun = {each.provision for each in sessions if each.plan_id == plan.id and each.took_place}
    return bool(plan.provision) and begun.issuperset(each.position for each in plan.provision)


def _planned(plan: PlanSeen, given: ProvisionSeen, days: Days, today: date) -> int:
    """So many times a week, over the school days from when the plan was put in place until today or its last week."""
    if plan.from_on is None or not given.times_a_week:
        return 0
    last = min(today, plan.to_on or today)
    if given.weeks:
        last = min(last, plan.from_on + timedelta(weeks=given.weeks, days=-1))
    open_days = days.between(plan.from_on - timedelta(days=1), last, DayKind.SCHOOL) if last >= plan.from_on else 0
    return open_days * given.times_a_week // SCHOOL_WEEK


def _at_least(each: Delivered) -> int:
    """What was given beyond the plan does not make more logged than planned."""
    return max(each.planned, each.logged) if each.planned else 0
