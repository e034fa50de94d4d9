"""Whom the school asks for which kind of help, and how long a child usually waits there."""

from collections.abc import Mapping

from flask import Response, abort, url_for

from web.current import desk, reading, scope, workflow
from web.fields import NumberField, OneLine
from web.forms import PlainForm, asked, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.blueprint import bp
from workflows.school.own_lists import Service, name_service, services

LONGEST_WAIT = 520
ASKING = ("specialist_involvement", "say_what_for", "service")


class ServiceForm(PlainForm):
    """Who it is, and the usual wait."""

    name = question(
        OneLine, "What is it called?", "Enter what the service is called", hint="For example, Northbank therapy team"
    )
    weeks = NumberField(
        "How many weeks does a child usually wait to be seen?",
        render_kw=asked(
            "How many weeks does a child usually wait to be seen?",
            hint="All weeks count, holidays too. Leave it blank if you do not know.",
            classes="govuk-input--width-3",
            inputmode="numeric",
        ),
    )

    def wait(self) -> int | None:
        """The weeks as a whole number; None where they are left blank."""
        said = self.weeks.answer()
        return None if said is None else int(said)

    def fits(self) -> bool:
        """Whether the form is sent and its number can be a wait; where not, it says why."""
        if not self.accepted():
            return False
        said = self.weeks.answer()
        if said is None or (said == int(said) and 1 <= said <= LONGEST_WAIT):
            return True
        self.refuse({"weeks": f"The wait must be a whole number of weeks, from 1 to {LONGEST_WAIT}"})
        return False


def kinds() -> Mapping[str, str]:
    """The kinds of help that can be asked for, as the school's definition lists them."""
    name, task, field = ASKING
    with reading() as session:
        return workflow(session, name).task(task).question(field).choices or {}


@bp.get("/services")
@needs(Permission.CHANGE_SETTINGS)
def show_services() -> Response:
    """Each kind of help, and whom the school asks."""
    with reading() as session:
        named = services(session, scope().school_id)
    return page("school_settings/services.html", kinds=kinds(), named=named)


@bp.route("/services/<kind>", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def change_service(kind: str) -> Response:
    """Name the service for one kind of help."""
    title = kinds().get(kind) or abort(404)
    with reading() as session:
        known = services(session, scope().school_id).get(kind)
    weeks = str(known.weeks) if known and known.weeks else None
    form = ServiceForm.here(name=known.name if known else None, weeks=weeks)
    if form.fits():
        with desk().writing_school(scope()) as work:
            name_service(work, Service(kind, form.name.answer(), form.wait()))
        tell(f"{title}: it is named.", "Waits that are late by this number show from tonight.")
        return go(url_for("school_settings.show_services"))
    return page("school_settings/change_service.html", form=form, title=title, kind=kind, is_named=known is not None)


@bp.post("/services/<kind>/drop")
@needs(Permission.CHANGE_SETTINGS)
def drop_service(kind: str) -> Response:
    """Name nobody for one kind of help any more."""
    title = kinds().get(kind) or abort(404)
    with desk().writing_school(scope()) as work:
        name_service(work, Service(kind, ""))
    tell(f"{title}: nobody is named any more.")
    return go(url_for("school_settings.show_services"))
