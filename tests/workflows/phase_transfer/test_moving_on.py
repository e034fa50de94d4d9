"""A move that is got ready, a child who comes: each check, each date worked by hand, and the whole way."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from engine import journeys, tasks
from engine.checks import Outcome
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.days import plain_days
from engine.desk import Desk
from engine.errors import InTheWay, NotAllowed
from engine.ids import Ids
from engine.reading import JourneyLook, look
from engine.refreshing import refresh_school
from engine.values import Actor, Allowance, JourneyFacts, Scope, TaskState, TaskStatus
from tests.workflows.graduated_approach.sample import OPENED, journey, pupil, task
from tests.workflows.small import CHILD, HEAD, MOTHER, SCHOOL, SENCO, TEACHER, as_, key, school_in
from workflows.catalogue import catalogue
from workflows.phase_transfer.due import rules
from workflows.phase_transfer.facts import Facts, facts
from workflows.phase_transfer.guards import checks
from workflows.school.records import Pupil
from workflows.support.circle import Circle, PupilFacts
from workflows.support.council import issue_plan

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
TODAY = date(2026, 11, 23)
ON = "2026-10-01"
WHERE = {"kind": "to_school", "moves_on": "2027-09-01"}
WITH_PLAN = replace(pupil(), sen_code="E")
SENDING_PLAN = {"agreed": "yes", "on": ON, "goes": ["plan", "ehc_plan"]}


def moving(*rows: TaskState, stage: str = "planned", allowed: tuple[Allowance, ...] = (), **known: Any) -> Facts:
    """The facts of a child whose move is planned."""
    state = journey(stage=stage)
    others, about = known.pop("others", ()), known.pop("pupil", pupil())
    engine = JourneyFacts(state, rows, allowed, (), {}, others, known.pop("today", TODAY), plain_days())
    return facts(engine, Circle(about, **known))


def in_year(year_group: str) -> PupilFacts:
    return replace(pupil(), year_group=year_group)


REVIEWED = (replace(journey(), workflow="ehc_annual_review"),)
"""Beside the move the yearly review of an EHC plan goes on."""


def where(**other: str) -> TaskState:
    return task("say_where_to", {**WHERE, **other})


CASES = [
    ("next_school_known", moving(where()), NOT_MET, "The next school is not known yet."),
    ("next_school_known", moving(where(next="Hill Top")), MET, "The next school is known."),
    (
        "next_school_known",
        moving(where(), task("note_named_school", {"school": "Elm College", "on": "2027-02-08"}), pupil=WITH_PLAN),
        MET,
        "The next school is known.",
    ),
    (
        "next_school_known",
        moving(where(), task("note_next_school", {"next": "Vale"})),
        MET,
        "The next school is known.",
    ),
    ("child_was_asked", moving(), NOT_MET, "The child has not been asked about the move."),
    (
        "child_was_asked",
        moving(task("ask_child", {"how": ["talked"]})),
        NOT_MET,
        "The child has not been asked about the move.",
    ),
    (
        "child_was_asked",
        moving(task("ask_child", {"how": ["talked"], "good": "The library"})),
        MET,
        "The child was asked about the move on 23 November 2026.",
    ),
    (
        "child_was_asked",
        moving(task("ask_child", {"how": ["tried_not_obtained"]})),
        MET,
        "The child was asked about the move on 23 November 2026.",
    ),
    ("ehc_plan_sharing_agreed", moving(), NOT_NEEDED, "The EHC plan is not to be sent."),
    (
        "ehc_plan_sharing_agreed",
        moving(task("show_what_goes", {"agreed": "yes", "on": ON, "goes": ["plan"]})),
        NOT_NEEDED,
        "The EHC plan is not to be sent.",
    ),
    (
        "ehc_plan_sharing_agreed",
        moving(task("show_what_goes", SENDING_PLAN)),
        MET,
        "It is agreed that the EHC plan is sent.",
    ),
    (
        "ehc_plan_sharing_agreed",
        moving(task("show_what_goes", {**SENDING_PLAN, "agreed": "no"})),
        NOT_MET,
        "The EHC plan is to be sent, and nobody has agreed to that.",
    ),
    ("plan_names_next_school", moving(), NOT_NEEDED, "There is no EHC plan."),
    (
        "plan_names_next_school",
        moving(pupil=WITH_PLAN),
        NOT_MET,
        "The council has not named the next school in the plan.",
    ),
    (
        "plan_names_next_school",
        moving(task("note_named_school", {"on": "2027-02-08"}), pupil=WITH_PLAN),
        MET,
        "The plan of 8 February 2027 names the next school.",
    ),
    ("adult_life_looked_at", moving(pupil=in_year("6")), NOT_NEEDED, "This begins with Year 9."),
    (
        "adult_life_looked_at",
        moving(pupil=in_year("9")),
        NOT_MET,
        "What prepares for adult life is not written.",
    ),
    (
        "adult_life_looked_at",
        moving(task("look_ahead", {"work": "Baking"}), pupil=in_year("11")),
        MET,
        "What prepares for adult life was written on 23 November 2026.",
    ),
    (
        "adult_life_looked_at",
        moving(pupil=in_year("9"), others=REVIEWED),
        NOT_NEEDED,
        "The yearly review of the EHC plan looks ahead to adult life.",
    ),
    (
        "careers_guidance_noted",
        moving(pupil=in_year("7"), others=REVIEWED),
        NOT_NEEDED,
        "Careers guidance is noted at the yearly review of the EHC plan.",
    ),
    (
        "careers_guidance_noted",
        moving(pupil=in_year("6")),
        NOT_NEEDED,
        "Careers guidance is owed in Years 7 to 13.",
    ),
    (
        "careers_guidance_noted",
        moving(pupil=in_year("7")),
        NOT_MET,
        "No careers guidance is on record before this move.",
    ),
    (
        "careers_guidance_noted",
        moving(task("note_careers", {"on": ON}), pupil=in_year("13")),
        MET,
        "Careers guidance was given on 1 October 2026.",
    ),
    ("destination_known", moving(stage="left"), NOT_MET, "Nobody has said where the child is now."),
    (
        "destination_known",
        moving(task("note_destination", {"where": "school"}), stage="left"),
        MET,
        "It is known where the records go.",
    ),
    (
        "destination_known",
        moving(task("note_destination", {"where": "missing"}), stage="left"),
        MET,
        "The child is at no school that we know of.",
    ),
    ("destination_known", moving(where(next="Vale"), stage="left"), MET, "It is known where the records go."),
    ("council_told", moving(), NOT_MET, "The council has not been told that no school is known."),
    ("council_told", moving(task("tell_council", {"on": ON})), MET, "The council was told on 1 October 2026."),
    (
        "school_has_asked",
        moving(stage="held"),
        NOT_MET,
        "The records are held until a school asks for them.",
    ),
    (
        "school_has_asked",
        moving(task("ask_whether_asked", {"on": ON, "asked": "no"}), stage="held"),
        NOT_MET,
        "On 1 October 2026 no school had asked for the records.",
    ),
    (
        "school_has_asked",
        moving(task("ask_whether_asked", {"on": ON, "asked": "yes"}), stage="held"),
        MET,
        "On 1 October 2026 a school had asked for the records.",
    ),
    (
        "records_are_here",
        moving(task("ask_for_records", {"asked_on": ON}), stage="joining"),
        NOT_MET,
        "The records of the earlier school are not here yet.",
    ),
    (
        "records_are_here",
        moving(task("ask_for_records", {"asked_on": ON, "came_on": "2026-10-08"}), stage="joining"),
        MET,
        "The records of the earlier school came on 8 October 2026.",
    ),
    ("history_read", moving(stage="joining"), NOT_MET, "What is known from before has not been read."),
    (
        "history_read",
        moving(task("read_history", {"works": "Pictures"}), stage="joining"),
        MET,
        "What is known from before was read on 23 November 2026.",
    ),
]


@pytest.mark.parametrize(("check", "known", "outcome", "because"), CASES)
def test_each_check_answers_with_its_because(check: str, known: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](known)
    assert (answer.outcome, answer.because) == (outcome, because)


@pytest.mark.parametrize(
    ("kind", "moves_on", "named_by"),
    [
        # "before 15 February": the fourteenth is the last day in time, a Sunday in 2027
        ("to_school", "2027-09-01", date(2027, 2, 14)),
        # the year of the move counts, also for one in January
        ("to_school", "2028-01-04", date(2028, 2, 14)),
        # "before 31 March"
        ("post_16", "2027-09-06", date(2027, 3, 30)),
        ("post_16", "2028-09-04", date(2028, 3, 30)),
        # five months before 1 September are 1 April; there is no 31 February
        ("other", "2027-09-01", date(2027, 4, 1)),
        ("other", "2027-07-31", date(2027, 2, 28)),
        ("other", "2028-07-31", date(2028, 2, 29)),
        # no phase transfer: the regulation sets no day
        ("between", "2027-04-19", None),
    ],
)
def test_the_plan_names_the_next_school_in_time(kind: str, moves_on: str, named_by: date | None) -> None:
    assert rules["plan_named_by"](moving(where(kind=kind, moves_on=moves_on), pupil=WITH_PLAN)) == named_by


def test_without_a_plan_or_after_leaving_the_council_names_no_school() -> None:
    assert rules["plan_named_by"](moving(where())) is None
    assert rules["plan_named_by"](moving(pupil=WITH_PLAN)) is None
    gone = replace(WITH_PLAN, left_on=date(2026, 11, 20))
    assert rules["plan_named_by"](moving(where(), pupil=gone)) is None
    assert rules["move_day"](moving(where(), pupil=gone)) is None
    assert rules["agree_by"](moving(where(), pupil=gone)) is None
    assert rules["last_day"](moving(where(), pupil=gone)) == date(2026, 11, 20)
    assert rules["last_day"](moving(where(), pupil=replace(gone, left_on=date(2026, 11, 30)))) == date(2027, 8, 31)


def test_leaving_that_the_end_of_sen_support_says_counts_too() -> None:
    ended = replace(journey(stage="left_school"), closed_on=date(2026, 11, 19), is_open=False)
    assert rules["last_day"](moving(where(), others=(ended,))) == date(2026, 11, 19)
    before = replace(ended, closed_on=date(2026, 1, 9))
    assert rules["last_day"](moving(others=(before,))) is None


def test_the_family_sees_what_goes_long_before_a_move_and_soon_after_leaving() -> None:
    # 1 September 2027 minus sixteen weeks is 12 May
    assert rules["agree_by"](moving(where())) == rules["show_by"](moving(where())) == date(2027, 5, 12)
    assert rules["agree_by"](moving()) == date(2026, 10, 20)
    assert rules["show_by"](moving(stage="left")) == date(2026, 9, 15)
    assert rules["move_day"](moving(where())) == rules["came_there"](moving(where())) == date(2027, 9, 1)
    assert rules["came_there"](moving()) is None


def test_records_are_asked_for_only_where_there_is_a_school() -> None:
    missing = task("note_destination", {"where": "missing"})
    assert rules["left_on"](moving(missing, stage="left")) is None
    assert rules["no_school_known"](moving(missing, stage="left")) == TODAY
    assert rules["no_school_known"](moving(stage="left")) is None
    assert rules["where_to_unknown"](moving(stage="left")) == OPENED
    assert rules["where_to_unknown"](moving(where(next="Vale"), stage="left")) is None
    assert rules["look_for_school_on"](moving(stage="held")) == date(2026, 12, 1)


class Moving:
    """The small school, whose child is in Year 6 and moves on in September 2027."""

    def __init__(self, database: Database, clock: SetClock):
        school_in(database)
        self.clock = clock
        self.desk = Desk(catalogue(), clock, database, Ids(seed=7))

    def begin(self) -> None:
        journeys.open_journey(self.desk, as_(SENCO), CHILD, "phase_transfer", WHERE)

    def on(self, day: date) -> None:
        self.clock.set(at_time(day))
        refresh_school(self.desk, Scope(SCHOOL, Actor.system("sweep")))

    @property
    def now(self) -> JourneyLook:
        with self.desk.reading(as_(SENCO)) as session:
            looks = look(self.desk, session, as_(SENCO), CHILD)
        return next(each for each in looks if each.journey.workflow == "phase_transfer")

    def open_tasks(self) -> set[str]:
        return {row.task for row in self.now.tasks if row.status is TaskStatus.OPEN}

    def row(self, name: str) -> TaskState:
        return next(row for row in reversed(self.now.tasks) if row.task == name)

    def answer(self, name: str, person: UUID = SENCO, **values: object) -> None:
        row = self.row(name)
        tasks.answer(self.desk, as_(person), row.id, values, seen=row.answer.version if row.answer else 0)

    def move(self, do: str, person: UUID = SENCO, why: str = "", **reasons: str) -> str:
        now = self.now.journey
        return journeys.move(self.desk, as_(person), now.id, do, seen=now.sequence, reasons=reasons, why=why).stage

    def missing(self, do: str) -> set[str]:
        found = next(assessment for move, assessment in self.now.moves if move.do == do)
        return {each.check for each in found.blocking}

    def with_plan(self) -> None:
        with self.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
            issue_plan(work, CHILD, None, date(2026, 9, 1))


@pytest.fixture
def move_ahead(sqlite_database: Database, clock: SetClock) -> Moving:
    return Moving(sqlite_database, clock)


def test_what_goes_is_agreed_with_the_family_before_the_next_school_hears_of_it(move_ahead: Moving) -> None:
    move_ahead.begin()
    assert "tell_next_school" not in move_ahead.open_tasks()
    assert move_ahead.missing("agree_what_goes") == {"family_saw_what_goes", "child_was_asked"}
    move_ahead.on(date(2027, 4, 12))
    move_ahead.answer("show_what_goes", TEACHER, who=[key(MOTHER)], on="2027-04-12", agreed="yes", goes=["plan"])
    move_ahead.answer("ask_child", TEACHER, how=["talked"], good="The library")
    assert move_ahead.move("agree_what_goes") == "agreed"
    assert {"tell_next_school", "plan_visits"} <= move_ahead.open_tasks()
    assert move_ahead.row("tell_next_school").owner == "senco"
    move_ahead.on(date(2027, 9, 2))
    assert "note_leaving" in move_ahead.open_tasks()
    move_ahead.answer("note_leaving", gone="yes")
    assert move_ahead.now.expected is not None
    assert move_ahead.now.expected.do == "has_left"
    assert move_ahead.move("has_left") == "left"
    assert "show_what_goes" not in move_ahead.open_tasks()
    assert {"send_records", "note_destination"} <= move_ahead.open_tasks()


def test_a_plan_goes_to_nobody_without_agreement(move_ahead: Moving) -> None:
    move_ahead.with_plan()
    move_ahead.begin()
    named = {each.name: each.due_on for each in move_ahead.now.dates}
    assert named == {"plan_named_by": date(2027, 2, 14)}
    sent = {"who": [key(MOTHER)], "on": "2026-09-07", "agreed": "no", "goes": ["ehc_plan"]}
    move_ahead.answer("show_what_goes", TEACHER, **sent)
    with pytest.raises(InTheWay):
        move_ahead.move("agree_what_goes", child_was_asked="x", ehc_plan_sharing_agreed="x")
    move_ahead.answer("show_what_goes", TEACHER, **{**sent, "agreed": "in_part"})
    assert move_ahead.move("agree_what_goes", child_was_asked="He was asked at home") == "agreed"


def test_the_council_s_step_opens_before_its_day_and_is_chased_by_the_senco(move_ahead: Moving) -> None:
    move_ahead.with_plan()
    move_ahead.begin()
    assert "note_named_school" not in move_ahead.open_tasks()
    move_ahead.on(date(2026, 11, 16))
    row = move_ahead.row("note_named_school")
    assert (row.owner, row.chased_by, row.due_on, row.due_standing) == ("council", "senco", date(2027, 2, 14), "law")


def test_leaving_in_the_year_while_a_move_is_planned_opens_no_second_one(move_ahead: Moving) -> None:
    move_ahead.begin()
    with move_ahead.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        child = work.session.get(Pupil, (work.school_id, CHILD))
        assert child is not None
        child.left_on = date(2026, 9, 7)
    assert move_ahead.now.projection.next.name == "note_leaving"
    move_ahead.answer("note_leaving", gone="yes")
    assert move_ahead.move("has_left") == "left"
    assert move_ahead.row("send_records").due_on == date(2026, 9, 28)


def test_a_child_who_stays_after_all_ends_it_with_a_reason(move_ahead: Moving) -> None:
    move_ahead.begin()
    assert move_ahead.move("stays", why="The family does not move after all") == "stays_here"


def test_the_teacher_does_not_begin_it(move_ahead: Moving) -> None:
    with pytest.raises(NotAllowed):
        journeys.open_journey(move_ahead.desk, as_(TEACHER), CHILD, "phase_transfer", WHERE)
    journeys.open_journey(move_ahead.desk, as_(HEAD), CHILD, "phase_transfer", WHERE)


def test_a_child_who_comes_brings_what_was_known(move_ahead: Moving) -> None:
    row = {"came_from": "Vale Primary", "joined_on": "2026-09-02", "had": "sen_support"}
    journeys.carry_in(move_ahead.desk, as_(SENCO), CHILD, "phase_transfer", at="joining", values=row)
    assert move_ahead.open_tasks() == {"ask_for_records", "read_history", "talk_with_family"}
    move_ahead.answer("ask_for_records", asked_on="2026-09-07", whom="The office there", came_on="2026-09-07")
    assert move_ahead.row("confirm_receipt").due_on == date(2026, 9, 10)
    assert move_ahead.missing("settle_in") == {"history_read"}
    move_ahead.answer("read_history", works="Pictures", support="Word maps before each story")
    assert move_ahead.move("settle_in") == "arrived"


def test_after_a_move_that_was_got_ready_somebody_asks_how_it_goes(move_ahead: Moving) -> None:
    move_ahead.begin()
    move_ahead.on(date(2027, 9, 2))
    move_ahead.move("has_left")
    move_ahead.answer("send_records", to="Hill Top", on="2027-09-02", how="file_transfer")
    move_ahead.answer("note_receipt", by="Mrs Wood", on="2027-09-02")
    assert move_ahead.move("hand_over", family_saw_what_goes="They saw it at the meeting") == "handed_over"
    waits = move_ahead.now.projection.next
    assert (waits.kind, waits.waiting_until) == ("none", date(2027, 9, 29))
