"""One invented child's journey, built up from nothing: what the checks and rules of this workflow are given."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from engine.checks import Outcome
from engine.days import Days, plain_days
from engine.values import (
    Allowance,
    AllowanceKind,
    Answered,
    JourneyFacts,
    JourneyState,
    TaskState,
    TaskStatus,
)
from workflows.graduated_approach.facts import Facts, facts
from workflows.support.circle import (
    AgreementSeen,
    Circle,
    ContactSeen,
    FamilyContactSeen,
    NoticeSent,
    OutcomeSeen,
    PlanSeen,
    ProvisionSeen,
    PupilFacts,
    PupilViewSeen,
    contact_key,
)
from workflows.support.seen import CopySeen, OutcomeReviewed, SessionsSeen

Case = tuple[str, Facts, Outcome, str]
MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED

SCHOOL, CHILD, JOURNEY, ANOTHER_JOURNEY, PLAN = (UUID(int=n) for n in range(1, 6))
TEACHER, SENCO, STRANGER = (UUID(int=n) for n in range(11, 14))
MOTHER, FATHER = (contact_key(UUID(int=n)) for n in (21, 22))
TODAY = date(2026, 11, 23)
OPENED = date(2026, 9, 8)
LONG_AGO = date(2026, 5, 11)


def moment(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)


def task(
    name: str,
    values: Mapping[str, Any] | None = None,
    *,
    on: date = TODAY,
    cycle: int = 1,
    visit: int = 0,
    role: str = "class_teacher",
    hour: int = 12,
    opened_on: date | None = None,
) -> TaskState:
    """A task row; with values, one that was answered on a day."""
    answer = None
    if values is not None:
        answer = Answered(name, 1, values, TEACHER, role, moment(on, hour), on, cycle, visit)
    return TaskState(
        id=uuid4(),
        task=name,
        status=TaskStatus.OPEN,
        cycle=cycle,
        visit=visit,
        opened_on=opened_on or on,
        due_on=None,
        due_words="",
        due_standing="",
        provisional=False,
        owner="class_teacher",
        chased_by=None,
        person_id=None,
        nudge_on=None,
        done_on=None,
        answer=answer,
    )


def exempt(name: str) -> Allowance:
    return Allowance(
        AllowanceKind.EXEMPTION, name, "family_told_of_provision", SENCO, "senco", "", on=OPENED, look_again_on=None
    )


def journey(
    *,
    stage: str = "sen_assessment",
    cycle: int = 1,
    visit: int = 0,
    entered_on: date = OPENED,
    is_open: bool = True,
    carried: bool = False,
) -> JourneyState:
    return JourneyState(
        id=JOURNEY,
        school_id=SCHOOL,
        subject_id=CHILD,
        workflow="graduated_approach",
        version=1,
        definition="",
        stage=stage,
        is_open=is_open,
        opened_on=OPENED,
        opened_by=TEACHER,
        carried=carried,
        entered_on=entered_on,
        cycle=cycle,
        visit=visit,
        sequence=visit,
        head="",
        relied="",
        closed_on=None,
        continues=None,
    )


def seen(
    *tasks: TaskState,
    allowed: Iterable[Allowance] = (),
    today: date = TODAY,
    at: JourneyState | None = None,
    others: Iterable[JourneyState] = (),
    days: Days | None = None,
    **circle: Any,
) -> Facts:
    """The facts of a journey with these task rows; what is not said about its circle is empty."""
    known = JourneyFacts(
        journey=at or journey(),
        tasks=tasks,
        allowances=tuple(allowed),
        dates=(),
        holders={"class_teacher": (TEACHER,), "senco": (SENCO,)},
        others=tuple(others),
        today=today,
        days=days or plain_days(),
    )
    circle.setdefault("contacts", (contact(MOTHER),))
    return facts(known, Circle(circle.pop("pupil", pupil()), **circle))


def pupil(
    sen_code: str = "N",
    born: date = date(2017, 3, 1),
    joined_on: date | None = None,
    left_on: date | None = None,
) -> PupilFacts:
    return PupilFacts(CHILD, date_of_birth=born, sen_code=sen_code, joined_on=joined_on, left_on=left_on)


WITH_EHC_PLAN = pupil(sen_code="E")
YOUNG_PERSON = pupil(born=date(2009, 3, 1))


def contact(key: str, from_on: date = LONG_AGO, is_entitled: bool = True) -> ContactSeen:
    return ContactSeen(key, "parent", is_entitled, from_on)


def talk(on: date, *, said: str = "", note: str = "sent", journey_id: UUID = JOURNEY) -> FamilyContactSeen:
    return FamilyContactSeen(uuid4(), journey_id, on, "in_person", frozenset({MOTHER}), said, note)


def attempts(on: date, number: int = 3) -> tuple[FamilyContactSeen, ...]:
    """Attempts a week apart from a day on, by phone and in writing in turn."""
    ways = ("phone", "writing")
    days = [on + timedelta(weeks=n) for n in range(number)]
    return tuple(talk(day)._replace(how=ways[n % 2]) for n, day in enumerate(days))


def view(on: date, *how: str, helps: str = "") -> PupilViewSeen:
    return PupilViewSeen(frozenset(how or {"talked"}), uuid4(), JOURNEY, on, helps=helps)


def notice(to: str, on: date, journey_id: UUID = JOURNEY) -> NoticeSent:
    return NoticeSent(to, uuid4(), journey_id, on)


def outcome(
    position: int = 1, *, measure: str = "Counted each Friday", at: datetime | None = None, step_towards: str = ""
) -> OutcomeSeen:
    able_to, by_on = "Read a page aloud", date(2027, 2, 12)
    return OutcomeSeen(uuid4(), position, able_to, "Reads a line", measure, by_on, "learning", step_towards, at)


def support(
    position: int = 1, *, outcome: int | None = 1, teacher: UUID | None = TEACHER, at: datetime | None = None
) -> ProvisionSeen:
    return ProvisionSeen(uuid4(), position, "Word maps", outcome, "ta", teacher, at)


def plan(
    *rows: OutcomeSeen | ProvisionSeen,
    status: str = "draft",
    cycle: int = 1,
    from_on: date | None = None,
    journey_id: UUID = JOURNEY,
) -> PlanSeen:
    return PlanSeen(
        PLAN,
        journey_id,
        cycle,
        status,
        "",
        from_on,
        None,
        tuple(row for row in rows if isinstance(row, OutcomeSeen)),
        tuple(row for row in rows if isinstance(row, ProvisionSeen)),
    )


def agreed(
    *who: str, on: date, answer: str = "yes", review_on: date | None = None, cycle: int = 1, journey_id: UUID = JOURNEY
) -> AgreementSeen:
    return AgreementSeen(
        frozenset(who or {MOTHER}), frozenset(), uuid4(), journey_id, "plan", cycle, on, answer, review_on=review_on
    )


def copy(
    who: str, what: str = "plan", *, status: str = "told", cycle: int = 1, visit: int = 0, on: date = TODAY
) -> CopySeen:
    """Somebody's row on the list of those to whom a plan or a record goes."""
    return CopySeen(what, JOURNEY, cycle, visit, who, status, on=on)


