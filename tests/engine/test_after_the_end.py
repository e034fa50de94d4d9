"""What outlives an end, what a move opens beside its journey, and dates that are guidance."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engine import boards, journeys, tasks
from engine.checks import Register
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.days import DayKind
from engine.definition import Anchor, AnchorKind, CountsFor, Dated, Due, Field, Kind, Opens, Role, Standing, Task
from engine.desk import Desk
from engine.playbook import Playbook
from engine.reading import JourneyLook, look
from engine.refreshing import refresh_school, stale_subjects
from engine.rulebook import Rulebook
from engine.values import JourneyFacts
from tests.engine import small
from tests.engine.small import CHILD, SENCO, TEACHER, as_, days

rules = Register("rule", small.rules)
TASTED, WASHED_BY = date(2026, 10, 5), date(2026, 9, 18)
RULE = AnchorKind.RULE


@rules.add
def taste_on(facts: JourneyFacts) -> date:
    return TASTED


@rules.add
def wash_by(facts: JourneyFacts) -> date:
    """The Friday of the second week, and from then on the one after it."""
    return WASHED_BY if facts.today <= WASHED_BY else WASHED_BY + timedelta(weeks=1)


class Kitchen(small.Bakery):
    """Baking, which is tasted after its end, and washing up, which taking it out opens."""

    def __init__(self) -> None:
        baking = small.workflow()
        note = Field("note", "How is it?", Kind.SHORT_TEXT)
        taste = Task(
            "taste", ("over",), "Taste it", "class_teacher", counts_for=CountsFor.JOURNEY, form=(note,), nudges="step",
            due=Due(Standing.AGREED, on=Anchor(RULE, "taste_on")), opens=Opens(days(1)),
        )  # fmt: skip
        by_friday = Dated(
            "by_friday", Anchor(RULE, "wash_by"), DayKind.SCHOOL, Standing.GUIDANCE, Role.SENCO, "looked_at"
        )
        moves = tuple(replace(m, opens_lane="washing") if m.do == "take_out" else m for m in baking.moves)
        written = replace(baking, moves=moves, tasks=(*baking.tasks, taste), dates=(*baking.dates, by_friday))
        washing = replace(baking, name="washing", slot="sink")
        self._books = {each.name: self._book(each) for each in (written, washing)}

    def _book(self, written):  # type: ignore[no-untyped-def]
        return Playbook(
            written, f"{written.name}-1", "{}", Rulebook(written), small.checks, rules, small.recorders,
            lambda facts, circle: facts,
        )  # fmt: skip

    def playbook(self, definition: str) -> Playbook:
        return self._books[definition.removesuffix("-1")]

    def current(self, workflow: str, on: date) -> Playbook:
        return self._books[workflow]

    def names(self) -> tuple[str, ...]:
        return tuple(self._books)


@pytest.fixture
def desk(sqlite_database: Database, clock: SetClock) -> Desk:
    plain = small.desk_over(sqlite_database, clock)
    return Desk(Kitchen(), clock, sqlite_database, plain.ids)


def looks(desk: Desk) -> dict[str, JourneyLook]:
    with desk.reading(as_(SENCO)) as session:
        return {each.journey.workflow: each for each in look(desk, session, as_(SENCO), CHILD)}


def baked(desk: Desk) -> JourneyLook:
    """A journey that has come to its end."""
    journey_id = journeys.open_journey(desk, as_(TEACHER), CHILD, "baking", {"note": "Flour"}).journey_id
    answered(desk, "tell", {"on": "2026-09-07"}, SENCO)
    journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0, reasons={"weighed": "By eye"})
    journeys.move(desk, as_(SENCO), journey_id, "take_out", seen=1)
    return looks(desk)["baking"]


def answered(desk: Desk, name: str, values, person=TEACHER):  # type: ignore[no-untyped-def]
    row = next(row for row in looks(desk)["baking"].tasks if row.task == name)
    tasks.answer(desk, as_(person), row.id, values, seen=0)


def night(desk: Desk, clock: SetClock, day: date) -> int:
    clock.set(at_time(day))
    return refresh_school(desk, as_(SENCO))


def test_an_ended_journey_sleeps_until_something_of_it_opens(desk: Desk, clock: SetClock) -> None:
    step = baked(desk).projection.next
    assert (step.kind, step.waiting_until) == ("none", date(2026, 10, 2))
    clock.set(at_time(date(2026, 10, 1)))
    with desk.reading(as_(SENCO)) as session:
        school = as_(SENCO)
        assert [each for each in boards.board(session, school) if each.workflow == "baking"] == []
        stale = stale_subjects(session, school, desk.today(), None)
    assert stale == [CHILD], "the washing up is open"
    night(desk, clock, date(2026, 10, 2))
    now = looks(desk)["baking"].projection
    assert (now.next.kind, now.next.name, now.next_due_on, now.held_up_from) == ("task", "taste", TASTED, TASTED)


def test_what_outlives_an_end_stands_on_the_lists_until_it_is_done(desk: Desk, clock: SetClock) -> None:
    baked(desk)
    night(desk, clock, TASTED + timedelta(days=1))
    with desk.reading(as_(TEACHER)) as session:
        held = boards.board(session, as_(TEACHER), held_up_before=desk.today())
        mine = boards.mine(session, as_(TEACHER), desk.today())
    assert [each.next_name for each in held if each.workflow == "baking"] == ["taste"]
    assert "taste" in [each.name for each in mine]
    answered(desk, "taste", {"note": "Good"})
    with desk.reading(as_(TEACHER)) as session:
        assert "baking" not in [each.workflow for each in boards.board(session, as_(TEACHER))]
    assert looks(desk)["baking"].projection.next.kind == "none"


def test_a_move_opens_the_journey_that_it_names_and_says_what_it_goes_on_from(desk: Desk) -> None:
    before = baked(desk).journey
    opened = looks(desk)["washing"]
    assert (opened.journey.stage, opened.journey.is_open, opened.journey.continues) == ("mixing", True, before.id)
    assert [(each.kind, each.sequence) for each in opened.records] == [("opened", 0)]
    assert opened.as_stored.next.kind == "task"


def test_what_runs_already_is_not_opened_twice(desk: Desk) -> None:
    journeys.open_journey(desk, as_(TEACHER), CHILD, "washing", {"note": "Soap"})
    baked(desk)
    with desk.reading(as_(SENCO)) as session:
        found = [each.journey.workflow for each in look(desk, session, as_(SENCO), CHILD)]
    assert sorted(found) == ["baking", "washing"]


def test_a_date_of_guidance_moves_without_a_reason_and_holds_nothing_up(desk: Desk, clock: SetClock) -> None:
    journeys.open_journey(desk, as_(TEACHER), CHILD, "baking", {"note": "Flour"})
    assert [dated.due_on for dated in looks(desk)["baking"].dates] == [WASHED_BY]
    answered(desk, "tell", {"on": "2026-09-07"}, SENCO)
    answered(desk, "weigh", {"note": "200 g"})
    now = looks(desk)["baking"].projection
    assert (now.next.kind, now.next_due_on) == ("move", now.usual_until)
    clock.set(at_time(date(2026, 9, 21)))
    with desk.writing(as_(TEACHER), subjects=[CHILD]):
        pass
    assert [dated.due_on for dated in looks(desk)["baking"].dates] == [WASHED_BY + timedelta(weeks=1)]
