"""What is owed after a child has left: each guard unmet, met and passed, each date, and the whole way."""

from datetime import date
from uuid import UUID

import pytest

from engine import journeys, tasks
from engine.checks import Outcome
from engine.clock import SetClock
from engine.database import Database
from engine.days import plain_days
from engine.definition import Standing
from engine.due import due_words as _due
from engine.errors import InTheWay, NotAllowed, WhyIsMissing
from engine.playbook import DueOn
from engine.reading import JourneyLook, look
from engine.terms import Role
from engine.values import Allowance, AllowanceKind, JourneyFacts, TaskStatus
from tests import MONDAY
from tests.workflows.graduated_approach.sample import OPENED, attempts, journey, pupil, task
from tests.workflows.graduated_approach.story import Story
from tests.workflows.small import CHILD, MOTHER, SENCO, TEACHER, as_, key
from workflows.catalogue import catalogue
from workflows.phase_transfer.due import rules
from workflows.phase_transfer.facts import Facts, facts
from workflows.phase_transfer.guards import checks
from workflows.school import duties
from workflows.school.records import School
from workflows.support.circle import Circle

WORKFLOW = catalogue().current("phase_transfer", MONDAY).workflow
ON = "2026-10-01"
ACADEMY = pupil()._replace(school_is_maintained=False)
NOT_SEEN = "The family has not seen what goes to the next school."


def seen(*rows, allowed=(), **circle):  # type: ignore[no-untyped-def]
    known = JourneyFacts(journey(stage="left"), rows, tuple(allowed), (), {}, (), date(2026, 11, 23), plain_days())
    return facts(known, Circle(circle.pop("pupil", pupil()), **circle))


def no_known_school() -> Allowance:
    return Allowance(AllowanceKind.EXEMPTION, "no_known_school", "records_sent", None, "office", "", OPENED, None)


@pytest.mark.parametrize(
    ("check", "known", "outcome", "because"),
    [
        ("family_saw_what_goes", seen(), Outcome.NOT_MET, NOT_SEEN),
        (
            "family_saw_what_goes",
            seen(task("show_what_goes", {"agreed": "not_reached", "on": ON})),
            Outcome.NOT_MET,
            NOT_SEEN,
        ),
        (
            "family_saw_what_goes",
            seen(task("show_what_goes", {"agreed": "no", "on": ON})),
            Outcome.MET,
            "The family saw on 1 October 2026 what goes to the next school.",
        ),
        (
            "family_saw_what_goes",
            seen(attempts=attempts(OPENED)),
            Outcome.MET,
            "The family could not be reached: 3 attempts in 2 ways.",
        ),
        ("records_sent", seen(), Outcome.NOT_MET, "The records have not been sent to the next school."),
        (
            "records_sent",
            seen(task("send_records", {"on": ON})),
            Outcome.MET,
            "The records were sent on 1 October 2026.",
        ),
        ("receipt_noted", seen(), Outcome.NOT_MET, "The next school has not confirmed that it has the records."),
        (
            "receipt_noted",
            seen(task("note_receipt", {"on": ON})),
            Outcome.MET,
            "The next school confirmed on 1 October 2026 that it has the records.",
        ),
        ("no_school_is_known", seen(), Outcome.MET, "No next school is known."),
        (
            "no_school_is_known",
            seen(task("note_destination", {"where": "school", "which": "Oak"})),
            Outcome.NOT_MET,
            "There is a school to which the records go.",
        ),
        ("school_is_not_maintained", seen(), Outcome.NOT_MET, "The council maintains this school."),
        ("school_is_not_maintained", seen(pupil=ACADEMY), Outcome.MET, "The council does not maintain this school."),
    ],
)
def test_a_check_answers_with_its_because(check: str, known: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](known)
    assert (answer.outcome, answer.because) == (outcome, because)


