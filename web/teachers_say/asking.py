"""One press that asks everyone who teaches a child: it is among their next steps at once, and in their next mail."""

from uuid import UUID

from notifications import inbox
from web import current
from web.steps.step import writing_step
from workflows.support.teacher_views import ask_teachers

ASKED_BESIDE = frozenset({"pull_together", "write_how_it_went", "weigh_support"})
"""The steps for which other teachers’ views are asked: the picture of need, how support went, what was learned."""


def ask(task_id: UUID) -> int:
    """Ask everyone who is not being asked already; answers how many were asked now."""
    with writing_step(task_id) as (work, journey):
        views = ask_teachers(work, journey, task_id)
    if views:
        inbox.ask_view(current.desk(), current.scope(), task_id, {each.person_id: each.closes_on for each in views})
    return len(views)
