"""A date that was issued moves with its event, and never because its rule was changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engine import journeys, tasks
from engine.checks import Register
from engine.clock import SetClock, at_time
from engine.clocks import weeks_after
from engine.database import Database
from engine.days import DayKind
from engine.definition import Anchor, AnchorKind, CountsFor, Dated, Due, Field, Kind, Length, Role, Standing, Task
from engine.desk import Desk
from engine.playbook import DueOn, Playbook
from engine.reading import JourneyLook, look
from engine.refreshing import refresh_school
from engine.rulebook import Rulebook
from engine.store import DATE
from engine.values import JourneyFacts
from tests.engine import small
from tests.engine.small import CHILD, SENCO, TEACHER, as_

TOLD = date(2026, 9, 7)
RULE = AnchorKind.RULE


class Council(small.Bakery):
    """Baking, with a council that decides within some weeks, and a taster who has some days; both can be changed."""

    def __init__(self) -> None:
        self.weeks, self.days = 6, 5
        self.rules = Register("rule", small.rules)
        self.rules.add(self.told_on)
        self.rules.add(self.decided_by)

    def told_on(self, facts: JourneyFacts) -> date | None:
        """The event: the day on which they were told."""
        answered = facts.answered("tell", CountsFor.JOURNEY)
        return answered.day("on") if answered else None

    def decided_by(self, facts: JourneyFacts) -> DueOn | None:
        """The rule: so many weeks after the event."""
        told = self.told_on(facts)
        return DueOn(weeks_after(told, self.weeks), Standing.LAW, since=told) if told else None

    def playbook(self, definition: str) -> Playbook:
        baking = small.workflow()
        due = Due(Standing.GUIDANCE, within=Length(self.days, DayKind.SCHOOL), of=Anchor(RULE, "told_on"))
        note = (Field("note", "How is it?", Kind.SHORT_TEXT),)
        taste = Task("taste", ("mixing",), "Taste it", "class_teacher", form=note, due=due)
        decision = Dated(
            "decision", Anchor(RULE, "decided_by"), DayKind.CALENDAR, Standing.OUR_DEFAULT, Role.COUNCIL, "looked_at"
        )
        written = replace(baking, tasks=(*baking.tasks, taste), dates=(decision,))
        return Playbook(
            written, "baking-1", "{}", Rulebook(written), small.checks, self.rules, small.recorders,
            lambda facts, circle: facts,
        )  # fmt: skip

    def current(self, workflow: str, on: date) -> Playbook:
        return self.playbook(workflow)


@pytest.fixture
def council() -> Council:
    return Council()


@pytest.fixture
def desk(sqlite_database: Database, clock: SetClock, council: Council) -> Desk:
    plain = small.desk_over(sqlite_database, clock)
    desk = Desk(council, clock, sqlite_database, plain.ids)
    journeys.open_journey(desk, as_(TEACHER), CHILD, "baking", {"note": "Flour"})
    tell(desk, TOLD, seen=0)
    return desk


def seen(desk: Desk) -> JourneyLook:
    with desk.reading(as_(SENCO)) as session:
        return look(desk, session, as_(SENCO), CHILD)[0]


def tell(desk: Desk, on: date, *, seen: int) -> None:
    with desk.reading(as_(SENCO)) as session:
        rows = look(desk, session, as_(SENCO), CHILD)[0].tasks
    task = next(row for row in rows if row.task == "tell")
    tasks.answer(desk, as_(SENCO), task.id, {"on": on.isoformat()}, seen=seen)


def issued(desk: Desk) -> tuple[object, ...]:
    """The step and the date as they stand: when, by which rule, how strong, counted from which day."""
    found = seen(desk)
    step = next(row for row in found.tasks if row.task == "taste")
    dated = found.dates[0]
    return step.due_on, step.due_words, step.due_standing, step.due_since, dated.due_on, dated.standing, dated.since


ISSUED = (
    date(2026, 9, 14), "5 school days of rule told_on", "guidance", TOLD, date(2026, 10, 19), "law", TOLD,
)  # fmt: skip


def test_a_date_is_kept_with_its_rule_its_standing_and_its_event(desk: Desk) -> None:
    assert issued(desk) == ISSUED
    with desk.reading(as_(SENCO)) as session:
        row = session.connection().execute(DATE.select()).one()
    assert (row.rule, row.kind, row.standing, row.since) == ("rule decided_by", "calendar", "law", TOLD)


def test_a_changed_rule_moves_no_date_that_was_issued(desk: Desk, council: Council, clock: SetClock) -> None:
    council.weeks, council.days = 8, 10
    clock.set(at_time(TOLD + timedelta(days=1)))
    assert refresh_school(desk, as_(SENCO)) == 1
    assert issued(desk) == ISSUED
    assert refresh_school(desk, as_(SENCO), everything=True) == 1
    assert issued(desk) == ISSUED


def test_a_changed_event_is_counted_by_the_rule_as_it_then_stands(desk: Desk, council: Council) -> None:
    council.weeks, council.days = 8, 10
    later = TOLD + timedelta(days=1)
    tell(desk, later, seen=1)
    assert issued(desk) == (
        date(2026, 9, 22), "10 school days of rule told_on", "guidance", later, date(2026, 11, 3), "law", later,
    )  # fmt: skip
    with desk.reading(as_(SENCO)) as session:
        rows = session.connection().execute(DATE.select().order_by(DATE.c.due_on)).all()
    assert [(row.due_on, row.superseded_at is None) for row in rows] == [
        (date(2026, 10, 19), False),
        (date(2026, 11, 3), True),
    ]
