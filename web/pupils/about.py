"""What a child's page says about the child: strengths first, the plan, and the people around."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.reading import JourneyLook
from engine.terms import Role
from engine.values import TaskState
from web import words
from web.pupils.files import File
from web.steps.sources import person_key
from workflows.school.pupils import ContactNamed, contacts_named
from workflows.support.circle import Circle, OutcomeSeen, PlanSeen, ProvisionSeen
from workflows.support.outcome_looks import GOES, Look, newest_looks
from workflows.support.said import how_often

SEN_WORDS = {"K": "SEN support", "E": "EHC plan", "N": ""}
PEOPLE = (Role.CLASS_TEACHER, Role.SUBJECT_TEACHER, Role.TA, Role.SENCO, Role.HEAD, Role.DSL)


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """One outcome of the plan with the support for it; `looked` is how it went when somebody last looked, and when."""

    able_to: str
    now: str
    measure: str
    by: str
    looked: str
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """The plan that is in force, or the one being written."""

    is_draft: bool
    since: str
    in_class: str
    outcomes: tuple[OutcomeShown, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a child beside the journeys."""

    place: str
    says: str
    strengths: str
    plan: PlanShown | None
    people: tuple[tuple[str, str], ...]
    contacts: tuple[ContactNamed, ...]


def about(file: File, looks: tuple[JourneyLook, ...]) -> About:
    """Everything about one child that stands beside the journeys."""
    circle: Circle = file.sight.gathered.circles[file.pupil.id]
    on = file.sight.today
    return About(
        place=_place(file),
        says=next((view.good for view in reversed(circle.views) if view.good), ""),
        strengths=_newest_strengths(each.tasks for each in looks),
        plan=_plan(file, circle),
        people=_people(file),
        contacts=contacts_named(file.sight.session, file.sight.school_id, file.pupil.id, on),
    )


def _place(file: File) -> str:
    pupil = file.pupil
    status = SEN_WORDS[pupil.sen_code]
    since = f" since {words.day_words(pupil.sen_since)}" if status and pupil.sen_since else ""
    left = f"left on {words.day_words(pupil.left_on)}" if pupil.has_left_by(file.sight.today) else ""
    return " · ".join(part for part in (pupil.class_name, pupil.year, f"{status}{since}", left) if part)


def newest_strengths(file: File) -> str:
    """The newest words about a child's strengths in any answer of any journey."""
    return _newest_strengths(each.tasks for each in file.sight.journeys.values())


def _newest_strengths(tasks: Iterable[tuple[TaskState, ...]]) -> str:
    answers = [row.answer for rows in tasks for row in rows if row.answer and row.answer.text("strengths")]
    return max(answers, key=lambda answer: answer.at).text("strengths") if answers else ""


def _plan(file: File, circle: Circle) -> PlanShown | None:
    draft = next((plan for plan in reversed(circle.plans) if plan.status == "draft" and plan.outcomes), None)
    plan = circle.plan_in_force or draft
    if plan is None:
        return None
    names = {person_key(id): name for id, name in file.names.items()}
    looks = newest_looks(file.sight.session, file.sight.school_id, [plan.id])
    outcomes = tuple(
        _outcome(plan, each, names, _looked(looks.get((plan.id, each.position)), file)) for each in plan.outcomes
    )
    return PlanShown(not plan.in_force, words.day_words(plan.from_on), plan.class_changes, outcomes)


def _looked(look: Look | None, file: File) -> str:
    """`stuck, on Tuesday: Two lines`; nothing where nobody has looked since the plan began."""
    if look is None:
        return ""
    said = f"{GOES[look.goes].lower()}, {words.lately(look.on, file.sight.today)}"
    return f"{said}: {look.now}" if look.now else said


def _outcome(plan: PlanSeen, outcome: OutcomeSeen, names: Mapping[str, str], looked: str) -> OutcomeShown:
    support = tuple(_support(each, names) for each in plan.provision if each.outcome == outcome.position)
    return OutcomeShown(outcome.able_to, outcome.now, outcome.measure, words.day_words(outcome.by_on), looked, support)


def _support(given: ProvisionSeen, names: Mapping[str, str]) -> str:
    """`Word maps (Mr Lowe, 15 minutes, 4 times a week)`: what is given, by whom and how often."""
    often = how_often(given.minutes, given.times_a_week, given.weeks)
    about = ", ".join(filter(None, (names.get(given.given_by, given.given_by), often)))
    return f"{given.what.rstrip('.')} ({about})" if about else given.what


def _people(file: File) -> tuple[tuple[str, str], ...]:
    """Role and names of the staff around a child; who is missing is said."""
    shown = []
    for role in PEOPLE:
        names = file.around.named(role.value)
        if names or role in (Role.CLASS_TEACHER, Role.SENCO):
            label = words.role_words(role)
            shown.append((label[:1].upper() + label[1:], words.listed(names) or "Nobody is named"))
    return tuple(shown)
