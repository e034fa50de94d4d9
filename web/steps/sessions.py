"""Today’s sessions have a page of their own, which is always there: a step that names them leads to it."""

from flask import Response, url_for

from web.fragments import go
from web.steps.step import Step


def shown(step: Step) -> Response:
    """On to the sessions of this child."""
    return go(url_for("todays_sessions.of_child", pupil_id=step.file.pupil.id))
