"""Nothing goes to the family for now: the safeguarding lead says so, looks at it again, and lifts it.

One press for every open journey of the child that would tell the family anything, at whatever stage. No words are
asked: only who decided, when, and when they look again is kept here (domain, part 4, case 16).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import Blueprint, Response, url_for

from engine import journeys
from engine.errors import NotFound
from engine.values import Allowance, AllowanceKind
from web import current
from web.fields import DayField
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import File, opened
from workflows.support.safeguarding import SAFEGUARDING, recorded_as, standing

bp = Blueprint("not_told", __name__, url_prefix="/children/<uuid:pupil_id>/not-told")
NO_DAY_BEFORE = "This day has passed."


class AgainForm(PlainForm):
    """When the decision is looked at again."""

    look_again_on = question(DayField, "When will you look at this again?", "Enter when you will look at this again")

    def fits(self, today: date) -> bool:
        """Whether a day is given that has not passed; where not, the form says so."""
        if not self.accepted():
            return False
        has_passed = self.look_again_on.day < today
        if has_passed:
            self.refuse({"look_again_on": NO_DAY_BEFORE})
        return not has_passed


@dataclass(frozen=True, slots=True)
class Recorded:
    """As what a decision is recorded for one open journey: its kind, and the guard of an exemption; and what stands."""

    journey_id: UUID
    kind: AllowanceKind
    guard: str | None
    standing: Allowance | None


@bp.route("", methods=["GET", "POST"])
@needs(Permission.KEEP_FROM_FAMILY)
def decide(pupil_id: UUID) -> Response:
    """What stands, and when it is looked at again; on POST, decide it, or keep it with another day."""
    with opened(pupil_id, "not told") as file:
        found = _recorded(file)
    taken = next((each.standing for each in found if each.standing), None)
    form = AgainForm.here()
    if form.fits(current.today()):
        for each in found:
            journeys.record_allowance(
                current.desk(),
                current.scope(),
                each.journey_id,
                SAFEGUARDING,
                kind=each.kind,
                guard=each.guard,
                look_again_on=form.look_again_on.day,
            )
        tell("Nothing goes to the family for now.", "It is asked nothing meanwhile. Nobody else sees why.")
        return go(url_for("pupils.show", pupil_id=pupil_id))
    by = file.names.get(taken.by, "") if taken and taken.by else ""
    return page("not_told/decide.html", form=form, pupil=file.pupil, taken=taken, by=by)


@bp.post("/lift")
@needs(Permission.KEEP_FROM_FAMILY)
def lift(pupil_id: UUID) -> Response:
    """The family may be told again: what it is owed is asked for from today."""
    with opened(pupil_id, "not told") as file:
        found = [each for each in _recorded(file) if each.standing]
    for each in found:
        journeys.lift_allowance(
            current.desk(), current.scope(), each.journey_id, SAFEGUARDING, kind=each.kind, guard=each.guard
        )
    tell("The family may be told again.", "What it is owed is in the lists of those who owe it.")
    return go(url_for("pupils.show", pupil_id=pupil_id))


def _recorded(file: File) -> list[Recorded]:
    """As what a decision is, or stands, recorded for the open journeys of the child. Raises NotFound where none is."""
    found = []
    for loaded in file.sight.journeys.values():
        if loaded.journey.is_open and loaded.journey.subject_id == file.pupil.id:
            of_now = {(each.kind, each.guard): each for each in standing(file.sight.journey_facts(loaded))}
            ways = dict.fromkeys([*recorded_as(file.sight.playbook(loaded).workflow), *of_now])
            found += [Recorded(loaded.journey.id, kind, guard, of_now.get((kind, guard))) for kind, guard in ways]
    if not found:
        raise NotFound("journey")
    return found
