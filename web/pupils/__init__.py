"""A child: finding one, and the page that says what comes next, where the journey stands, and what is in the way."""

from uuid import UUID

from flask import Blueprint, Response, request

from engine.reading import subjects_of
from web import current, searches
from web.away.shown import away_of
from web.family_meetings.rows import meetings_of
from web.fragments import page
from web.permissions import Permission, allowed, needs
from web.pupils.about import about
from web.pupils.agreements import agreements_shown
from web.pupils.begins import ways_to_begin
from web.pupils.cards import cards
from web.pupils.drawn import drawn
from web.pupils.files import opened
from web.pupils.given import given
from web.pupils.history import KINDS, history
from web.pupils.leaving import leaving
from web.pupils.shown import journeys_shown
from web.teachers_say.shown import panel
from workflows.school.deaths import death_of, died_among
from workflows.school.pupils import MOST_FOUND, pupils_found
from workflows.school.record_requests import requests_of
from workflows.school.retention import hold_of
from workflows.support.observations import entries_of

bp = Blueprint("pupils", __name__, url_prefix="/children")


@bp.get("")
@needs(Permission.SEE_CHILDREN)
def find() -> Response:
    """The children that the person works with, all of them or those whose name or class was searched for.

    Whoever may open every record finds those who have left, too.
    """
    with current.reading() as session:
        sought = searches.sought(session)
        mine = subjects_of(session, current.scope(), current.today())
        school_id, sees_all = current.scope().school_id, mine is None
        found = pupils_found(session, school_id, sought, mine, leavers=sees_all) if sought or not sees_all else ()
        gone = [each.id for each in found if each.left_on]
        died = died_among(session, school_id, gone) if gone else {}
    shown = page(
        "pupils/find.html", fragment="pupils/_found.html", sought=sought, found=found, died=died, sees_all=sees_all,
        today=current.today(), most=MOST_FOUND,
    )  # fmt: skip
    return searches.addressed(shown)


@bp.post("")
@needs(Permission.SEE_CHILDREN)
def search() -> Response:
    """Search for a child by a part of the name, or by the class."""
    return searches.led_on("pupils.find")


@bp.get("/<uuid:pupil_id>")
@needs(Permission.SEE_CHILDREN)
def show(pupil_id: UUID) -> Response:
    """One child's page."""
    with opened(pupil_id, "child") as file:
        looks, journeys = journeys_shown(file)
        entries = entries_of(file.sight.session, file.sight.school_id, pupil_id)
        events = history(looks, entries, file.names, file.pupil.called)
        kind = request.args.get("history", "") if request.args.get("history") in KINDS else ""
        known = about(file, looks)
        death = death_of(file.sight.session, file.sight.school_id, pupil_id) if file.sight.rests(pupil_id) else None
        held = hold_of(file.sight.session, file.sight.school_id, pupil_id) if allowed(Permission.LET_GO) else None
        return page(
            "pupils/show.html",
            fragment="pupils/_history.html",
            pupil=file.pupil,
            about=known,
            given=given(file, known.contacts),
            death=death,
            asked=requests_of(file.sight.session, file.sight.school_id, pupil_id).values(),
            held=held,
            held_by=file.names.get(held.by, "somebody who has left") if held else "",
            death_by=file.names.get(death.written_by, "somebody who has left") if death else "",
            cards=() if death else cards(file, looks, journeys),
            journeys=[each for each in journeys if each.is_open],
            ended=[each for each in journeys if not each.is_open],
            events=[each for each in events if kind in ("", *each.kinds)],
            kind=kind,
            kinds=KINDS,
            drawn=None if death else drawn(file, looks, journeys),
            begins=[] if death else ways_to_begin(file, looks),
            decides=file.pupil.decides_on(file.sight.today),
            agreements=agreements_shown(file, looks),
            leaving=leaving(file, journeys),
            teachers=panel(file),
            met=meetings_of(looks),
            away=away_of(file),
        )