def test_fifteen_school_days_are_law_for_a_maintained_school_and_our_default_for_an_academy() -> None:
    assert rules["left_on"](seen()) == DueOn(OPENED, Standing.LAW)
    assert rules["left_on"](seen(pupil=ACADEMY)) == DueOn(OPENED, Standing.OUR_DEFAULT)
    assert rules["left_on"](seen(pupil=pupil(left_on=date(2026, 9, 4)))) == DueOn(date(2026, 9, 4), Standing.LAW)


def test_records_for_which_no_school_is_known_are_not_asked_for() -> None:
    assert rules["left_on"](seen(allowed=[no_known_school()])) is None


def test_what_is_owed_after_leaving_has_its_owner_its_days_and_its_ladder() -> None:
    found = {
        task.id: (task.title, task.owner, _due(task.due), task.nudges)
        for task in WORKFLOW.tasks
        if task.due and "left" in task.at
    }
    assert found == {
        "show_what_goes": (
            "Show the family what goes to the new school",
            "class_teacher",
            "on rule show_by",
            "step",
        ),
        "note_destination": (
            "Say where {child} is now",
            "office",
            "20 school days of rule where_to_unknown",
            "light",
        ),
        "tell_council": ("Tell the council", "office", "1 school day of rule no_school_known", "notice"),
        "send_records": ("Send the records", "office", "15 school days of rule left_on", "records"),
        "note_receipt": ("Note that they arrived", "office", "10 school days of field send_records.on", "light"),
    }
    assert WORKFLOW.task("send_records").chased_by is Role.SENCO
    assert [rung.to for rung in WORKFLOW.ladders["records"]] == ["owner", "owner", "senco", "head"]
    hand_over = WORKFLOW.move("hand_over", "left")
    assert (hand_over.button, hand_over.to) == ("Handed over", "handed_over")
    assert (WORKFLOW.start.at, WORKFLOW.start.opened_at) == ("planned", "left")


class Leaving:
    """The small school, whose SENCO keeps the office too, after a child has left."""

    def __init__(self, database: Database, clock: SetClock):
        self.story = Story(database, clock)
        self.desk = self.story.desk
        with self.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
            duties.begin(work, SENCO, "office", None)
        self.story.begin()
        self.story.move("leave", by=SENCO, why="Moved to Leeds")

    def now(self) -> JourneyLook:
        with self.desk.reading(as_(SENCO)) as session:
            looks = look(self.desk, session, as_(SENCO), CHILD)
        return next(each for each in looks if each.journey.workflow == "phase_transfer")

    def open_tasks(self) -> set[str]:
        return {row.task for row in self.now().tasks if row.status is TaskStatus.OPEN}

    def row(self, name: str):  # type: ignore[no-untyped-def]
        return next(row for row in self.now().tasks if row.task == name)

    def answer(self, name: str, values: dict[str, object], person: UUID = SENCO) -> None:
        row = self.row(name)
        tasks.answer(self.desk, as_(person), row.id, values, seen=row.answer.version if row.answer else 0)

    def exempt(self, name: str) -> None:
        now = self.now().journey
        journeys.record_allowance(
            self.desk, as_(SENCO), now.id, name, kind=AllowanceKind.EXEMPTION, guard="records_sent"
        )

    def hand_over(self, **reasons: str) -> None:
        self.move("hand_over", **reasons)

    def move(self, do: str, **reasons: str) -> None:
        now = self.now().journey
        journeys.move(self.desk, as_(SENCO), now.id, do, seen=now.sequence, reasons=reasons)


@pytest.fixture
def leaving(sqlite_database: Database, clock: SetClock) -> Leaving:
    return Leaving(sqlite_database, clock)


def test_the_whole_way_from_leaving_to_handed_over(leaving: Leaving) -> None:
    assert leaving.open_tasks() == {"show_what_goes", "note_destination", "send_records"}
    assert leaving.row("show_what_goes").due_on == date(2026, 9, 14)
    assert (leaving.row("send_records").due_on, leaving.row("send_records").due_standing) == (date(2026, 9, 28), "law")
    shown = {"who": [key(MOTHER)], "on": "2026-09-07", "agreed": "yes"}
    leaving.answer("show_what_goes", shown, TEACHER)
    leaving.answer("send_records", {"to": "Leeds", "on": "2026-09-07", "how": "file_transfer"})
    assert leaving.open_tasks() == {"note_receipt"}
    assert leaving.row("note_receipt").due_on == date(2026, 9, 21)
    leaving.answer("note_receipt", {"by": "Mrs Wood", "on": "2026-09-07"})
    leaving.hand_over()
    assert (leaving.now().journey.stage, leaving.now().journey.is_open) == ("handed_over", False)


