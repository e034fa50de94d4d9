"""The school’s own list of strategies: what teachers pick from when they say what they will try."""

from uuid import UUID

from flask import Response, url_for

from web.current import desk, reading, scope
from web.fields import Lines
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.blueprint import bp
from web.words import count
from workflows.school import own_lists


class StrategiesForm(PlainForm):
    """New lines for the list."""

    lines = question(
        Lines,
        "Add to the list",
        "Enter what a teacher could do, one on each line",
        hint="One on each line, as a teacher would say it. For example, Two minutes’ warning before a change",
        rows=5,
    )


@bp.route("/strategies", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def strategies() -> Response:
    """The list, and a place to add to it."""
    form = StrategiesForm.here()
    if form.accepted():
        return _added((form.lines.data or "").splitlines())
    with reading() as session:
        listed = own_lists.strategies(session, scope().school_id)
    return page("school_settings/strategies.html", form=form, listed=listed, suggested=own_lists.SUGGESTED)


@bp.post("/strategies/suggested")
@needs(Permission.CHANGE_SETTINGS)
def begin_strategies() -> Response:
    """Begin the list with our suggestions."""
    return _added(list(own_lists.SUGGESTED))


def _added(lines: list[str]) -> Response:
    with desk().writing_school(scope()) as work:
        number = own_lists.add_strategies(work, lines)
    tell(f"{count(number, 'line')} added." if number else "These stand on the list already.")
    return go(url_for("school_settings.strategies"))


@bp.post("/strategies/<uuid:strategy_id>/drop")
@needs(Permission.CHANGE_SETTINGS)
def drop_strategy(strategy_id: UUID) -> Response:
    """Take one line off the list."""
    with desk().writing_school(scope()) as work:
        words = own_lists.drop_strategy(work, strategy_id)
    tell(f"“{words}” is off the list.", "Where it was chosen already, it stays.")
    return go(url_for("school_settings.strategies"))
