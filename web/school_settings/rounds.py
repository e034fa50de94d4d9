"""Review rounds: the weeks in which the school holds its reviews, so that new review dates begin in them."""

from flask import Response, abort, url_for

from web.current import desk, reading, scope
from web.fields import DayField, OneLine
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.blueprint import bp
from workflows.school.review_rounds import MOST_A_YEAR, add_window, remove_window, windows
from workflows.school.term_dates import Stretch, TermsRefused


class RoundForm(PlainForm):
    """A further review round: what it is called, its first and last day."""

    name = question(OneLine, "Name", "Enter a name", hint="For example, Autumn reviews")
    starts_on = question(DayField, "First day", "Enter the first day", hint="For example, 23 11 2026")
    ends_on = question(DayField, "Last day", "Enter the last day", hint="The day itself included")


@bp.route("/review-rounds", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def rounds() -> Response:
    """The review rounds, and a place to add one."""
    form = RoundForm.here()
    if form.accepted() and _added(form):
        tell("The review round is entered.", "New review dates begin in it.")
        return go(url_for("school_settings.rounds"))
    with reading() as session:
        listed = windows(session, scope().school_id)
    return page("school_settings/rounds.html", form=form, listed=listed, most=MOST_A_YEAR)


def _added(form: RoundForm) -> bool:
    """Whether the round could be so; where not, the form now says why."""
    try:
        with desk().writing_school(scope()) as work:
            add_window(work, Stretch(form.name.answer(), form.starts_on.day, form.ends_on.day))
    except TermsRefused as refused:
        form.refuse({"starts_on": str(refused)})
        return False
    return True


@bp.post("/review-rounds/<day>/drop")
@needs(Permission.CHANGE_SETTINGS)
def drop_round(day: str) -> Response:
    """Hold reviews in these weeks no more."""
    with desk().writing_school(scope()) as work:
        found = next(
            (each for each in windows(work.session, work.school_id) if each.starts_on.isoformat() == day), None
        )
        remove_window(work, found or abort(404))
    tell("The review round is taken out.", "Review dates that are agreed stay as they are.")
    return go(url_for("school_settings.rounds"))
