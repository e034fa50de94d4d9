"""Which reviews lie ahead: a meeting about an EHC plan, from when one gets ready for it until it was held."""

from datetime import date

from engine.boards import board
from engine.clock import SetClock
from engine.database import Database
from tests.counting import asked
from tests.workflows.ehc_annual_review.story import NOTED, Reviewing
from tests.workflows.small import SENCO, as_
from web.held_up.reviews import reviews_ahead


def ahead(reviewing: Reviewing) -> list[date]:
    desk, scope = reviewing.desk, as_(SENCO)
    with desk.reading(scope) as session:
        found = board(session, scope)
        with asked(desk.database) as sent:
            days = reviews_ahead(session, scope, found, lambda pinned: desk.catalogue.playbook(pinned).workflow)
    assert len(sent) == 1
    return list(days.values())


def test_the_meeting_about_an_ehc_plan_lies_ahead_until_it_is_written_down_as_held(
    database: Database, clock: SetClock
) -> None:
    reviewing = Reviewing(database, clock)
    assert ahead(reviewing) == []
    reviewing.get_ready()
    assert ahead(reviewing) == [date(2026, 10, 15)]
    reviewing.answer("set_meeting", on="2026-10-20", time="2pm", where="Room 3", suits=True)
    assert ahead(reviewing) == [date(2026, 10, 20)]
    reviewing.on(date(2026, 10, 20))
    reviewing.answer("note_meeting", **{**NOTED, "on": "2026-10-20"})
    assert ahead(reviewing) == []
