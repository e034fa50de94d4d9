"""Those who left with an import and whose journeys are still open, each with the move that says so."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from web.current import desk, reading, scope
from workflows.school.pupils import pupils_named
from workflows.school.roll import kept
from workflows.school.roll.kept import StillOpen


@dataclass(frozen=True, slots=True)
class Leaver:
    """One open journey of somebody who has left; `href` leads to the move that is made then, where there is one."""

    name: str
    title: str
    button: str = ""
    href: str = ""


def leavers_to_move(import_id: UUID) -> list[Leaver]:
    """Every journey that is still open of those who left with an import."""
    with reading() as session:
        found = kept.left_with_open_journeys(session, scope().school_id, import_id)
        pupils = pupils_named(session, scope().school_id, {each.pupil_id for each in found})
    return [_leaver(each, pupils[each.pupil_id].full_name) for each in found]


def _leaver(still_open: StillOpen, name: str) -> Leaver:
    workflow = desk().catalogue.playbook(still_open.definition).workflow
    move = next((each for each in workflow.moves_from(still_open.stage) if each.opens_lane), None)
    if move is None:
        return Leaver(name, workflow.title)
    href = url_for("moves.confirm", journey_id=still_open.journey_id, do=move.do)
    return Leaver(name, workflow.title, move.button, href)