def test_the_law_is_not_passed_with_a_reason(leaving: Leaving) -> None:
    with pytest.raises(InTheWay) as refused:
        leaving.hand_over(records_sent="x", family_saw_what_goes="x", receipt_noted="x")
    assert [each.check for each in refused.value.assessment.blocking] == ["records_sent"]


def test_records_without_a_known_school_are_held_and_the_step_closes(leaving: Leaving) -> None:
    leaving.exempt("no_known_school")
    assert leaving.open_tasks() == {"show_what_goes"}
    leaving.hand_over(family_saw_what_goes="They have moved abroad", receipt_noted="Nobody has them yet")
    assert leaving.now().journey.stage == "handed_over"


def test_records_of_a_child_whom_nobody_can_find_are_held_once_the_council_knows(leaving: Leaving) -> None:
    leaving.answer("note_destination", {"where": "missing", "which": "The neighbours do not know"})
    assert leaving.now().expected.do == "hold_records"
    assert "send_records" not in leaving.open_tasks()
    with pytest.raises(InTheWay):
        leaving.move("hold_records")
    assert leaving.row("tell_council").due_on == date(2026, 9, 8)
    leaving.answer("tell_council", {"on": "2026-09-07", "whom": "Children missing education, by phone", "plan": False})
    leaving.move("hold_records")
    assert (leaving.now().journey.stage, leaving.now().journey.is_open) == ("held", True)
    assert leaving.row("ask_whether_asked").due_on == date(2026, 11, 30)


def test_a_school_that_asks_gets_them_within_fifteen_school_days_of_asking(leaving: Leaving) -> None:
    leaving.answer("note_destination", {"where": "home", "which": "The family wrote to us"})
    leaving.answer("tell_council", {"on": "2026-09-07", "whom": "The council", "plan": False})
    leaving.move("hold_records")
    with pytest.raises(WhyIsMissing):
        leaving.move("nobody_asks")
    leaving.story.on(date(2026, 10, 1))
    leaving.answer("ask_whether_asked", {"on": "2026-10-01", "asked": "yes"})
    leaving.move("school_asks")
    assert leaving.row("send_records").due_on == date(2026, 10, 22)


def test_an_exemption_for_want_of_a_school_ends_where_a_school_asks(leaving: Leaving) -> None:
    leaving.exempt("no_known_school")
    leaving.answer("note_destination", {"where": "home", "which": "The family wrote to us"})
    leaving.answer("tell_council", {"on": "2026-09-07", "whom": "The council", "plan": False})
    leaving.move("hold_records")
    leaving.story.on(date(2026, 10, 1))
    leaving.answer("ask_whether_asked", {"on": "2026-10-01", "asked": "yes"})
    leaving.move("school_asks")
    assert leaving.row("send_records").due_on == date(2026, 10, 22)
    with pytest.raises(InTheWay):
        leaving.hand_over(family_saw_what_goes="x", receipt_noted="x")
    with pytest.raises(NotAllowed, match="There is a school to which the records go"):
        leaving.exempt("no_known_school")


def test_only_an_academy_is_exempt_as_one(leaving: Leaving) -> None:
    with pytest.raises(NotAllowed, match="The council maintains this school"):
        leaving.exempt("not_a_maintained_school")
    with leaving.desk.writing_school(as_(SENCO)) as work:
        work.session.get(School, work.school_id).is_maintained = False
    leaving.exempt("not_a_maintained_school")
    assert "send_records" in leaving.open_tasks()
    leaving.hand_over(family_saw_what_goes="x", receipt_noted="x")
    assert leaving.now().journey.stage == "handed_over"
