"""Pages made for print: the plan, the note of a talk, the record of a review, advice, the letters of an EHC review.

Each is plain English that somebody of eleven can read, names the school and the child, and says where free advice is.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request

from web.fragments import page
from web.papers.advice import advice_paper
from web.papers.ehc_review import invitation as invitation_paper
from web.papers.ehc_review import report as ehc_report_paper
from web.papers.letters import letter_paper
from web.papers.paper import Paper, opened_paper, tick_if_sent
from web.papers.plan import plan_paper
from web.papers.review import review_paper
from web.papers.talk import talk_paper
from web.permissions import Permission, needs
from workflows.support import seen

bp = Blueprint("papers", __name__, url_prefix="/papers/<uuid:journey_id>")
LARGE = "large"


@bp.get("/plan")
@needs(Permission.SEE_CHILDREN)
def plan(journey_id: UUID) -> Response:
    """The plan on one page; whoever was sent it has then read it."""
    with opened_paper(journey_id) as paper:
        shown = _shown("papers/plan.html", paper, plan_paper(paper))
    tick_if_sent(paper, seen.PLAN)
    return shown


@bp.get("/record")
@needs(Permission.SEE_CHILDREN)
def record(journey_id: UUID) -> Response:
    """The record of the last review; whoever was sent it has then read it."""
    with opened_paper(journey_id) as paper:
        shown = _shown("papers/record.html", paper, review_paper(paper))
    tick_if_sent(paper, seen.RECORD)
    return shown


@bp.get("/advice")
@needs(Permission.SEE_CHILDREN)
def advice(journey_id: UUID) -> Response:
    """What a specialist advises; whoever was sent it has then read it."""
    with opened_paper(journey_id) as paper:
        shown = _shown("papers/advice.html", paper, advice_paper(paper))
    tick_if_sent(paper, seen.ADVICE)
    return shown


@bp.get("/invitation")
@needs(Permission.SEE_CHILDREN)
def invitation(journey_id: UUID) -> Response:
    """The invitation to the review of an EHC plan."""
    with opened_paper(journey_id) as paper:
        return _shown("papers/invitation.html", paper, invitation_paper(paper))


@bp.get("/ehc-report")
@needs(Permission.SEE_CHILDREN)
def ehc_report(journey_id: UUID) -> Response:
    """The head’s report of the review of an EHC plan."""
    with opened_paper(journey_id) as paper:
        return _shown("papers/ehc_report.html", paper, ehc_report_paper(paper))


@bp.get("/talks/<uuid:talk_id>")
@needs(Permission.SEE_CHILDREN)
def talk(journey_id: UUID, talk_id: UUID) -> Response:
    """The note of a talk, for the family."""
    with opened_paper(journey_id) as paper:
        return _shown("papers/talk.html", paper, talk_paper(paper, talk_id))


@bp.get("/letters/<any('not-sen', ending, early, 'council-no'):about>")
@needs(Permission.DO_STEPS)
def letter(journey_id: UUID, about: str) -> Response:
    """The letters of one turn, one for each entitled contact, each on a sheet of its own."""
    with opened_paper(journey_id) as paper:
        return _shown("papers/letter.html", paper, letter_paper(paper, about))


def _shown(template: str, paper: Paper, said: Any) -> Response:
    """The page; a calm one where nothing of it is written yet."""
    if said is None:
        return page("papers/nothing.html", paper=paper)
    return page(template, paper=paper, said=said, large=request.args.get("print") == LARGE)
