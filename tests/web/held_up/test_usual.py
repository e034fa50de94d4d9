"""The school's own usual: its median from ten finished stays on, until then our default."""

from datetime import timedelta

import pytest

from engine.clock import SetClock
from engine.desk import Desk
from engine.stays import stays
from tests.web.classroom import Classroom
from tests.web.held_up.conftest import Reader
from web.held_up.usual import ENOUGH, own_usuals
from workflows.school.terms import days_now

FIRST = ("graduated_approach", "concern")


def own(room: Classroom):
    scope = room.as_(room.school.senco)
    with room.desk.reading(scope) as session:
        return own_usuals(session, scope, days_now(session, scope.school_id))


def finish(room: Classroom, count: int, clock: SetClock) -> None:
    """So many children whose concern was answered, each after one day more than the last."""
    start = clock.now()
    for place, child in enumerate(room.add_children(count)):
        clock.set(start)
        room.begin(child)
        clock.set(start + timedelta(days=place % 5))
        room.move(child, "respond_in_class")


def test_nine_stays_say_nothing_and_the_tenth_makes_the_median_the_school_s_own(room: Classroom, clock: SetClock):
    finish(room, ENOUGH - 1, clock)
    assert FIRST not in own(room)
    finish(room, 1, clock)
    assert own(room)[FIRST].days == 2
    assert own(room)[FIRST].words == "usually 2 here"


def test_the_board_compares_with_the_school_s_own(room: Classroom, clock: SetClock, senco: Reader):
    finish(room, ENOUGH, clock)
    room.begin(room.amira)
    room.back(senco, room.school.senco)
    assert "0 days (usually 2 here)" in senco.page("/held-up?show=all&stage=Concern+raised").main


def test_only_the_newest_stays_are_read(room: Classroom, clock: SetClock):
    finish(room, 4, clock)
    scope = room.as_(room.school.senco)
    with room.desk.reading(scope) as session:
        assert len(stays(session, scope, 3)) == 3


@pytest.mark.parametrize("place", ["concern", "do"])
def test_a_journey_that_was_put_in_has_no_first_stay(room: Classroom, desk: Desk, place: str):
    room.plan_in_place(room.amira)
    scope = room.as_(room.school.senco)
    with desk.reading(scope) as session:
        found = {stay.stage for stay in stays(session, scope, 5)}
    assert (place in found) == (place == "concern")


def test_fewer_days_that_the_school_says_are_its_own_and_come_before_its_median(
    room: Classroom, clock: SetClock, senco: Reader
):
    cycle = "/own-words/graduated_approach"
    finish(room, ENOUGH, clock)
    room.back(senco, room.school.senco)
    senco.press(senco.page(f"{cycle}/stages/concern"), "Save in the draft", {"label": "Concern raised", "usual": "4"})
    senco.press(senco.page(f"{cycle}/publish"), "Publish", {})
    room.begin(room.amira)
    page = senco.page("/held-up?show=all&stage=Concern+raised")
    assert "(usually 4, the school’s own)" in page.main
    assert page.links()["Say the school’s own usual days"] == "/own-words/usual-days"
