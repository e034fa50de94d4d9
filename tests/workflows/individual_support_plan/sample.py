"""A child with a plan, and a journey of the proposed kind, made from values: nothing can be stored of it."""

from datetime import date, datetime
from uuid import UUID

from engine.clock import at_time
from engine.days import plain_days
from engine.values import Answered, JourneyFacts, JourneyState, TaskState, TaskStatus
from workflows.catalogue import catalogue
from workflows.individual_support_plan.facts import Facts, facts
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
)

TODAY, BEGAN = date(2026, 11, 23), date(2026, 9, 14)
SCHOOL, JOURNEY, CHILD, MOTHER = (UUID(int=n) for n in range(1, 5))
PLAYBOOK = catalogue().version("individual_support_plan", 1)
MOTHER_KEY = f"contact:{MOTHER}"
JOURNEY_STATE = JourneyState(
    JOURNEY, SCHOOL, CHILD, "individual_support_plan", 1, PLAYBOOK.hash, "in_place", True, BEGAN, None, False, BEGAN,
    1, 0, 0, "", "", None, None,
)  # fmt: skip
OUTCOME = OutcomeSeen(UUID(int=11), 1, "Reads aloud", "41 words", "60 words", date(2027, 3, 1), "learning", "")
PROVISION = ProvisionSeen(UUID(int=12), 1, "Reads with an adult", 1, "", None)
PLAN = PlanSeen(UUID(int=13), JOURNEY, 1, "in_force", "", BEGAN, None, (OUTCOME,), (PROVISION,))
AGREED = AgreementSeen(
    frozenset({MOTHER_KEY}), frozenset(), UUID(int=14), JOURNEY, "plan", 1, date(2026, 9, 12), "yes"
)  # fmt: skip
NOTICE = NoticeSent(MOTHER_KEY, UUID(int=15), JOURNEY, date(2026, 9, 10))
MEETING = FamilyContactSeen(UUID(int=16), JOURNEY, date(2026, 10, 20), "in_person", frozenset({MOTHER_KEY}))
AROUND = Circle(
    PupilFacts(CHILD, date(2017, 3, 1), "4", sen_code="K"),
    contacts=(ContactSeen(MOTHER_KEY, "mother", True, date(2026, 1, 5)),),
    notices=(NOTICE,),
    plans=(PLAN,),
    agreements=(AGREED,),
)


def answered(task: str, at: datetime | None = None, **values: object) -> TaskState:
    """A task of this cycle that was answered."""
    at = at or at_time(TODAY)
    given = Answered(task, 1, values, None, "senco", at, at.date(), 1, 0)
    return TaskState(
        UUID(int=20), task, TaskStatus.DONE, 1, 0, TODAY, None, "", "", False, "senco", None, None, None, TODAY, given
    )


def seen(circle: Circle = AROUND, *tasks: TaskState, stage: str = "in_place", today: date = TODAY) -> Facts:
    """The facts of the journey at a stage, on a day."""
    journey = JOURNEY_STATE._replace(stage=stage)
    return facts(JourneyFacts(journey, tasks, (), (), {}, (), today, plain_days()), circle)
