"""The SENCO: who it is, since when, and how their qualification stands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import Response, abort, url_for
from sqlmodel import Session

from engine.values import Scope
from web.current import desk, reading, scope, today
from web.fields import DayField, OneOf, YesOrNo
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_year.blueprint import bp
from workflows.school import year_keeping
from workflows.school.pupils import staff_named
from workflows.school.senco import COURSES, Course, Training, how_it_stands
from workflows.school.setting_up import Phase, school_seen
from workflows.school.year_facts import trainings

BEFORE = "Were they a SENCO before, for more than 12 months in all?"
COURSE = "Which qualification do they hold, or are they taking?"


@dataclass(frozen=True, slots=True)
class Senco:
    """One SENCO as the page shows them."""

    person_id: UUID
    name: str
    since: date
    how: str
    is_known: bool


def sencos(session: Session, scope: Scope, today: date) -> tuple[Senco, ...]:
    """Whoever is the SENCO now, and how their qualification stands; special schools are not asked for it."""
    names = staff_named(session, scope.school_id)
    is_special = school_seen(session, scope.school_id).phase is Phase.SPECIAL
    return tuple(
        Senco(
            each.person_id,
            names.get(each.person_id, "Somebody"),
            each.became_on,
            "None is asked at a special school." if is_special else how_it_stands(each),
            each.is_known,
        )
        for each in trainings(session, scope, today)
    )


class TrainingForm(PlainForm):
    """What decides whether the qualification is asked, and by when."""

    became_on = question(
        DayField,
        "When did they become the SENCO here?",
        "Enter the day on which they became the SENCO",
        hint="For example, 1 9 2024",
    )
    was_senco_before = question(
        YesOrNo,
        BEFORE,
        "Select whether they were a SENCO for more than 12 months before",
        choices={"yes": "Yes", "no": "No"},
        hint="Here or at another mainstream school in England",
    )
    course = question(OneOf, COURSE, "Select a qualification, or “None yet”", choices=COURSES)
    began_on = question(DayField, "When did the course begin?", hint="NASENCO counts only if before 1 September 2024")
    ended_on = question(DayField, "When did it end?", hint="The day of the result")

    def training(self, person_id: UUID) -> Training:
        """What the form says."""
        course = Course(self.course.answer())
        is_taken = course is not Course.NONE
        began, ended = (each.data if is_taken else None for each in (self.began_on, self.ended_on))
        return Training(person_id, self.became_on.day, self.was_senco_before.answer(), course, began, ended)


@bp.route("/senco/<uuid:senco_id>", methods=["GET", "POST"])
@needs(Permission.KEEP_SCHOOL_YEAR)
def change_senco(senco_id: UUID) -> Response:
    """Say what is known of a SENCO’s qualification."""
    with reading() as session:
        known = {each.person_id: each for each in trainings(session, scope(), today())}
        name = staff_named(session, scope().school_id).get(senco_id, "")
    training = known.get(senco_id) or abort(404)
    form = TrainingForm.here(
        became_on=training.became_on,
        was_senco_before=YesOrNo.shown(training.was_senco_before) if training.is_known else None,
        course=training.course.value if training.is_known else None,
        began_on=training.began_on,
        ended_on=training.ended_on,
    )
    if form.accepted() and _fits(form):
        with desk().writing_school(scope()) as work:
            year_keeping.keep_training(work, form.training(senco_id))
        tell(f"What is known of {name}’s qualification is saved.", how_it_stands(form.training(senco_id)))
        return go(url_for("school_year.show"))
    return page("school_year/change_senco.html", form=form, name=name)


def _fits(form: TrainingForm) -> bool:
    """Whether the days can be so; where not, the form now says why."""
    began, ended = form.began_on.data, form.ended_on.data
    faults = {}
    if form.became_on.day > today():
        faults["became_on"] = "The day they became the SENCO must be today or earlier"
    if began and ended and ended < began:
        faults["ended_on"] = "The course must end on or after the day it began"
    if ended and ended > today():
        faults["ended_on"] = "The day the course ended must be today or earlier"
    if ended and not began and form.course.answer() == Course.NASENCO:
        faults["began_on"] = "Enter when the course began: whether it counts hangs on it"
    form.refuse(faults)
    return not faults
