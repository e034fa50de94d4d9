"""What the pages of outcomes and of support share: cards for what is written, and one row at a time to write."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import Response, request, url_for

from engine.errors import NotOpen
from engine.values import JourneyState
from engine.work import Work
from web.forms import AnswersForm
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.steps import why
from web.steps.blueprint import bp
from web.steps.step import Step, writing_step
from workflows.support.circle import PlanSeen
from workflows.support.plans import PlanWritten, carry_plan, plan_written

ROW = "row"
NO_CONTENT = 204


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that is written: its heading, its lines as label and text, and where it is changed or taken out.

    `note` says what it means that it is not written.
    """

    heading: str
    lines: tuple[tuple[str, str], ...]
    change: str = ""
    drop: str = ""
    lacks: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """The row that is being written: what it is called, its form, where it is sent, and where it is kept on the way."""

    heading: str
    form: AnswersForm
    action: str
    draft: str


def written(step: Step) -> PlanWritten | None:
    """This cycle’s plan as it stands."""
    return plan_written(step.file.sight.session, step.loaded.journey)


def is_open(plan: PlanWritten | None) -> bool:
    """Whether the plan is still being written: one that is in place changes at its review."""
    return plan is None or plan.status == "draft"


def asked_for(first: str) -> str:
    """Which row the page shows for writing: the one asked for, else `first`."""
    return request.args.get(ROW, "") or first


def to_begin_with(step: Step, plan: PlanWritten | None) -> PlanSeen | None:
    """Last time’s plan, where nothing of this cycle’s is written yet."""
    last = step.circle.plan_in_force
    if last is None or last.cycle == step.loaded.journey.cycle or (plan and (plan.outcomes or plan.provision)):
        return None
    return last


def rows_page(step: Step, template: str, **context: Any) -> Response:
    """A page over the rows of a plan, with what stands beside every step."""
    return page(
        template,
        step=step,
        due=why.due_seen(step),
        reasons=why.reasons(step),
        reminders=why.reminders(step),
        last=to_begin_with(step, context["plan"]),
        **context,
    )


@contextmanager
def writing_plan(task_id: UUID) -> Iterator[tuple[Work, JourneyState]]:
    """A write to the plan of this cycle. Raises NotOpen where it is in place already: it changes at its review."""
    with writing_step(task_id) as (work, journey):
        if not is_open(plan_written(work.session, journey)):
            raise NotOpen()
        yield work, journey


@bp.post("/rows/carry")
@needs(Permission.DO_STEPS)
def carry(task_id: UUID) -> Response:
    """Begin with the plan that is in force: to confirm, or to change."""
    begin_with_last(task_id)
    return go(url_for("steps.answer", task_id=task_id))


def begin_with_last(task_id: UUID) -> None:
    """Fill this cycle’s plan from the one in force, and say so. Raises NotOpen where something is written already."""
    with writing_plan(task_id) as (work, journey):
        carried = carry_plan(work, journey)
    if not carried:
        raise NotOpen()
    tell("Last time’s plan is here.", "Change what is no longer right. A day that is over is asked for anew.")


def saved(task_id: UUID, what: str) -> Response:
    """Back to the rows, with what was saved said."""
    tell(what)
    return go(url_for("steps.answer", task_id=task_id))


def kept(task_id: UUID) -> Response:
    """After a draft: nothing to a script that saves; where somebody wants to finish later, their next steps."""
    if "later" not in request.form:
        return Response(status=NO_CONTENT)
    tell("What you wrote is saved.", "You can finish it later.")
    return go(url_for("worklist.show"))


def day_in(values: dict[str, Any], name: str) -> date | None:
    found = values.get(name)
    return date.fromisoformat(found) if found else None
