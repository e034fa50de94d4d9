"""One invented child for whom a specialist may be asked, built up from nothing: what checks and rules are given."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from engine.days import plain_days
from engine.values import Allowance, AllowanceKind, Answered, JourneyFacts, JourneyState, TaskState, TaskStatus
from workflows.specialist_involvement.facts import Facts, facts
from workflows.support.circle import (
    AgreementSeen,
    Circle,
    ContactSeen,
    FamilyContactSeen,
    PupilFacts,
    contact_key,
)

SCHOOL, CHILD, JOURNEY, ANOTHER = (UUID(int=n) for n in range(1, 5))
TEACHER, SENCO = UUID(int=11), UUID(int=12)
MOTHER, FATHER, AUNT = (contact_key(UUID(int=n)) for n in (21, 22, 23))
OPENED, TODAY = date(2026, 11, 2), date(2026, 11, 23)
BORN, BORN_16 = date(2017, 3, 4), date(2010, 3, 4)
ASKED = {
    "works": "Stories",
    "service": "speech_and_language",
    "question": "What helps with s?",
    "carries_out": f"person:{TEACHER}",
}
CARRIED = {"service": "speech_and_language", "asked_by": "school", "since": "2026-05-01", "carries_out": "person:x"}


def task(name: str, values: Mapping[str, Any]) -> TaskState:
    at = datetime.combine(OPENED, time(12), tzinfo=UTC)
    return TaskState(
        id=UUID(int=99),
        task=name,
        status=TaskStatus.DONE,
        cycle=0,
        visit=0,
        opened_on=OPENED,
        due_on=None,
        due_words="",
        due_standing="",
        provisional=False,
        owner="class_teacher",
        chased_by=None,
        person_id=None,
        nudge_on=None,
        done_on=OPENED,
        answer=Answered(name, 1, values, TEACHER, "class_teacher", at, OPENED, 0, 0),
    )


def said(answer: str = "yes", who: Iterable[str] = (MOTHER,), on: date = TODAY, **more: Any) -> AgreementSeen:
    """What somebody said to asking the service."""
    told = AgreementSeen(
        who=frozenset(who),
        share=frozenset(),
        id=UUID(int=77),
        journey_id=JOURNEY,
        about="service",
        cycle=0,
        on=on,
        answer=answer,
        service="speech_and_language",
        ends_on=date(2027, 11, 23),
    )
    return told._replace(**more)


def attempts(*days: int, how: Iterable[str] = ("phone", "letter", "phone")) -> tuple[FamilyContactSeen, ...]:
    """An attempt to reach the mother on each of these days of November."""
    made = zip(days, how, strict=False)
    return tuple(FamilyContactSeen(UUID(int=n), None, date(2026, 11, n), by, frozenset({MOTHER})) for n, by in made)


def exception(name: str, on: date = TODAY) -> Allowance:
    return Allowance(AllowanceKind.EXCEPTION, name, None, None, "senco", "", on, None)


def journey_state(**more: Any) -> JourneyState:
    state = JourneyState(
        id=JOURNEY,
        school_id=SCHOOL,
        subject_id=CHILD,
        workflow="specialist_involvement",
        version=1,
        definition="",
        stage="considering",
        is_open=True,
        opened_on=OPENED,
        opened_by=TEACHER,
        carried=False,
        entered_on=OPENED,
        cycle=0,
        visit=0,
        sequence=0,
        head="",
        relied="",
        closed_on=None,
        continues=None,
    )
    return state._replace(**more)


def child(
    *agreements: AgreementSeen,
    born: date = BORN,
    asked: Mapping[str, Any] | None = ASKED,
    carried: Mapping[str, Any] | None = None,
    answers: Mapping[str, Mapping[str, Any]] | None = None,
    stage: str = "considering",
    allowances: tuple[Allowance, ...] = (),
    has_teacher: bool = True,
    **circle: Any,
) -> Facts:
    """The facts of a journey with a mother and a father who are entitled, and an aunt who is not.

    `answers` maps further tasks to what was answered on the day of the opening.
    """
    answered = {"say_what_for": asked, "carried_in": carried, **(answers or {})}
    held = {"class_teacher": (TEACHER,)} if has_teacher else {}
    known = JourneyFacts(
        journey=journey_state(carried=carried is not None, stage=stage),
        tasks=tuple(task(name, values) for name, values in answered.items() if values is not None),
        allowances=allowances,
        dates=(),
        holders={**held, "senco": (SENCO,)},
        others=(),
        today=TODAY,
        days=plain_days(),
    )
    contacts = tuple(ContactSeen(key, "", key != AUNT, date(2020, 1, 1)) for key in (MOTHER, FATHER, AUNT))
    pupil = PupilFacts(CHILD, date_of_birth=born)
    return facts(known, Circle(**{"pupil": pupil, "contacts": contacts, "agreements": agreements, **circle}))
