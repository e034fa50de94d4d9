"""Somebody else should answer this: give an open step to one person, with what was typed so far."""

from uuid import UUID

from flask import Response, url_for

from engine import tasks
from engine.asking import Field
from engine.errors import NotAllowed
from engine.terms import Kind, Role
from engine.values import TaskState
from web import current, words
from web.fields import Choice
from web.forms import AnswersForm
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import File
from web.steps.blueprint import bp
from web.steps.sources import person_key
from web.steps.step import Step, opened_step

BACK = "role"
WHO = Field("person", "Who should answer it?", Kind.PERSON, source=("people",))
STAFF = (Role.CLASS_TEACHER, Role.SUBJECT_TEACHER, Role.TA, Role.SENCO, Role.HEAD, Role.DSL, Role.OFFICE)


@bp.route("/hand-over", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def hand_over(task_id: UUID) -> Response:
    """Pick a person among those who have to do with the child; the step is theirs from now on."""
    with opened_step(task_id) as step:
        if not step.may_answer and not step.file.roles & {Role.SENCO, Role.HEAD}:
            raise NotAllowed()
        people = people_who_could(step.file, step.row)
    form = AnswersForm([WHO], sources={"people": people}, child=step.child).here()
    if form.accepted():
        chosen = form.values()["person"]
        give(task_id, chosen)
        tell("It is handed over.", f"{_receiver(step, chosen)} will find it among their next steps.")
        return go(url_for("worklist.show"))
    return page("steps/hand_over.html", step=step, form=form, alone=not people)


def give(task_id: UUID, chosen: str) -> None:
    """Give a step to one person, as `people_who_could` names them, with what was typed so far; or back to its role."""
    desk, scope = current.desk(), current.scope()
    person = None if chosen == BACK else UUID(chosen.removeprefix("person:"))
    tasks.hand_over(desk, scope, task_id, person)
    if person is not None:
        tasks.pass_draft_on(desk, scope, task_id, person)


def people_who_could(file: File, row: TaskState) -> list[Choice]:
    """Those who hold a role to the child, each once, without the person who has the step now.

    Nobody, where it is up to somebody outside alone: then it is to be nobody's here.
    """
    if file.around.of_row(row).is_theirs_alone:
        return []
    found: dict[UUID, list[str]] = {}
    for role in STAFF:
        for person in file.around.holders.get(role.value, ()):
            found.setdefault(person, []).append(words.role_words(role))
    has_it = row.person_id or file.around.me
    people = [
        (person_key(person), f"{file.names[person]}, {words.listed(roles)}")
        for person, roles in found.items()
        if person != has_it and person in file.names
    ]
    if not row.person_id:
        return people
    return [*people, (BACK, f"Give it back to the {words.role_words(row.owner)}")]


def _receiver(step: Step, chosen: str) -> str:
    if chosen == BACK:
        return f"The {words.role_words(step.row.owner)}"
    return step.file.names[UUID(chosen.removeprefix("person:"))]
