"""A request to the council that was refused, told in few words."""

from engine import journeys
from tests.web.repeating import Repeating


def council_refuses(room: Repeating) -> None:
    """The family has asked the council, which will not assess Amira: its letter is of 7 September 2026."""
    senco = room.school.senco
    asked = {"asked_by": "parent", "on": "2026-08-10", "council": "Elmshire"}
    journeys.carry_in(room.desk, room.as_(senco), room.amira, "ehc_needs_assessment", at="requested", values=asked)
    room.answer(room.amira, "note_decision", {"decision": "refuse", "on": "2026-09-07"}, by=senco)
    room.move(room.amira, "council_refuses", by=senco)
