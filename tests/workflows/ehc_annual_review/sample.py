"""One invented child with an EHC plan, built up from nothing: what the checks and rules of its review are given."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from engine.days import Days, plain_days
from engine.playbook import DueOn
from engine.values import Answered, JourneyFacts, JourneyState, TaskState, TaskStatus
from workflows.ehc_annual_review.facts import Facts, facts
from workflows.support.circle import Circle, ContactSeen, FamilyContactSeen, PupilFacts, PupilViewSeen, contact_key
from workflows.support.ehc_seen import CouncilSeen, EhcPlanSeen

SCHOOL, CHILD, JOURNEY = (UUID(int=n) for n in range(1, 4))
MOTHER, FATHER, AUNT = (contact_key(UUID(int=n)) for n in (21, 22, 23))
OPENED, TODAY = date(2026, 9, 7), date(2026, 11, 23)
BORN, BORN_16 = date(2017, 3, 4), date(2010, 3, 4)
ISSUED = date(2026, 3, 9)
OTHERS = ["head", "sen_officer", "health", "social_care"]

SET = {"set_meeting": {"on": "2027-02-02", "time": "2pm", "where": "Room 3", "suits": True}}
INVITED = {"who": [MOTHER, FATHER], "others": OTHERS, "for_on": "2027-02-02", "on": "2026-12-15"}
ROUND = {"came_from": ["family", "school"], "to_everyone": True, "on": "2027-01-19"}
NOTED = {"on": "2027-02-02", "took_part": [MOTHER], "how": "in_person", "progress": "Half way", "words": "Happy"}
HELD = {"note_meeting": NOTED}
REPORT = {"recommends": "keep", "why": "It fits", "differs": "no"}
SENT = {"who": [MOTHER, FATHER], "others": OTHERS, "on": "2027-02-12"}


def decided(decision: str, **more: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The answers of a review about which the council has decided."""
    return {**HELD, "note_decision": {"decision": decision, "on": "2027-02-26", "told": True}, **more}


def task(name: str, values: Mapping[str, Any], cycle: int = 0) -> TaskState:
    at = datetime.combine(TODAY, time(12), tzinfo=UTC)
    return TaskState(
        id=UUID(int=99),
        task=name,
        status=TaskStatus.DONE,
        cycle=cycle,
        visit=0,
        opened_on=OPENED,
        due_on=None,
        due_words="",
        due_standing="",
        provisional=False,
        owner="senco",
        chased_by=None,
        person_id=None,
        nudge_on=None,
        done_on=TODAY,
        answer=Answered(name, 1, values, UUID(int=12), "senco", at, TODAY, cycle, 0),
    )


def state(**more: Any) -> JourneyState:
    made = JourneyState(
        id=JOURNEY,
        school_id=SCHOOL,
        subject_id=CHILD,
        workflow="ehc_annual_review",
        version=1,
        definition="",
        stage="preparing",
        is_open=True,
        opened_on=OPENED,
        opened_by=None,
        carried=False,
        entered_on=date(2026, 11, 2),
        cycle=0,
        visit=0,
        sequence=0,
        head="",
        relied="",
        closed_on=None,
        continues=None,
    )
    return made._replace(**more)


def as_day(rule: Callable[..., Any]) -> Callable[..., Any]:
    """A rule that answers the bare day, where it answers one with its standing and its event."""

    def asked(facts: Facts) -> Any:
        found = rule(facts)
        return found.on if isinstance(found, DueOn) else found

    return asked


def plan(issued: date = ISSUED, reviewed: date | None = None, ceased: date | None = None) -> EhcPlanSeen:
    return EhcPlanSeen(UUID(int=41), None, "Elmshire", issued, reviewed, ceased)


PLAN = plan()


def moved(*days: date) -> tuple[CouncilSeen, ...]:
    """The councils of a child who came to another on each of these days, after the first."""
    return tuple(CouncilSeen(f"Council {n}", day) for n, day in enumerate((date(2020, 1, 1), *days)))


def view(on: date, **said: Any) -> PupilViewSeen:
    return PupilViewSeen(**{"how": frozenset({"talked"}), "id": UUID(int=51), "journey_id": None, "on": on, **said})


def talk(on: date, said: str = "We are happy") -> FamilyContactSeen:
    return FamilyContactSeen(UUID(int=52), None, on, "phone", frozenset({MOTHER}), said)


def attempts(*days: date) -> tuple[FamilyContactSeen, ...]:
    """An attempt to reach the mother on each of these days, by turns on the phone and by letter."""
    ways = ("phone", "letter") * len(days)
    made = zip(days, ways, strict=False)
    return tuple(FamilyContactSeen(UUID(int=60 + on.day), None, on, how, frozenset({MOTHER})) for on, how in made)


def child(
    answers: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    ehc: EhcPlanSeen | None = PLAN,
    born: date | None = BORN,
    today: date = TODAY,
    days: Days | None = None,
    others: tuple[JourneyState, ...] = (),
    pupil: Mapping[str, Any] | None = None,
    journey: Mapping[str, Any] | None = None,
    earlier: Mapping[str, Mapping[str, Any]] | None = None,
    **circle: Any,
) -> Facts:
    """The facts of a journey with a mother and a father who are entitled, and an aunt who is not.

    `answers` are those of the review under way, `earlier` those of the one before.
    """
    cycle = 1 if earlier else 0
    rows = [task(name, values) for name, values in (earlier or {}).items()]
    rows += [task(name, values, cycle) for name, values in (answers or {}).items()]
    known = JourneyFacts(
        journey=state(**{"cycle": cycle, **(journey or {})}),
        tasks=tuple(rows),
        allowances=(),
        dates=(),
        holders={},
        others=others,
        today=today,
        days=days or plain_days(),
    )
    contacts = tuple(ContactSeen(key, "", key != AUNT, date(2020, 1, 1)) for key in (MOTHER, FATHER, AUNT))
    about = PupilFacts(CHILD, **{"date_of_birth": born, "sen_code": "E", **(pupil or {})})
    plans = (ehc,) if ehc else ()
    return facts(known, Circle(**{"pupil": about, "contacts": contacts, "ehc_plans": plans, **circle}))
