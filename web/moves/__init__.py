"""Moving a journey on: every guard with its because, what would meet it, and the ways past that exist."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from engine import journeys
from engine.assessment import asking
from engine.definition import Move
from engine.errors import AnswersRefused, InTheWay, NotFromHere
from engine.known import ANY
from engine.reading import JourneyLook, look_at, subject_of
from engine.sight import Sight
from engine.values import AllowanceKind, Assessment
from web import current
from web.forms import was_posted
from web.fragments import go, page
from web.frame import tell
from web.moves.forms import MoveForm, WayPastForm
from web.moves.missing import missing_for
from web.permissions import Permission, needs
from web.pupils.begins import FAMILY_HAS_ASKED
from web.pupils.files import File, opened
from web.pupils.moves_shown import MoveShown, move_shown
from web.pupils.services import service_of
from web.pupils.ways_past import WayPast, ways_past

bp = Blueprint("moves", __name__, url_prefix="/journeys/<uuid:journey_id>")


@dataclass(frozen=True, slots=True)
class Judged:
    """One move of one child's journey, judged now."""

    file: File
    look: JourneyLook
    move: Move
    assessment: Assessment

    @property
    def shown(self) -> MoveShown:
        return move_shown(self.look, self.move, self.assessment, self.file.pupil.called, self.file)

    @property
    def caption(self) -> str:
        """The child’s name; and the service, where the journey is about one."""
        return " · ".join(filter(None, (self.file.pupil.full_name, service_of(self.look.workflow, self.look.tasks))))

    @property
    def back_to(self) -> str:
        """The child’s page; for somebody who only does this one thing, their own next steps."""
        if self.file.is_theirs:
            return url_for("pupils.show", pupil_id=self.file.pupil.id)
        return url_for("worklist.show")

    @property
    def ways(self) -> tuple[WayPast, ...]:
        sight = self.file.sight
        loaded = sight.journey(self.look.journey.id)
        playbook = sight.playbook(loaded)
        facts = playbook.facts(sight.journey_facts(loaded), sight.circle(loaded))
        return ways_past(self.look.workflow, self.assessment, self.file.roles, asking(playbook, facts))


@bp.route("/moves/<do>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def confirm(journey_id: UUID, do: str) -> Response:
    """Show what stands in the way of a move; on POST, make it."""
    with _judged(journey_id, do) as judged:
        form = MoveForm(judged.move, judged.assessment, judged.file.pupil.called, judged.look.journey.sequence)
        shown, refused = judged.shown, judged.assessment.refused
        asks = not refused and shown.is_mine
        context: dict[str, Any] = {
            "pupil": judged.file.pupil,
            "caption": judged.caption,
            "back_to": judged.back_to,
            "shown": shown,
            "missing": missing_for(shown, judged.file.around, leads=not asks),
            "to": judged.look.workflow.stages[judged.move.to].label,
            "journey": judged.look.journey,
            "refused": refused,
            "asks": asks,
            "ways": judged.ways,
            "form": form,
        }
    if was_posted() and form.accepted() and _made(journey_id, do, form):
        done = judged.move.button.replace("{child}", "the child")
        stands = [] if done == context["to"] else [f"The journey now stands at “{context['to']}”."]
        tell(done, *stands, *_leads_on(judged.move))
        return go(context["back_to"])
    return page("moves/confirm.html", **context)


@bp.post("/ways-past")
@needs(Permission.DO_STEPS)
def record_way_past(journey_id: UUID) -> Response:
    """Record a listed exemption or exception, and go back to the move that it is for."""
    form = WayPastForm()
    with _judged(journey_id, form.do) as judged:
        way = next((each for each in judged.ways if (each.name, each.guard) == (form.name, form.guard)), None)
    if way is not None and way.because:
        tell("Nothing was recorded yet.", way.because)
        return go(url_for("moves.confirm", journey_id=journey_id, do=form.do))
    if way is None or (way.asks_date and form.look_again_on is None):
        tell("Nothing was recorded yet.", "Choose a reason. Where a date is asked, give the day to look again.")
        return go(url_for("moves.confirm", journey_id=journey_id, do=form.do))
    journeys.record_allowance(
        current.desk(),
        current.scope(),
        journey_id,
        way.name,
        kind=AllowanceKind(way.kind),
        guard=way.guard or None,
        look_again_on=form.look_again_on if way.asks_date else None,
    )
    tell("It is on record, with your name and today’s date.")
    return go(url_for("moves.confirm", journey_id=journey_id, do=form.do))


@contextmanager
def _judged(journey_id: UUID, do: str) -> Iterator[Judged]:
    """A move and how it is judged now, with the child's file open. Raises NotFound, NotFromHere."""
    with current.reading() as session:
        subject_id = subject_of(session, current.scope(), journey=journey_id)
    with opened(subject_id, "move", lambda sight: _is_asked(sight, journey_id, do)) as file:
        look = next(each for each in look_at(file.sight, subject_id) if each.journey.id == journey_id)
        found = next((pair for pair in look.moves if pair[0].do == do), None)
        if found is None:
            raise NotFromHere(look.journey.stage, do)
        yield Judged(file, look, *found)


def _leads_on(move: Move) -> list[str]:
    """What a move has opened beside the journey, in a sentence."""
    if not move.opens_lane:
        return []
    opened_lane = current.desk().catalogue.current(move.opens_lane, current.today()).workflow
    return [f"What is owed now: “{opened_lane.title}”. Its steps are in the lists of those who owe them."]


def _is_asked(sight: Sight, journey_id: UUID, do: str) -> bool:
    """Whether this move is one of the person’s, at a stage where a step is theirs too, or of a child who has left.

    A step that there may be at any stage makes none of them theirs. The office brings in the roll, and so finds out who
    has left: it says so on the journeys, too. It opens the post, and writes down that a family has asked the council.
    """
    loaded = sight.journey(journey_id)
    workflow, stage = sight.playbook(loaded).workflow, loaded.journey.stage
    roles = sight.roles(loaded.journey.subject_id)
    owes = any(task.owner in roles and task.at != (ANY,) for task in workflow.tasks_at(stage))
    moves = [move for move in workflow.moves_from(stage) if move.do == do]
    leads_on = any(move.opens_lane for move in moves) and sight.circle(loaded).pupil.left_on is not None
    is_asked = owes or leads_on or do == FAMILY_HAS_ASKED
    return is_asked and any(roles & {role.value for role in move.by} for move in moves)


def _made(journey_id: UUID, do: str, form: MoveForm) -> bool:
    """Make the move; False where it is refused, with the faults laid on the form."""
    try:
        journeys.move(
            current.desk(),
            current.scope(),
            journey_id,
            do,
            seen=form.seen,
            reasons=form.reasons,
            why=form.why,
            values=form.answers,
        )
    except AnswersRefused as error:
        form.refuse(error.faults)
    except InTheWay:
        return False
    return not form.errors and request.method == "POST"
