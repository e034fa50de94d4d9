"""Meetings with families: how many were held, offered and not taken up, and are owed so far, child by child.

Guidance, never law: three a year, here one a term, pro rata for whoever joined late (Code 6.65; domain, 2.4, case 30).
"""

from flask import Blueprint, Response, make_response

from web import current
from web.family_meetings.rows import HEADINGS, meeting_rows, taken
from web.fragments import page
from web.lists import in_lists
from web.permissions import Permission, needs
from web.sheets import CSV, as_csv

bp = Blueprint("family_meetings", __name__, url_prefix="/family-meetings")


@bp.get("")
@needs(Permission.SEE_HELD_UP)
def show() -> Response:
    """The table, those first who have had fewer meetings than are owed so far."""
    with current.reading() as session:
        rows = meeting_rows(session)
    return page("family_meetings/show.html", rows=rows, today=current.today())


@bp.get("/list.csv")
@needs(Permission.SEE_HELD_UP)
def take() -> Response:
    """The table as CSV; with names hidden, it holds none."""
    with current.reading() as session:
        rows = meeting_rows(session)
    response = make_response(as_csv(HEADINGS, taken(rows, in_lists(row.pupil for row in rows))))
    response.headers["Content-Type"] = CSV
    response.headers["Content-Disposition"] = f'attachment; filename="family-meetings-{current.today()}.csv"'
    return response
