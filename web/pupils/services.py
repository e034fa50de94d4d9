"""Which service a journey is about: it tells one request to a specialist from the child's others."""

from collections.abc import Iterable

from engine.definition import Workflow
from engine.opening import CARRIED_IN
from engine.values import TaskState


def service_of(workflow: Workflow, tasks: Iterable[TaskState]) -> str:
    """The service that was named when the journey was begun, or put in, in words; nothing for other journeys."""
    asked = workflow.start.asks
    questions = {each.name: each for each in workflow.task(asked).form or ()} if asked else {}
    opening = {asked, CARRIED_IN}
    answer = next((row.answer for row in tasks if row.task in opening and row.answer), None)
    if answer is None or "service" not in questions or "service" not in answer.values:
        return ""
    said = str(answer.values["service"])
    return (questions["service"].choices or {}).get(said, said)