def sessions(place: int = 1, number: int = 3, *, took_place: bool = True) -> SessionsSeen:
    return SessionsSeen(PLAN, place, took_place, number, OPENED, TODAY)


def looked_at(place: int = 1, *, visit: int = 0, reached: str = "as_hoped") -> OutcomeReviewed:
    return OutcomeReviewed(JOURNEY, PLAN, place, visit, TODAY, "Reads a page", reached, "Her own book")


def meeting(on: date, how: str = "in_person") -> FamilyContactSeen:
    """A meeting of a review."""
    return talk(on, said="It helps", note="")._replace(how=how)


def annual_review() -> JourneyState:
    """Another journey of the child: the annual review of an EHC plan."""
    return journey(stage="held")._replace(id=ANOTHER_JOURNEY, workflow="ehc_annual_review")


def reviewed_ehc_plan(on: date, *who: str, how: str = "in_person") -> FamilyContactSeen:
    """The meeting of that review, with whoever of the family took part."""
    return meeting(on, how)._replace(journey_id=ANOTHER_JOURNEY, who=frozenset(who))


def specialist(stage: str = "waiting", *, closed_on: date | None = None) -> JourneyState:
    """Another journey of the child, which asks a specialist."""
    asked = journey(stage=stage, is_open=closed_on is None)
    return asked._replace(id=ANOTHER_JOURNEY, workflow="specialist_involvement", closed_on=closed_on)


def carried_in(stage: str, on: date = OPENED, cycle: int = 1, **values: str) -> TaskState:
    """The row that a journey was put in with."""
    row = task("carried_in", {"stage": stage, **values}, on=on, cycle=cycle)
    return row._replace(cycle=0)
