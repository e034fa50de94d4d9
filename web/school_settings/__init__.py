"""The school’s settings: what it is, its terms and closures, and where mail goes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Response, abort, url_for
from sqlmodel import Session

from engine.work import Work
from notifications.inbox import undelivered
from web.current import desk, reading, scope, settings, today
from web.fields import DayField, OneLine, OneOf, YesOrNo
from web.forms import PlainForm, question
from web.fragments import REFUSED, go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings import advice, attempts, layers, letterhead, rounds, services, strategies
from web.school_settings.blueprint import bp
from workflows.school import own_lists, setting_up, term_dates
from workflows.school.retention import keep_years
from workflows.school.setting_up import PHASES, Phase
from workflows.school.term_dates import KINDS, SchoolYear, Stretch, TermsRefused
from workflows.support.attempts import attempts_wanted

__all__ = ["advice", "attempts", "bp", "layers", "letterhead", "rounds", "services", "strategies"]
TERM = "term"
LOOK_BACK = timedelta(days=28)
"""How far back mails are listed that did not go, or may not have arrived."""
IS_MAINTAINED = "Does the council maintain the school?"


class SchoolForm(PlainForm):
    """What the school is: asked on the first run, and here."""

    name = question(OneLine, "School’s name", "Enter the school’s name")
    phase = question(OneOf, "Which children is it for?", "Select which children the school is for", choices=PHASES)
    is_maintained = question(
        YesOrNo,
        IS_MAINTAINED,
        "Select whether the council maintains the school",
        choices={"yes": "Yes", "no": "No, it is an academy or independent"},
        hint="Parents of a maintained school may see its records within 15 school days.",
    )


class TermForm(PlainForm):
    """A term: its name, first and last day."""

    name = question(OneLine, "Name", "Enter a name")
    starts_on = question(DayField, "First day", "Enter the first day", hint="For example, 3 9 2026")
    ends_on = question(DayField, "Last day", "Enter the last day", hint="The day itself included")

    def stretch(self) -> Stretch:
        """What the form says."""
        kind = getattr(self, "kind", None)
        return Stretch(self.name.answer(), self.starts_on.day, self.ends_on.day, kind.answer() if kind else "")


class ClosureForm(TermForm):
    """Days inside a term on which children do not come."""

    kind = question(OneOf, "Why is the school closed?", "Select why the school is closed", choices=KINDS)


@bp.route("/")
@needs(Permission.CHANGE_SETTINGS)
def show() -> Response:
    """All settings on one page, each with its way to change it."""
    with reading() as session:
        school = setting_up.school_seen(session, scope().school_id)
        entered = term_dates.entered(session, scope().school_id)
        lost = undelivered(session, scope(), since=today() - LOOK_BACK, everybody=True)
        lists = _own_lists(session)
    years = _by_year(entered)
    missing = [year for year in _years_to_know() if year not in years]
    return page(
        "school_settings/show.html",
        school=school,
        phase=PHASES[school.phase],
        years=years,
        missing=missing,
        mail_folder="" if settings().smtp_url else settings().mail_folder,
        lost=lost,
        **lists,
    )


def _own_lists(session: Session) -> dict[str, Any]:
    """What the school has said of itself: where families get advice, and how long its lists are."""
    school_id = scope().school_id
    return {
        "advice": own_lists.family_advice(session, school_id),
        "strategies": len(own_lists.strategies(session, school_id)),
        "services": len(own_lists.services(session, school_id)),
        "head": own_lists.letterhead(session, school_id),
        "wanted": attempts_wanted(session, school_id),
        "keep_years": keep_years(session, school_id),
    }


@bp.route("/school", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def change_school() -> Response:
    """Correct what the school is."""
    with reading() as session:
        school = setting_up.school_seen(session, scope().school_id)
    form = SchoolForm.here(
        name=school.name, phase=school.phase.value, is_maintained=YesOrNo.shown(school.is_maintained)
    )
    if form.accepted():
        with desk().writing_school(scope()) as work:
            setting_up.change_school(
                work,
                name=form.name.answer(),
                phase=Phase(form.phase.answer()),
                is_maintained=form.is_maintained.answer(),
            )
        tell("The school’s details are up to date")
        return go(url_for("school_settings.show"))
    return page("school_settings/change_school.html", form=form)


@bp.route("/years/<int:year>", methods=["POST"])
@needs(Permission.CHANGE_SETTINGS)
def begin_year(year: int) -> Response:
    """Enter the usual terms of a school year that has none yet, to be put right."""
    with reading() as session:
        known = _by_year(term_dates.entered(session, scope().school_id))
    if year in known or year not in _years_to_know():
        abort(404)
    usual = term_dates.suggested_terms(year)
    with desk().writing_school(scope()) as work:
        term_dates.replace_year(work, year, usual.terms, usual.closures)
    tell(f"The usual terms for {year} to {year + 1} are entered", "Next: compare them with your council’s or trust’s.")
    return go(url_for("school_settings.show"))


@bp.route("/closures/new", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def add_closure() -> Response:
    """Close the school on days of a term: a training day, snow."""
    form = ClosureForm.here()
    if form.accepted() and _written(form, lambda work: term_dates.add_closure(work, form.stretch())):
        tell("The days are entered", "Due dates and reminders follow from tonight.")
        return go(url_for("school_settings.show"))
    return page("school_settings/add_closure.html", form=form)


@bp.route("/days/<kind>/<day>", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def change_days(kind: str, day: str) -> Response:
    """Put a term or a closure right."""
    before = _stretch(kind, day)
    form = (ClosureForm if before.kind else TermForm).here(
        name=before.name, starts_on=before.starts_on, ends_on=before.ends_on, kind=before.kind
    )
    if form.accepted() and _written(form, lambda work: term_dates.change(work, before, form.stretch())):
        tell("The days are changed", "Due dates and reminders follow from tonight.")
        return go(url_for("school_settings.show"))
    return page("school_settings/change_days.html", form=form, before=before, kind=kind, day=day)


@bp.route("/days/<kind>/<day>/remove", methods=["POST"])
@needs(Permission.CHANGE_SETTINGS)
def remove_days(kind: str, day: str) -> Response:
    """Take a term or a closure out."""
    before = _stretch(kind, day)
    form = (ClosureForm if before.kind else TermForm)(
        data={"name": before.name, "starts_on": before.starts_on, "ends_on": before.ends_on, "kind": before.kind}
    )
    if _written(form, lambda work: term_dates.change(work, before, None)):
        tell("The days are taken out", "Due dates and reminders follow from tonight.")
        return go(url_for("school_settings.show"))
    return page("school_settings/change_days.html", form=form, before=before, kind=kind, day=day, status=REFUSED)


def _written(form: TermForm, write: Callable[[Work], None]) -> bool:
    """Whether the terms could be so; where not, the form now says why."""
    try:
        with desk().writing_school(scope()) as work:
            write(work)
    except TermsRefused as refused:
        form.refuse({"starts_on": str(refused)})
        return False
    return True


def _stretch(kind: str, day: str) -> Stretch:
    """The term, or the closure, that begins on a day written in an address."""
    with reading() as session:
        entered = term_dates.entered(session, scope().school_id)
    among = entered.terms if kind == TERM else entered.closures
    found = next((each for each in among if each.starts_on.isoformat() == day), None)
    return found if found is not None else abort(404)


def _by_year(entered: SchoolYear) -> dict[int, list[tuple[str, Stretch]]]:
    """Terms and closures with the word for their address, by school year, in their order."""
    years: dict[int, list[tuple[str, Stretch]]] = {}
    named = [*((TERM, each) for each in entered.terms), *(("closure", each) for each in entered.closures)]
    for kind, each in sorted(named, key=lambda pair: (pair[1].starts_on, pair[0] != TERM)):
        years.setdefault(term_dates.year_of_term(each.starts_on), []).append((kind, each))
    return years


def _years_to_know() -> tuple[int, int]:
    """The school years whose terms matter now: this one and the next."""
    this = term_dates.school_year_of(today())
    return this, this + 1
