"""One invented child for whom the council is asked, built up from nothing: what checks and rules are given."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from engine.days import Days, plain_days
from engine.values import Allowance, AllowanceKind, Answered, JourneyFacts, JourneyState, TaskState, TaskStatus
from workflows.ehc_needs_assessment.facts import Facts, facts
from workflows.school.terms import SchoolCalendar, days_with
from workflows.support.circle import Circle, ContactSeen, PupilFacts, contact_key
from workflows.support.ehc_seen import CouncilSeen, EhcPlanSeen

SCHOOL, CHILD, JOURNEY, ANOTHER = (UUID(int=n) for n in range(1, 5))
MOTHER, AUNT = (contact_key(UUID(int=n)) for n in (21, 23))
BORN, BORN_16 = date(2017, 3, 4), date(2010, 3, 4)
TODAY, ASKED = date(2026, 11, 23), date(2026, 9, 7)
ELMSHIRE = (CouncilSeen("Elmshire", date(2020, 1, 1)),)
GOT_IT = {"note_received": {"on": "2026-09-07", "council": "Elmshire"}}
VIEW = {"who": [MOTHER], "on": "2026-11-16", "view": "yes", "said": "Please do"}

TERMS = [
    (date(2026, 9, 1), date(2026, 12, 18)),
    (date(2027, 1, 4), date(2027, 3, 25)),
    (date(2027, 4, 12), date(2027, 7, 20)),
    (date(2027, 9, 1), date(2027, 12, 17)),
]


def school_days() -> Days:
    """A school that is closed for sixteen days at Christmas and for six weeks in the summer of 2027."""
    return days_with(SchoolCalendar.of(TERMS, []))


def task(name: str, values: Mapping[str, Any]) -> TaskState:
    at = datetime.combine(TODAY, time(12), tzinfo=UTC)
    return TaskState(
        id=UUID(int=99),
        task=name,
        status=TaskStatus.DONE,
        cycle=0,
        visit=0,
        opened_on=TODAY,
        due_on=None,
        due_words="",
        due_standing="",
        provisional=False,
        owner="senco",
        chased_by=None,
        person_id=None,
        nudge_on=None,
        done_on=TODAY,
        answer=Answered(name, 1, values, None, "senco", at, TODAY, 0, 0),
    )


def journey(workflow: str = "ehc_needs_assessment", **more: Any) -> JourneyState:
    state: dict[str, Any] = {
        "id": JOURNEY,
        "school_id": SCHOOL,
        "subject_id": CHILD,
        "workflow": workflow,
        "version": 1,
        "definition": "",
        "stage": "preparing",
        "is_open": True,
        "opened_on": ASKED,
        "opened_by": None,
        "carried": False,
        "entered_on": ASKED,
        "cycle": 0,
        "visit": 0,
        "sequence": 0,
        "head": "",
        "relied": "",
        "closed_on": None,
        "continues": None,
    }
    return JourneyState(**{**state, **more})


def exempt(name: str) -> Allowance:
    return Allowance(AllowanceKind.EXEMPTION, name, "advice_sent", None, "senco", "", TODAY, None)


def plan(issued: date, of: UUID | None = None) -> EhcPlanSeen:
    return EhcPlanSeen(UUID(int=55), of, "Elmshire", issued)


def asked(
    stage: str = "requested",
    answers: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    today: date = TODAY,
    born: date = BORN,
    days: Days | None = None,
    allowances: Iterable[Allowance] = (),
    others: tuple[JourneyState, ...] = (),
    entered: date = ASKED,
    sen: tuple[str, date | None] = ("K", None),
    **circle: Any,
) -> Facts:
    """The facts of one request at a stage; `answers` maps steps to what was answered.

    The mother decides, or the young person; the aunt does not.
    """
    known = JourneyFacts(
        journey=journey(stage=stage, entered_on=entered),
        tasks=tuple(task(name, values) for name, values in (answers or {}).items()),
        allowances=tuple(allowances),
        dates=(),
        holders={},
        others=others,
        today=today,
        days=days or plain_days(),
    )
    contacts = tuple(ContactSeen(key, "", key != AUNT, date(2020, 1, 1)) for key in (MOTHER, AUNT))
    pupil = PupilFacts(CHILD, date_of_birth=born, sen_code=sen[0], sen_since=sen[1])
    return facts(known, Circle(**{"pupil": pupil, "contacts": contacts, "councils": ELMSHIRE, **circle}))
