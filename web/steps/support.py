"""Write what we will do: each kind of support, for which outcome, and once below what changes for the child all day."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Response, url_for

from engine.asking import Field
from engine.terms import Kind
from web import words
from web.fields import whole
from web.forms import AnswersForm, was_posted
from web.fragments import go
from web.frame import tell
from web.permissions import Permission, needs
from web.steps.blueprint import bp
from web.steps.plan_rows import Card, Writing, asked_for, is_open, kept, rows_page, saved, writing_plan, written
from web.steps.sources import person_key
from web.steps.step import Step, opened_step, step_in_hand
from workflows.support.plans import (
    GROUPINGS,
    PLACES,
    PlanWords,
    PlanWritten,
    ProvisionWords,
    drop_provision,
    save_plan_words,
    save_provision,
)
from workflows.support.said import how_often
from workflows.support.sessions import group_names

NOTHING_ALL_DAY = (
    "Nothing is written here yet. Left blank, the plan says that class, trips and home stay as they are. "
    "It can be put in place like that."
)
BESIDE_EHC_PLAN = "This adds to the help that the EHC plan sets out, and never takes its place."
"""What the council’s plan sets out is owed as it stands (Children and Families Act 2014, section 42)."""
MOST = 12
ALL_DAY = "all-day"
GROUP_HINT = "Children with the same group and the same adult are ticked together. Pick one that there is, or name it."
NUMBERS = ("minutes", "times_a_week", "weeks")
WORDS = (
    Field("class_changes", "What changes in class for {child}?", Kind.LONG_TEXT),
    Field("joins_in", "How does {child} join in trips and clubs?", Kind.LONG_TEXT),
    Field(
        "at_home",
        "What will the family and {child} do?",
        Kind.LONG_TEXT,
        may_be_blank=True,
        hint="Only what they chose themselves. Left blank, the plan asks nothing of them.",
    ),
)


def _questions(outcomes: dict[str, str], *, has_ehc_plan: bool) -> tuple[Field, ...]:
    """The questions of one row; which outcome it is for is asked once there is one."""
    which = (Field("outcome", "For which outcome?", Kind.ONE_OF, choices=outcomes),) if outcomes else ()
    return (
        Field("what", "What will we do?", Kind.LONG_TEXT, hint=BESIDE_EHC_PLAN if has_ehc_plan else None),
        *which,
        Field("given_by", "Who gives it?", Kind.PERSON, source=("staff",)),
        Field("teacher", "Which teacher stays responsible?", Kind.PERSON, source=("teachers",)),
        Field("grouping", "Alone or in a group?", Kind.ONE_OF, choices=GROUPINGS),
        Field("group_name", "Which group?", Kind.SHORT_TEXT, source=("groups",), may_be_blank=True, hint=GROUP_HINT),
        Field("minutes", "Minutes each time", Kind.NUMBER),
        Field("times_a_week", "Times a week", Kind.NUMBER),
        Field("weeks", "For how many weeks", Kind.NUMBER),
        Field("where", "Where?", Kind.ONE_OF, choices=PLACES),
    )


def shown(step: Step, form: AnswersForm | None = None, row: str = "") -> Response:
    """The page: the outcomes above, the support that is written, and the one row to write now."""
    plan = written(step)
    given = plan.provision if plan else {}
    now = row or asked_for("" if given else "1")
    writing = _writing(step, plan, now, form) if now and is_open(plan) else None
    free = next((n for n in range(1, MOST + 1) if n not in given), 0)
    return rows_page(
        step, "steps/support.html", plan=plan, form=writing.form if writing else None, writing=writing, now=now,
        cards=_cards(step, plan), outcomes=tuple(_outcomes(plan).values()), all_day=_all_day(step, plan),
        add=_at(step, str(free)) if free and is_open(plan) else "", numbers=NUMBERS,
    )  # fmt: skip


def _at(step: Step, row: str) -> str:
    return url_for("steps.answer", task_id=step.id, row=row)


def _outcomes(plan: PlanWritten | None) -> dict[str, str]:
    return {str(place): f"{place}. {said.able_to}" for place, said in sorted(plan.outcomes.items())} if plan else {}


def _form(step: Step, plan: PlanWritten | None, prefix: str = "") -> AnswersForm:
    sight = step.file.sight
    groups = [(name, name) for name in group_names(sight.session, sight.school_id)]
    sources = {**step.sources(), "groups": groups}
    questions = _questions(_outcomes(plan), has_ehc_plan=step.circle.has_ehc_plan)
    return AnswersForm(questions, sources=sources, child=step.child, size="s", prefix=prefix, compact=bool(prefix))


def row_form(step: Step, place: int, prefix: str) -> AnswersForm:
    """One kind of support as a form among others, filled with what is written of it."""
    plan = written(step)
    known = plan.provision.get(place) if plan else None
    return _form(step, plan, prefix).filled(_values(known) if known else _begins(step, plan))


def row_to_write(step: Step) -> int:
    """The support to write next: the first that lacks something, else the next that is free; 0 where there is none."""
    plan = written(step)
    if plan is None or not is_open(plan):
        return 1 if plan is None else 0
    given = sorted(plan.provision.items())
    lacking = (place for place, said in given if not (said.what and said.outcome and said.teacher_id))
    free = (place for place in range(1, MOST + 1) if place not in plan.provision)
    return next(lacking, next(free, 0))


def _words_form(step: Step) -> AnswersForm:
    return AnswersForm(WORDS, child=step.child, size="s")


def _writing(step: Step, plan: PlanWritten | None, row: str, form: AnswersForm | None) -> Writing | None:
    if row == ALL_DAY:
        filled = form or _words_form(step).filled(asdict(plan.words) if plan else {})
        return Writing("All day, on trips and at home", filled, *_addresses(step, "steps.all_day"))
    place = whole(row)
    if not 1 <= place <= MOST:
        return None
    known = plan.provision.get(place) if plan else None
    filled = form or _form(step, plan).filled(_values(known) if known else _begins(step, plan))
    return Writing(f"Support {place}", filled, *_addresses(step, "steps.provision", place=place))


def _addresses(step: Step, endpoint: str, **more: Any) -> tuple[str, str]:
    """Where a row is sent, and where it is kept while it is typed."""
    return url_for(endpoint, task_id=step.id, **more), url_for(f"{endpoint}_draft", task_id=step.id, **more)


def _begins(step: Step, plan: PlanWritten | None) -> dict[str, Any]:
    """What can be known beforehand: the only outcome, the only teacher."""
    outcomes, teachers = list(_outcomes(plan)), [key for key, _ in step.sources()["teachers"]]
    return {
        "outcome": outcomes[0] if len(outcomes) == 1 else None,
        "teacher": teachers[0] if len(teachers) == 1 else None,
    }


def _values(said: ProvisionWords) -> dict[str, Any]:
    teacher = person_key(said.teacher_id) if said.teacher_id else None
    return {**asdict(said), "outcome": str(said.outcome) if said.outcome else None, "teacher": teacher}


def _cards(step: Step, plan: PlanWritten | None) -> tuple[Card, ...]:
    if plan is None or not plan.provision:
        return ()
    people = dict(step.sources()["staff"])
    return tuple(_card(step, plan, people, place, said) for place, said in sorted(plan.provision.items()))


def _card(step: Step, plan: PlanWritten, people: dict[str, str], place: int, said: ProvisionWords) -> Card:
    teacher = people.get(person_key(said.teacher_id), "") if said.teacher_id else ""
    outcome = plan.outcomes.get(said.outcome) if said.outcome else None
    lines = (
        ("For outcome", outcome.able_to if outcome else ""),
        ("Who gives it", people.get(said.given_by, said.given_by)),
        ("Teacher responsible", teacher),
        ("How often", how_often(said.minutes, said.times_a_week, said.weeks)),
        ("How", ", ".join(filter(None, (GROUPINGS.get(said.grouping, ""), PLACES.get(said.where, "").lower())))),
        ("Group", said.group_name),
    )
    needed = {"for which outcome": outcome, "which teacher stays responsible": teacher}
    missing = [name for name, value in needed.items() if not value]
    drop = url_for("steps.provision_drop", task_id=step.id, place=place)
    return Card(
        heading=said.what or "Not written yet",
        lines=tuple((label, text) for label, text in lines if text),
        change=_at(step, str(place)) if is_open(plan) else "",
        drop=drop if is_open(plan) else "",
        lacks=f"Not written yet: {words.listed(missing)}" if missing else "",
    )


def _all_day(step: Step, plan: PlanWritten | None) -> Card:
    said = asdict(plan.words) if plan else {}
    lines = tuple(
        (field.ask.replace("{child}", step.child), said[field.name]) for field in WORDS if said.get(field.name)
    )
    change = _at(step, ALL_DAY) if is_open(plan) else ""
    return Card("All day, on trips and at home", lines, change=change, note="" if lines else NOTHING_ALL_DAY)


@bp.route("/support/<int(min=1, max=12):place>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def provision(task_id: UUID, place: int) -> Response:
    """Save one kind of support."""
    with opened_step(task_id) as step:
        step.refuse_others()
        form = _form(step, written(step)).here() if was_posted() else None
        if form is None or not form.accepted():
            return shown(step, form, str(place))
    save_row(task_id, place, form)
    return saved(task_id, f"Support {place} is saved.")


@bp.post("/support/<int(min=1, max=12):place>/draft")
@needs(Permission.DO_STEPS)
def provision_draft(task_id: UUID, place: int) -> Response:
    """Keep a kind of support as it is typed, as far as it fits."""
    with step_in_hand(task_id) as step:
        form = _form(step, written(step)).here()
    save_row(task_id, place, form)
    return kept(task_id)


@bp.post("/support/<int(min=1, max=12):place>/drop")
@needs(Permission.DO_STEPS)
def provision_drop(task_id: UUID, place: int) -> Response:
    """Take a kind of support out of the plan that is being written."""
    with writing_plan(task_id) as (work, journey):
        drop_provision(work, journey, place)
    tell(f"Support {place} is taken out.")
    return go(url_for("steps.answer", task_id=task_id))


def save_row(task_id: UUID, place: int, form: AnswersForm) -> None:
    """Save one kind of support as far as it fits; nothing where nothing is typed."""
    said = form.typed()
    if not any(value for name, value in said.items() if name not in ("outcome", "teacher")):
        return
    teacher = said.get("teacher")
    row = ProvisionWords(
        what=said.get("what") or "",
        outcome=int(said["outcome"]) if said.get("outcome") else None,
        given_by=said.get("given_by") or "",
        teacher_id=UUID(teacher.removeprefix("person:")) if teacher else None,
        grouping=said.get("grouping") or "",
        group_name=(said.get("group_name") or "") if said.get("grouping") == "group" else "",
        minutes=_whole(said.get("minutes")),
        times_a_week=_whole(said.get("times_a_week")),
        weeks=_whole(said.get("weeks")),
        where=said.get("where") or "",
    )
    with writing_plan(task_id) as (work, journey):
        save_provision(work, journey, place, row)


def _whole(number: Any) -> int | None:
    """A count as a whole number of 1 or more; anything else is left out."""
    return int(number) if isinstance(number, int | float) and number >= 1 else None


@bp.route("/support/all-day", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def all_day(task_id: UUID) -> Response:
    """Save what changes in class, on trips and at home."""
    with opened_step(task_id) as step:
        step.refuse_others()
        form = _words_form(step).here() if was_posted() else None
        if form is None or not form.accepted():
            return shown(step, form, ALL_DAY)
    _save_words(task_id, form)
    return saved(task_id, "What changes all day is saved.")


@bp.post("/support/all-day/draft")
@needs(Permission.DO_STEPS)
def all_day_draft(task_id: UUID) -> Response:
    """Keep what changes all day as it is typed."""
    with step_in_hand(task_id) as step:
        form = _words_form(step).here()
    _save_words(task_id, form)
    return kept(task_id)


def _save_words(task_id: UUID, form: AnswersForm) -> None:
    said = form.typed()
    with writing_plan(task_id) as (work, journey):
        save_plan_words(work, journey, PlanWords(**{field.name: said.get(field.name) or "" for field in WORDS}))
